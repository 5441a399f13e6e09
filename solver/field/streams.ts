/*
 * Streams through the faces of an axis: density times area times velocity.
 */
import type { AxisIndex } from '#solver/field/grid.ts';
import type { Room } from '#solver/field/room.ts';
import { areaStart, areaStep } from '#solver/field/sizes.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** Of the fluid, or of a gas on the faces of an axis, kg/m³. */
export type DensityOnFaces = number | Float64Array;

/** Fills the streams, kg/s. @returns the sum of their squares */
export function setStreams(
  room: Room,
  axis: AxisIndex,
  velocity: Float64Array,
  density: DensityOnFaces,
  out: Float64Array,
): number {
  const [one, each] = split(density);
  let sum = 0;
  forRows(room, axis, (first, count, areas, at, step) => {
    sum += streamsOfRow(out, velocity, one, each, first, count, areas, at, step);
  });
  return sum;
}

/** Streams for each pascal between the cells of a face, kg/(s Pa). @param mobility velocities for each, m/(s Pa) */
export function setConductances(
  room: Room,
  axis: AxisIndex,
  mobility: Float32Array,
  density: DensityOnFaces,
  out: Float32Array,
): void {
  const [one, each] = split(density);
  out.fill(0);
  forRows(room, axis, (first, count, areas, at, step) =>
    conductancesOfRow(out, mobility, one, each, first, count, areas, at, step),
  );
}

/** Adds what pressures that were corrected, Pa, change. */
export function pushStreams(
  room: Room,
  axis: AxisIndex,
  velocity: Float64Array,
  stream: Float64Array,
  mobility: Float32Array,
  correction: Float64Array,
  density: DensityOnFaces,
): void {
  const [one, each] = split(density);
  const stride = room.strides[axis];
  forRows(room, axis, (first, count, areas, at, step) =>
    pushRow(velocity, stream, mobility, correction, stride, one, each, first, count, areas, at, step),
  );
}

function split(density: DensityOnFaces): readonly [one: number, each: Float64Array | null] {
  return typeof density === 'number' ? [density, null] : [0, density];
}

/** All rows of faces, from those on the border before the first cells on: their first face, how many, and their areas. */
function forRows(
  { grid, strides, sizes }: Room,
  axis: AxisIndex,
  visit: (first: number, count: number, areas: Float64Array, at: number, step: number) => void,
): void {
  const [nx, ny, nz] = grid.counts;
  const i = axis === 0 ? -1 : 0;
  const step = areaStep(axis);
  for (let k = axis === 2 ? -1 : 0; k < nz; k++)
    for (let j = axis === 1 ? -1 : 0; j < ny; j++)
      visit(
        cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k),
        nx - i,
        sizes.tables.areas[axis],
        areaStart(sizes.tables, axis, j + 1, k + 1) + step * (i + 1),
        step,
      );
}

function streamsOfRow(
  out: Float64Array,
  velocity: Float64Array,
  one: number,
  each: Float64Array | null,
  first: number,
  count: number,
  areas: Float64Array,
  at: number,
  step: number,
): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const c = first + i;
    const stream = (each === null ? one : each[c]) * areas[at + step * i] * velocity[c];
    out[c] = stream;
    sum += stream * stream;
  }
  return sum;
}

function conductancesOfRow(
  out: Float32Array,
  mobility: Float32Array,
  one: number,
  each: Float64Array | null,
  first: number,
  count: number,
  areas: Float64Array,
  at: number,
  step: number,
): void {
  for (let i = 0; i < count; i++) {
    const c = first + i;
    out[c] = (each === null ? one : each[c]) * areas[at + step * i] * mobility[c];
  }
}

function pushRow(
  velocity: Float64Array,
  stream: Float64Array,
  mobility: Float32Array,
  correction: Float64Array,
  stride: number,
  one: number,
  each: Float64Array | null,
  first: number,
  count: number,
  areas: Float64Array,
  at: number,
  step: number,
): void {
  for (let i = 0; i < count; i++) {
    const c = first + i;
    const change = mobility[c] * (correction[c] - correction[c + stride]);
    velocity[c] += change;
    stream[c] += (each === null ? one : each[c]) * areas[at + step * i] * change;
  }
}
