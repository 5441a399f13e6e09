/*
 * Areas of faces and volumes of cells. They are products of widths, so that tables across each axis hold them all: a row of
 * cells reads its areas at `areaStart` + `areaStep` · i.
 */
import { type AxisIndex, type Grid } from '#solver/field/grid.ts';
import { type Counts, placeOf, sizeOf } from '#solver/field/stencil.ts';

/** Arrays alone, as threads share them. */
export interface SizeTables {
  /** Widths along each axis, of ghosts before and behind too: those are 0, m. */
  readonly widths: Grid['widths'];
  /** Areas of the faces across each axis by their two other places, 0 in ghosts, m². */
  readonly areas: Grid['widths'];
}

/** Where the areas of a row begin, with that of its first ghost. @param j, k of the row, ghosts counted */
export function areaStart({ widths: [x, y] }: SizeTables, axis: AxisIndex, j: number, k: number): number {
  if (axis === 0) return j + y.length * k;
  return x.length * (axis === 1 ? k : j);
}

/** From one cell of a row to the next. */
export function areaStep(axis: AxisIndex): 0 | 1 {
  return axis === 0 ? 0 : 1;
}

export class Sizes {
  readonly tables: SizeTables;
  /** How many cells there are with ghosts. */
  readonly count: number;
  readonly #counts: Counts;

  constructor({ counts, widths: [x, y, z] }: Grid) {
    const [dx, dy, dz] = [withGhosts(x), withGhosts(y), withGhosts(z)];
    this.count = sizeOf(counts);
    this.tables = {
      widths: [dx, dy, dz],
      areas: [products(dy, dz), products(dx, dz), products(dx, dy)],
    };
    this.#counts = counts;
  }

  /** Of the face between a cell and the next one along an axis, m². */
  area(axis: AxisIndex, face: number): number {
    const [i, j, k] = placeOf(this.#counts, face);
    const start = areaStart(this.tables, axis, j + 1, k + 1);
    return this.tables.areas[axis][start + areaStep(axis) * (i + 1)];
  }

  /** 0 in ghosts, m³. */
  volume(cell: number): number {
    const [i, j, k] = placeOf(this.#counts, cell);
    const [x, y, z] = this.tables.widths;
    return x[i + 1] * y[j + 1] * z[k + 1];
  }

  /** All volumes, for what reads them in an order of its own. */
  volumes(): Float64Array {
    const [x, y, z] = this.tables.widths;
    const all = new Float64Array(this.count);
    for (let k = 0; k < z.length; k++)
      for (let j = 0; j < y.length; j++) scaleInto(all, x.length * (j + y.length * k), x, y[j], z[k]);
    return all;
  }
}

function scaleInto(out: Float64Array, from: number, widths: Float64Array, a: number, b: number): void {
  for (let i = 0; i < widths.length; i++) out[from + i] = widths[i] * a * b;
}

function withGhosts(widths: Float64Array): Float64Array {
  const all = new Float64Array(widths.length + 2);
  all.set(widths, 1);
  return all;
}

/** Of all pairs, those of the first one after the other. */
function products(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length * second.length);
  second.forEach((b, n) => {
    first.forEach((a, m) => {
      all[m + first.length * n] = a * b;
    });
  });
  return all;
}
