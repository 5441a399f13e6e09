/*
 * Metals of conductors.
 */
import type { ChainConductor } from '#models/distribution/distribution.ts';
import { resistanceRatioWithSlope } from '#solver/correlations/conductor.ts';

type Metal = ChainConductor['material'];

/** Of the temperature at which resistivities are stated, K. */
const reference = 293.15;

/**
 * Resistivity at 20 °C [Ω m], its coefficient [1/K] and density [kg/m³].
 *
 * Source: IEC 60028 (annealed copper: 1/58 Ω mm²/m, 8.89 g/cm³); IEC 60889 (hard-drawn aluminium: 0.028264 Ω mm²/m,
 * 2.703 g/cm³). Alloys of bars have up to a tenth more.
 */
const metals: Readonly<
  Record<Metal, { readonly resistivity: number; readonly coefficient: number; readonly density: number }>
> = {
  copper: { resistivity: 1e-6 / 58, coefficient: 0.00393, density: 8890 },
  aluminium: { resistivity: 2.8264e-8, coefficient: 0.00403, density: 2703 },
};

/** Conductors of a run. Neutral and earth are not counted. */
const conductorsOf = ({ system }: ChainConductor): number => (system === 'ac-3' ? 3 : 2);

/** Share of its length that a conductor with loads evenly along it has by its loss: ∫ (1 − x)² dx. */
const evenly = 1 / 3;

/**
 * Resistance that runs side by side put in the way, Ω of each conductor: ρ(T) l/(A n), a third of it where the loads
 * lie evenly along it (the loss then, and the voltage drop that the mean load sees).
 *
 * @param runs side by side
 * Validity: direct current, or conductors thin against the skin depth (8.5 mm of copper at 60 Hz); constant current
 * of each tap. Example: copper, 10 m of 100 mm² at 20 °C, at its end: 1.724 mΩ.
 */
export function resistanceOf(conductor: ChainConductor, runs: number): number {
  const { resistivity, coefficient } = metals[conductor.material];
  resistanceRatioWithSlope(ratio, conductor.temperature, coefficient, reference);
  const whole = (ratio[0] * resistivity * conductor.length) / (conductor.area * runs);
  return conductor.taps === 'along' ? evenly * whole : whole;
}

/** Metal of all runs, kg, without insulation, neutral and earth. */
export function metalOf(conductor: ChainConductor, runs: number): number {
  const { material, length, area } = conductor;
  return metals[material].density * length * area * conductorsOf(conductor) * runs;
}

const ratio = new Float64Array(2);
