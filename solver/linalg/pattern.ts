/*
 * Sparsity of a square matrix in compressed rows. The numbers live beside it, one per slot, so that one pattern
 * serves every matrix of a Newton sequence.
 */
import { copyOfWholes, wholes } from '#solver/linalg/memory.ts';

/** Compressed rows: columns of row i are `columns[start[i] … start[i + 1] − 1]`, without repeats. */
export interface Pattern {
  readonly size: number;
  readonly start: Int32Array;
  readonly columns: Int32Array;
}

/** Places asked for of an unknown, its diagonal among them, in most networks of pipes or of heat. */
const placesEach = 8;

/**
 * Collects the places (row, column) that equations write to, in the order they ask, and hands each of them the
 * slot of its number. Rows or columns below 0 (a held value) get the slot just past the last one, which the
 * factorisation never reads: equations need no branch for them. The diagonal is always in the pattern, first in its row.
 */
export class PatternBuilder {
  readonly #size: number;
  #rows: Int32Array;
  #columns: Int32Array;
  #places = 0;

  constructor(size: number) {
    this.#size = size;
    this.#rows = wholes(placesEach * size);
    this.#columns = wholes(placesEach * size);
  }

  ask(row: number, column: number): void {
    if (this.#places === this.#rows.length) {
      this.#rows = doubled(this.#rows);
      this.#columns = doubled(this.#columns);
    }
    this.#rows[this.#places] = row;
    this.#columns[this.#places++] = column;
  }

  /** @returns the pattern, and the slot of each place asked for, in order; O(n + places). */
  build(): { readonly pattern: Pattern; readonly slots: Int32Array } {
    const size = this.#size;
    const places = this.#places;
    const rows = this.#rows;
    const asked = this.#columns;
    const byRow = bucket(rows, places, size);
    const slots = wholes(places).fill(-1);
    const start = wholes(size + 1);
    const columns = wholes(byRow.length + size);
    /** Slot of the last number in each column. */
    const slotIn = wholes(size).fill(-1);
    let count = 0;
    let next = 0;
    for (let row = 0; row < size; row++) {
      slotIn[row] = count;
      columns[count++] = row;
      for (; next < byRow.length && rows[byRow[next]] === row; next++) {
        const place = byRow[next];
        const column = asked[place];
        if (column < 0) continue;
        if (slotIn[column] < start[row]) {
          slotIn[column] = count;
          columns[count++] = column;
        }
        slots[place] = slotIn[column];
      }
      start[row + 1] = count;
    }
    for (let k = 0; k < places; k++) if (slots[k] < 0) slots[k] = count;
    return { pattern: { size, start, columns: copyOfWholes(columns, count) }, slots };
  }
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const longer = wholes(2 * list.length + 1);
  longer.set(list);
  return longer;
}

/** Indices of the first `length` keys sorted by key (stable); keys below 0 are left out. */
function bucket(keys: Int32Array, length: number, size: number): Int32Array {
  const start = wholes(size + 1);
  let count = 0;
  for (let k = 0; k < length; k++) {
    if (keys[k] < 0) continue;
    start[keys[k] + 1]++;
    count++;
  }
  for (let i = 0; i < size; i++) start[i + 1] += start[i];
  const out = wholes(count);
  for (let k = 0; k < length; k++) if (keys[k] >= 0) out[start[keys[k]]++] = k;
  return out;
}

/** y = A x. */
export function multiply(
  { size, start, columns }: Pattern,
  values: Float64Array,
  x: Float64Array,
  y: Float64Array,
): void {
  for (let i = 0; i < size; i++) {
    const end = start[i + 1];
    let sum = 0;
    for (let k = start[i]; k < end; k++) sum += values[k] * x[columns[k]];
    y[i] = sum;
  }
}
