/*
 * Sparse unsymmetric LU with the pivots on the diagonal, refactored in place.
 */
import { PivotedLu } from '#solver/linalg/pivoted-lu.ts';
import type { OrderingHints } from '#solver/linalg/ordering.ts';
import type { Pattern } from '#solver/linalg/pattern.ts';
import { analyse, type Symbolic } from '#solver/linalg/symbolic.ts';

/** A pivot smaller than this share of its row's largest number is not trusted. */
const pivotThreshold = 1e-13;

/**
 * Solves A x = b for a sequence of matrices with one pattern. `factor` first tries the diagonal pivots of the
 * fill-reducing order (right for networks: each equation belongs to its unknown); when a pivot is too small, it
 * falls back to row pivoting for that matrix. Memory is taken once; factor and solve allocate nothing on the
 * diagonal path.
 *
 * Method: row-wise (up-looking) elimination in blocks of equal rows, four pivot rows at a time.
 * Source: Davis (2006), Direct Methods for Sparse Linear Systems, ch. 6 (left-looking LU, supernodes).
 */
export class SparseLu {
  readonly symbolic: Symbolic;
  readonly #upper: Float64Array;
  readonly #lower: Float64Array;
  readonly #inverseDiagonal: Float64Array;
  readonly #work: Float64Array;
  readonly #y: Float64Array;
  #pivoted: PivotedLu | null = null;
  #ready = false;

  constructor(pattern: Pattern, hints?: OrderingHints) {
    this.symbolic = analyse(pattern, hints);
    const n = pattern.size;
    this.#upper = new Float64Array(this.symbolic.upperCount);
    this.#lower = new Float64Array(this.symbolic.lowerCount);
    this.#inverseDiagonal = new Float64Array(n);
    this.#work = new Float64Array(n);
    this.#y = new Float64Array(n);
  }

  /** Whether the last `factor` succeeded. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Whether the last `factor` had to pivot. */
  get pivoted(): boolean {
    return this.#pivoted !== null;
  }

  /**
   * @param values one number per slot of the pattern
   * @param mayPivot whether to fall back to row pivoting, which costs many times more
   * @returns false when the matrix is singular (without pivoting: when a diagonal pivot is too small)
   */
  factor(values: Float64Array, mayPivot = true): boolean {
    this.#pivoted = null;
    this.#ready = this.#factorOnDiagonal(values);
    if (!this.#ready && mayPivot) {
      const pivoted = PivotedLu.factor(this.symbolic.pattern, values, this.symbolic.order);
      if (pivoted) {
        this.#pivoted = pivoted;
        this.#ready = true;
      }
    }
    return this.#ready;
  }

  #factorOnDiagonal(values: Float64Array): boolean {
    const s = this.symbolic;
    const { start } = s.pattern;
    const n = s.pattern.size;
    const work = this.#work;
    const upper = this.#upper;
    const lower = this.#lower;
    const inverseDiagonal = this.#inverseDiagonal;
    const { slotColumn, blockFirst, blockLast, tailStart, tail, blockOf, upperStart, rowBlocks } = s;
    const { rowTails, ownLower, tailLower } = s;
    for (let i = 0; i < n; i++) {
      const own = blockOf[i];
      const ownFirst = blockFirst[own];
      const ownLast = blockLast[own];
      const tailFrom = tailStart[own];
      const tailTo = tailStart[own + 1];
      // Scatter A's row. Every place that can fill was left at zero by the row before.
      const a = s.order[i];
      let largest = 0;
      for (let k = start[a]; k < start[a + 1]; k++) {
        const value = values[k];
        work[slotColumn[k]] = value;
        const size = value < 0 ? -value : value;
        if (size > largest) largest = size;
      }
      // Subtract the blocks to the left, then the rows above in the own block.
      for (let r = s.rowBlockStart[i]; r < s.rowBlockStart[i + 1]; r++) {
        const block = rowBlocks[r];
        const first = blockFirst[block];
        const last = blockLast[block];
        eliminate(
          work,
          upper,
          lower,
          inverseDiagonal,
          upperStart,
          tail,
          first,
          last,
          last,
          tailStart[block],
          tailStart[block + 1],
          tailLower[block] + rowTails[r] * (last - first + 1),
        );
      }
      if (i > ownFirst) {
        eliminate(
          work,
          upper,
          lower,
          inverseDiagonal,
          upperStart,
          tail,
          ownFirst,
          i - 1,
          ownLast,
          tailFrom,
          tailTo,
          ownLower[i],
        );
      }
      // Gather U's row and leave zeros behind.
      const pivot = work[i];
      work[i] = 0;
      let out = upperStart[i];
      for (let j = i + 1; j <= ownLast; j++) {
        upper[out++] = work[j];
        work[j] = 0;
      }
      for (let t = tailFrom; t < tailTo; t++) {
        upper[out++] = work[tail[t]];
        work[tail[t]] = 0;
      }
      const size = pivot < 0 ? -pivot : pivot;
      if (!(size > pivotThreshold * largest)) {
        work.fill(0);
        return false;
      }
      inverseDiagonal[i] = 1 / pivot;
    }
    return true;
  }

  /** x = A⁻¹ b; b and x may be the same array. */
  solve(b: Float64Array, x: Float64Array): void {
    if (this.#pivoted) {
      this.#pivoted.solve(b, x);
      return;
    }
    const { order, pattern } = this.symbolic;
    const n = pattern.size;
    const y = this.#y;
    for (let i = 0; i < n; i++) y[i] = b[order[i]];
    this.#forward(y);
    this.#backward(y);
    for (let i = 0; i < n; i++) x[order[i]] = y[i];
  }

  /** y = L⁻¹ y: block by block, up to four columns at a time. */
  #forward(y: Float64Array): void {
    const lower = this.#lower;
    const { blockCount, blockFirst, blockLast, tail, tailStart, ownLower, tailLower } = this.symbolic;
    for (let block = 0; block < blockCount; block++) {
      const first = blockFirst[block];
      const last = blockLast[block];
      for (let i = first + 1; i <= last; i++) {
        let l = ownLower[i];
        let sum = y[i];
        for (let k = first; k < i; k++) sum -= lower[l++] * y[k];
        y[i] = sum;
      }
      const width = last - first + 1;
      const from = tailStart[block];
      const to = tailStart[block + 1];
      let k = first;
      for (; k + 3 <= last; k += 4) {
        const y0 = y[k];
        const y1 = y[k + 1];
        const y2 = y[k + 2];
        const y3 = y[k + 3];
        for (let t = from, l = tailLower[block] + k - first; t < to; t++, l += width) {
          y[tail[t]] -= lower[l] * y0 + lower[l + 1] * y1 + lower[l + 2] * y2 + lower[l + 3] * y3;
        }
      }
      for (; k + 1 <= last; k += 2) {
        const y0 = y[k];
        const y1 = y[k + 1];
        for (let t = from, l = tailLower[block] + k - first; t < to; t++, l += width) {
          y[tail[t]] -= lower[l] * y0 + lower[l + 1] * y1;
        }
      }
      if (k > last) continue;
      const y0 = y[k];
      for (let t = from, l = tailLower[block] + k - first; t < to; t++, l += width) {
        y[tail[t]] -= lower[l] * y0;
      }
    }
  }

  /** y = U⁻¹ y: block by block, up to four rows at a time. */
  #backward(y: Float64Array): void {
    const upper = this.#upper;
    const inverseDiagonal = this.#inverseDiagonal;
    const { blockCount, blockFirst, blockLast, tail, tailStart, upperStart } = this.symbolic;
    for (let block = blockCount - 1; block >= 0; block--) {
      const first = blockFirst[block];
      const last = blockLast[block];
      const from = tailStart[block];
      const to = tailStart[block + 1];
      let i = first;
      for (; i + 3 <= last; i += 4) {
        let u0 = upperStart[i] + last - i;
        let u1 = upperStart[i + 1] + last - i - 1;
        let u2 = upperStart[i + 2] + last - i - 2;
        let u3 = upperStart[i + 3] + last - i - 3;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let t = from; t < to; t++) {
          const value = y[tail[t]];
          s0 += upper[u0++] * value;
          s1 += upper[u1++] * value;
          s2 += upper[u2++] * value;
          s3 += upper[u3++] * value;
        }
        y[i] -= s0;
        y[i + 1] -= s1;
        y[i + 2] -= s2;
        y[i + 3] -= s3;
      }
      for (; i + 1 <= last; i += 2) {
        let u0 = upperStart[i] + last - i;
        let u1 = upperStart[i + 1] + last - i - 1;
        let s0 = 0;
        let s1 = 0;
        for (let t = from; t < to; t++) {
          const value = y[tail[t]];
          s0 += upper[u0++] * value;
          s1 += upper[u1++] * value;
        }
        y[i] -= s0;
        y[i + 1] -= s1;
      }
      if (i <= last) {
        let u = upperStart[i];
        let sum = 0;
        for (let t = from; t < to; t++) sum += upper[u++] * y[tail[t]];
        y[i] -= sum;
      }
      for (let row = last; row >= first; row--) {
        let u = upperStart[row];
        let sum = y[row];
        for (let j = row + 1; j <= last; j++) sum -= upper[u++] * y[j];
        y[row] = sum * inverseDiagonal[row];
      }
    }
  }

  /** x = A⁻ᵀ `right`, with the same factors; for adjoints. */
  solveTransposed(right: Float64Array, x: Float64Array): void {
    if (this.#pivoted) {
      this.#pivoted.solveTransposed(right, x);
      return;
    }
    const s = this.symbolic;
    const n = s.pattern.size;
    const y = this.#y;
    const { order, blockFirst, blockLast, blockOf, tail, tailStart, upperStart } = s;
    for (let i = 0; i < n; i++) y[i] = right[order[i]];
    for (let i = 0; i < n; i++) {
      const value = y[i] * this.#inverseDiagonal[i];
      y[i] = value;
      const block = blockOf[i];
      let u = upperStart[i];
      for (let j = i + 1; j <= blockLast[block]; j++) y[j] -= this.#upper[u++] * value;
      for (let t = tailStart[block]; t < tailStart[block + 1]; t++) y[tail[t]] -= this.#upper[u++] * value;
    }
    for (let b = s.blockCount - 1; b >= 0; b--) {
      const first = blockFirst[b];
      let l = s.tailLower[b];
      for (let t = tailStart[b]; t < tailStart[b + 1]; t++) {
        const value = y[tail[t]];
        for (let k = first; k <= blockLast[b]; k++) y[k] -= this.#lower[l++] * value;
      }
      for (let i = blockLast[b]; i > first; i--) {
        l = s.ownLower[i];
        for (let k = first; k < i; k++) y[k] -= this.#lower[l++] * y[i];
      }
    }
    for (let i = 0; i < n; i++) x[order[i]] = y[i];
  }
}

/**
 * Eliminates pivot rows first…last of a block from the row in `work`, four at a time: their multipliers end up in
 * `lower` from `into` on; the block's further columns up to `blockEnd` and its tail are updated.
 */
function eliminate(
  work: Float64Array,
  upper: Float64Array,
  lower: Float64Array,
  inverseDiagonal: Float64Array,
  upperStart: Int32Array,
  tail: Int32Array,
  first: number,
  last: number,
  blockEnd: number,
  from: number,
  to: number,
  into: number,
): void {
  let k = first;
  let out = into;
  for (; k + 3 <= last; k += 4) {
    // u_r[j] = U(k + r, j) is at upperStart[k + r] + j − (k + r) − 1.
    let u0 = upperStart[k];
    let u1 = upperStart[k + 1];
    let u2 = upperStart[k + 2];
    let u3 = upperStart[k + 3];
    const f0 = work[k] * inverseDiagonal[k];
    const f1 = (work[k + 1] - f0 * upper[u0]) * inverseDiagonal[k + 1];
    const f2 = (work[k + 2] - f0 * upper[u0 + 1] - f1 * upper[u1]) * inverseDiagonal[k + 2];
    const f3 =
      (work[k + 3] - f0 * upper[u0 + 2] - f1 * upper[u1 + 1] - f2 * upper[u2]) * inverseDiagonal[k + 3];
    work[k] = 0;
    work[k + 1] = 0;
    work[k + 2] = 0;
    work[k + 3] = 0;
    lower[out++] = f0;
    lower[out++] = f1;
    lower[out++] = f2;
    lower[out++] = f3;
    // Rows that say "stays as it is" (see start.ts) have no multipliers.
    if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
    u0 += 3;
    u1 += 2;
    u2 += 1;
    for (let j = k + 4; j <= blockEnd; j++) {
      work[j] -= f0 * upper[u0++] + f1 * upper[u1++] + f2 * upper[u2++] + f3 * upper[u3++];
    }
    for (let t = from; t < to; t++) {
      work[tail[t]] -= f0 * upper[u0++] + f1 * upper[u1++] + f2 * upper[u2++] + f3 * upper[u3++];
    }
  }
  for (; k + 1 <= last; k += 2) {
    let u0 = upperStart[k];
    let u1 = upperStart[k + 1];
    const f0 = work[k] * inverseDiagonal[k];
    const f1 = (work[k + 1] - f0 * upper[u0]) * inverseDiagonal[k + 1];
    work[k] = 0;
    work[k + 1] = 0;
    lower[out++] = f0;
    lower[out++] = f1;
    if (f0 === 0 && f1 === 0) continue;
    u0 += 1;
    for (let j = k + 2; j <= blockEnd; j++) work[j] -= f0 * upper[u0++] + f1 * upper[u1++];
    for (let t = from; t < to; t++) work[tail[t]] -= f0 * upper[u0++] + f1 * upper[u1++];
  }
  if (k <= last) {
    let u0 = upperStart[k];
    const f0 = work[k] * inverseDiagonal[k];
    work[k] = 0;
    lower[out] = f0;
    if (f0 === 0) return;
    for (let j = k + 1; j <= blockEnd; j++) work[j] -= f0 * upper[u0++];
    for (let t = from; t < to; t++) work[tail[t]] -= f0 * upper[u0++];
  }
}
