import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Violation } from '#models/rules/rule.ts';

/** The one word that a part's state is shown by; the worst wins. */
export type PartState = 'over-limit' | 'failed' | 'error' | 'near-limit' | 'warning' | 'fine';

/** Margin below which a part counts as near its limit, K: the usual spread of a network answer. */
const nearLimit = 5;

export const stateTexts: Readonly<Record<PartState, string>> = {
  'over-limit': 'Over its limit',
  failed: 'Failed',
  error: 'A check fails here',
  'near-limit': 'Near its limit',
  warning: 'A check warns here',
  fine: 'Fine',
};

export function marginState(margin: number | null): 'over-limit' | 'near-limit' | 'fine' | null {
  if (margin === null) return null;
  return margin < 0 ? 'over-limit' : margin < nearLimit ? 'near-limit' : 'fine';
}

/** The state of every part that is not simply fine. */
export function partStates(
  items: readonly DesignItem[],
  result: DesignResult | null,
  violations: readonly Violation[],
): ReadonlyMap<PlacementId, PartState> {
  const margins = new Map(result?.parts.map((part) => [part.id, part.margin]));
  const severities = new Map<PlacementId, Violation['severity']>();
  for (const violation of violations) {
    for (const id of violation.placements) {
      if (violation.severity === 'error' || !severities.has(id)) severities.set(id, violation.severity);
    }
  }
  const states = new Map<PlacementId, PartState>();
  for (const item of items) {
    const margin = marginState(margins.get(item.id) ?? null);
    const severity = severities.get(item.id);
    const state: PartState =
      margin === 'over-limit'
        ? 'over-limit'
        : item.part.values['failed'] === true
          ? 'failed'
          : severity === 'error'
            ? 'error'
            : margin === 'near-limit'
              ? 'near-limit'
              : severity === 'warning'
                ? 'warning'
                : 'fine';
    if (state !== 'fine') states.set(item.id, state);
  }
  return states;
}
