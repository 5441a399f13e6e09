/*
 * Vapour pressure of water and of what is dissolved in it.
 */

const criticalTemperature = 647.096; // K
const criticalPressure = 22.064e6; // Pa
const waterMolarMass = 0.018015; // kg/mol

/**
 * ln(p/p_c) = (T_c/T) (a₁τ + a₂τ^1.5 + a₃τ³ + a₄τ^3.5 + a₅τ⁴ + a₆τ^7.5), τ = 1 − T/T_c, Pa.
 * Validity: 273.16–647.096 K within 0.1 %; below it is that of supercooled water, roughly.
 * Source: Wagner & Pruß (1993), J. Phys. Chem. Ref. Data 22, 783–787; IAPWS SR1-86(1992). Example: 60 °C gives 19947 Pa.
 */
export function waterVapourPressure(temperature: number): number {
  const tau = Math.max(0, 1 - temperature / criticalTemperature);
  const sum =
    tau *
    (-7.85951783 +
      1.84408259 * tau ** 0.5 -
      11.7866497 * tau ** 2 +
      22.6807411 * tau ** 2.5 -
      15.9618719 * tau ** 3 +
      1.80122502 * tau ** 6.5);
  return criticalPressure * Math.exp((criticalTemperature / temperature) * sum);
}

/**
 * Mole fraction of the water in a solution, 1: by Raoult's law the share of pure water's vapour pressure that it has.
 * Validity: ideal solution whose solute hardly evaporates: glycols up to half the mass, 0–110 °C; their boiling points
 * at 1 atm come out within 0.5 K. Source: Raoult (1887). Example: 0.5 of propylene glycol (0.07609 kg/mol) gives 0.8086.
 *
 * @param solute mass fraction [1]; molarMass of the solute [kg/mol]
 */
export function waterMoleFraction(solute: number, molarMass: number): number {
  const water = (1 - solute) / waterMolarMass;
  return water / (water + solute / molarMass);
}

/** Coldest dew point that is told, K: below it next to no moisture is left. */
const coldestDew = 173.15;

/**
 * Temperature at which moist air begins to give off water, K: p_sat(T_d) = φ p_sat(T), by bisection.
 * Validity: above water, 0–100 °C; below 0 °C it is the dew point over supercooled water. Source: as above.
 * Example: 298.15 K at 0.5 gives 287.00 K (13.85 °C; ASHRAE Fundamentals 2017, ch. 1: 13.9 °C).
 */
export function dewPoint(temperature: number, relativeHumidity: number): number {
  const wanted = relativeHumidity * waterVapourPressure(temperature);
  let low = coldestDew;
  let high = temperature;
  // 40 halvings of 200 K leave a nanokelvin.
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (waterVapourPressure(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
