/*
 * What stands on the faces between cells: plates, fans, contacts, and what is porous and closed. OpenFOAM has each such
 * face twice, once in a patch of either side.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import { placeOf as placeInStencil } from '#solver/field/stencil.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import { type AxisIndex, axes, facesOfPlane, forCells } from '#solver/field/grid.ts';
import type { FieldBox, FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';
import { faceNumber } from '#solver/field-openfoam/cell-number.ts';

export interface Joint {
  /** Nothing flows through a wall; a closed face does not rub either; a contact is of heat alone. */
  readonly type: 'wall' | 'closed' | 'contact' | 'fan' | 'screen';
  readonly resistance: number; // m² K/W
  /** K of screens. */
  readonly loss: number;
  /** Number of a fan in the case; −1 of others. */
  readonly fan: number;
}

/** From here on nothing passes along an axis, 1/m²: what a layout closes has 1e10; fins of 0.1 mm gaps 1e9. */
const closedFrom = 5e9;

/** Whether a porous box closes an axis. */
export function isClosedAlong(
  { viscous = 0 }: NonNullable<FieldCase['resistances']>[number],
  axis: AxisIndex,
): boolean {
  return (typeof viscous === 'number' ? viscous : viscous[axis]) >= closedFrom;
}

/** The fluid's among the materials of a case; −1 where there is none. */
export function fluidNumber(input: FieldCase): number {
  return Object.keys(input.materials).indexOf(fluidOf(input) ?? '');
}

/** A face between two cells. */
interface Face {
  readonly number: number;
  /** The fluid is on both sides. */
  readonly isFluid: boolean;
}

/** Those that a flat box covers. */
export function facesWithin(input: FieldCase, equations: FieldEquations, box: FieldBox): Face[] {
  const { grid } = equations;
  const { axis, faces } = facesOfPlane(grid, box);
  const fluid = fluidNumber(input);
  return faces.flatMap((face) => faceAt(equations, fluid, placeInStencil(grid.counts, face), axis));
}

/** The face behind a cell; none on the border. @param fluid number of its material @param place of the cell along x, y, z, −1 before the first */
function faceAt(
  { grid: { counts }, stencil, materialOf }: FieldEquations,
  fluid: number,
  place: readonly number[],
  axis: AxisIndex,
): Face[] {
  if (place[axis] < 0 || place[axis] >= counts[axis] - 1) return [];
  const cell = cellAt(stencil, place[0], place[1], place[2]);
  const next = cell + [1, stencil.strideY, stencil.strideZ][axis];
  return [
    {
      number: faceNumber(place[0] + counts[0] * (place[1] + counts[1] * place[2]), axis),
      isFluid: materialOf[cell] === fluid && materialOf[next] === fluid,
    },
  ];
}

/** By face number. */
export function jointsOf(input: FieldCase, equations: FieldEquations): ReadonlyMap<number, Joint> {
  const { grid } = equations;
  const fluid = fluidNumber(input);
  const joints = new Map<number, Joint>();
  const add = ({ number }: Face, joint: Partial<Joint>): void => {
    const own = joints.get(number);
    joints.set(number, {
      type: own?.type === 'wall' ? own.type : (joint.type ?? own?.type ?? 'contact'),
      resistance: (own?.resistance ?? 0) + (joint.resistance ?? 0),
      loss: (own?.loss ?? 0) + (joint.loss ?? 0),
      fan: joint.fan ?? own?.fan ?? -1,
    });
  };
  for (const { box, resistance = 0 } of input.plates ?? [])
    for (const face of facesWithin(input, equations, box))
      add(face, face.isFluid ? { type: 'wall', resistance } : { resistance });
  for (const { box, resistance } of input.interfaces ?? [])
    for (const face of facesWithin(input, equations, box)) add(face, { resistance });
  for (const { box, loss } of input.screens ?? [])
    for (const face of facesWithin(input, equations, box))
      if (face.isFluid && loss > 0) add(face, { type: 'screen', loss });
  input.fans?.forEach(({ box }, fan) => {
    for (const face of facesWithin(input, equations, box)) if (face.isFluid) add(face, { type: 'fan', fan });
  });
  for (const one of input.resistances ?? [])
    for (const axis of axes)
      if (isClosedAlong(one, axis))
        forCells(grid, one.box, (i, j, k) => {
          const place = [i, j, k];
          const before = place.map((n, other) => (other === axis ? n - 1 : n));
          for (const at of [before, place])
            for (const face of faceAt(equations, fluid, at, axis))
              if (face.isFluid) add(face, { type: 'closed' });
        });
  return joints;
}

/** Whether the stream passes. */
export function isPassed({ type }: Joint): boolean {
  return type === 'fan' || type === 'screen';
}

/** Whether nothing flows there. */
export function isClosed(joint: Joint | undefined): boolean {
  return joint?.type === 'wall' || joint?.type === 'closed';
}

/** Whether a fan blows from the low side of its faces to the high one. */
export function blowsOnwards({ direction }: NonNullable<FieldCase['fans']>[number]): boolean {
  return direction[1] === '+';
}
