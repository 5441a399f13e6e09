/*
 * Conductors that carry constant power: what is lost on the way, and the voltage that is left.
 */

/** Beyond this share of the largest load the loss goes on straight, so that no iterate is without a slope. */
const steepest = 0.99;

/**
 * Largest load y = m P R/V² that a conductor can carry: 1/(2 (1 + 1/cos φ)); beyond it no voltage at the end is high
 * enough.
 *
 * Source and validity as below. Example: power factor 1: 0.25, which is P = V²/(4 R) of the whole loop.
 */
export function largestConductorLoad(powerFactor: number): number {
  return 1 / (2 * (1 + 1 / powerFactor));
}

/**
 * Writes [g, ∂g/∂y, e, ∂e/∂y]: the loss is V²/(m R) · g and the voltage at the end V e, at a load y = m P R/V² with the
 * power P of the load, the resistance R of each conductor, and V at the beginning (between lines); m = 2 for a pair of
 * conductors, 1 for three phases. e² = ½ [1 − 2 y + √((1 − 2 y)² − 4 (y/cos φ)²)], g = (y/(e cos φ))².
 *
 * @param load y ≥ 0; above 0.99 of the largest, g goes on straight and e stays
 * Validity: constant power and power factor, resistance alone (conductors short enough that their reactance is small),
 * phases loaded alike. Source: receiving-end voltage of a short line, Grainger & Stevenson (1994), Power System
 * Analysis, ch. 6; for direct current V_end = ½ (V + √(V² − 4 R P)).
 * Example: y = 0.09, power factor 1: e = 0.9, g = 0.01.
 */
export function conductorLossWithSlope(out: Float64Array, load: number, powerFactor: number): void {
  const y = Math.min(load, steepest * largestConductorLoad(powerFactor));
  const squared = 1 / powerFactor ** 2;
  const beta = 1 - 2 * y;
  const root = Math.sqrt(beta * beta - 4 * y * y * squared);
  const rootSlope = (-2 * beta - 4 * y * squared) / root;
  const square = (beta + root) / 2;
  const squareSlope = (rootSlope - 2) / 2;
  const loss = (y * y * squared) / square;
  const lossSlope = (2 * y * squared - loss * squareSlope) / square;
  const end = Math.sqrt(square);
  out[0] = loss + lossSlope * (load - y);
  out[1] = lossSlope;
  out[2] = end;
  out[3] = load === y ? squareSlope / (2 * end) : 0;
}

/** Share of its resistance at the reference that a conductor keeps at least, however cold an iterate is. */
const leastResistance = 0.05;

/**
 * Writes [R/R₀, ∂/∂T] = 1 + α (T − T_ref).
 *
 * Validity: metals near the reference; copper 0.00393/K, aluminium 0.00403/K at 293.15 K. Source: IEC 60028 (copper).
 * Example: copper at 343.15 K: 1.1965.
 */
export function resistanceRatioWithSlope(
  out: Float64Array,
  temperature: number,
  coefficient: number,
  reference: number,
): void {
  const ratio = 1 + coefficient * (temperature - reference);
  out[0] = Math.max(ratio, leastResistance);
  out[1] = ratio > leastResistance ? coefficient : 0;
}
