/*
 * Fans and pumps: curves, affinity laws, sound.
 */
import { type Curve, evaluateCurveInto } from '#solver/correlations/monotone-cubic.ts';

/**
 * Writes [Δp, ∂Δp/∂Q, ∂Δp/∂n, ∂Δp/∂ρ]: pressure rise of a group of identical fans, Pa:
 * Δp = s (ρ/ρ₀) n² f(Q/(m n)), m side by side, s behind one another.
 *
 * Beyond the data the curve goes on with its end slope and a parabola p₀((Q − Q_end)/Q_range)² against the flow
 * (above the data with a minus, for back-flow with a plus): a windmilling or overblown fan resists with Q². At n = 0
 * only these parabolas are left: Δp = −s (ρ/ρ₀) p₀ (Q/(m Q_range))|…|.
 *
 * @param curve Δp over Q at full speed and `curveDensity`; speed n ≥ 0 [1]; flow signed [m³/s]
 * Source: fan affinity laws (ISO 5801, annex on conversions); extension beyond the data: this program.
 * Example: 10 Pa (1 − (Q/0.16)²) at 0.0498253 m³/s gives 9.0303 Pa.
 */
export function fanPressureWithSlope(
  out: Float64Array,
  curve: Curve,
  curveDensity: number,
  flow: number,
  speed: number,
  density: number,
  parallel: number,
  series: number,
): void {
  const scale = (series * density) / curveDensity;
  const each = flow / parallel;
  const last = curve.x.length - 1;
  const first = Math.min(0, curve.x[0]);
  const range = curve.x[last] - first;
  const shutoff = Math.max(curve.y[0], curve.y[last]);
  // With q = Q/m, f(q/n) n² beyond an end x_e is n² y_e + s n (q − n x_e) ∓ p₀ (q − n x_e)²/range².
  const end = each >= speed * curve.x[last] ? last : each <= speed * first ? 0 : -1;
  if (end >= 0) {
    const edge = end === last ? curve.x[last] : first;
    evaluateCurveInto(pair, curve, edge);
    const value = pair[0];
    const slope = pair[1];
    const over = each - speed * edge;
    const curvature = (end === last ? -shutoff : shutoff) / (range * range);
    const toFlow = slope * speed + 2 * curvature * over;
    const pressure = speed * speed * value + slope * speed * over + curvature * over * over;
    out[0] = scale * pressure;
    out[1] = (scale * toFlow) / parallel;
    out[2] = scale * (2 * speed * value + slope * over - edge * toFlow);
    out[3] = (series * pressure) / curveDensity;
    return;
  }
  evaluateCurveInto(pair, curve, each / speed);
  const pressure = speed * speed * pair[0];
  out[0] = scale * pressure;
  out[1] = (scale * speed * pair[1]) / parallel;
  out[2] = scale * (2 * speed * pair[0] - each * pair[1]);
  out[3] = (series * pressure) / curveDensity;
}

/**
 * Writes [H, ∂H/∂Q, ∂H/∂n] of a pump: H = n² shutoff − b n^(2−e) Q^e, m of the fluid; for back-flow the loss turns
 * its sign, so H keeps rising.
 *
 * Source: EPANET 2.2 manual, single-point pump curve; affinity laws.
 * Example: 333.33 − 3.7037e-5 Q² at 1866.18 gives 204.35 (ft, gpm).
 */
export function pumpHeadWithSlope(
  out: Float64Array,
  flow: number,
  speed: number,
  shutoff: number,
  b: number,
  exponent: number,
): void {
  // A pump at rest keeps the loss that it has at a hundredth of its speed, so that H stays finite for every exponent.
  const n = Math.max(speed, atRest);
  const size = Math.abs(flow);
  const loss = b * n ** (2 - exponent) * size ** exponent * Math.sign(flow);
  out[0] = speed * speed * shutoff - loss;
  out[1] = -b * n ** (2 - exponent) * exponent * size ** (exponent - 1);
  out[2] = 2 * speed * shutoff - (exponent === 2 || n !== speed ? 0 : ((2 - exponent) * loss) / speed);
}

const atRest = 0.01;

/** Flow at another speed: Q ~ n. Source: fan affinity laws. Example: 0.81 m³/min at 12500/22000 gives 0.460. */
export function fanFlowAtSpeed(flow: number, ratio: number): number {
  return flow * ratio;
}

/**
 * Pressure at another speed and density: Δp ~ n² ρ. Source: fan affinity laws.
 * Example: 799 Pa at 12500/22000 gives 257.9.
 */
export function fanPressureAtSpeed(pressure: number, ratio: number, densityRatio = 1): number {
  return pressure * ratio * ratio * densityRatio;
}

/**
 * Electrical input at another speed and density: P ~ n³ ρ. Motor losses do not follow it: within 15 % down to half speed.
 * Example: 11.04 W at 18000/22000 gives 6.05.
 */
export function fanPowerAtSpeed(power: number, ratio: number, densityRatio = 1): number {
  return power * ratio ** 3 * densityRatio;
}

/**
 * L(n) = L₀ + 50 log₁₀(n/n₀), dB(A).
 * Validity: one fan, the same point of its curve, broadband noise, 0.3 < n/n₀ < 1.2.
 * Source: fan sound law (Madison & Graham 1958; ASHRAE HVAC Applications, Noise and Vibration Control).
 * Example: 60 dB(A) at half speed gives 44.9.
 */
export function fanSoundAtSpeed(level: number, ratio: number): number {
  return level + 50 * Math.log10(ratio);
}

/**
 * L = 10 log₁₀ Σ 10^(Lᵢ/10): incoherent sources at one place, dB. −∞ for none. Source: energy sum of independent sound.
 * Example: two of 60 dB give 63.0.
 */
export function soundSum(levels: readonly number[]): number {
  let energy = 0;
  for (const level of levels) energy += 10 ** (level / 10);
  return 10 * Math.log10(energy);
}

const pair = new Float64Array(2);
