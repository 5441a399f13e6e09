/*
 * Power converters: input and loss from rated efficiency points.
 */
import { type Curve, evaluateCurveInto } from '#solver/correlations/monotone-cubic.ts';

/**
 * Writes [input, ∂input/∂output], W: input = output/η(x), x = output/rating, η the monotone cubic through the rated
 * points. Below the first and above the last point η stays what it is there (the loss stays proportional).
 * A load of 0 draws nothing.
 *
 * @param curve η over load fraction; rating of all sharing units together [W]; output ≥ 0 [W]
 * Validity: from the first to the last rated point (10 or 20 to 100 %). Source: Fritsch & Carlson (1980) through
 * the maker's or 80 PLUS points.
 * Example: 3 kW, 96 % at half load: 1500 W draws 1562.5 W.
 */
export function converterInputWithSlope(
  out: Float64Array,
  curve: Curve,
  rating: number,
  output: number,
): void {
  const load = output / rating;
  const last = curve.x.length - 1;
  const clamped = Math.min(Math.max(load, curve.x[0]), curve.x[last]);
  evaluateCurveInto(pair, curve, clamped);
  const efficiency = pair[0];
  const slope = clamped === load ? pair[1] : 0;
  out[0] = output / efficiency;
  out[1] = (1 - (load * slope) / efficiency) / efficiency;
}

/** Heat released in the converter, W: input − output. Example: the same supply: 62.5 W. */
export function converterLoss(curve: Curve, rating: number, output: number): number {
  converterInputWithSlope(pairOut, curve, rating, output);
  return pairOut[0] - output;
}

const pair = new Float64Array(2);
const pairOut = new Float64Array(2);
