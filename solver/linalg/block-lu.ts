/*
 * Sparse unsymmetric LU with the pivots on the diagonal, in blocks of equal rows, refactored in place.
 */
import { subtractFour, subtractFourFromTwo, subtractOne, takeFour } from '#solver/linalg/block-rows.ts';
import { numbers } from '#solver/linalg/memory.ts';
import type { Symbolic } from '#solver/linalg/symbolic.ts';
import { solveTransposed } from '#solver/linalg/transposed.ts';

/** A pivot smaller than this share of its row's largest number is not trusted. */
export const pivotThreshold = 1e-13;

/**
 * Row-wise (up-looking) elimination, four pivot rows at a time, from two rows of a block at once where both have them;
 * factor and solve allocate nothing. The loops stand in functions of their own: the engine compiles a short function
 * within a fraction of the first factorisation, a long one only after it.
 * Source: Davis (2006), Direct Methods for Sparse Linear Systems, ch. 6 (left-looking LU, supernodes).
 */
export class BlockLu {
  readonly symbolic: Symbolic;
  readonly #upper: Float64Array;
  readonly #lower: Float64Array;
  readonly #inverseDiagonal: Float64Array;
  readonly #work: Float64Array;
  /** The second of two rows. */
  readonly #next: Float64Array;
  readonly #y: Float64Array;

  constructor(symbolic: Symbolic) {
    this.symbolic = symbolic;
    const n = symbolic.pattern.size;
    this.#upper = numbers(symbolic.room);
    this.#lower = numbers(symbolic.room);
    this.#inverseDiagonal = numbers(n);
    this.#work = numbers(n);
    this.#next = numbers(n);
    this.#y = numbers(n);
  }

  /**
   * @param values one number per slot of the pattern
   * @param sizes of each row's largest number, against which its pivot is judged
   * @returns false when a pivot is too small to be trusted
   */
  factor(values: Float64Array, sizes: Float64Array): boolean {
    const { blockCount, blockFirst, blockLast } = this.symbolic;
    for (let block = 0; block < blockCount; block++) {
      const last = blockLast[block];
      for (let i = blockFirst[block]; i <= last; i += 2) {
        if (this.#factorRows(block, i, i < last, values, sizes)) continue;
        this.#work.fill(0);
        this.#next.fill(0);
        return false;
      }
    }
    return true;
  }

  /** Row i of a block, and with it the next one where there are two. @returns whether their pivots are large enough */
  #factorRows(block: number, i: number, areTwo: boolean, values: Float64Array, sizes: Float64Array): boolean {
    const place = i - this.symbolic.blockFirst[block];
    this.#scatter(this.#work, i, values);
    if (!areTwo) {
      this.#eliminateLeft(this.#work, i);
      if (place > 0) this.#eliminate(this.#work, block, i - 1, place);
      return this.#gather(this.#work, i, sizes);
    }
    this.#scatter(this.#next, i + 1, values);
    this.#eliminateLeftOfTwo(i);
    if (place > 0) this.#eliminateFromTwo(block, i - 1, place, place + 1);
    if (!this.#gather(this.#work, i, sizes)) return false;
    this.#eliminateRow(this.#next, block, i, this.#lowerAt(block, place + 1) + place);
    return this.#gather(this.#next, i + 1, sizes);
  }

  /** A's row into a work row, where every place that can fill was left at zero. */
  #scatter(work: Float64Array, i: number, values: Float64Array): void {
    const { order, slotColumn, pattern } = this.symbolic;
    const row = order[i];
    const end = pattern.start[row + 1];
    for (let k = pattern.start[row]; k < end; k++) work[slotColumn[k]] = values[k];
  }

  /** Eliminates the blocks to the left of row i. */
  #eliminateLeft(work: Float64Array, i: number): void {
    const { rowBlockStart, rowBlocks, rowPlaces, blockLast } = this.symbolic;
    const end = rowBlockStart[i + 1];
    for (let r = rowBlockStart[i]; r < end; r++)
      this.#eliminate(work, rowBlocks[r], blockLast[rowBlocks[r]], rowPlaces[r]);
  }

  /** The same for row i and the next one: blocks that both have at once. */
  #eliminateLeftOfTwo(i: number): void {
    const { rowBlockStart, rowBlocks, rowPlaces, blockLast } = this.symbolic;
    const end = rowBlockStart[i + 1];
    const endOfNext = rowBlockStart[i + 2];
    let r = rowBlockStart[i];
    let s = end;
    while (r < end || s < endOfNext) {
      const block = r < end ? rowBlocks[r] : Infinity;
      const blockOfNext = s < endOfNext ? rowBlocks[s] : Infinity;
      if (block === blockOfNext)
        this.#eliminateFromTwo(block, blockLast[block], rowPlaces[r++], rowPlaces[s++]);
      else if (block < blockOfNext) this.#eliminate(this.#work, block, blockLast[block], rowPlaces[r++]);
      else this.#eliminate(this.#next, blockOfNext, blockLast[blockOfNext], rowPlaces[s++]);
    }
  }

  /**
   * Eliminates the pivots of a block up to `last` from a work row, which is at `place` among the block's columns:
   * their multipliers go to L, the block's further columns are updated.
   */
  #eliminate(work: Float64Array, block: number, last: number, place: number): void {
    const { blockFirst, columnStart, columns, numberStart } = this.symbolic;
    const upper = this.#upper;
    const lower = this.#lower;
    const first = blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    let out = this.#lowerAt(block, place);
    // U's number at (k, column at place p) is at row + p, where row moves by `length` with k.
    let row = numberStart[block];
    let k = first;
    for (; k + 3 <= last; k += 4, row += 4 * length, out += 4) {
      const p = k - first;
      if (takeFour(lower, out, work, k, upper, row + p, length, this.#inverseDiagonal))
        subtractFour(work, columns, from, p + 4, length, upper, row, lower, out);
    }
    for (; k <= last; k++) this.#eliminateRow(work, block, k, out++);
  }

  /** The same for both work rows. */
  #eliminateFromTwo(block: number, last: number, place: number, placeOfNext: number): void {
    const { blockFirst, columnStart, columns, numberStart } = this.symbolic;
    const work = this.#work;
    const next = this.#next;
    const upper = this.#upper;
    const lower = this.#lower;
    const first = blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    let out = this.#lowerAt(block, place);
    let outOfNext = this.#lowerAt(block, placeOfNext);
    let row = numberStart[block];
    let k = first;
    for (; k + 3 <= last; k += 4, row += 4 * length, out += 4, outOfNext += 4) {
      const p = k - first;
      const at = row + p;
      const isThere = takeFour(lower, out, work, k, upper, at, length, this.#inverseDiagonal);
      const isInNext = takeFour(lower, outOfNext, next, k, upper, at, length, this.#inverseDiagonal);
      if (isThere && isInNext)
        subtractFourFromTwo(work, next, columns, from, p + 4, length, upper, row, lower, out, outOfNext);
      else if (isThere) subtractFour(work, columns, from, p + 4, length, upper, row, lower, out);
      else if (isInNext) subtractFour(next, columns, from, p + 4, length, upper, row, lower, outOfNext);
    }
    for (; k <= last; k++) {
      this.#eliminateRow(work, block, k, out++);
      this.#eliminateRow(next, block, k, outOfNext++);
    }
  }

  /** Where L's numbers begin of the row that is at `place` among a block's columns. */
  #lowerAt(block: number, place: number): number {
    const { numberStart, blockFirst, blockLast } = this.symbolic;
    return numberStart[block] + place * (blockLast[block] - blockFirst[block] + 1);
  }

  /** Eliminates the pivot k of a block. @param out place of its multiplier in L */
  #eliminateRow(work: Float64Array, block: number, k: number, out: number): void {
    const { blockFirst, columnStart, columns, numberStart } = this.symbolic;
    const f = work[k] * this.#inverseDiagonal[k];
    work[k] = 0;
    this.#lower[out] = f;
    if (f === 0) return;
    const p = k - blockFirst[block];
    const from = columnStart[block];
    const length = columnStart[block + 1] - from;
    subtractOne(work, columns, from, p + 1, length, this.#upper, numberStart[block] + p * length, f);
  }

  /** A work row becomes U's row i and is left at zero. @returns whether its pivot is large enough */
  #gather(work: Float64Array, i: number, sizes: Float64Array): boolean {
    const { blockOf, blockFirst, columnStart, columns, numberStart, order } = this.symbolic;
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
    const pivot = upper[row + place];
    const size = pivot < 0 ? -pivot : pivot;
    this.#inverseDiagonal[i] = 1 / pivot;
    return size > pivotThreshold * sizes[order[i]];
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

/** Σ a[at + k] y[first + k], k < count. */
function dot(a: Float64Array, at: number, y: Float64Array, first: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[at + k] * y[first + k];
  return sum;
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
