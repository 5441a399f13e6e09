/*
 * What a lost machine of a cluster takes from what its racks serve.
 */
import type { ClusterResult, Throttled } from '#solver/cluster/contract.ts';
import type { LossResult } from '#solver/cluster/losses.ts';
import { usualExponent } from '#solver/power/throttle.ts';
import type { ServedLoss } from '#solver/service/contract.ts';

/**
 * Shares of the tokens/s of all racks that are left where each loss ends. Of a rack that keeps a share r of its power
 * above idle, r^(1/1.82) is left of the rate, as of accelerators under a power limit (docs/workload.md).
 *
 * @param shares of the tokens/s, of one rack by its name; the shares of all racks add up to 1
 */
export function servedLosses(
  losses: readonly LossResult[],
  shares: ReadonlyMap<string, number>,
): readonly ServedLoss[] {
  return losses.map(({ what, outcome, after, throttled }) => ({
    what,
    outcome,
    after,
    // What comes to no rest is shut down.
    left: outcome === 'no-steady-state' ? 0 : leftWith(throttled, shares),
  }));
}

/** Share of the tokens/s that throttled racks leave. */
function leftWith(throttled: readonly Throttled[], shares: ReadonlyMap<string, number>): number {
  const lost = throttled.reduce(
    (sum, { rack, count, rate }) => sum + count * (shares.get(rack) ?? 0) * (1 - rate ** (1 / usualExponent)),
    0,
  );
  return Math.max(0, 1 - lost);
}

/** The shares of racks that share evenly what their kind serves. @param served tokens/s of all racks of each name */
export function sharesOfRacks(
  { thermal }: Pick<ClusterResult, 'thermal'>,
  served: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name, count } of thermal.rows.flatMap(({ kinds }) => kinds))
    counts.set(name, (counts.get(name) ?? 0) + count);
  const all = [...served.values()].reduce((sum, one) => sum + one, 0);
  return new Map([...served].map(([name, own]) => [name, own / all / (counts.get(name) ?? 1)]));
}
