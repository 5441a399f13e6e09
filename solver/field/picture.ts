/*
 * What is drawn of a field, read off a solve at any turn.
 */
import type { FieldState } from '#solver/field/figures.ts';
import { axes, forCells, type Grid } from '#solver/field/grid.ts';
import { triple } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { Counts } from '#solver/field/stencil.ts';

/**
 * What is drawn of a field: every cell of the domain, x fastest (cell i, j, k at `i + nx·(j + ny·k)`), in the
 * coordinates of the layout. Plain arrays, so that it crosses to another thread by transfer.
 */
export interface FieldPicture {
  /** nx + 1, ny + 1 and nz + 1 lines of the grid along x, y and z, m. */
  readonly lines: readonly [Float64Array, Float64Array, Float64Array];
  /** K. */
  readonly temperature: Float32Array;
  /** Along x, y and z in the middles of cells, m/s; 0 in solids, and everywhere where nothing flows. */
  readonly velocity: readonly [Float32Array, Float32Array, Float32Array];
  /** Above the reference, Pa; 0 in solids. */
  readonly pressure: Float32Array;
  /** 0 where fluid is, else one more than the place in `solids`. */
  readonly solid: Uint16Array;
  /** Ids of solids, as in the field case; a background that is no fluid comes last, under the name of its material. */
  readonly solids: readonly string[];
}

/** Numbers of solids that are told apart: those beyond share the last one. */
const mostSolids = 0xffff;

/** The state as it stands, copied; nothing of the solve is touched. About 26 bytes a cell. */
export function pictureOf(input: FieldCase, { equations, t, flow }: FieldState): FieldPicture {
  const { grid, stencil } = equations;
  const { solid, solids } = solidsOf(input, grid, flow?.room.isFluid ?? null, stencil);
  const size = solid.length;
  const temperature = new Float32Array(size);
  const pressure = new Float32Array(size);
  const velocity = triple(() => new Float32Array(size));
  const along = flow ? axes.map((axis) => flow.alongAxis(axis)) : [];
  forRows(grid.counts, stencil, (at, cell) => {
    temperature[at] = t[cell];
    if (!flow || solid[at] !== 0) return;
    pressure[at] = flow.motion.pressure[cell];
    for (const axis of axes) velocity[axis][at] = along[axis](cell);
  });
  const [x, y, z] = grid.lines;
  return { lines: [x.slice(), y.slice(), z.slice()], temperature, velocity, pressure, solid, solids };
}

interface Strides {
  readonly strideY: number;
  readonly strideZ: number;
}

/** Visits all cells: their number in the picture, and that with ghosts. */
function forRows(
  [nx, ny, nz]: Counts,
  { strideY, strideZ }: Strides,
  visit: (at: number, cell: number) => void,
): void {
  let at = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const first = 1 + (j + 1) * strideY + (k + 1) * strideZ;
      for (let i = 0; i < nx; i++) visit(at++, first + i);
    }
}

/** The last solid that holds the middle of a cell, as for its material. */
function solidsOf(
  { solids = [], background }: FieldCase,
  grid: Grid,
  isFluid: Uint8Array | null,
  strides: Strides,
): Pick<FieldPicture, 'solid' | 'solids'> {
  const [nx, ny, nz] = grid.counts;
  const solid = new Uint16Array(nx * ny * nz);
  solids.forEach(({ box }, place) => {
    const number = Math.min(place + 1, mostSolids);
    forCells(grid, box, (i, j, k) => {
      solid[i + nx * (j + ny * k)] = number;
    });
  });
  let isBackground = false;
  const last = Math.min(solids.length + 1, mostSolids);
  forRows(grid.counts, strides, (at, cell) => {
    if (isFluid !== null && isFluid[cell] === 1) solid[at] = 0;
    else if (solid[at] === 0) {
      solid[at] = last;
      isBackground = true;
    }
  });
  const names = solids.map(({ id }) => id);
  return { solid, solids: isBackground ? [...names, background] : names };
}
