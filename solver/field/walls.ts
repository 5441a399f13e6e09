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

type BorderAt = (face: FaceName, cell: number) => BorderFlow;

export function contactsWithin(room: Room, borderAt: BorderAt): Contacts {
  const size = room.isFluid.length;
  const found: Found = {
    held: [],
    free: [],
    between: triple(() => new Float64Array(size)),
    share: triple(() => new Float32Array(size)),
  };
  const [, ny, nz] = room.grid.counts;
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) addRow(found, room, borderAt, j, k);
  return found;
}

/** As contacts are found. */
interface Found extends Contacts {
  readonly held: HeldSide[];
  readonly free: { readonly cell: number; readonly beyond: number }[];
}

function addRow(found: Found, room: Room, borderAt: BorderAt, j: number, k: number): void {
  const { grid, strides, isFluid } = room;
  const from = cellAt({ strideY: strides[1], strideZ: strides[2] }, 0, j, k);
  for (let i = 0; i < grid.counts[0]; i++) {
    if (isFluid[from + i] === 0) continue;
    for (const axis of axes)
      if (!isAmid(room, axis, from + i)) addSides(found, room, borderAt, axis, [i, j, k], from + i);
      else join(found, room, axis, [i, j, k][axis], from + i, i, j, k);
  }
}

/** Most cells: fluid on both sides, and no plate. */
function isAmid({ strides, isFluid, isSought }: Room, axis: AxisIndex, c: number): boolean {
  const stride = strides[axis];
  const sought = isSought[axis];
  return (
    isFluid[c - stride] === 1 && isFluid[c + stride] === 1 && sought[c - stride] === 1 && sought[c] === 1
  );
}

/** With the next cell, which is fluid too. @param at place of the cell along the axis */
function join(
  { between, share }: Found,
  { grid, sizes: { tables } }: Room,
  axis: AxisIndex,
  at: number,
  c: number,
  i: number,
  j: number,
  k: number,
): void {
  const widths = grid.widths[axis];
  const face = areaStart(tables, axis, j + 1, k + 1) + areaStep(axis) * (i + 1);
  const apart = widths[at] + widths[at + 1];
  between[axis][c] = (2 * tables.areas[axis][face]) / apart;
  share[axis][c] = widths[at + 1] / apart;
}

/** Where not both sides are fluid. */
function addSides(
  found: Found,
  room: Room,
  borderAt: BorderAt,
  axis: AxisIndex,
  place: Triple<number>,
  c: number,
): void {
  const { grid, strides, sizes } = room;
  const widths = grid.widths[axis];
  const at = place[axis];
  const sides = [beside(room, borderAt, axis, at, c, -1), beside(room, borderAt, axis, at, c, 1)] as const;
  if (sides[1] === 'fluid') join(found, room, axis, at, c, ...place);
  for (const side of [-1, 1] as const) {
    const kind = sides[side < 0 ? 0 : 1];
    const opposite = sides[side < 0 ? 1 : 0];
    const beyond = c + side * strides[axis];
    if (kind === 'free') found.free.push({ cell: c, beyond });
    if (kind === 'fluid' || kind === 'free') continue;
    found.held.push({
      cell: c,
      axis,
      side,
      beyond,
      kind,
      across: opposite === 'fluid' || opposite === 'free' ? opposite : 'held',
      area: sizes.area(axis, c),
      near: widths[at] / 2,
      far: opposite === 'fluid' ? widths[at] + widths[at - side] / 2 : Infinity,
    });
  }
}

function beside(
  { grid, strides, isFluid, isSought }: Room,
  borderAt: BorderAt,
  axis: AxisIndex,
  at: number,
  c: number,
  side: -1 | 1,
): 'fluid' | 'free' | HeldSide['kind'] {
  const other = c + side * strides[axis];
  // Between fluid and fluid only a plate lets nothing move.
  if (isFluid[other]) return isSought[axis][side < 0 ? other : c] === 1 ? 'fluid' : 'solid';
  if (at !== (side < 0 ? 0 : grid.counts[axis] - 1)) return 'solid';
  const { type } = borderAt(`${'xyz'[axis]}${side < 0 ? '-' : '+'}` as FaceName, c);
  return type === 'wall' ? 'border' : type === 'inlet' ? 'inlet' : 'free';
}
