/*
 * Where fluid moves in a field case: its cells, the faces whose velocity is sought, and what holds it at its walls.
 *
 * Velocities stand on faces: number c is the one from cell c to the next along its axis, so that the face on the border
 * before the first cell has the number of a ghost. Ghosts have no width: they lie on the border and hold its values.
 * Source: Harlow & Welch (1965), Phys. Fluids 8, 2182–2189.
 */
import { boundedScheme } from '#solver/field/bounded.ts';
import { type AxisIndex, axes, type Grid, forCells, domainOf } from '#solver/field/grid.ts';
import type { FaceName } from '#solver/field/schema.ts';
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

/** Friction over viscosity. */
export interface Friction {
  /** Of a cell with the next one and with the one before, or a border that holds its velocity, m. */
  readonly toNext: Triple<Float32Array>;
  readonly toBack: Triple<Float32Array>;
  /** Along an axis: area over width of a cell, m; 0 in ghosts. */
  readonly along: Triple<Float32Array>;
  /** With the solids on both sides of a cell, m. */
  readonly rubbing: Triple<Float32Array>;
}

/** Its friction is that of a fluid whose viscosity is the same everywhere. */
export interface Room extends Friction {
  readonly grid: Grid;
  readonly strides: Triple<number>;
  /** 1 in cells of fluid. */
  readonly isFluid: Uint8Array;
  /** 1 on faces whose velocity is sought. */
  readonly isSought: Triple<Uint8Array>;
  /** Whether an axis has such faces at all. */
  readonly moves: Triple<boolean>;
  /** Areas of the faces, m². */
  readonly area: Triple<Float64Array>;
  /** Volume of a cell, m³; 0 in ghosts. */
  readonly volume: Float64Array;
  readonly passages: readonly Passage[];
  /** Numbers of boundedScheme for velocities along their own axis, and for all else. */
  readonly ownScheme: Triple<Float64Array>;
  readonly crossScheme: Triple<Float64Array>;
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
  const singles = (): Triple<Float32Array> => triple(() => new Float32Array(size));
  const isSought = triple(() => new Uint8Array(size));
  const area = triple(() => new Float64Array(size));
  const toNext = singles();
  const toBack = singles();
  const along = singles();
  const rubbing = singles();
  const volume = new Float64Array(size);
  const passages: Passage[] = [];
  const domain = domainOf(grid);
  forCells(grid, domain, (i, j, k) => {
    const c = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
    volume[c] = grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k];
  });
  // One axis after the other, so that the engine knows the arrays.
  for (const axis of axes) {
    const widths = grid.widths[axis];
    const stride = strides[axis];
    const last = counts[axis] - 1;
    const areas = area[axis];
    const sought = isSought[axis];
    const backs = toBack[axis];
    const nexts = toNext[axis];
    const alongs = along[axis];
    const shut = closed[axis];
    forCells(grid, domain, (i, j, k) => {
      const c = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
      const n = axis === 0 ? i : axis === 1 ? j : k;
      const width = widths[n];
      const face = volume[c] / width;
      const next = c + stride;
      const before = c - stride;
      areas[c] = face;
      if (n === 0) areas[before] = face;
      if (!isFluid[c]) return;
      alongs[c] = face / width;
      const isShut = shut.size > 0 && (shut.has(before) || shut.has(c));
      if (n > 0 && n < last && isFluid[before] && isFluid[next] && !isShut) {
        // Most cells: fluid on both sides.
        sought[c] = 1;
        backs[c] = between(face, width, widths[n - 1]);
        nexts[c] = between(face, width, widths[n + 1]);
        return;
      }
      const sides = ([-1, 1] as const).map((side): Side => {
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
          passages.push({ cell: c, ghost: other, at, axis, area: face, type: border.type, pressure });
        }
        return border.type === 'outlet' ? 'free' : 'held';
      });
      const friction = frictionOf(sides, face, widths, n);
      backs[c] = friction.back;
      nexts[c] = friction.next;
      rubbing[axis][c] = friction.solid;
    });
  }
  return {
    grid,
    strides,
    isFluid,
    isSought,
    moves: [isSought[0].includes(1), isSought[1].includes(1), isSought[2].includes(1)],
    area,
    toNext,
    toBack,
    along,
    rubbing,
    volume,
    passages,
    ownScheme: [ownScheme(grid, 0, isFirst), ownScheme(grid, 1, isFirst), ownScheme(grid, 2, isFirst)],
    crossScheme: [
      crossScheme(grid, 0, isFirst),
      crossScheme(grid, 1, isFirst),
      crossScheme(grid, 2, isFirst),
    ],
  };
}

/** What a cell of fluid has beside it: more of it, a solid, a border that holds a velocity along itself, or one that does not. */
type Side = 'fluid' | 'solid' | 'held' | 'free';

/**
 * Friction of a cell's fluid with what is on both sides of it. Next to a wall the slope is that of a parabola through the
 * wall and two cells; between two walls that of a parabola with the cell's velocity as its mean.
 * @param area of the faces, m²
 */
function frictionOf(
  [before, behind]: readonly Side[],
  area: number,
  widths: Float64Array,
  place: number,
): { readonly back: number; readonly next: number; readonly solid: number } {
  const width = widths[place];
  const friction = { back: 0, next: 0, solid: 0 };
  const isWall = (side: Side): boolean => side === 'solid' || side === 'held';
  const sides = [
    { side: before, toward: 'back', away: 'next', other: behind, beyond: widths[place + 1] },
    { side: behind, toward: 'next', away: 'back', other: before, beyond: widths[place - 1] },
  ] as const;
  for (const { side, toward, away, other, beyond } of sides) {
    if (side === 'fluid') {
      friction[toward] += between(area, width, widths[toward === 'next' ? place + 1 : place - 1]);
    } else if (isWall(side)) {
      const near = width / 2;
      const far = width + beyond / 2;
      const to = side === 'solid' ? 'solid' : toward;
      if (other === 'fluid') {
        friction[to] += (area * (near + far)) / (near * far);
        friction[away] += (area * near) / (far * (far - near));
      } else friction[to] += ((isWall(other) ? 6 : 2) * area) / width;
    }
  }
  return friction;
}

/** Friction of the fluid of two cells side by side, by their widths. */
function between(area: number, width: number, other: number): number {
  return (2 * area) / (width + other);
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
