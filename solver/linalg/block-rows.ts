/*
 * The inner loops of an elimination in blocks (block-lu.ts): pivot rows of U taken off rows that are worked on.
 */

/**
 * The multipliers of four pivots from k on go to L from `out` on, their places in the work row to zero.
 * @param at place in U of the first pivot; those of the next rows are `length` apart, and one to the right
 * @returns whether any is not zero: rows that say "stays as it is" (see start.ts) have none
 */
export function takeFour(
  lower: Float64Array,
  out: number,
  work: Float64Array,
  k: number,
  upper: Float64Array,
  at: number,
  length: number,
  inverse: Float64Array,
): boolean {
  const at1 = at + length;
  const at2 = at1 + length;
  const f0 = work[k] * inverse[k];
  const f1 = (work[k + 1] - f0 * upper[at + 1]) * inverse[k + 1];
  const f2 = (work[k + 2] - f0 * upper[at + 2] - f1 * upper[at1 + 2]) * inverse[k + 2];
  const f3 = (work[k + 3] - f0 * upper[at + 3] - f1 * upper[at1 + 3] - f2 * upper[at2 + 3]) * inverse[k + 3];
  work[k] = work[k + 1] = work[k + 2] = work[k + 3] = 0;
  lower[out] = f0;
  lower[out + 1] = f1;
  lower[out + 2] = f2;
  lower[out + 3] = f3;
  return !(f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0);
}

/** work[column at p] −= Σ L(out + r) U(r, p) for p in [begin, end): four rows of U, one after another from `row` on. */
export function subtractFour(
  work: Float64Array,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
  lower: Float64Array,
  out: number,
): void {
  const row1 = row + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  const f0 = lower[out];
  const f1 = lower[out + 1];
  const f2 = lower[out + 2];
  const f3 = lower[out + 3];
  for (let p = begin; p < end; p++) {
    work[columns[from + p]] -=
      f0 * upper[row + p] + f1 * upper[row1 + p] + f2 * upper[row2 + p] + f3 * upper[row3 + p];
  }
}

/** The same for two work rows, which read U once. */
export function subtractFourFromTwo(
  work: Float64Array,
  next: Float64Array,
  columns: Int32Array,
  from: number,
  begin: number,
  end: number,
  upper: Float64Array,
  row: number,
  lower: Float64Array,
  out: number,
  outOfNext: number,
): void {
  const row1 = row + end;
  const row2 = row1 + end;
  const row3 = row2 + end;
  const f0 = lower[out];
  const f1 = lower[out + 1];
  const f2 = lower[out + 2];
  const f3 = lower[out + 3];
  const g0 = lower[outOfNext];
  const g1 = lower[outOfNext + 1];
  const g2 = lower[outOfNext + 2];
  const g3 = lower[outOfNext + 3];
  for (let p = begin; p < end; p++) {
    const column = columns[from + p];
    const u0 = upper[row + p];
    const u1 = upper[row1 + p];
    const u2 = upper[row2 + p];
    const u3 = upper[row3 + p];
    work[column] -= f0 * u0 + f1 * u1 + f2 * u2 + f3 * u3;
    next[column] -= g0 * u0 + g1 * u1 + g2 * u2 + g3 * u3;
  }
}

/** work[column at p] −= f U(p) for p in [begin, end). */
export function subtractOne(
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
