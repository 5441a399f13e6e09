import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Band } from '#models/results/design-result.ts';
import type { Meaning } from '#solver/design/meanings.ts';
import { isHeated } from '#solver/design/parts.ts';
import { isPredicted } from '#solver/design/language-model.ts';
import { isDoubtful, predictedPower, tolerances } from '#solver/design/tolerances.ts';

/*
 * Where a result may lie, from its slopes and the tolerances of what it rests on.
 */

/** Of a normal distribution: 5 % lie beyond so many standard deviations. */
const fivePercent = 1.6449;
/** Shares of the variance that are told. */
const leastShare = 0.01;

/** What errs together, and by how much; null: nothing to doubt. */
export function doubtOf(
  design: Design,
): (meaning: Meaning) => { readonly name: string; readonly spread: number; readonly basis: string } | null {
  const items = new Map(design.items.map((item) => [item.id, item]));
  return ({ owner, what }) => {
    if (!isDoubtful(what)) return null;
    const item = owner === null ? undefined : items.get(owner);
    const isModel = what === 'power' && item !== undefined && isPredicted(item, design.conditions);
    const { scope, spread: usual, basis } = isModel ? predictedPower : tolerances[what];
    const derived = what === 'resistances of its package' && item ? packageSpread(item) : null;
    const name =
      scope === 'all' || !item ? what : `${scope === 'part' ? item.part.model : item.name}: ${what}`;
    return { name, spread: derived ?? usual, basis };
  };
}

/** Half of the error that the derivation of a part's compact package states; null of other parts. */
function packageSpread(item: DesignItem): number | null {
  return isHeated(item) ? valuesOf(item.part, item.kind).packageError / 2 : null;
}

/** What errs together, and by how much it moves each of some results: one standard deviation, in their units. */
export interface Spread {
  readonly name: string;
  readonly basis: string;
  readonly deviations: Float64Array;
}

/** @param groups numbers of one meaning; `sums` are what each result does by the relative change of them all */
export function spreadsOf(
  design: Design,
  groups: readonly { readonly meaning: Meaning; readonly sums: Float64Array }[],
): Spread[] {
  const doubt = doubtOf(design);
  const spreads = new Map<string, Spread>();
  for (const { meaning, sums } of groups) {
    const found = doubt(meaning);
    if (!found) continue;
    const { name, basis, spread } = found;
    const known = spreads.get(name) ?? { name, basis, deviations: new Float64Array(sums.length) };
    spreads.set(name, known);
    for (let r = 0; r < sums.length; r++) known.deviations[r] += spread * sums[r];
  }
  return [...spreads.values()];
}

/**
 * First order propagation of independent doubts, taken as normal: σ² = Σ (∂y/∂p σ_p)².
 * Source: JCGM 100:2008 (GUM), §5.1.
 * @param r number of the result, whose value is `value` [its unit]
 */
export function bandOf(spreads: readonly Spread[], r: number, value: number, limit: number | null): Band {
  const variance = spreads.reduce((sum, { deviations }) => sum + deviations[r] ** 2, 0);
  const deviation = Math.sqrt(variance);
  const above = (most: number): number =>
    deviation > 0 ? 1 - normalShare((most - value) / deviation) : most < value ? 1 : 0;
  return {
    low: value - fivePercent * deviation,
    high: value + fivePercent * deviation,
    exceeds: limit === null ? null : above(limit),
    origins: spreads
      .map(({ name, basis, deviations }) => ({
        name,
        share: variance > 0 ? deviations[r] ** 2 / variance : 0,
        basis,
      }))
      .filter(({ share }) => share >= leastShare)
      .sort((a, b) => b.share - a.share),
  };
}

/** Share of a normal distribution below z standard deviations; within 8e-8. Source: Abramowitz & Stegun, 26.2.17. */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z >= 0 ? 1 - tail : tail;
}
