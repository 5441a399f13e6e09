/*
 * Where fluid moves in a field case: its cells, the faces whose velocity is sought, and what it has beside it.
 *
 * Velocities stand on faces: number c is the one from cell c to the next along its axis, so that the face on the border
 * before the first cell has the number of a ghost. Ghosts have no width: they lie on the border and hold its values.
 * Source: Harlow & Welch (1965), Phys. Fluids 8, 2182–2189.
 */
import { boundedScheme } from '#solver/field/bounded.ts';
import { type AxisIndex, axes, type Grid, forCells, domainOf } from '#solver/field/grid.ts';
import type { FaceName } from '#solver/field/schema.ts';
import { Sizes } from '#solver/field/sizes.ts';
import { cellAt, sizeOf } from '#solver/field/stencil.ts';

export type Triple<T> = readonly [T, T, T];

/** One for each axis. */
export function triple<T>(make: () => T): Triple<T> {
  return [make(), make(), make()];
}

/** What is held on a face of the border where fluid may pass. */
export interface Passage {
  /** The cell inside and the ghost outside. */
  readonly cell: number;
  readonly ghost: number;
  /** The face between them. */
  readonly at: number;
  readonly axis: AxisIndex;
  readonly area: number; // m²
  readonly type: 'inlet' | 'outlet';
  /** Pressure behind an outlet, Pa. */
  readonly pressure: number;
}

export interface Room {
  readonly grid: Grid;
  readonly strides: Triple<number>;
  /** 1 in cells of fluid. */
  readonly isFluid: Uint8Array;
  /** 1 on faces whose velocity is sought. */
  readonly isSought: Triple<Uint8Array>;
  /** Whether an axis has such faces at all. */
  readonly moves: Triple<boolean>;
  /** What each cell of fluid has on both its sides along each axis (`neighbours`); 0 in solids and ghosts. */
  readonly neighbours: Triple<Uint8Array>;
  readonly sizes: Sizes;
  readonly passages: readonly Passage[];
  /** Numbers of boundedScheme for velocities along their own axis, and for all else. */
  readonly ownScheme: Triple<Float64Array>;
  readonly crossScheme: Triple<Float64Array>;
}

/** What a cell of fluid has beside it: more of it, a solid, a border that holds a velocity along itself, or one that does not. */
export const sides = ['fluid', 'solid', 'held', 'free'] as const;
export type Side = (typeof sides)[number];

/** Of what is before and behind a cell of fluid: 1 to 16. */
export function numberOf(before: Side, behind: Side): number {
  return 1 + sides.length * sides.indexOf(before) + sides.indexOf(behind);
}

/** What borders on a cell of fluid on one side of the domain. */
export type BorderFlow =
  | { readonly type: 'wall' }
  | { readonly type: 'symmetry' }
  | { readonly type: 'inlet' }
  | { readonly type: 'outlet'; readonly pressure: number };

/** @param closed faces that plates close, for each axis */
export function roomOf(
  grid: Grid,
  isFluid: Uint8Array,
  borderAt: (face: FaceName, cell: number) => BorderFlow,
  closed: Triple<ReadonlySet<number>>,
  isFirst: boolean,
): Room {
  const { counts } = grid;
  const size = sizeOf(counts);
  const strides = [1, counts[0] + 2, (counts[0] + 2) * (counts[1] + 2)] as const;
  const isSought = triple(() => new Uint8Array(size));
  const neighbours = triple(() => new Uint8Array(size));
  const sizes = new Sizes(grid);
  const passages: Passage[] = [];
  const domain = domainOf(grid);
  // One axis after the other, so that the engine knows the arrays.
  for (const axis of axes) {
    const stride = strides[axis];
    const last = counts[axis] - 1;
    const sought = isSought[axis];
    const beside = neighbours[axis];
    const shut = closed[axis];
    const between = numberOf('fluid', 'fluid');
    forCells(grid, domain, (i, j, k) => {
      const c = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
      if (!isFluid[c]) return;
      const n = axis === 0 ? i : axis === 1 ? j : k;
      const next = c + stride;
      const before = c - stride;
      const isShut = shut.size > 0 && (shut.has(before) || shut.has(c));
      if (n > 0 && n < last && isFluid[before] && isFluid[next] && !isShut) {
        // Most cells: fluid on both sides.
        sought[c] = 1;
        beside[c] = between;
        return;
      }
      const [back, forth] = ([-1, 1] as const).map((side): Side => {
        const other = side < 0 ? before : next;
        const at = side < 0 ? before : c;
        if (shut.has(at)) return 'solid';
        if (n !== (side < 0 ? 0 : last)) {
          if (!isFluid[other]) return 'solid';
          if (side > 0) sought[c] = 1;
          return 'fluid';
        }
        const border = borderAt(`${'xyz'[axis]}${side < 0 ? '-' : '+'}` as FaceName, c);
        if (border.type === 'symmetry') return 'free';
        if (border.type === 'outlet') sought[at] = 1;
        if (border.type !== 'wall') {
          const pressure = border.type === 'outlet' ? border.pressure : 0;
          const area = sizes.area(axis, at);
          passages.push({ cell: c, ghost: other, at, axis, area, type: border.type, pressure });
        }
        return border.type === 'outlet' ? 'free' : 'held';
      });
      beside[c] = numberOf(back, forth);
    });
  }
  return {
    grid,
    strides,
    isFluid,
    isSought,
    moves: [isSought[0].includes(1), isSought[1].includes(1), isSought[2].includes(1)],
    neighbours,
    sizes,
    passages,
    ownScheme: [ownScheme(grid, 0, isFirst), ownScheme(grid, 1, isFirst), ownScheme(grid, 2, isFirst)],
    crossScheme: [
      crossScheme(grid, 0, isFirst),
      crossScheme(grid, 1, isFirst),
      crossScheme(grid, 2, isFirst),
    ],
  };
}

/** Between velocities on lines, at the middles of cells: that of cell n at n + 1, with the ghosts' before and behind. */
function ownScheme({ lines, places, counts }: Grid, axis: AxisIndex, isFirst: boolean): Float64Array {
  return padded(boundedScheme(lines[axis], places[axis].subarray(1, counts[axis] + 1), isFirst));
}

/** Between middles, with the border's own places at both ends: face n, behind cell n, at n + 1. */
function crossScheme({ lines, places }: Grid, axis: AxisIndex, isFirst: boolean): Float64Array {
  return boundedScheme(places[axis], lines[axis], isFirst);
}

function padded(table: Float64Array): Float64Array {
  const all = new Float64Array(table.length + 16);
  all.set(table, 8);
  return all;
}
