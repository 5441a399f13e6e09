/*
 * What feeds have: panels what the sun gives, generator sets what their engine has left, all others any.
 */
import type { Feed } from '#solver/case/power.ts';
import {
  engineShare,
  fuelRate,
  solarPower,
  testCellTemperature,
  testIrradiance,
  usualFuel,
} from '#solver/correlations/limited-feeds.ts';

/** The air around engines. */
export interface Site {
  readonly temperature: number; // K
  readonly pressure: number; // Pa, absolute
}

export const isLimited = ({ solar, generator }: Feed): boolean =>
  solar !== undefined || generator !== undefined;

/** W at most; Infinity of a feed without a limit of its own. */
export function capacityOf({ solar, generator }: Feed, site: Site): number {
  if (solar) {
    const { rated, area = 0, panelEfficiency = 0, irradiance } = solar;
    const { cellTemperature = testCellTemperature, coefficient = 0, efficiency = 1 } = solar;
    const power = rated ?? area * panelEfficiency * testIrradiance;
    return solarPower(power, irradiance, cellTemperature, coefficient, efficiency);
  }
  if (!generator) return Infinity;
  const { rated, engine } = generator;
  return engine ? rated * engineShare(engine, site.pressure, site.temperature) : rated;
}

/** m³/s of a generator that gives a power [W]; null of other feeds. */
export function fuelOf({ generator }: Feed, power: number): number | null {
  if (!generator) return null;
  const load = power / generator.rated;
  return generator.fuel ? fuelRate(generator.fuel, load) : generator.rated * fuelRate(usualFuel, load);
}
