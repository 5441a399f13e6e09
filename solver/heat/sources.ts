/*
 * Heat released at a node: a given part, sunlight, and leakage that grows with temperature.
 */
import type { Source } from '#solver/case/case.ts';
import { powerAtUtilisation } from '#solver/power/power-curve.ts';
import { tiltedIrradiance } from '#solver/correlations/solar.ts';

/** Beyond this exponent leakage goes on straight: no iterate overflows, and no case within reach of it has an answer. */
const steepest = 20;

/** A source whose given power and leakage are `factor` times as large; curve and sunlight stay. */
export function scaledSource(source: Source, factor: number): Source {
  const { power, leakage } = source;
  return {
    ...source,
    power: factor * power,
    ...(leakage && { leakage: { ...leakage, power: factor * leakage.power } }),
  };
}

/** What a source draws whatever its temperature and the sun, W. */
export function givenPower({ power, powerCurve }: Source): number {
  return powerCurve === undefined ? power : power + powerAtUtilisation(powerCurve);
}

/**
 * Writes [P, ∂P/∂T] of P = power + P(utilisation) + α A G + leakage exp(c (T − T_ref)), W. Relations
 * 'power-utilisation', 'solar-gain' and 'leakage-exponential'.
 * @param share of the leakage that counts, 0…1 (continuation)
 */
export function sourceWithSlope(out: Float64Array, source: Source, temperature: number, share: number): void {
  const { leakage, solar } = source;
  out[0] = givenPower(source);
  out[1] = 0;
  if (solar) out[0] += solar.absorptance * solar.area * tiltedIrradiance(solar);
  if (!leakage) return;
  const exponent = leakage.coefficient * (temperature - leakage.reference);
  const size = share * leakage.power * Math.exp(Math.min(exponent, steepest));
  out[0] += exponent > steepest ? size * (1 + exponent - steepest) : size;
  out[1] = size * leakage.coefficient;
}
