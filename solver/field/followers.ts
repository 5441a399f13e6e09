/*
 * Ghosts beyond openings and planes of symmetry: what streams along has the speed of the cell before them.
 */
import type { BorderFace } from '#solver/field/assemble.ts';
import { putAcross } from '#solver/field/border.ts';
import { axes, type AxisIndex, axisOf } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { FaceName } from '#solver/field/schema.ts';

/** Those of one face. */
export interface Followers {
  readonly axis: AxisIndex;
  /** Cell and ghost by turns. */
  readonly symmetry: Int32Array;
  readonly outlet: Int32Array;
}

/** @param isFluid 1 in cells of fluid */
export function followersOf(
  border: ReadonlyMap<FaceName, readonly BorderFace[]>,
  isFluid: Uint8Array,
): Followers[] {
  return [...border].map(([face, faces]) => {
    const pairs = (type: 'symmetry' | 'outlet'): Int32Array =>
      Int32Array.from(
        faces
          .filter(({ cell, boundary }) => isFluid[cell] === 1 && boundary?.type === type)
          .flatMap(({ cell, ghost }) => [cell, ghost]),
      );
    return { axis: axisOf(face), symmetry: pairs('symmetry'), outlet: pairs('outlet') };
  });
}

/** Puts velocities and streams of the ghosts in place. */
export function follow(followers: readonly Followers[], { velocity, stream }: Motion): void {
  for (const { axis, symmetry, outlet } of followers) {
    const across = axes.filter((one) => one !== axis);
    for (const one of across) putAcross(symmetry, velocity[one]);
    for (let n = 0; n < outlet.length; n += 2) {
      const cell = outlet[n];
      const ghost = outlet[n + 1];
      // What comes in through an outlet comes straight in.
      const isEntering = ghost > cell ? velocity[axis][cell] < 0 : velocity[axis][ghost] > 0;
      for (const one of across) velocity[one][ghost] = isEntering ? 0 : velocity[one][cell];
      if (ghost > cell) {
        velocity[axis][ghost] = velocity[axis][cell];
        stream[axis][ghost] = stream[axis][cell];
      }
    }
  }
}
