/*
 * Heat between two streams that cross: K = ε C_min of both unmixed, or one of them mixed.
 */
import { isResting } from '#solver/correlations/exchanger.ts';

/**
 * Writes [K, ∂K/∂(UA), ∂K/∂C₁, ∂K/∂C₂] of cross flow with the first stream mixed across and the second not:
 * K = E(C₁, E(C₂, UA)), E(C, G) = C (1 − e^(−G/C)). One formula for either side as C_min.
 *
 * @param conductance UA > 0; capacity flows C₁ (mixed), C₂ (unmixed) ≥ 0 [W/K]
 * Validity: constant U and c. Source: Kays & London (1984), ch. 2; Incropera & DeWitt, table 11.4, eqs 11.33, 11.34.
 * Example: UA 2000, mixed 1000, unmixed 2000 W/K: 717.5 W/K.
 */
export function mixedCrossExchangeWithSlope(
  out: Float64Array,
  conductance: number,
  mixed: number,
  unmixed: number,
): void {
  if (isResting(out, mixed, unmixed)) return;
  taken(unmixed, conductance);
  const byUnmixed = three[1];
  const byConductance = three[2];
  taken(mixed, three[0]);
  out[0] = three[0];
  out[1] = three[2] * byConductance;
  out[2] = three[1];
  out[3] = three[2] * byUnmixed;
}

/** Writes [E, ∂E/∂C, ∂E/∂G] of E = C (1 − e^(−G/C)) to `three`: what a stream takes through G from a held temperature. */
function taken(capacity: number, conductance: number): void {
  const units = conductance / capacity;
  const passed = Math.exp(-units);
  const share = -Math.expm1(-units);
  three[0] = capacity * share;
  three[1] = share - (passed > 0 ? units * passed : 0);
  three[2] = passed;
}

/** NTU on the sum of both capacity flows up to which UA counts in full (to 1e-9 at a tenth of it). */
const largestUnits = 50;

/**
 * Writes [K, ∂K/∂(UA), ∂K/∂C₁, ∂K/∂C₂] of cross flow with both streams unmixed, the exact series
 * K = C₁C₂/(UA) Σ_n P_n(UA/C₁) P_n(UA/C₂), P_n(x) = 1 − e^(−x) Σ_m≤n x^m/m!.
 * All terms are positive. UA is held at 50 (C₁ + C₂), with a smooth change, where ever more terms would count.
 *
 * @param conductance UA > 0; capacity flows C₁, C₂ ≥ 0 [W/K]
 * Validity: constant U and c. Source: Mason, J. L. (1955), Proc. 2nd US Natl. Congr. Appl. Mech., 801–803; Shah &
 * Sekulić (2003), table 3.3. Example: UA 1000, 1000 and 1000 W/K: 476.2 W/K.
 */
export function unmixedCrossExchangeWithSlope(
  out: Float64Array,
  conductance: number,
  first: number,
  second: number,
): void {
  if (isResting(out, first, second)) return;
  const most = largestUnits * (first + second);
  const units = conductance / most;
  const held = units < 1 ? conductance * (1 + units ** 8) ** -0.125 : most * (1 + units ** -8) ** -0.125;
  const byConductance = (held / conductance) ** 9;
  const bySum = largestUnits * (held / most) ** 9;
  const x = held / first;
  const y = held / second;
  sumOfSeries(x, y);
  const sum = three[0];
  const byX = three[1];
  const byY = three[2];
  const toHeld = (first / held) * (second / held) * (x * byX + y * byY - sum);
  out[0] = (first / held) * second * sum;
  out[1] = toHeld * byConductance;
  out[2] = (second / held) * (sum - x * byX) + toHeld * bySum;
  out[3] = (first / held) * (sum - y * byY) + toHeld * bySum;
}

/** Terms of the series below this share are left out. */
const negligible = 1e-18;

/** Writes [Σ P_n(x) P_n(y), ∂/∂x, ∂/∂y] to `three`; P_n′(x) = e^(−x) xⁿ/n!. At least one of x, y is below 2 · 50. */
function sumOfSeries(x: number, y: number): void {
  const less = Math.min(x, y);
  let pointX = Math.exp(-x);
  let pointY = Math.exp(-y);
  let beyondX = -Math.expm1(-x);
  let beyondY = -Math.expm1(-y);
  let sum = 0;
  let byX = 0;
  let byY = 0;
  for (let n = 1; ; n++) {
    sum += beyondX * beyondY;
    byX += pointX * beyondY;
    byY += pointY * beyondX;
    pointX = pointX > 0 ? (pointX * x) / n : 0;
    pointY = pointY > 0 ? (pointY * y) / n : 0;
    beyondX = Math.max(0, beyondX - pointX);
    beyondY = Math.max(0, beyondY - pointY);
    if (n > less && (less === x ? pointX : pointY) < negligible) break;
  }
  three[0] = sum;
  three[1] = byX;
  three[2] = byY;
}

const three = new Float64Array(3);
