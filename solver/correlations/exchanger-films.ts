/*
 * UA of an exchanger at other flows than those it was measured at.
 */
import type { Film } from '#solver/case/heat-link.ts';

/**
 * Writes [UA, ∂/∂ṁ₁, ∂/∂ṁ₂] of 1/UA = 1/hA₁(ṁ₁) + R + 1/hA₂(ṁ₂), hA = hA₀ (ṁ/ṁ₀)ⁿ, W/K.
 *
 * @param wall R [K/W]; mass flows ≥ 0 [kg/s], below 1e-12 held there
 * Validity: flows of the regime of n (0.8 turbulent, ⅓ … ½ laminar developing). Source: Wilson, E. E. (1915), Trans. ASME
 * 37, 47–82; Shah & Sekulić (2003), sec. 9.3. Example: 1000 W/K at 1 kg/s (0.8) and 500 at 1 (0), 0.5 kg/s: 267.3 W/K.
 */
export function overallConductanceWithSlope(
  out: Float64Array,
  first: Film,
  second: Film,
  wall: number,
  firstFlow: number,
  secondFlow: number,
): void {
  const one = Math.max(firstFlow, slowest);
  const two = Math.max(secondFlow, slowest);
  const a = (first.massFlow / one) ** first.exponent / first.conductance;
  const b = (second.massFlow / two) ** second.exponent / second.conductance;
  const all = 1 / (a + wall + b);
  out[0] = all;
  out[1] = (all * all * a * first.exponent) / one;
  out[2] = (all * all * b * second.exponent) / two;
}

/** Powers of the flow have no slope at rest; a trickle stands for it, kg/s. */
const slowest = 1e-12;
