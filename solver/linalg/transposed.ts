import { numbers } from '#solver/linalg/memory.ts';
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
 * once for all; what is zero in all right sides (most, where each asks for one unknown) costs nothing on the way down.
 * B and X may be the same array.
 */
export function solveTransposed(
  { symbolic, upper, lower, inverseDiagonal }: Factors,
  b: Float64Array,
  x: Float64Array,
  count: number,
): void {
  const { order, blockCount, blockFirst, blockLast, columnStart, columns, numberStart } = symbolic;
  // Right sides are taken by fours; the last ones are zero.
  const stride = 4 * Math.ceil(count / 4);
  const y = numbers(order.length * stride);
  for (let i = 0; i < order.length; i++)
    for (let r = 0; r < count; r++) y[i * stride + r] = b[order[i] * count + r];
  for (let block = 0; block < blockCount; block++) {
    const first = blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    for (let p = 0; p <= blockLast[block] - first; p++) {
      const own = (first + p) * stride;
      if (!scale(y, own, inverseDiagonal[first + p], stride)) continue;
      const row = numberStart[block] + p * length;
      for (let t = p + 1; t < length; t++)
        subtract(y, columns[from + t] * stride, own, upper[row + t], stride);
    }
  }
  for (let block = blockCount - 1; block >= 0; block--) {
    const first = blockFirst[block];
    const width = blockLast[block] - first + 1;
    const from = columnStart[block];
    for (let p = columnStart[block + 1] - from - 1; p > 0; p--) {
      const known = columns[from + p] * stride;
      const row = numberStart[block] + p * width;
      const rows = Math.min(p, width);
      for (let k = 0; k < rows; k++) subtract(y, (first + k) * stride, known, lower[row + k], stride);
    }
  }
  for (let i = 0; i < order.length; i++)
    for (let r = 0; r < count; r++) x[order[i] * count + r] = y[i * stride + r];
}

/** y[at + r] ·= factor. @returns whether any of them is not zero */
function scale(y: Float64Array, at: number, factor: number, stride: number): boolean {
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
  for (let r = 0; r < stride; r += 4) {
    const into = to + r;
    const known = from + r;
    y[into] -= factor * y[known];
    y[into + 1] -= factor * y[known + 1];
    y[into + 2] -= factor * y[known + 2];
    y[into + 3] -= factor * y[known + 3];
  }
}
