import type { DesignItem } from '#models/project/design.ts';

/** Whether a part has a switch for "failed": what turns, and what feeds. */
export function canFail({ kind }: Pick<DesignItem, 'kind'>): boolean {
  return kind === 'fan' || kind === 'pump' || kind === 'cdu' || kind === 'psu';
}
