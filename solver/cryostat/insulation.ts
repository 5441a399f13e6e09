import type { Insulation } from '#models/cryostat/cryostat.ts';
import { exchangeFactor, stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { gasConstant } from '#solver/cryostat/heat-capacity.ts';

/*
 * What crosses a vacuum between two surfaces, one around the other.
 */

/** Ratio of specific heats and molar mass [kg/mol]. Source: NIST Chemistry WebBook. Hydrogen as at 300 K. */
const gases = {
  nitrogen: { ratio: 1.4, molarMass: 0.0280134, diameter: 3.64e-10 },
  helium: { ratio: 5 / 3, molarMass: 0.0040026, diameter: 2.6e-10 },
  hydrogen: { ratio: 1.405, molarMass: 0.00201588, diameter: 2.9e-10 },
} as const;

export type Gas = keyof typeof gases;

/** What is left in the vessel. */
export interface Residue {
  readonly gas: Gas;
  /** Pa, absolute, as a gauge on the vessel reads it. */
  readonly pressure: number;
  /** Accommodation of both surfaces together. */
  readonly accommodation: number;
  /** K, of the vessel. */
  readonly temperature: number;
}

/**
 * Heat of a gas whose molecules meet the walls alone, W/(m² K) of the inner surface:
 * α (γ + 1)/(γ − 1) √(R/(8 π M T)) p, with T where the pressure is read.
 *
 * Validity: mean free path well above the gap (see `meanFreePath`).
 * Source: Corruccini (1959), Vacuum 7–8, 19–29. Example: nitrogen, 300 K, α 1: 1.19 W/(m² K) a Pa.
 */
export function gasFilm({ gas, pressure, accommodation, temperature }: Residue): number {
  const { ratio, molarMass } = gases[gas];
  const speed = Math.sqrt(gasConstant / (8 * Math.PI * molarMass * temperature));
  return ((accommodation * (ratio + 1)) / (ratio - 1)) * speed * pressure;
}

/** J/K. Source: SI, exact. */
const boltzmann = 1.380649e-23;

/** Mean free path, m: k T/(√2 π d² p). Source: kinetic theory; diameters within a tenth. Example: nitrogen, 300 K, 1 Pa: 7 mm. */
export function meanFreePath({ gas, pressure, temperature }: Residue): number {
  return (boltzmann * temperature) / (Math.SQRT2 * Math.PI * gases[gas].diameter ** 2 * pressure);
}

/**
 * Heat flux through layers of aluminised film with nets between them, W/m²:
 * 8.95e-8 N̄^2.56 (T_w + T_c)/2 (T_w − T_c)/(N + 1) + 5.39e-10 ε (T_w^4.67 − T_c^4.67)/N, N̄ in layers a centimetre.
 *
 * @param layers N
 * @param density layers a metre
 * @param emissivity of the film at 300 K
 * Validity: double-aluminised mylar, double silk nets, no perforation, high vacuum, laid with care on a calorimeter;
 * made blankets with seams let through two to three times that. Measured with cold sides of 39 to 112 K.
 * Source: Keller, Cunnington & Glassford (1974), NASA CR-134477. Example: 300 K to 77 K, 30 layers, 20/cm, 0.031: 0.466 W/m².
 */
export function layersFlux(
  warm: number,
  cold: number,
  layers: number,
  density: number,
  emissivity: number,
): number {
  const solid = (8.95e-8 * (density / 100) ** 2.56 * (warm + cold) * (warm - cold)) / 2 / (layers + 1);
  return solid + (5.39e-10 * emissivity * (warm ** 4.67 - cold ** 4.67)) / layers;
}

/** W, by radiation (of layers with what their nets conduct) and by the gas. @param residue null: none */
export function insulationHeat(
  one: Insulation,
  warm: number,
  cold: number,
  residue: Residue | null,
): { readonly radiation: number; readonly gas: number } {
  const film = residue === null ? 0 : gasFilm(residue) * (warm - cold);
  if (one.kind === 'layers') {
    const flux = layersFlux(warm, cold, one.layers, one.layers / one.thickness, one.emissivity);
    // Each gap has its share of the difference; the pressure in them goes with √T, as the film wants it.
    return { radiation: one.degradation * one.area * flux, gas: (one.area * film) / (one.layers + 1) };
  }
  const exchange =
    one.kind === 'effective'
      ? one.emissivity
      : exchangeFactor(one.coldEmissivity, one.warmEmissivity, one.area / (one.warmArea ?? one.area));
  return {
    radiation: stefanBoltzmann * exchange * one.area * (warm ** 4 - cold ** 4),
    gas: one.area * film,
  };
}
