import { Scratch } from '#solver/linalg/memory.ts';
import type { Symbolic } from '#solver/linalg/symbolic.ts';

/** What an elimination in blocks of rows leaves (block-lu.ts). */
export interface Factors {
  readonly symbolic: Symbolic;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly inverseDiagonal: Float64Array;
}

/**
 * X = A⁻ᵀ B for several right sides, the numbers of one unknown side by side: b[u · count + r]. The factors are read
 * once for all, four of their rows or columns at a time; what is zero in all right sides (most, where each asks for one
 * unknown) costs nothing on the way down. B and X may be the same array.
 */
export function solveTransposed(factors: Factors, b: Float64Array, x: Float64Array, count: number): void {
  const { order, blockCount } = factors.symbolic;
  // Right sides are taken by twos; the last one may be zero.
  const stride = count + (count % 2);
  const y = scratch.of(order.length * stride);
  for (let i = 0; i < order.length; i++) {
    y[i * stride + stride - 1] = 0;
    for (let r = 0; r < count; r++) y[i * stride + r] = b[order[i] * count + r];
  }
  for (let block = 0; block < blockCount; block++) down(factors, block, y, stride);
  for (let block = blockCount - 1; block >= 0; block--) up(factors, block, y, stride);
  for (let i = 0; i < order.length; i++)
    for (let r = 0; r < count; r++) x[order[i] * count + r] = y[i * stride + r];
}

/** Y = U⁻ᵀ Y for one block: its unknowns from the first on, each then taken off those to the right. */
function down(
  { symbolic, upper, inverseDiagonal }: Factors,
  block: number,
  y: Float64Array,
  stride: number,
): void {
  const { blockFirst, blockLast, columnStart, columns, numberStart } = symbolic;
  const first = blockFirst[block];
  const width = blockLast[block] - first + 1;
  const from = columnStart[block];
  const length = columnStart[block + 1] - from;
  let p = 0;
  for (; p + 3 < width; p += 4) {
    let isThere = false;
    for (let k = p; k < p + 4; k++) {
      const own = (first + k) * stride;
      if (!scale(y, own, inverseDiagonal[first + k], stride)) continue;
      isThere = true;
      const row = numberStart[block] + k * length;
      for (let t = k + 1; t < p + 4; t++) subtract(y, (first + t) * stride, own, upper[row + t], stride);
    }
    if (!isThere) continue;
    const row = numberStart[block] + p * length;
    const own = (first + p) * stride;
    for (let t = p + 4; t < length; t++) {
      const at = row + t;
      const f1 = upper[at + length];
      const f2 = upper[at + 2 * length];
      const f3 = upper[at + 3 * length];
      subtractFour(
        y,
        columns[from + t] * stride,
        stride,
        own,
        own + stride,
        own + 2 * stride,
        own + 3 * stride,
        upper[at],
        f1,
        f2,
        f3,
      );
    }
  }
  for (; p < width; p++) {
    const own = (first + p) * stride;
    if (!scale(y, own, inverseDiagonal[first + p], stride)) continue;
    const row = numberStart[block] + p * length;
    for (let t = p + 1; t < length; t++) subtract(y, columns[from + t] * stride, own, upper[row + t], stride);
  }
}

/** Y = L⁻ᵀ Y for one block: what is known to the right is taken off its unknowns, then each off those before it. */
function up({ symbolic, lower }: Factors, block: number, y: Float64Array, stride: number): void {
  const { blockFirst, blockLast, columnStart, columns, numberStart } = symbolic;
  const first = blockFirst[block];
  const width = blockLast[block] - first + 1;
  const from = columnStart[block];
  let p = columnStart[block + 1] - from - 1;
  for (; p - 3 >= width; p -= 4) {
    const row = numberStart[block] + p * width;
    const at = from + p;
    const k0 = columns[at] * stride;
    const k1 = columns[at - 1] * stride;
    const k2 = columns[at - 2] * stride;
    const k3 = columns[at - 3] * stride;
    for (let k = 0; k < width; k++) {
      const l = row + k;
      const f1 = lower[l - width];
      const f2 = lower[l - 2 * width];
      const f3 = lower[l - 3 * width];
      subtractFour(y, (first + k) * stride, stride, k0, k1, k2, k3, lower[l], f1, f2, f3);
    }
  }
  for (; p > 0; p--) {
    const known = columns[from + p] * stride;
    const row = numberStart[block] + p * width;
    const rows = Math.min(p, width);
    for (let k = 0; k < rows; k++) subtract(y, (first + k) * stride, known, lower[row + k], stride);
  }
}

/** y[at + r] ·= factor for r < stride. @returns whether any of them is not zero */
export function scale(y: Float64Array, at: number, factor: number, stride: number): boolean {
  let isThere = false;
  for (let r = at; r < at + stride; r++) {
    if (y[r] === 0) continue;
    y[r] *= factor;
    isThere = true;
  }
  return isThere;
}

/** y[to + r] −= factor y[from + r]. */
function subtract(y: Float64Array, to: number, from: number, factor: number, stride: number): void {
  for (let r = 0; r < stride; r += 2) {
    y[to + r] -= factor * y[from + r];
    y[to + r + 1] -= factor * y[from + r + 1];
  }
}

/** y[to + r] −= f0 y[k0 + r], then f1 y[k1 + r] and so on. */
function subtractFour(
  y: Float64Array,
  to: number,
  stride: number,
  k0: number,
  k1: number,
  k2: number,
  k3: number,
  f0: number,
  f1: number,
  f2: number,
  f3: number,
): void {
  for (let r = 0; r < stride; r += 2) {
    const s = r + 1;
    y[to + r] = y[to + r] - f0 * y[k0 + r] - f1 * y[k1 + r] - f2 * y[k2 + r] - f3 * y[k3 + r];
    y[to + s] = y[to + s] - f0 * y[k0 + s] - f1 * y[k1 + s] - f2 * y[k2 + s] - f3 * y[k3 + s];
  }
}

const scratch = new Scratch();
