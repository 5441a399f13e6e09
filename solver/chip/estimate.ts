/*
 * The mean of a die by relations of spreading alone: what an engineer reckons before there is a grid, and a check of it.
 */
import { jointResistance, type Plate } from '#models/chip/chip.ts';
import { areaOf, type Component } from '#solver/chip/components.ts';
import type { SolvedPackage } from '#solver/chip/package.ts';
import { rectangleRise, type RectangleSpreading } from '#solver/correlations/spreading.ts';

/** Of the double series: a mean then stands to some 1e-3 of its spreading. */
const terms = 60;

/**
 * Mean temperature of the active layer of a die, K: its own thickness and joint in one dimension, then the lid, or the
 * plate, as a rectangle on which all components are sources side by side; a plate under a lid takes the lid as one source.
 * Nothing leaves below.
 *
 * @param watts of the components, in their order @param conductivity of the die
 * Source: Muzychka, Culham & Yovanovich (2003), see `spreading.ts`.
 */
export function estimatedMean(
  { one, components, assembly }: SolvedPackage,
  die: number,
  watts: readonly number[],
  conductivity: number,
): number {
  const { cooling, lid, lidJoint, plate, plateJoint } = one;
  const own = components[die];
  const area = areaOf(own.box);
  const joint = lid ? lidJoint : plateJoint;
  const thickness = own.box.max[2] - own.box.min[2];
  const gap = joint ? (assembly.top - own.box.max[2]) / joint.conductivity + jointResistance(joint) : 0;
  const upTo = watts[die] * ((thickness / conductivity + gap) / area);
  const above = lid ?? plate;
  if (!above) return cooling.temperature + upTo + watts[die] / (assembly.coefficient * area);
  const beyondLid =
    plate && plateJoint && lid
      ? rectangleRise(
          { ...alike(plate), source: [lid.width, lid.depth], heatTransferCoefficient: assembly.coefficient },
          'source-mean',
          terms,
        ) *
          lid.width *
          lid.depth +
        jointResistance(plateJoint)
      : 0;
  const coefficient = lid && plate ? 1 / beyondLid : assembly.coefficient;
  const rise = components.reduce((sum, component, index) => {
    const problem = {
      ...alike(above),
      source: sidesOf(component),
      centre: centreOf(component),
      heatTransferCoefficient: coefficient,
    } as const;
    return sum + watts[index] * rectangleRise(problem, index === die ? 'source-mean' : centreOf(own), terms);
  }, 0);
  return cooling.temperature + upTo + rise;
}

/** A plate that conducts otherwise upwards, as one that conducts alike: k = √(k_xy k_z), t = t √(k_xy/k_z). */
function alike({
  width,
  depth,
  thickness,
  conductivity,
  through,
}: Plate): Pick<RectangleSpreading, 'plate' | 'thickness' | 'conductivity'> {
  const upwards = through ?? conductivity;
  return {
    plate: [width, depth],
    thickness: thickness * Math.sqrt(conductivity / upwards),
    conductivity: Math.sqrt(conductivity * upwards),
  };
}

const sidesOf = ({ box: { min, max } }: Component): readonly [number, number] => [
  max[0] - min[0],
  max[1] - min[1],
];

const centreOf = ({ box: { min, max } }: Component): readonly [number, number] => [
  (min[0] + max[0]) / 2,
  (min[1] + max[1]) / 2,
];
