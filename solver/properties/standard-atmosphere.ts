/*
 * The standard atmosphere: pressure, temperature and density of dry air against altitude.
 */

/** ISO 2533 constants: sea level, lapse rate, tropopause, g, R. */
const seaLevelTemperature = 288.15;
const seaLevelPressure = 101325;
const lapse = 0.0065;
const tropopause = 11000;
const gravity = 9.80665;
const gasConstant = 287.05287;

/**
 * T = 288.15 − 0.0065 H up to 11 km, then 216.65 K; p from hydrostatic balance; ρ = p/(RT).
 *
 * @param altitude geopotential H [m]
 * @returns temperature [K], pressure [Pa], density [kg/m³]
 * Validity: −5…20 km. Source: ISO 2533 / US Standard Atmosphere 1976. Example: 3000 m gives 0.90912 kg/m³.
 */
export function standardAtmosphere(altitude: number): {
  readonly temperature: number;
  readonly pressure: number;
  readonly density: number;
} {
  const below = Math.min(altitude, tropopause);
  const temperature = seaLevelTemperature - lapse * below;
  let pressure = seaLevelPressure * (temperature / seaLevelTemperature) ** (gravity / (gasConstant * lapse));
  if (altitude > tropopause) {
    pressure *= Math.exp((-gravity * (altitude - tropopause)) / (gasConstant * temperature));
  }
  return { temperature, pressure, density: pressure / (gasConstant * temperature) };
}
