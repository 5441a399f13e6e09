/*
 * Feeds that give no more than they have: solar panels and generator sets.
 */
import { curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

/** Irradiance and cell temperature of the standard test conditions, IEC 60904-3. */
export const testIrradiance = 1000; // W/m²
export const testCellTemperature = 298.15; // K

/**
 * P = G/1000 · P_STC · (1 + γ (T_cell − 25 °C)) · η, W; not below 0. Relation 'solar-panel'.
 * @param rated at standard test conditions [W]; irradiance on the panel [W/m²]; cellTemperature [K];
 *   coefficient γ [1/K], negative; efficiency of the converter at the maximum power point [1]
 * Validity: γ constant, no loss of efficiency in weak light. Source: Dobos (2014), PVWatts Version 5 Manual, NREL, eq. 8.
 * Example: 100 W with −0.003 1/K at 900 W/m² and 30 °C give 88.65 W.
 */
export function solarPower(
  rated: number,
  irradiance: number,
  cellTemperature: number,
  coefficient: number,
  efficiency: number,
): number {
  const warm = 1 + coefficient * (cellTemperature - testCellTemperature);
  return (irradiance / testIrradiance) * rated * Math.max(0, warm) * efficiency;
}

export type Engine = 'naturally-aspirated' | 'turbocharged';

/** Reference conditions of ISO 3046-1: 100 kPa, 298 K; mechanical efficiency where none is given. */
const referencePressure = 100_000;
const referenceTemperature = 298;
const mechanicalEfficiency = 0.8;

/**
 * Share of the rated power that an engine has left: α = k − 0.7 (1 − k)(1/η_m − 1), k = (p/100 kPa)^m (298 K/T)^n, at
 * most 1 and at least 0. m = n = 1 naturally aspirated, limited by heat; m = 0.7, n = 2.2 turbocharged, the charge air
 * cooled by the ambient air (n = 1.2 for the intake and s = 1 for the charge cooler). Relation 'engine-derating'.
 * @param pressure absolute [Pa]; temperature of intake and cooling air [K]
 * Validity: four-stroke diesel engines that are adjusted. Source: ISO 3046-1:2002, clause 10 and its table of exponents.
 * Example: 70 kPa and 298 K leave 0.6475 of a naturally aspirated engine.
 */
export function engineShare(engine: Engine, pressure: number, temperature: number): number {
  const [m, n] = engine === 'turbocharged' ? [0.7, 2.2] : [1, 1];
  const k = (pressure / referencePressure) ** m * (referenceTemperature / temperature) ** n;
  const share = k - 0.7 * (1 - k) * (1 / mechanicalEfficiency - 1);
  return Math.min(1, Math.max(0, share));
}

/**
 * Fuel of a diesel set of 100 kW at a quarter, half, three quarters and all of its load: 9.8, 15.5, 22.0, 28.0 L/h;
 * [load, m³/s for each W of rating]. Source: approximate consumption chart of Diesel Service & Supply (rows from 20 to
 * 2250 kW; larger sets need up to a fifth less for a kilowatt, small ones more).
 */
const litrePerHour = 1e-3 / 3600;
export const usualFuel = (
  [
    [0.25, 9.8],
    [0.5, 15.5],
    [0.75, 22],
    [1, 28],
  ] as const
).map(([load, litres]) => [load, (litres * litrePerHour) / 100_000] as const);

/**
 * Fuel rate at a load, m³/s: the monotone cubic through the points, along its end slope before the first, 0 at rest.
 * Relation 'generator-fuel'.
 * @param points [load 0…1, m³/s], ascending
 * Validity: from a quarter of the load on. Source: the points’ own. Example: (0.5, 2e-6), (1, 4e-6) at 0.75 give 3e-6 m³/s.
 */
export function fuelRate(points: readonly (readonly [number, number])[], load: number): number {
  if (load <= 0) return 0;
  return Math.max(0, curveValue(fitMonotoneCubic(points), load));
}
