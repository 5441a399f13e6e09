/*
 * Ghosts beyond openings and planes of symmetry: what streams along has the speed of the cell before them.
 */
import type { BorderFace } from '#solver/field/assemble.ts';
import { axes, type AxisIndex, axisOf } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { FaceName } from '#solver/field/schema.ts';

interface Follower {
  readonly cell: number;
  readonly ghost: number;
  readonly axis: AxisIndex;
  readonly isOutlet: boolean;
}

/** @param isFluid 1 in cells of fluid */
export function followersOf(
  border: ReadonlyMap<FaceName, readonly BorderFace[]>,
  isFluid: Uint8Array,
): Follower[] {
  return [...border].flatMap(([face, faces]) =>
    faces.flatMap(({ cell, ghost, boundary }) => {
      const type = boundary?.type;
      if (isFluid[cell] === 0 || (type !== 'symmetry' && type !== 'outlet')) return [];
      return [{ cell, ghost, axis: axisOf(face), isOutlet: type === 'outlet' }];
    }),
  );
}

/** Puts velocities and streams of the ghosts in place. */
export function follow(followers: readonly Follower[], { velocity, stream }: Motion): void {
  for (const { cell, ghost, axis, isOutlet } of followers) {
    // What comes in through an outlet comes straight in.
    const isEntering = isOutlet && (ghost > cell ? velocity[axis][cell] < 0 : velocity[axis][ghost] > 0);
    for (const one of axes) if (one !== axis) velocity[one][ghost] = isEntering ? 0 : velocity[one][cell];
    if (isOutlet && ghost > cell) {
      velocity[axis][ghost] = velocity[axis][cell];
      stream[axis][ghost] = stream[axis][cell];
    }
  }
}
