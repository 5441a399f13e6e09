/*
 * Moist air: what hangs together of its temperature, moisture and pressure.
 * Source: ASHRAE Handbook, Fundamentals (2017), ch. 1; its numbers in brackets.
 */
import { waterVapourPressure } from '#solver/properties/vapour-pressure.ts';

const zero = 273.15;
/** Of the molar masses of water and dry air. */
const massRatio = 0.621945;

/**
 * Vapour pressure over ice, Pa (5). Validity: 173–273.16 K.
 * Source: Hyland & Wexler (1983), ASHRAE Trans. 89 (2A), 500–519. Example: −10 °C gives 259.9 Pa.
 */
export function iceVapourPressure(temperature: number): number {
  const t = temperature;
  return Math.exp(
    -5674.5359 / t +
      6.3925247 +
      t * (-9.677843e-3 + t * (6.2215701e-7 + t * (2.0747825e-9 - 9.484024e-13 * t))) +
      4.1635019 * Math.log(t),
  );
}

/** Water in air for each kilogram of dry air, kg/kg (20). @param vapour its partial pressure, Pa */
function ratioOf(vapour: number, pressure: number): number {
  return (massRatio * vapour) / Math.max(pressure - vapour, 1e-9);
}

/**
 * Water for each kilogram of dry air, kg/kg. Humidity counts against vapour over water, as weather stations tell it.
 * Example: 25 °C, 0.5, 101 325 Pa give 0.00988.
 */
export function humidityRatio(temperature: number, relativeHumidity: number, pressure: number): number {
  return ratioOf(relativeHumidity * waterVapourPressure(temperature), pressure);
}

/**
 * Thermodynamic wet bulb, K: the temperature at which water (ice below 0 °C) evaporates into the air until it is full
 * (33, 35), by bisection. Validity: −60–60 °C. Example: 40 °C and 0.0065 kg/kg at 101 325 Pa give 20.0 °C.
 */
export function wetBulb(temperature: number, relativeHumidity: number, pressure: number): number {
  const ratio = humidityRatio(temperature, relativeHumidity, pressure);
  const t = temperature - zero;
  let low = temperature - 80;
  let high = temperature;
  // 40 halvings of 80 K leave a nanokelvin.
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const wet = middle - zero;
    const isIce = wet < 0;
    const full = ratioOf(isIce ? iceVapourPressure(middle) : waterVapourPressure(middle), pressure);
    const held = isIce
      ? ((2830 - 0.24 * wet) * full - 1.006 * (t - wet)) / (2830 + 1.86 * t - 2.1 * wet)
      : ((2501 - 2.326 * wet) * full - 1.006 * (t - wet)) / (2501 + 1.86 * t - 4.186 * wet);
    if (held < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Water in air that is full of it, for each kilogram of dry air, kg/kg (over water above 0 °C, over ice below). */
export function saturatedRatio(temperature: number, pressure: number): number {
  const isIce = temperature < zero;
  return ratioOf(isIce ? iceVapourPressure(temperature) : waterVapourPressure(temperature), pressure);
}

/** Enthalpy of such air for each kilogram of dry air, J/kg, 0 for dry air at 0 °C (30). Example: 25 °C: 76.5 kJ/kg. */
export function saturatedEnthalpy(temperature: number, pressure: number): number {
  const t = temperature - zero;
  return 1000 * (1.006 * t + saturatedRatio(temperature, pressure) * (2501 + 1.86 * t));
}
