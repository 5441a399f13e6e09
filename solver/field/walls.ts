/*
 * The faces at which fluid meets a wall, and those at which it meets itself: what turbulence works on.
 */
import { type AxisIndex, axes } from '#solver/field/grid.ts';
import { type BorderFlow, type Room, type Triple, triple } from '#solver/field/room.ts';
import type { FaceName } from '#solver/field/schema.ts';
import { areaStart, areaStep } from '#solver/field/sizes.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** A side on which velocities along it are held: by a wall, or by what comes in through an inlet. */
export interface HeldSide {
  readonly cell: number;
  readonly axis: AxisIndex;
  /** −1: before the cell, 1: behind it. */
  readonly side: -1 | 1;
  /** The cell or ghost on the other side of the face. */
  readonly beyond: number;
  readonly kind: 'solid' | 'border' | 'inlet';
  /** What is on the cell's far side. */
  readonly across: 'fluid' | 'held' | 'free';
  readonly area: number; // m²
  /** From the wall to the cell's middle and to that of the next cell away from it, m. */
  readonly near: number;
  readonly far: number;
}

export interface Contacts {
  readonly held: readonly HeldSide[];
  /** Cells and ghosts at outlets and planes of symmetry. */
  readonly free: readonly { readonly cell: number; readonly beyond: number }[];
  /** Area over the distance of the middles, between a cell of fluid and the next one if that is fluid too, m; else 0. */
  readonly between: Triple<Float64Array>;
  /** Share that the cell's own value has in the one at the face to the next. */
  readonly share: Triple<Float32Array>;
}

export function contactsWithin(room: Room, borderAt: (face: FaceName, cell: number) => BorderFlow): Contacts {
  const { grid, strides, isFluid, isSought, sizes } = room;
  const size = isFluid.length;
  const between = triple(() => new Float64Array(size));
  const share = triple(() => new Float32Array(size));
  const held: HeldSide[] = [];
  const free: { cell: number; beyond: number }[] = [];
  const [nx, ny, nz] = grid.counts;
  const place = [0, 0, 0];
  const beside = (c: number, axis: AxisIndex, side: -1 | 1): 'fluid' | 'free' | HeldSide['kind'] => {
    const other = c + side * strides[axis];
    // Between fluid and fluid only a plate lets nothing move.
    if (isFluid[other]) return isSought[axis][side < 0 ? other : c] === 1 ? 'fluid' : 'solid';
    if (place[axis] !== (side < 0 ? 0 : grid.counts[axis] - 1)) return 'solid';
    const { type } = borderAt(`${'xyz'[axis]}${side < 0 ? '-' : '+'}` as FaceName, c);
    return type === 'wall' ? 'border' : type === 'inlet' ? 'inlet' : 'free';
  };
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const c = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
        if (!isFluid[c]) continue;
        place[0] = i;
        place[1] = j;
        place[2] = k;
        for (const axis of axes) {
          const widths = grid.widths[axis];
          const at = place[axis];
          const stride = strides[axis];
          // Most cells: fluid on both sides.
          if (isFluid[c - stride] && isFluid[c + stride] && isSought[axis][c - stride] && isSought[axis][c]) {
            const face = areaStart(sizes.tables, axis, j + 1, k + 1) + areaStep(axis) * (i + 1);
            const apart = widths[at] + widths[at + 1];
            between[axis][c] = (2 * sizes.tables.areas[axis][face]) / apart;
            share[axis][c] = widths[at + 1] / apart;
            continue;
          }
          const sides = [beside(c, axis, -1), beside(c, axis, 1)] as const;
          if (sides[1] === 'fluid') {
            between[axis][c] = (2 * sizes.area(axis, c)) / (widths[at] + widths[at + 1]);
            share[axis][c] = widths[at + 1] / (widths[at] + widths[at + 1]);
          }
          for (const side of [-1, 1] as const) {
            const kind = sides[side < 0 ? 0 : 1];
            const opposite = sides[side < 0 ? 1 : 0];
            if (kind === 'free') free.push({ cell: c, beyond: c + side * strides[axis] });
            if (kind === 'fluid' || kind === 'free') continue;
            held.push({
              cell: c,
              axis,
              side,
              beyond: c + side * strides[axis],
              kind,
              across: opposite === 'fluid' || opposite === 'free' ? opposite : 'held',
              area: sizes.area(axis, c),
              near: widths[at] / 2,
              far: opposite === 'fluid' ? widths[at] + widths[at - side] / 2 : Infinity,
            });
          }
        }
      }
    }
  }
  return { held, free, between, share };
}
