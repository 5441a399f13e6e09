import { readFormula } from '#models/units/formula.ts';
import { places, type Spread } from '#solver/field/schema.ts';

/** Value of a number or a formula at a place; NaN where the formula cannot be read. */
export function spreadOver(value: Spread): (at: readonly number[]) => number {
  if (typeof value === 'number') return () => value;
  const read = readFormula(value, places);
  return read.ok ? read.value : () => Number.NaN;
}
