/*
 * Sparsity of a square matrix in compressed rows. The numbers live beside it, one per slot, so that one pattern
 * serves every matrix of a Newton sequence.
 */

/** Compressed rows: columns of row i are `columns[start[i] … start[i + 1] − 1]`, ascending, without repeats. */
export interface Pattern {
  readonly size: number;
  readonly start: Int32Array;
  readonly columns: Int32Array;
}

/**
 * Collects the places (row, column) that equations write to, in the order they ask, and hands each of them the
 * slot of its number. Rows or columns below 0 (a held value) get the slot just past the last one, which the
 * factorisation never reads: equations need no branch for them. The diagonal is always in the pattern.
 */
export class PatternBuilder {
  readonly #size: number;
  readonly #rows: number[] = [];
  readonly #columns: number[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  ask(row: number, column: number): void {
    this.#rows.push(row);
    this.#columns.push(column);
  }

  /** @returns the pattern, and the slot of each place asked for, in order; O(n + places). */
  build(): { readonly pattern: Pattern; readonly slots: Int32Array } {
    const size = this.#size;
    const places = this.#rows.length;
    // Bucket the places by column, then by row: afterwards each row is sorted by column.
    const byColumn = bucket(this.#columns, size);
    const rowStart = new Int32Array(size + 1);
    for (let k = 0; k < places; k++) if (this.#within(k)) rowStart[this.#rows[k] + 1]++;
    for (let i = 0; i < size; i++) rowStart[i + 1] += rowStart[i] + 1; // one more for the diagonal
    const fill = rowStart.slice(0, size);
    const sortedColumns = new Int32Array(rowStart[size]);
    const origin = new Int32Array(rowStart[size]).fill(-1);
    let next = 0;
    for (let column = 0; column < size; column++) {
      sortedColumns[fill[column]++] = column;
      for (; next < byColumn.length && this.#columns[byColumn[next]] === column; next++) {
        const place = byColumn[next];
        const row = this.#rows[place];
        if (row < 0) continue;
        origin[fill[row]] = place;
        sortedColumns[fill[row]++] = column;
      }
    }
    const slots = new Int32Array(places).fill(-1);
    const start = new Int32Array(size + 1);
    const columns: number[] = [];
    for (let row = 0; row < size; row++) {
      let last = -1;
      for (let k = rowStart[row]; k < rowStart[row + 1]; k++) {
        if (sortedColumns[k] !== last) {
          last = sortedColumns[k];
          columns.push(last);
        }
        if (origin[k] >= 0) slots[origin[k]] = columns.length - 1;
      }
      start[row + 1] = columns.length;
    }
    for (let k = 0; k < places; k++) if (slots[k] < 0) slots[k] = columns.length;
    return { pattern: { size, start, columns: Int32Array.from(columns) }, slots };
  }

  #within(place: number): boolean {
    return this.#rows[place] >= 0 && this.#columns[place] >= 0;
  }
}

/** Indices of `keys` sorted by key (stable); keys below 0 are left out. */
function bucket(keys: readonly number[], size: number): Int32Array {
  const start = new Int32Array(size + 1);
  let count = 0;
  for (const key of keys) {
    if (key < 0) continue;
    start[key + 1]++;
    count++;
  }
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  const out = new Int32Array(count);
  for (let k = 0; k < keys.length; k++) if (keys[k] >= 0) out[start[keys[k]]++] = k;
  return out;
}

/** y = A x, or y = Aᵀ x. */
export function multiply(
  pattern: Pattern,
  values: Float64Array,
  x: Float64Array,
  y: Float64Array,
  transposed = false,
): void {
  y.fill(0, 0, pattern.size);
  for (let i = 0; i < pattern.size; i++) {
    for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
      const j = pattern.columns[k];
      if (transposed) y[j] += values[k] * x[i];
      else y[i] += values[k] * x[j];
    }
  }
}
