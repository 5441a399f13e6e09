/*
 * The grid's own level of multigrid, part by part: red-black sweeps that pass with what follows them in one way, plane by
 * plane. Within a colour no cell knows of another, so that a part needs of its neighbours nothing but the colour before: the
 * planes beside them are done last.
 */
import type { Parts } from '#solver/field/parts.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';

export interface GridLevel {
  readonly stencil: Couplings;
  readonly parts: Parts;
  /** One over the diagonal; 0 in ghosts. */
  readonly inverse: Float32Array;
  readonly value: Float32Array;
  readonly right: Float32Array;
  /** What is left over, of which `right` is a multiple. */
  readonly rest: Float64Array;
  /** Group of each cell; those of a part are of no other. */
  readonly groups: Int32Array;
  /** What is left over in the groups, and what the level below makes of it. */
  readonly sum: Float32Array;
  readonly correction: Float32Array;
}

/** Planes of a part that need no other part, when `reach` sweeps are looked back upon. */
function inner({ planes, count }: Parts, part: number, reach: number): readonly [from: number, to: number] {
  return [planes[part] + (part > 0 ? reach : 0), planes[part + 1] - (part < count - 1 ? reach : 0)];
}

/** The planes of a part that `inner` leaves out. */
function* outer(parts: Parts, part: number, reach: number): Generator<number> {
  const [from, to] = inner(parts, part, reach);
  for (let k = parts.planes[part]; k < from; k++) yield k;
  for (let k = to; k < parts.planes[part + 1]; k++) yield k;
}

/** From 0: one sweep, and of a single part what it leaves over in the groups. @param factor of `right` over `rest` */
export function descend(level: GridLevel, part: number, factor: number): number {
  const { planes, count } = level.parts;
  const [from, to] = [planes[part], planes[part + 1]];
  const [relaxed, relaxedTo] = inner(level.parts, part, 1);
  for (let k = from; k < to + 2; k++) {
    if (k < to) begin(level, factor, k);
    if (k - 1 >= relaxed && k - 1 < relaxedTo) relax(level, 1, k - 1);
    if (count === 1 && k >= 2) restrict(level, k - 2);
  }
  return 0;
}

/** The correction, and one sweep back. */
export function ascend(level: GridLevel, part: number): number {
  const { planes } = level.parts;
  const [from, to] = [planes[part], planes[part + 1]];
  const [relaxed, relaxedTo] = inner(level.parts, part, 1);
  const [last, lastTo] = inner(level.parts, part, 2);
  for (let k = from; k < to + 2; k++) {
    if (k < to) prolong(level, k);
    if (k - 1 >= relaxed && k - 1 < relaxedTo) relax(level, 1, k - 1);
    if (k - 2 >= last && k - 2 < lastTo) relax(level, 0, k - 2);
  }
  return 0;
}

/** Either way: colour 1 beside the other parts … */
export function relaxBeside(level: GridLevel, part: number): number {
  for (const k of outer(level.parts, part, 1)) relax(level, 1, k);
  return 0;
}

/** … then, on the way down, what is left over in the groups, plane by plane as a single part does it … */
export function leave(level: GridLevel, part: number): number {
  const { planes } = level.parts;
  for (let k = planes[part]; k < planes[part + 1]; k++) restrict(level, k);
  return 0;
}

/** … or, on the way up, colour 0 beside the other parts. */
export function endBeside(level: GridLevel, part: number): number {
  for (const k of outer(level.parts, part, 2)) relax(level, 0, k);
  return 0;
}

/** The first sweep over colour 0 of a plane when all values are 0; those of colour 1 become 0. */
function begin(level: GridLevel, factor: number, k: number): void {
  const [, ny] = level.stencil.counts;
  for (let j = 0; j < ny; j++)
    beginRow(level.stencil, level.inverse, level.value, level.right, level.rest, factor, j, k);
}

/** Gauss–Seidel over the cells of a plane whose i + j + k has the parity `colour`. */
function relax({ stencil, inverse, value, right }: GridLevel, colour: number, k: number): void {
  const [, ny] = stencil.counts;
  for (let j = 0; j < ny; j++) relaxRow(stencil, inverse, value, right, j, k, (colour + j + k) & 1);
}

/** Residuals of colour 0 (those of colour 1 have just been relaxed away), summed over the groups. */
function restrict({ stencil, value, right, groups, sum }: GridLevel, k: number): void {
  const [, ny] = stencil.counts;
  for (let j = 0; j < ny; j++) restrictRow(stencil, value, right, groups, sum, j, k);
}

function prolong({ stencil, value, groups, correction }: GridLevel, k: number): void {
  const [nx, ny] = stencil.counts;
  for (let j = 0; j < ny; j++) prolongRow(value, groups, correction, cellAt(stencil, 0, j, k), nx);
}

/*
 * One row of cells a function: the engine compiles a short function within the first few calls.
 */

function beginRow(
  stencil: Couplings,
  inverse: Float32Array,
  value: Float32Array,
  right: Float32Array,
  r: Float64Array,
  factor: number,
  j: number,
  k: number,
): void {
  const from = cellAt(stencil, 0, j, k);
  const to = from + stencil.counts[0];
  for (let c = from; c < to; c++) {
    right[c] = r[c] * factor;
    value[c] = 0;
  }
  for (let c = from + ((j + k) & 1); c < to; c += 2) value[c] = right[c] * inverse[c];
}

function relaxRow(
  stencil: Couplings,
  inverse: Float32Array,
  value: Float32Array,
  right: Float32Array,
  j: number,
  k: number,
  offset: number,
): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  const to = from + counts[0];
  for (let c = from + offset; c < to; c += 2) {
    value[c] =
      (right[c] +
        xBack[c] * value[c - 1] +
        x[c] * value[c + 1] +
        yBack[c] * value[c - strideY] +
        y[c] * value[c + strideY] +
        zBack[c] * value[c - strideZ] +
        z[c] * value[c + strideZ]) *
      inverse[c];
  }
}

/** By differences: what flows inside a group then cancels exactly, however well it conducts. */
function restrictRow(
  stencil: Couplings,
  value: Float32Array,
  right: Float32Array,
  groups: Int32Array,
  sum: Float32Array,
  j: number,
  k: number,
): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, outer } = stencil;
  const from = cellAt(stencil, 0, j, k);
  const to = from + counts[0];
  for (let c = from + ((j + k) & 1); c < to; c += 2) {
    if (groups[c] < 0) continue;
    const v = value[c];
    sum[groups[c]] +=
      right[c] -
      outer[c] * v +
      xBack[c] * (value[c - 1] - v) +
      x[c] * (value[c + 1] - v) +
      yBack[c] * (value[c - strideY] - v) +
      y[c] * (value[c + strideY] - v) +
      zBack[c] * (value[c - strideZ] - v) +
      z[c] * (value[c + strideZ] - v);
  }
}

function prolongRow(
  value: Float32Array,
  groups: Int32Array,
  correction: Float32Array,
  from: number,
  count: number,
): void {
  for (let c = from; c < from + count; c++) if (groups[c] >= 0) value[c] += correction[groups[c]];
}
