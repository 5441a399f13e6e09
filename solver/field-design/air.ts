/*
 * The air of a layout: its properties, and the law by which it is lighter where it is warmer.
 */
import type { Conditions } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { AirOf } from '#solver/field-design/regime.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { type Ambient, compileFluid, type FluidLaw } from '#solver/flow/fluid.ts';

/**
 * By how much the warmest air may be lighter than the room's before Boussinesq, with one density in all but weight, is
 * doubtful: a tenth, about 30 K. Gray & Giorgini (1976), Int. J. Heat Mass Transfer 19, 545, set a tenth as well.
 */
const doubtful = 0.1;

export interface LayoutAir {
  /** The network's, with the room's moisture. */
  readonly law: FluidLaw;
  /** Between what comes in and what leaves: both carry heat. */
  readonly mean: AirOf;
  /** Of that mean, K. */
  readonly temperature: number;
  /** Of the law: at the mean, of a gas at ambient, kg/m³. */
  readonly density: number;
  readonly viscosity: number; // Pa s
  readonly material: FieldCase['materials'][string];
  /** By which law, and how far the other is from it, in words. */
  readonly note: string;
}

/** Properties stand at the mean of ambient and exhaust; a gas has its density at ambient, from where its law begins. */
export function airOfDesign(
  { fieldDensity }: Pick<Conditions, 'fieldDensity'>,
  ambient: Ambient,
  { requirements, zones }: Pick<DesignResult, 'requirements' | 'zones'>,
): LayoutAir {
  const exhaust = requirements.exhaustTemperature ?? ambient.temperature;
  const temperature = (ambient.temperature + exhaust) / 2;
  const law = compileFluid({ type: 'air' }, ambient);
  const isGas = fieldDensity === 'ideal-gas';
  const mean = {
    density: law.density(temperature),
    viscosity: law.viscosity(temperature),
    conductivity: law.conductivity(temperature),
    specificHeat: law.specificHeat(temperature),
    expansion: 1 / temperature,
  };
  const density = isGas ? law.density(ambient.temperature) : mean.density;
  const { viscosity, conductivity, specificHeat, expansion } = mean;
  const hottest = Math.max(exhaust, ...zones.map((zone) => zone.temperature));
  return {
    law,
    mean,
    density,
    viscosity,
    temperature,
    material: { conductivity, density, specificHeat, viscosity, ...(isGas ? { gas: true } : { expansion }) },
    note: noteOf(isGas, hottest - ambient.temperature, 1 - ambient.temperature / hottest),
  };
}

/** @param warmer the warmest air than the room's, K @param lighter by what share of its density */
function noteOf(isGas: boolean, warmer: number, lighter: number): string {
  const facts = `the network’s warmest air is ${warmer.toFixed(0)} K warmer and ${(100 * lighter).toFixed(0)} % lighter than the room’s`;
  if (isGas)
    return `Air is an ideal gas, ρ = p/(R T) at the room’s pressure: ${facts}. Flows in m³/s at openings are at the room’s density.`;
  const one = `Air has one density but for its weight (Boussinesq): ${facts}`;
  return lighter > doubtful
    ? `${one}. From ${100 * doubtful} % on that is doubtful: set fieldDensity to ideal-gas.`
    : `${one}, below the ${100 * doubtful} % from which that is doubtful.`;
}
