import type { Conditions } from '#models/project/records.ts';

/** Continuous load of a breaker, of its rating. Source: NEC (NFPA 70) 210.20(A), 215.3: 125 % of the continuous load. */
export const continuousShare = 0.8;

/** Whether the supplies hang together on feeds, rather than each on a breaker of its own. */
export function isSharedFeed({ feedSystem, feedCount, feedBreaker }: Conditions): boolean {
  return feedSystem !== 'ac-1' || feedCount > 1 || feedBreaker > 0;
}

/** Smallest rating of a breaker that carries a continuous current, A. */
export const breakerFor = (current: number): number => current / continuousShare;
