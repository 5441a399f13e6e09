/*
 * The seven-point operator on a box of cells: conductances between neighbours and to what is held outside.
 *
 * Arrays have one layer of ghosts on every side, so that no loop asks where it is: a cell's number is
 * i + 1 + (j + 1) sy + (k + 1) sz with sy = nx + 2 and sz = sy (ny + 2). Ghosts hold 0 and stay 0.
 */

export type Counts = readonly [nx: number, ny: number, nz: number];

/** Numbers of a level: 32 bits for the preconditioner, 64 for what is solved. */
export type Numbers = Float32Array | Float64Array;

export interface Stencil<A extends Numbers> {
  readonly counts: Counts;
  readonly strideY: number;
  readonly strideZ: number;
  /** Conductance from a cell to the next one along x, y, z, W/K; 0 from the last one. */
  readonly x: A;
  readonly y: A;
  readonly z: A;
  /** Conductance to held temperatures and to the past, W/K. */
  readonly outer: A;
}

/**
 * Rows of the seven-point operator whose couplings differ in the two directions, as where something streams: row c reads
 * `x[c]` of the next cell along x and `xBack[c]` of the one before. In single precision: what is relaxed, not what is
 * solved.
 */
export interface Couplings {
  readonly counts: Counts;
  readonly strideY: number;
  readonly strideZ: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
  readonly xBack: Float32Array;
  readonly yBack: Float32Array;
  readonly zBack: Float32Array;
  /** What is left on the diagonal beside the six. */
  readonly outer: Float32Array;
  readonly diagonal: Float32Array;
}

/** The couplings of a symmetric operator: those back are the same memory, read one stride before. */
export function couplingsOf(stencil: Stencil<Float64Array>): Couplings {
  const { counts, strideY, strideZ } = stencil;
  const [x, xBack] = bothWays(stencil.x, 1);
  const [y, yBack] = bothWays(stencil.y, strideY);
  const [z, zBack] = bothWays(stencil.z, strideZ);
  return {
    counts,
    strideY,
    strideZ,
    x,
    y,
    z,
    xBack,
    yBack,
    zBack,
    outer: new Float32Array(stencil.outer),
    diagonal: diagonalOf(stencil),
  };
}

/** Sums of the seven; 0 in ghosts. */
function diagonalOf(stencil: Stencil<Float64Array>): Float32Array {
  const [, ny, nz] = stencil.counts;
  const diagonal = new Float32Array(stencil.x.length);
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) diagonalOfRow(stencil, diagonal, j, k);
  return diagonal;
}

function diagonalOfRow(stencil: Stencil<Float64Array>, diagonal: Float32Array, j: number, k: number): void {
  const { counts, strideY, strideZ, x, y, z, outer } = stencil;
  const from = cellAt(stencil, 0, j, k);
  for (let c = from; c < from + counts[0]; c++)
    diagonal[c] = x[c - 1] + x[c] + y[c - strideY] + y[c] + z[c - strideZ] + z[c] + outer[c];
}

function bothWays(
  couplings: Float64Array,
  stride: number,
): readonly [next: Float32Array, back: Float32Array] {
  const all = new Float32Array(couplings.length + stride);
  all.set(couplings, stride);
  return [all.subarray(stride), all.subarray(0, couplings.length)];
}

/**
 * The symmetric operator of the conductances from each cell to the next along x, y, z: fills those back, and the diagonal.
 * Ghosts must hold 0.
 */
export function closeSymmetric(couplings: Couplings): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = couplings;
  const [, ny, nz] = counts;
  xBack.set(x.subarray(0, x.length - 1), 1);
  yBack.set(y.subarray(0, y.length - strideY), strideY);
  zBack.set(z.subarray(0, z.length - strideZ), strideZ);
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) closeRow(couplings, j, k);
}

function closeRow(couplings: Couplings, j: number, k: number): void {
  const { counts, x, y, z, xBack, yBack, zBack, outer, diagonal } = couplings;
  const from = cellAt(couplings, 0, j, k);
  for (let c = from; c < from + counts[0]; c++)
    diagonal[c] = xBack[c] + x[c] + yBack[c] + y[c] + zBack[c] + z[c] + outer[c];
}

/** The same as `apply` by couplings in single precision. @returns t · out */
export function applyCouplings(
  couplings: Couplings,
  t: Float64Array,
  out: Float64Array,
  first = 0,
  end = couplings.counts[2],
): number {
  const [, ny] = couplings.counts;
  let product = 0;
  for (let k = first; k < end; k++)
    for (let j = 0; j < ny; j++) product += applyCouplingsRow(couplings, t, out, j, k);
  return product;
}

function applyCouplingsRow(
  couplings: Couplings,
  t: Float64Array,
  out: Float64Array,
  j: number,
  k: number,
): number {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, outer } = couplings;
  const from = cellAt(couplings, 0, j, k);
  const to = from + counts[0];
  let product = 0;
  for (let c = from; c < to; c++) {
    const own = t[c];
    const value =
      outer[c] * own +
      xBack[c] * (own - t[c - 1]) +
      x[c] * (own - t[c + 1]) +
      yBack[c] * (own - t[c - strideY]) +
      y[c] * (own - t[c + strideY]) +
      zBack[c] * (own - t[c - strideZ]) +
      z[c] * (own - t[c + strideZ]);
    out[c] = value;
    product += value * own;
  }
  return product;
}

export function emptyCouplings(counts: Counts): Couplings {
  const size = sizeOf(counts);
  const make = (): Float32Array => new Float32Array(size);
  return {
    counts,
    ...stridesOf(counts),
    x: make(),
    y: make(),
    z: make(),
    xBack: make(),
    yBack: make(),
    zBack: make(),
    outer: make(),
    diagonal: make(),
  };
}

export function sizeOf([nx, ny, nz]: Counts): number {
  return (nx + 2) * (ny + 2) * (nz + 2);
}

/** From a cell to the next along y and along z. */
export function stridesOf([nx, ny]: Counts): { readonly strideY: number; readonly strideZ: number } {
  return { strideY: nx + 2, strideZ: (nx + 2) * (ny + 2) };
}

/** Number of a cell. */
export function cellAt(
  { strideY, strideZ }: { readonly strideY: number; readonly strideZ: number },
  i: number,
  j: number,
  k: number,
): number {
  return i + 1 + (j + 1) * strideY + (k + 1) * strideZ;
}

/** i, j, k of a cell by its number; −1 and as many as there are cells in ghosts. */
export function placeOf(counts: Counts, cell: number): [number, number, number] {
  const { strideY, strideZ } = stridesOf(counts);
  const rest = cell % strideZ;
  return [(rest % strideY) - 1, Math.floor(rest / strideY) - 1, Math.floor(cell / strideZ) - 1];
}

export function emptyStencil<A extends Numbers>(counts: Counts, make: (size: number) => A): Stencil<A> {
  const size = sizeOf(counts);
  return {
    counts,
    ...stridesOf(counts),
    x: make(size),
    y: make(size),
    z: make(size),
    outer: make(size),
  };
}

/** out = A t in planes `first` … `end`: what leaves each cell, W, when `t` is held at 0 outside. @returns t · out */
export function apply(
  stencil: Stencil<Float64Array>,
  t: Float64Array,
  out: Float64Array,
  first = 0,
  end = stencil.counts[2],
): number {
  const [, ny] = stencil.counts;
  let product = 0;
  for (let k = first; k < end; k++) {
    for (let j = 0; j < ny; j++) product += applyRow(stencil, t, out, j, k, 0);
  }
  return product;
}

/** out = b − A t; 0 in ghosts. */
export function residualOf(
  stencil: Stencil<Float64Array>,
  b: Float64Array,
  t: Float64Array,
  out: Float64Array,
): void {
  const [nx, ny, nz] = stencil.counts;
  out.fill(0);
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      applyRow(stencil, t, out, j, k, 0);
      takeRow(b, out, cellAt(stencil, 0, j, k), nx);
    }
  }
}

/** out = b − out. */
function takeRow(b: Float64Array, out: Float64Array, from: number, count: number): void {
  for (let c = from; c < from + count; c++) out[c] = b[c] - out[c];
}

/** A row of `apply`. @param first number of the cell that `out` begins with @returns t · out of the row */
export function applyRow(
  stencil: Stencil<Float64Array>,
  t: Float64Array,
  out: Float64Array,
  j: number,
  k: number,
  first: number,
): number {
  const { counts, strideY, strideZ, x, y, z, outer } = stencil;
  const from = cellAt(stencil, 0, j, k);
  const to = from + counts[0];
  let product = 0;
  for (let c = from; c < to; c++) {
    const own = t[c];
    const value =
      outer[c] * own +
      x[c - 1] * (own - t[c - 1]) +
      x[c] * (own - t[c + 1]) +
      y[c - strideY] * (own - t[c - strideY]) +
      y[c] * (own - t[c + strideY]) +
      z[c - strideZ] * (own - t[c - strideZ]) +
      z[c] * (own - t[c + strideZ]);
    out[c - first] = value;
    product += value * own;
  }
  return product;
}
