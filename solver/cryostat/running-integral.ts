/*
 * Running integrals of properties over temperature, made once and read at any place.
 */

/** K; below it no property of this folder is known. */
export const coldest = 1;
/** K; above it properties stay as they are here. */
export const hottest = 1000;

const intervals = 1400;
const step = Math.log(hottest / coldest) / intervals;

/** ∫ f dT from `coldest` on. */
export interface RunningIntegral {
  /** f itself, straight between the ends of a step: within 1e-5 of a smooth one, and at no cost. */
  readonly value: (temperature: number) => number;
  /** ∫ f dT from `coldest` to a temperature, held to between both ends. */
  readonly upTo: (temperature: number) => number;
}

/**
 * The integral of a smooth positive function of temperature, on even steps of ln T.
 *
 * Method: Simpson's rule in each step, cubic Hermite between the ends of a step with the function as its slope: of
 * fourth order in steps of half a percent of T.
 */
export function runningIntegral(value: (temperature: number) => number): RunningIntegral {
  const at = Float64Array.from({ length: intervals + 1 }, (_, k) => coldest * Math.exp(step * k));
  const values = at.map(value);
  const sums = new Float64Array(intervals + 1);
  for (let k = 0; k < intervals; k++) {
    const middle = value((at[k] + at[k + 1]) / 2);
    sums[k + 1] = sums[k] + ((at[k + 1] - at[k]) * (values[k] + 4 * middle + values[k + 1])) / 6;
  }
  const held = (temperature: number): number => Math.min(hottest, Math.max(coldest, temperature));
  const before = (t: number): number => Math.min(intervals - 1, Math.floor(Math.log(t / coldest) / step));
  return {
    value(temperature) {
      const t = held(temperature);
      const k = before(t);
      return values[k] + ((values[k + 1] - values[k]) * (t - at[k])) / (at[k + 1] - at[k]);
    },
    upTo(temperature) {
      const t = held(temperature);
      const k = before(t);
      const width = at[k + 1] - at[k];
      const s = (t - at[k]) / width;
      const rise = sums[k + 1] - sums[k];
      return (
        sums[k] + rise * s * s * (3 - 2 * s) + width * s * (1 - s) * (values[k] * (1 - s) - values[k + 1] * s)
      );
    },
  };
}

/** Abscissae and weights on −1…1. Source: Abramowitz & Stegun (1964), table 25.4, n = 5. */
const gauss: readonly (readonly [number, number])[] = [
  [0, 0.5688888888888889],
  [0.5384693101056831, 0.47862867049936647],
  [-0.5384693101056831, 0.47862867049936647],
  [0.906179845938664, 0.23692688505618908],
  [-0.906179845938664, 0.23692688505618908],
];

/** ∫ f dx by five places of Gauss in each of so many equal panels. */
export function integrate(f: (x: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let k = 0; k < panels; k++) {
    const middle = from + (2 * k + 1) * half;
    for (const [x, weight] of gauss) sum += weight * f(middle + half * x);
  }
  return sum * half;
}
