/*
 * Heat between two streams: the transfer conductance K = ε C_min, W/K, so that Q = K (T_in,1 − T_in,2).
 *
 * Written for the two capacity flows as they are, not for the lesser and the greater: no formula asks which is which,
 * and all slopes are smooth where the capacity flows are equal.
 */

/** Capacity flow that counts as none, W/K. */
const atRest = 1e-30;

/** One of two streams along each other, or of one shell pass with two tube passes. */
export type Lengthwise = 'counter' | 'parallel' | 'shell-and-tube';

/**
 * Writes [K, ∂K/∂(UA), ∂K/∂C₁, ∂K/∂C₂] of
 * 1/K = ½ (1/C₁ + 1/C₂) + h coth(h)/(UA), h = ½ UA g,
 * with g = |1/C₁ − 1/C₂| in counterflow, 1/C₁ + 1/C₂ in parallel flow, √(1/C₁² + 1/C₂²) for one shell pass and two
 * tube passes: the usual ε(NTU, C_r), rid of the difference that vanishes at C_r = 1.
 *
 * @param conductance UA > 0; capacity flows C₁, C₂ ≥ 0 [W/K]
 * Validity: constant U and c along both streams, no conduction along the wall; the shell is mixed across.
 * Source: Kays & London (1984), Compact Heat Exchangers, 3rd ed., ch. 2; Incropera & DeWitt, table 11.4; Shah & Sekulić
 * (2003), Fundamentals of Heat Exchanger Design, table 3.3. Example: UA 2000, 1000 and 2000 W/K in counterflow: 774.6 W/K.
 */
export function lengthwiseExchangeWithSlope(
  out: Float64Array,
  arrangement: Lengthwise,
  conductance: number,
  first: number,
  second: number,
): void {
  if (isResting(out, first, second)) return;
  const a = 1 / first;
  const b = 1 / second;
  let g = a + b;
  let byA = 1; // ∂g/∂(1/C₁), ∂g/∂(1/C₂)
  let byB = 1;
  if (arrangement === 'counter') {
    g = a - b;
    byB = -1;
  } else if (arrangement === 'shell-and-tube') {
    g = Math.hypot(a, b);
    byA = a / g;
    byB = b / g;
  }
  hyperbolic(0.5 * conductance * g);
  const product = three[0];
  const slope = three[1];
  const k = 1 / (0.5 * (a + b) + product / conductance);
  out[0] = k;
  out[1] = (k / conductance) ** 2 * three[2];
  out[2] = (k * a) ** 2 * 0.5 * (1 + slope * byA);
  out[3] = (k * b) ** 2 * 0.5 * (1 + slope * byB);
}

/** Below this h the differences in the slopes cancel; the series is exact to 1e-12 there. */
const small = 0.03;

/** Writes [h coth h, its slope, (h/sinh h)²] to `three`; even, odd, even in h. */
function hyperbolic(h: number): void {
  const square = h * h;
  if (Math.abs(h) < small) {
    three[0] = 1 + square * (1 / 3 - square * (1 / 45 - (square * 2) / 945));
    three[1] = h * (2 / 3 - square * (4 / 45 - (square * 4) / 315));
    three[2] = three[0] - h * three[1];
    return;
  }
  const t = Math.tanh(h);
  const ratio = h / Math.sinh(h);
  three[0] = h / t;
  three[1] = 1 / t - (Math.abs(h) > 300 ? 0 : (ratio * ratio) / h);
  three[2] = Math.abs(h) > 300 ? 0 : ratio * ratio;
}

/** Share by which the given effectiveness is low where both capacity flows are equal: its lesser one has an edge there. */
const rounding = 1e-3;

/**
 * Writes [K, 0, ∂K/∂C₁, ∂K/∂C₂] of a given effectiveness: K = ε C_min, C_min rounded over ±0.2 % around C_r = 1.
 *
 * @param effectiveness ε, 0…1; capacity flows C₁, C₂ ≥ 0 [W/K]
 * Validity: flows at which ε was found. Source: definition; Kays & London (1984), ch. 2.
 * Example: ε 0.7, 1000 and 3000 W/K: 700 W/K.
 */
export function givenExchangeWithSlope(
  out: Float64Array,
  effectiveness: number,
  first: number,
  second: number,
): void {
  if (isResting(out, first, second)) {
    out[2] *= effectiveness;
    out[3] *= effectiveness;
    return;
  }
  const sum = first + second;
  const edge = 4 * rounding * rounding;
  const root = Math.sqrt((first - second) ** 2 + edge * first * second);
  const least = (2 * (1 - rounding * rounding) * first * second) / (sum + root);
  const edgeFirst = (first - second + 0.5 * edge * second) / root;
  const edgeSecond = (second - first + 0.5 * edge * first) / root;
  out[0] = effectiveness * least;
  out[1] = 0;
  out[2] = effectiveness * (least / first) * (1 - (first * (1 + edgeFirst)) / (sum + root));
  out[3] = effectiveness * (least / second) * (1 - (second * (1 + edgeSecond)) / (sum + root));
}

/** Writes what holds at rest: no heat, and a stream that begins to move takes what it can carry. */
export function isResting(out: Float64Array, first: number, second: number): boolean {
  if (first > atRest && second > atRest) return false;
  out[0] = 0;
  out[1] = 0;
  const both = first <= atRest && second <= atRest ? 0.5 : 1;
  out[2] = first <= atRest ? both : 0;
  out[3] = second <= atRest ? both : 0;
  return true;
}

const three = new Float64Array(3);
