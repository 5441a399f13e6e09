/*
 * A solar array on the ground: what its modules give in an hour.
 */
import type { WeatherYear } from '#models/site/weather.ts';
import { type Facing, onPlane, sunPosition } from '#solver/site/sun.ts';

/** W/m², at which modules are rated (IEC 61215), and at which their nominal operating temperature is told. */
const standardIrradiance = 1000;
const nominalIrradiance = 800;
/** K: 25 °C of the cells, 20 °C of the air. */
const standardCell = 298.15;
const nominalAir = 293.15;
const secondsOfHour = 3600;

export interface Modules {
  /** W of all modules at standard conditions. */
  readonly peakPower: number;
  /** Of the power, 1/K; negative. */
  readonly temperatureCoefficient: number;
  /** Of the cells at 800 W/m² and 20 °C, K. */
  readonly nominalCell: number;
  /** Share that soil, wires, mismatch, age and the converter take. */
  readonly losses: number;
}

/**
 * Temperature of the cells, K: T_air + (T_nominal − 20 °C) G/800.
 * Validity: open rack, wind near 1 m/s. Source: Duffie & Beckman, Solar Engineering of Thermal Processes, 23.3.
 * Example: 30 °C, 1000 W/m², nominal 45 °C: 61.25 °C.
 */
export const cellTemperature = (air: number, irradiance: number, nominalCell: number): number =>
  air + ((nominalCell - nominalAir) * irradiance) / nominalIrradiance;

/** W: P G/1000 (1 + γ (T − 25 °C)) (1 − losses). @param irradiance in the plane of the modules, W/m² @param air K */
export function modulePower(modules: Modules, irradiance: number, air: number): number {
  const cell = cellTemperature(air, irradiance, modules.nominalCell);
  const warm = 1 + modules.temperatureCoefficient * (cell - standardCell);
  return modules.peakPower * (irradiance / standardIrradiance) * Math.max(0, warm) * (1 - modules.losses);
}

/** W of each hour of a year whose sunlight is known. */
export function powerOfYear(
  modules: Modules,
  facing: Facing,
  { hours, latitude, longitude, timezone }: WeatherYear,
  sun: NonNullable<WeatherYear['hours']['sun']>,
): Float64Array {
  const begins = Date.UTC(2001, 0, 1);
  return sun.global.map((global, n) => {
    if (global <= 0) return 0;
    const place = sunPosition(begins + (n + 0.5 - timezone) * secondsOfHour * 1000, latitude, longitude);
    const light = { direct: sun.direct[n], diffuse: sun.diffuse[n], global };
    return modulePower(modules, onPlane(place, facing, light), hours.dryBulb[n]);
  });
}
