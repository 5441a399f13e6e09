/*
 * Sparse LU with row pivoting, for the rare matrix whose diagonal does not carry the elimination.
 */
import type { Pattern } from '#solver/linalg/pattern.ts';

/** The diagonal is kept as pivot when it is at least this share of the column's largest number. */
const preferDiagonal = 1e-3;

/**
 * Left-looking columns with partial pivoting: slower than `SparseLu`'s diagonal path, but stable for every regular
 * matrix. Source: Gilbert & Peierls (1988), SIAM J. Sci. Stat. Comput. 9, 862–874 (here with a dense work column).
 */
export class PivotedLu {
  readonly #order: Int32Array;
  readonly #pivotRow: Int32Array;
  readonly #lower: readonly Column[];
  readonly #upper: readonly Column[];
  readonly #diagonal: Float64Array;

  private constructor(
    order: Int32Array,
    pivotRow: Int32Array,
    lower: readonly Column[],
    upper: readonly Column[],
    diagonal: Float64Array,
  ) {
    this.#order = order;
    this.#pivotRow = pivotRow;
    this.#lower = lower;
    this.#upper = upper;
    this.#diagonal = diagonal;
  }

  /** @param order of the columns. @returns null when the matrix is singular to working precision. */
  static factor(pattern: Pattern, values: Float64Array, order: Int32Array): PivotedLu | null {
    const n = pattern.size;
    const columns = columnsOf(pattern, values);
    const rowStep = new Int32Array(n).fill(-1); // step at which a row became pivot
    const pivotRow = new Int32Array(n);
    const diagonal = new Float64Array(n);
    const lower: Column[] = [];
    const upper: Column[] = [];
    const work = new Float64Array(n);
    let largestEver = 0;
    for (const value of values.subarray(0, pattern.columns.length)) {
      largestEver = Math.max(largestEver, Math.abs(value));
    }
    for (let step = 0; step < n; step++) {
      const { rows, numbers } = columns[order[step]];
      for (let k = 0; k < rows.length; k++) work[rows[k]] = numbers[k];
      const upperRows: number[] = [];
      const upperNumbers: number[] = [];
      for (let before = 0; before < step; before++) {
        const value = work[pivotRow[before]];
        if (value === 0) continue;
        upperRows.push(before);
        upperNumbers.push(value);
        const column = lower[before];
        for (let k = 0; k < column.rows.length; k++) work[column.rows[k]] -= column.numbers[k] * value;
        work[pivotRow[before]] = 0;
      }
      let best = -1;
      let size = 0;
      for (let row = 0; row < n; row++) {
        if (rowStep[row] < 0 && Math.abs(work[row]) > size) {
          size = Math.abs(work[row]);
          best = row;
        }
      }
      if (best < 0 || !(size > 1e-300) || !Number.isFinite(size)) return null;
      const own = order[step];
      if (rowStep[own] < 0 && Math.abs(work[own]) >= preferDiagonal * size) best = own;
      const pivot = work[best];
      if (Math.abs(pivot) < 1e-18 * largestEver) return null;
      work[best] = 0;
      rowStep[best] = step;
      pivotRow[step] = best;
      diagonal[step] = pivot;
      const lowerRows: number[] = [];
      const lowerNumbers: number[] = [];
      for (let row = 0; row < n; row++) {
        if (work[row] === 0) continue;
        lowerRows.push(row);
        lowerNumbers.push(work[row] / pivot);
        work[row] = 0;
      }
      lower.push({ rows: lowerRows, numbers: lowerNumbers });
      upper.push({ rows: upperRows, numbers: upperNumbers });
    }
    return new PivotedLu(order, pivotRow, lower, upper, diagonal);
  }

  solve(b: Float64Array, x: Float64Array): void {
    const n = this.#order.length;
    const work = b.slice(0, n);
    const y = new Float64Array(n);
    for (let step = 0; step < n; step++) {
      const value = work[this.#pivotRow[step]];
      y[step] = value;
      const column = this.#lower[step];
      for (let k = 0; k < column.rows.length; k++) work[column.rows[k]] -= column.numbers[k] * value;
    }
    for (let step = n - 1; step >= 0; step--) {
      y[step] /= this.#diagonal[step];
      const column = this.#upper[step];
      for (let k = 0; k < column.rows.length; k++) y[column.rows[k]] -= column.numbers[k] * y[step];
    }
    for (let step = 0; step < n; step++) x[this.#order[step]] = y[step];
  }

  solveTransposed(b: Float64Array, x: Float64Array): void {
    const n = this.#order.length;
    const y = new Float64Array(n);
    for (let step = 0; step < n; step++) {
      let sum = b[this.#order[step]];
      const column = this.#upper[step];
      for (let k = 0; k < column.rows.length; k++) sum -= column.numbers[k] * y[column.rows[k]];
      y[step] = sum / this.#diagonal[step];
    }
    const out = new Float64Array(n);
    for (let step = n - 1; step >= 0; step--) {
      let sum = y[step];
      const column = this.#lower[step];
      for (let k = 0; k < column.rows.length; k++) sum -= column.numbers[k] * out[column.rows[k]];
      out[this.#pivotRow[step]] = sum;
    }
    x.set(out);
  }
}

interface Column {
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
}

function columnsOf(pattern: Pattern, values: Float64Array): { rows: number[]; numbers: number[] }[] {
  const columns = Array.from({ length: pattern.size }, () => ({
    rows: [] as number[],
    numbers: [] as number[],
  }));
  for (let i = 0; i < pattern.size; i++) {
    for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
      columns[pattern.columns[k]].rows.push(i);
      columns[pattern.columns[k]].numbers.push(values[k]);
    }
  }
  return columns;
}
