/*
 * Heat pipes and vapour chambers: one resistance up to the limit of transport, and a steep one beyond it.
 */

/** Power of the load by which the resistance grows: + 4 % at 0.9 of the limit, twice at it, × 240 at 1.2. */
const steepness = 30;
/** Steps of the scalar Newton iteration at most; it takes four to eight. */
const mostSteps = 60;
const rounding = 1e-15;

/**
 * Writes [Q, ∂Q/∂W, ∂Q/∂L] of Q [1 + (|Q|/L)³⁰] = W: the heat of a pipe that would carry W = ΔT/R if nothing limited
 * it, and that can transport L, W. Smooth, odd in W and rising without end, so that a solver passes over a dry-out.
 *
 * Validity: the resistance below the limit; beyond it the pipe is dry, and the heat that the limit leaves is what holds.
 * Source: limits of transport (capillary, entrainment, boiling, sonic, viscous): Faghri, Heat Pipe Science and
 * Technology, ch. 4; the power is a choice. Example: W = 40 and L = 50 give 39.95; W = 500 gives 53.66.
 */
export function limitedHeatWithSlope(out: Float64Array, wish: number, limit: number): void {
  const w = Math.abs(wish) / limit;
  // x + x³¹ = w; from above the iteration falls onto the root.
  let x = Math.min(w, w ** (1 / (steepness + 1)));
  let slope = 1;
  for (let step = 0; step < mostSteps; step++) {
    const power = x ** steepness;
    slope = 1 + (steepness + 1) * power;
    const change = (x * (1 + power) - w) / slope;
    x -= change;
    if (Math.abs(change) <= rounding * x) break;
  }
  out[0] = Math.sign(wish) * limit * x;
  out[1] = 1 / slope;
  out[2] = Math.sign(wish) * (x - w / slope);
}

/** Half the range over which a pipe thaws, K. */
const thawing = 0.5;

/** Writes [share of a pipe that works, its slope, 1/K] at the vapour's temperature: 0 to 1 within ±0.5 K of freezing. */
export function thawedWithSlope(out: Float64Array, vapour: number, freezing: number): void {
  const s = Math.min(1, Math.max(0, (vapour - freezing + thawing) / (2 * thawing)));
  out[0] = s * s * (3 - 2 * s);
  out[1] = (3 * s * (1 - s)) / thawing;
}
