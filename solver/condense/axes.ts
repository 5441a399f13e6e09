import type { Place } from '#solver/condense/cut-expansion.ts';

/** An input between two ends; flows go by their logarithm, since temperatures and pressures go by powers of them. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly isLogarithmic: boolean;
}

const along = ({ isLogarithmic }: Axis, value: number): number => (isLogarithmic ? Math.log(value) : value);

/** Values of the inputs at a place, each in −1…1. */
export function valuesAt(axes: readonly Axis[], place: Place): number[] {
  return axes.map((axis, i) => {
    const [low, high] = [along(axis, axis.low), along(axis, axis.high)];
    const value = (low + high) / 2 + (place[i] * (high - low)) / 2;
    return axis.isLogarithmic ? Math.exp(value) : value;
  });
}

/** Rounding of inputs at the ends, as a share of half of the range. */
const rounding = 1e-6;

/** The place of inputs, those beyond the ends taken at them, which is said. */
export function placeWithin(
  axes: readonly Axis[],
  values: readonly number[],
): { readonly place: Place; readonly isWithin: boolean } {
  const wanted = axes.map((axis, i) => {
    const [low, high] = [along(axis, axis.low), along(axis, axis.high)];
    return (2 * along(axis, values[i]) - low - high) / (high - low);
  });
  return {
    place: wanted.map((value) => Math.min(1, Math.max(-1, value))),
    isWithin: wanted.every((value) => Math.abs(value) <= 1 + rounding),
  };
}
