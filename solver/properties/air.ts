/*
 * Air: ideal-gas density with humidity, and transport properties of dry air at moderate pressure.
 * The transport properties have a …Slope twin, the derivative with respect to temperature, and a …Growth twin, that
 * of the logarithm, which costs no power.
 */

/** Specific gas constant of dry air, J/(kg K). Source: ISO 2533 (rounded as in ASHRAE Fundamentals). */
export const gasConstantDryAir = 287.05;
/** Specific gas constant of water vapour, J/(kg K). Source: ASHRAE Fundamentals, Psychrometrics. */
const gasConstantVapour = 461.52;

/**
 * Saturation pressure of water, Pa: 610.94 exp(17.625 t/(t + 243.04)), t in °C.
 * Validity: −40…50 °C within 0.4 %; 1 % at 80 °C. Source: Alduchov & Eskridge (1996), J. Appl. Meteorol. 35, 601–609.
 * Example: 20 °C gives 2333 Pa.
 */
export function saturationPressure(temperature: number): number {
  const t = temperature - 273.15;
  return 610.94 * Math.exp((17.625 * t) / (t + 243.04));
}

/**
 * Gas constant of moist air, J/(kg K). It stays the same while the air is heated at constant pressure, so the
 * solver takes it once at ambient and uses ρ = p/(R T) from there on.
 *
 * @param temperature [K], pressure [Pa, absolute], relativeHumidity [1] at which the moisture is known
 */
export function moistAirGasConstant(temperature: number, pressure: number, relativeHumidity: number): number {
  const share = Math.min(1, (relativeHumidity * saturationPressure(temperature)) / pressure);
  return 1 / ((1 - share) / gasConstantDryAir + share / gasConstantVapour);
}

/**
 * ρ = (p − p_v)/(R_d T) + p_v/(R_v T), kg/m³, p_v = φ p_sat(T).
 * Validity: ideal gas, 200–400 K, below 2 bar; within 0.1 %. Source: Dalton's law; R from ISO 2533.
 * Example: 25 °C, 101325 Pa, dry gives 1.184.
 */
export function airDensity(temperature: number, pressure: number, relativeHumidity = 0): number {
  return pressure / (moistAirGasConstant(temperature, pressure, relativeHumidity) * temperature);
}

/**
 * μ = 1.458e-6 T^1.5/(T + 110.4), Pa s.
 * Validity: 100–1800 K within 2 %. Source: Sutherland's law, constants of US Standard Atmosphere 1976 / ISO 2533.
 * Example: 15 °C gives 1.789e-5.
 */
export function airViscosity(temperature: number): number {
  return (1.458e-6 * temperature * Math.sqrt(temperature)) / (temperature + 110.4);
}

export function airViscositySlope(temperature: number): number {
  return airViscosity(temperature) * airViscosityGrowth(temperature);
}

export function airViscosityGrowth(temperature: number): number {
  return 1.5 / temperature - 1 / (temperature + 110.4);
}

/**
 * k = 0.0241 (T/273.15)^0.81, W/(m K).
 * Validity: 210–2000 K within 3 %. Source: White, Viscous Fluid Flow, power law for air (k₀ = 0.0241, n = 0.81).
 * Example: 300 K gives 0.0260.
 */
export function airConductivity(temperature: number): number {
  if (temperature !== powered.temperature) {
    powered.temperature = temperature;
    powered.power = (temperature / 273.15) ** 0.81;
  }
  return 0.0241 * powered.power;
}

/** The last power taken: conductivity, Prandtl number and their slopes are asked for one after another at one temperature. */
const powered = { temperature: NaN, power: NaN };

export function airConductivitySlope(temperature: number): number {
  return airConductivity(temperature) * airConductivityGrowth(temperature);
}

export function airConductivityGrowth(temperature: number): number {
  return 0.81 / temperature;
}

/**
 * c_p = 1045.356 − 0.3161783 T + 7.083814e-4 T² − 2.705209e-7 T³, J/(kg K), dry air.
 * Validity: 220–380 K within 0.1 %. Source: Kröger (2004), Air-Cooled Heat Exchangers and Cooling Towers, app. A.
 * Example: 300 K gives 1007.
 */
export function airSpecificHeat(temperature: number): number {
  return 1045.356 + temperature * (-0.3161783 + temperature * (7.083814e-4 - temperature * 2.705209e-7));
}

export function airSpecificHeatSlope(temperature: number): number {
  return -0.3161783 + temperature * (2 * 7.083814e-4 - temperature * 3 * 2.705209e-7);
}

/** Pr = μ c_p/k. Validity: 220–380 K; 0.707–0.73, within 2 % of tables. Example: 300 K gives 0.715. */
export function airPrandtl(temperature: number): number {
  return (airViscosity(temperature) * airSpecificHeat(temperature)) / airConductivity(temperature);
}

export function airPrandtlSlope(temperature: number): number {
  return airPrandtl(temperature) * airPrandtlGrowth(temperature);
}

/**
 * Writes [k, Pr, B, ∂ln k/∂T, ∂ln Pr/∂T, ∂ln B/∂T] with B = ρ² Pr/(T μ²), as natural convection takes it: β = 1/T, and
 * dry air, since moisture changes Ra by 1 % at most.
 *
 * @param film [K]; pressure absolute [Pa]
 */
export function airBuoyancy(out: Float64Array, film: number, pressure: number): void {
  const density = pressure / (gasConstantDryAir * film);
  const viscosity = airViscosity(film);
  const pr = airPrandtl(film);
  const prandtlGrowth = airPrandtlGrowth(film);
  out[0] = airConductivity(film);
  out[1] = pr;
  out[2] = (density * density * pr) / (film * viscosity * viscosity);
  out[3] = airConductivityGrowth(film);
  out[4] = prandtlGrowth;
  out[5] = -3 / film - 2 * airViscosityGrowth(film) + prandtlGrowth;
}

export function airPrandtlGrowth(temperature: number): number {
  return (
    airViscosityGrowth(temperature) +
    airSpecificHeatSlope(temperature) / airSpecificHeat(temperature) -
    airConductivityGrowth(temperature)
  );
}
