/*
 * The lines between the cells, and which cells a box covers.
 */
import { withComponent } from '#models/geometry/box.ts';
import type { FaceName, FieldBox, FieldCase } from '#solver/field/schema.ts';
import { cellAt, type Counts, placeOf } from '#solver/field/stencil.ts';

export interface Grid {
  readonly counts: Counts;
  /** Lines along x, y, z, ascending, m: one more than cells. */
  readonly lines: readonly [Float64Array, Float64Array, Float64Array];
  /** Widths of the cells along x, y, z, m. */
  readonly widths: readonly [Float64Array, Float64Array, Float64Array];
  /** Middles of the cells along x, y, z, with the border's own places before and behind them, m: two more than cells. */
  readonly places: readonly [Float64Array, Float64Array, Float64Array];
}

export type AxisIndex = 0 | 1 | 2;
export const axes = [0, 1, 2] as const;

/** The axis that a face is normal to. */
export function axisOf(face: FaceName): AxisIndex {
  return face[0] === 'x' ? 0 : face[0] === 'y' ? 1 : 2;
}

/** The box with another extent along one axis. */
export function reaching({ min, max }: FieldBox, axis: AxisIndex, from: number, to: number): FieldBox {
  return { min: withComponent(min, axis, from), max: withComponent(max, axis, to) };
}

export function gridOf(grid: FieldCase['grid']): Grid {
  const lines =
    'cells' in grid ? evenLines(grid) : [grid.x, grid.y, grid.z].map((one) => Float64Array.from(one));
  const [x, y, z] = lines;
  return {
    counts: [x.length - 1, y.length - 1, z.length - 1],
    lines: [x, y, z],
    widths: [widthsOf(x), widthsOf(y), widthsOf(z)],
    places: [placesOf(x), placesOf(y), placesOf(z)],
  };
}

function evenLines({
  min = [0, 0, 0],
  max,
  cells,
}: Extract<FieldCase['grid'], { cells: unknown }>): Float64Array[] {
  return cells.map((count, axis) =>
    Float64Array.from({ length: count + 1 }, (_, i) => min[axis] + ((max[axis] - min[axis]) * i) / count),
  );
}

function widthsOf(lines: Float64Array): Float64Array {
  return Float64Array.from({ length: lines.length - 1 }, (_, i) => lines[i + 1] - lines[i]);
}

function placesOf(lines: Float64Array): Float64Array {
  return Float64Array.from({ length: lines.length + 1 }, (_, i) =>
    i === 0 || i === lines.length ? lines[Math.min(i, lines.length - 1)] : (lines[i - 1] + lines[i]) / 2,
  );
}

/** The box of all cells. */
export function domainOf({ lines: [x, y, z] }: Grid): FieldBox {
  const last = (one: Float64Array): number => one[one.length - 1];
  return { min: [x[0], y[0], z[0]], max: [last(x), last(y), last(z)] };
}

/** For each cell along an axis the share of its width that lies between two places. */
function covered(grid: Grid, axis: AxisIndex, from: number, to: number): Float64Array {
  const lines = grid.lines[axis];
  return grid.widths[axis].map(
    (width, i) => Math.max(0, Math.min(to, lines[i + 1]) - Math.max(from, lines[i])) / width,
  );
}

/** The cells that a box covers in part or whole, and how much of each. */
export function forCovered(
  grid: Grid,
  { min, max }: FieldBox,
  visit: (i: number, j: number, k: number, share: number) => void,
): void {
  const [sx, sy, sz] = axes.map((axis) => covered(grid, axis, min[axis], max[axis]));
  sz.forEach((z, k) => {
    if (z === 0) return;
    sy.forEach((y, j) => {
      if (y === 0) return;
      sx.forEach((x, i) => {
        if (x > 0) visit(i, j, k, x * y * z);
      });
    });
  });
}

/** First cell whose middle lies at or beyond `place`; the count where none does. */
export function cellFrom(grid: Grid, axis: AxisIndex, place: number): number {
  const lines = grid.lines[axis];
  const slack = 1e-9 * (lines[lines.length - 1] - lines[0]);
  let low = 0;
  let high = grid.counts[axis];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] + lines[middle + 1]) / 2 < place - slack) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line nearest to a place, by its number. */
export function nearestLine({ lines }: Grid, axis: AxisIndex, place: number): number {
  const one = lines[axis];
  let low = 0;
  let high = one.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (one[middle] <= place) low = middle;
    else high = middle;
  }
  return place - one[low] <= one[high] - place ? low : high;
}

/** The middle of a cell, m. */
export function middleOf({ places }: Grid, place: readonly number[]): readonly [number, number, number] {
  return [places[0][place[0] + 1], places[1][place[1] + 1], places[2][place[2] + 1]];
}

/** The middle of a cell by its number; of a ghost that of its face of the border, m. */
export function middleOfCell(grid: Grid, cell: number): readonly [number, number, number] {
  return middleOf(grid, placeOf(grid.counts, cell));
}

/** Visits the cells whose middles a box holds. */
export function forCells(grid: Grid, box: FieldBox, visit: (i: number, j: number, k: number) => void): void {
  const [i0, j0, k0] = axes.map((axis) => cellFrom(grid, axis, box.min[axis]));
  const [i1, j1, k1] = axes.map((axis) => cellFrom(grid, axis, box.max[axis]));
  for (let k = k0; k < k1; k++) for (let j = j0; j < j1; j++) for (let i = i0; i < i1; i++) visit(i, j, k);
}

/** The faces between cells that a flat box covers, by the middle of each, and those on the border. */
export function facesOfPlane(
  grid: Grid,
  box: FieldBox,
): { readonly axis: AxisIndex; readonly faces: readonly number[] } {
  const axis = axes.find((one) => box.min[one] === box.max[one]) ?? 0;
  const { counts, lines } = grid;
  const strideY = counts[0] + 2;
  const strideZ = strideY * (counts[1] + 2);
  const back = [1, strideY, strideZ][axis];
  const line = nearestLine(grid, axis, box.min[axis]);
  // Cells behind the first line, else before the line.
  const layer = Math.max(1, line);
  const faces: number[] = [];
  forCells(grid, reaching(box, axis, lines[axis][layer - 1], lines[axis][layer]), (i, j, k) => {
    faces.push(cellAt({ strideY, strideZ }, i, j, k) - (line === 0 ? back : 0));
  });
  return { axis, faces };
}
