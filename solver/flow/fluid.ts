/*
 * What a circuit's fluid is like at a temperature, as numbers with slopes.
 */
import type { Case, Circuit, Fluid } from '#solver/case/case.ts';
import { isEqual } from '#solver/case/share.ts';
import type { BuoyantFluid } from '#solver/correlations/natural.ts';
import {
  airBuoyancy,
  airConductivity,
  airConductivitySlope,
  airPrandtl,
  airPrandtlSlope,
  airSpecificHeat,
  airSpecificHeatSlope,
  airViscosity,
  airViscositySlope,
  moistAirGasConstant,
} from '#solver/properties/air.ts';
import { Liquid, type LiquidLimits } from '#solver/properties/liquids.ts';

/** The surroundings with the defaults of the case format filled in. */
export interface Ambient {
  readonly temperature: number; // K
  readonly pressure: number; // Pa
  readonly relativeHumidity: number;
}

export function ambientOf(input: Case): Ambient {
  return {
    temperature: input.ambient?.temperature ?? 293.15,
    pressure: input.ambient?.pressure ?? 101325,
    relativeHumidity: input.ambient?.relativeHumidity ?? 0,
  };
}

/** Properties against temperature [K]; slopes are with respect to temperature. SI. */
export interface FluidLaw extends BuoyantFluid {
  readonly isAir: boolean;
  /** Whether warm fluid rises: it is known how it expands. */
  readonly expands: boolean;
  /** Absolute pressure [Pa]: the density's, constant over the circuit. */
  readonly pressure: number;
  density(temperature: number): number;
  densitySlope(temperature: number): number;
  viscosity(temperature: number): number;
  viscositySlope(temperature: number): number;
  specificHeat(temperature: number): number;
  specificHeatSlope(temperature: number): number;
  conductivity(temperature: number): number;
  conductivitySlope(temperature: number): number;
  prandtl(temperature: number): number;
  prandtlSlope(temperature: number): number;
  /** Specific enthalpy [J/kg]: the integral of the specific heat, from any one zero. */
  enthalpy(temperature: number): number;
  /** What is known of a liquid's range; absent for air and constant fluids. */
  readonly liquid?: LiquidLimits;
}

/** Standard gravity, m/s². Source: ISO 80000-3. */
export const standardGravity = 9.80665;

/** −ρ g z: the still surroundings' pressure at an elevation [m] over that at elevation 0, Pa; ρ of the circuit's fluid at ambient temperature. */
export function surroundingsPressure(circuit: Circuit, elevation: number, ambient: Ambient): number {
  const density = compileFluid(circuit.fluid, ambient).density(ambient.temperature);
  return -density * (circuit.gravity ?? standardGravity) * elevation;
}

/** Fluids of late, the latest first: equal fluids are one law, and what is compiled with it serves again. */
const known: { readonly fluid: Fluid; readonly ambient: Ambient; readonly law: FluidLaw }[] = [];
const mostKnown = 64;

/** @throws RangeError when a liquid is not known or its table is in disorder (readCase and check.ts say so before) */
export function compileFluid(fluid: Fluid, ambient: Ambient): FluidLaw {
  const at = known.findIndex((one) => isEqual(one.fluid, fluid) && isEqual(one.ambient, ambient));
  if (at === 0) return known[0].law;
  const one = at < 0 ? { fluid, ambient, law: lawOf(fluid, ambient) } : known[at];
  known.splice(at < 0 ? mostKnown - 1 : at, 1);
  known.unshift(one);
  return one.law;
}

function lawOf(fluid: Fluid, ambient: Ambient): FluidLaw {
  if (fluid.type === 'air') return air(fluid.pressure ?? ambient.pressure, ambient);
  return fluid.type === 'liquid' ? new Liquid(fluid) : constant(fluid);
}

function air(pressure: number, ambient: Ambient): FluidLaw {
  const gas = moistAirGasConstant(ambient.temperature, ambient.pressure, ambient.relativeHumidity);
  return {
    isAir: true,
    expands: true,
    pressure,
    density: (t) => pressure / (gas * t),
    densitySlope: (t) => -pressure / (gas * t * t),
    viscosity: airViscosity,
    viscositySlope: airViscositySlope,
    specificHeat: airSpecificHeat,
    specificHeatSlope: airSpecificHeatSlope,
    conductivity: airConductivity,
    conductivitySlope: airConductivitySlope,
    prandtl: airPrandtl,
    prandtlSlope: airPrandtlSlope,
    buoyancy: (out, film) => airBuoyancy(out, film, pressure),
    enthalpy: airEnthalpy,
  };
}

/** Simpson's rule is exact for the cubic of `airSpecificHeat`, so this is its integral from 0 K without new constants. */
function airEnthalpy(t: number): number {
  return (t / 6) * (airSpecificHeat(0) + 4 * airSpecificHeat(t / 2) + airSpecificHeat(t));
}

function constant(fluid: Extract<Fluid, { type: 'constant' }>): FluidLaw {
  const { density, viscosity, specificHeat, conductivity } = fluid;
  const pr = (viscosity * specificHeat) / conductivity;
  const zero = (): number => 0;
  return {
    isAir: false,
    expands: false,
    pressure: 101325,
    density: () => density,
    densitySlope: zero,
    viscosity: () => viscosity,
    viscositySlope: zero,
    specificHeat: () => specificHeat,
    specificHeatSlope: zero,
    conductivity: () => conductivity,
    conductivitySlope: zero,
    prandtl: () => pr,
    prandtlSlope: zero,
    buoyancy: (out) => {
      out.fill(0);
      out[0] = conductivity;
      out[1] = pr;
    },
    enthalpy: (t) => specificHeat * t,
  };
}
