/*
 * What takes the heat of a housing: coolant along a plate, a structure, still air and what it radiates to.
 */
import type { Outside, Plate, SealedModule } from '#models/module/module.ts';
import {
  type BuoyantFluid,
  naturalPlateInRange,
  naturalPlateWithSlope,
} from '#solver/correlations/natural.ts';
import { radiationWithSlope } from '#solver/correlations/radiation.ts';
import { verticalFinsWithSlope } from '#solver/correlations/vertical-fins.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import type { Paths } from '#solver/module/contract.ts';
import { airBuoyancy } from '#solver/properties/air.ts';
import { Liquid } from '#solver/properties/liquids.ts';

/** Temperatures and sunlight around a module. */
export interface Surroundings {
  /** K. */
  readonly ambient: number;
  /** K of coolant and structure; null: as the document has them. */
  readonly sink: number | null;
  /** W/m². */
  readonly sunlight: number;
}

/** Pa: air at sea level. Source: ISO 2533. */
const pressure = 101_325;
const air: BuoyantFluid = { buoyancy: (out, film) => airBuoyancy(out, film, pressure) };

/** W from the housing at a temperature, and its slope. */
export interface Rejection {
  /** Writes [Q, ∂Q/∂T], W and W/K. @param t of the housing, K */
  evaluate(out: Float64Array, t: number): void;
  pathsAt(t: number): Paths;
}

/**
 * ε C of a plate whose wall has one temperature, W/K: ε = 1 − e^(−UA/C), C = ρ c V̇ at the inlet.
 * Source: Kays & London (1984), Compact Heat Exchangers, C_r = 0.
 */
export function plateConductance({ coolant, flow, conductance }: Plate, inlet: number): number {
  const liquid = new Liquid({ type: 'liquid', name: coolant });
  const stream = liquid.density(inlet) * liquid.specificHeat(inlet) * flow;
  return stream * -Math.expm1(-conductance / stream);
}

export function rejectionOf(module: SealedModule, { ambient, sink, sunlight }: Surroundings): Rejection {
  const { plate, structure, outside } = module;
  const inlet = sink ?? plate?.inlet ?? 0;
  const toCoolant = plate ? plateConductance(plate, inlet) : 0;
  const joint = sink ?? structure?.temperature ?? 0;
  const toStructure = structure?.conductance ?? 0;
  const absorbed = outside ? outside.sunlit * outside.absorptivity * sunlight : 0;
  return {
    evaluate(out, t) {
      let heat = toCoolant * (t - inlet) + toStructure * (t - joint) - absorbed;
      let slope = toCoolant + toStructure;
      if (outside) {
        for (const path of [wallInto, finsInto, radiationInto]) {
          path(pair, outside, t, ambient);
          heat += pair[0];
          slope += pair[1];
        }
      }
      out[0] = heat;
      out[1] = slope;
    },
    pathsAt(t) {
      const one = (path: typeof wallInto): number => {
        if (!outside) return 0;
        path(pair, outside, t, ambient);
        return pair[0];
      };
      return {
        plate: toCoolant * (t - inlet),
        structure: toStructure * (t - joint),
        convection: one(wallInto),
        fins: one(finsInto),
        radiation: one(radiationInto),
        sunlight: absorbed,
      };
    },
  };
}

/** K; undefined where it is not known. */
export const freezingOf = (coolant: Plate['coolant']): number | undefined =>
  new Liquid({ type: 'liquid', name: coolant }).liquid.freezing;

/** Whether natural convection of the walls is within its correlation. */
export function wallInRange({ plain, height }: Outside, t: number, ambient: number): boolean {
  naturalPlateWithSlope(five, 'vertical', height, t, ambient, air, standardGravity);
  return plain === 0 || naturalPlateInRange('vertical', five[4]);
}

function wallInto(out: Float64Array, { plain, height }: Outside, t: number, ambient: number): void {
  naturalPlateWithSlope(five, 'vertical', height, t, ambient, air, standardGravity);
  out[0] = plain * five[0];
  out[1] = plain * five[1];
}

function finsInto(out: Float64Array, { fins }: Outside, t: number, ambient: number): void {
  if (fins) verticalFinsWithSlope(five, fins, t, ambient, air, standardGravity);
  out[0] = fins ? five[0] : 0;
  out[1] = fins ? five[1] : 0;
}

/** To surroundings at ambient temperature that are large: 𝓕 = ε. */
function radiationInto(
  out: Float64Array,
  { radiating, emissivity }: Outside,
  t: number,
  ambient: number,
): void {
  radiationWithSlope(five, emissivity, t, ambient);
  out[0] = radiating * five[0];
  out[1] = radiating * five[1];
}

const pair = new Float64Array(2);
const five = new Float64Array(5);
