/*
 * Sparse unsymmetric LU with the pivots on the diagonal, in blocks of equal rows, refactored in place.
 */
import { numbers } from '#solver/linalg/memory.ts';
import type { Symbolic } from '#solver/linalg/symbolic.ts';
import { solveTransposed } from '#solver/linalg/transposed.ts';

/** A pivot smaller than this share of its row's largest number is not trusted. */
export const pivotThreshold = 1e-13;

/**
 * Row-wise (up-looking) elimination, four pivot rows at a time; factor and solve allocate nothing. The loops stand in
 * functions of their own: the engine compiles a short function within a fraction of the first factorisation, a long
 * one only after it.
 * Source: Davis (2006), Direct Methods for Sparse Linear Systems, ch. 6 (left-looking LU, supernodes).
 */
export class BlockLu {
  readonly symbolic: Symbolic;
  readonly #upper: Float64Array;
  readonly #lower: Float64Array;
  readonly #inverseDiagonal: Float64Array;
  readonly #work: Float64Array;
  readonly #y: Float64Array;

  constructor(symbolic: Symbolic) {
    this.symbolic = symbolic;
    const n = symbolic.pattern.size;
    this.#upper = numbers(symbolic.room);
    this.#lower = numbers(symbolic.room);
    this.#inverseDiagonal = numbers(n);
    this.#work = numbers(n);
    this.#y = numbers(n);
  }

  /**
   * @param values one number per slot of the pattern
   * @param sizes of each row's largest number, against which its pivot is judged
   * @returns false when a pivot is too small to be trusted
   */
  factor(values: Float64Array, sizes: Float64Array): boolean {
    const n = this.symbolic.pattern.size;
    for (let i = 0; i < n; i++) {
      this.#scatter(i, values);
      this.#subtractAbove(i);
      const pivot = this.#gather(i);
      const size = pivot < 0 ? -pivot : pivot;
      if (!(size > pivotThreshold * sizes[this.symbolic.order[i]])) {
        this.#work.fill(0);
        return false;
      }
      this.#inverseDiagonal[i] = 1 / pivot;
    }
    return true;
  }

  /** A's row into the work row, where every place that can fill was left at zero. */
  #scatter(i: number, values: Float64Array): void {
    const { order, slotColumn, pattern } = this.symbolic;
    const work = this.#work;
    const row = order[i];
    const end = pattern.start[row + 1];
    for (let k = pattern.start[row]; k < end; k++) work[slotColumn[k]] = values[k];
  }

  /** Eliminates the blocks to the left, then the rows above in the own block. */
  #subtractAbove(i: number): void {
    const { rowBlockStart, rowBlocks, rowPlaces, blockFirst, blockLast, blockOf } = this.symbolic;
    const end = rowBlockStart[i + 1];
    for (let r = rowBlockStart[i]; r < end; r++) {
      this.#eliminate(rowBlocks[r], blockLast[rowBlocks[r]], rowPlaces[r]);
    }
    const own = blockOf[i];
    if (i > blockFirst[own]) this.#eliminate(own, i - 1, i - blockFirst[own]);
  }

  /**
   * Eliminates the pivots of a block up to `last` from the work row, which is at `place` among the block's columns:
   * their multipliers go to L, the block's further columns are updated.
   */
  #eliminate(block: number, last: number, place: number): void {
    const { blockFirst, columnStart, columns, numberStart, blockLast } = this.symbolic;
    const work = this.#work;
    const upper = this.#upper;
    const lower = this.#lower;
    const inverse = this.#inverseDiagonal;
    const first = blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    let out = numberStart[block] + place * (blockLast[block] - first + 1);
    // U's number at (k, column at place p) is at row + p, where row moves by `length` with k.
    let row = numberStart[block];
    let k = first;
    for (; k + 3 <= last; k += 4, row += 4 * length) {
      const p = k - first;
      const row1 = row + length;
      const row2 = row1 + length;
      const f0 = work[k] * inverse[k];
      const f1 = (work[k + 1] - f0 * upper[row + p + 1]) * inverse[k + 1];
      const f2 = (work[k + 2] - f0 * upper[row + p + 2] - f1 * upper[row1 + p + 2]) * inverse[k + 2];
      const f3 =
        (work[k + 3] - f0 * upper[row + p + 3] - f1 * upper[row1 + p + 3] - f2 * upper[row2 + p + 3]) *
        inverse[k + 3];
      work[k] = work[k + 1] = work[k + 2] = work[k + 3] = 0;
      lower[out++] = f0;
      lower[out++] = f1;
      lower[out++] = f2;
      lower[out++] = f3;
      // Rows that say "stays as it is" (see start.ts) have no multipliers.
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      subtractFour(work, columns, from, p + 4, length, upper, row, f0, f1, f2, f3);
    }
    for (; k <= last; k++, row += length) {
      const f = work[k] * inverse[k];
      work[k] = 0;
      lower[out++] = f;
      if (f !== 0) subtractOne(work, columns, from, k - first + 1, length, upper, row, f);
    }
  }

  /** The work row becomes U's row i and is left at zero. @returns the pivot */
  #gather(i: number): number {
    const { blockOf, blockFirst, columnStart, columns, numberStart } = this.symbolic;
    const work = this.#work;
    const upper = this.#upper;
    const block = blockOf[i];
    const place = i - blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    const row = numberStart[block] + place * length;
    for (let p = place; p < length; p++) {
      const column = columns[from + p];
      upper[row + p] = work[column];
      work[column] = 0;
    }
    return upper[row + place];
  }

  /** x = A⁻¹ b; b and x may be the same array. */
  solve(b: Float64Array, x: Float64Array): void {
    const { order, blockCount } = this.symbolic;
    const y = this.#y;
    for (let i = 0; i < y.length; i++) y[i] = b[order[i]];
    for (let block = 0; block < blockCount; block++) this.#forward(block, y);
    for (let block = blockCount - 1; block >= 0; block--) this.#backward(block, y);
    for (let i = 0; i < y.length; i++) x[order[i]] = y[i];
  }

  /** y = L⁻¹ y for one block: what is known of its unknowns leaves the rows below. */
  #forward(block: number, y: Float64Array): void {
    const { blockFirst, blockLast, columnStart, columns, numberStart } = this.symbolic;
    const lower = this.#lower;
    const first = blockFirst[block];
    const width = blockLast[block] - first + 1;
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    // L's number at (column at place p, first + k) is at `row` + k, where `row` moves by `width` with p.
    const row = numberStart[block];
    for (let p = 1; p < width; p++) y[first + p] -= dot(lower, row + p * width, y, first, p);
    let k = 0;
    for (; k + 3 < width; k += 4) {
      const at = row + width * width + k;
      subtractFourColumns(y, columns, from + width, from + length, lower, at, width, first + k);
    }
    for (; k < width; k++) {
      const at = row + width * width + k;
      subtractColumn(y, columns, from + width, from + length, lower, at, width, y[first + k]);
    }
  }

  /** y = U⁻¹ y for one block: what is known to the right leaves its rows, then they are solved from the last on. */
  #backward(block: number, y: Float64Array): void {
    const { blockFirst, blockLast, columnStart, columns, numberStart } = this.symbolic;
    const upper = this.#upper;
    const inverse = this.#inverseDiagonal;
    const first = blockFirst[block];
    const width = blockLast[block] - first + 1;
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    const row = numberStart[block];
    let p = 0;
    for (; p + 3 < width; p += 4) {
      subtractFourRows(y, first + p, columns, from, width, length, upper, row + p * length);
    }
    for (; p < width; p++) subtractRow(y, first + p, columns, from, width, length, upper, row + p * length);
    for (p = width - 1; p >= 0; p--) {
      const sum = dot(upper, row + p * length + p + 1, y, first + p + 1, width - p - 1);
      y[first + p] = (y[first + p] - sum) * inverse[first + p];
    }
  }

  /** X = A⁻ᵀ B for `count` right sides side by side; see transposed.ts. B and X may be the same array. */
  solveTransposed(b: Float64Array, x: Float64Array, count: number): void {
    const factors = {
      symbolic: this.symbolic,
      upper: this.#upper,
      lower: this.#lower,
      inverseDiagonal: this.#inverseDiagonal,
    };
    solveTransposed(factors, b, x, count);
  }
}

/** work[column at p] −= Σ f_r U(r, p) for p in [begin, end): four rows of U, one after another from `row` on. */
function subtractFour(
  work: Float64Array,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
  f0: number,
  f1: number,
  f2: number,
  f3: number,
): void {
  const row1 = row + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  for (let p = begin; p < end; p++) {
    work[columns[from + p]] -=
      f0 * upper[row + p] + f1 * upper[row1 + p] + f2 * upper[row2 + p] + f3 * upper[row3 + p];
  }
}

/** work[column at p] −= f U(p) for p in [begin, end). */
function subtractOne(
  work: Float64Array,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
  f: number,
): void {
  for (let p = begin; p < end; p++) work[columns[from + p]] -= f * upper[row + p];
}

/** Σ a[at + k] y[first + k], k < count; two sums, so that one addition need not wait for the last. */
function dot(a: Float64Array, at: number, y: Float64Array, first: number, count: number): number {
  let even = 0;
  let odd = 0;
  let k = 0;
  for (; k + 1 < count; k += 2) {
    even += a[at + k] * y[first + k];
    odd += a[at + k + 1] * y[first + k + 1];
  }
  if (k < count) even += a[at + k] * y[first + k];
  return even + odd;
}

/** y[k] −= Σ U(p) y[column at p] for p in [begin, end). */
function subtractRow(
  y: Float64Array,
  k: number,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
): void {
  let sum = 0;
  for (let p = begin; p < end; p++) sum += upper[row + p] * y[columns[from + p]];
  y[k] -= sum;
}

/** The same for four rows, one after another from k on. */
function subtractFourRows(
  y: Float64Array,
  k: number,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
): void {
  const row1 = row + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let p = begin; p < end; p++) {
    const value = y[columns[from + p]];
    s0 += upper[row + p] * value;
    s1 += upper[row1 + p] * value;
    s2 += upper[row2 + p] * value;
    s3 += upper[row3 + p] * value;
  }
  y[k] -= s0;
  y[k + 1] -= s1;
  y[k + 2] -= s2;
  y[k + 3] -= s3;
}

/** y[column] −= L's number there · `value`; the numbers are `stride` apart. */
function subtractColumn(
  y: Float64Array,
  columns: Int32Array,
  from: number,
  to: number,
  lower: Float64Array,
  at: number,
  stride: number,
  value: number,
): void {
  let l = at;
  for (let t = from; t < to; t++, l += stride) y[columns[t]] -= lower[l] * value;
}

/** The same for four columns of L with y from k on. */
function subtractFourColumns(
  y: Float64Array,
  columns: Int32Array,
  from: number,
  to: number,
  lower: Float64Array,
  at: number,
  stride: number,
  k: number,
): void {
  const y0 = y[k];
  const y1 = y[k + 1];
  const y2 = y[k + 2];
  const y3 = y[k + 3];
  let l = at;
  for (let t = from; t < to; t++, l += stride) {
    y[columns[t]] -= lower[l] * y0 + lower[l + 1] * y1 + lower[l + 2] * y2 + lower[l + 3] * y3;
  }
}
