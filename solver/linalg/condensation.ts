/*
 * Static condensation: unknowns that meet none of their kind are eliminated one by one, before all others. What is
 * left of the matrix is S = A₂₂ − A₂₁ D⁻¹ A₁₂ with the diagonal D of their pivots. For a pipe network that is the
 * global gradient algorithm: the flows go, a matrix of pressures stays.
 * Source: Todini & Pilati (1988), in Computer Applications in Water Supply 1, 1–20.
 */
import { flags, wholes } from '#solver/linalg/memory.ts';
import type { Pattern } from '#solver/linalg/pattern.ts';

/** Who is condensed, where its numbers are, and what they are taken off from. Slots are places in A's numbers. */
export interface Condensation {
  /** Unknowns that are condensed, and those that are kept; ascending. */
  readonly first: Int32Array;
  readonly kept: Int32Array;
  /** Number of each unknown among those that are kept, or among those that are condensed. */
  readonly numberOf: Int32Array;
  readonly pivotSlot: Int32Array;
  /** A₁₂ by rows, one of each condensed unknown: slots, and kept unknowns. */
  readonly rightStart: Int32Array;
  readonly rightSlot: Int32Array;
  readonly rightColumn: Int32Array;
  /** A₂₁ by rows, one of each kept unknown: slots, and condensed unknowns. */
  readonly leftStart: Int32Array;
  readonly leftSlot: Int32Array;
  readonly leftColumn: Int32Array;
  /** A₂₂ by rows: slots. In S each row begins with these numbers. */
  readonly keptStart: Int32Array;
  readonly keptSlot: Int32Array;
  /** Of S. */
  readonly pattern: Pattern;
  /** Slots in S of the products of A₂₁ and A₁₂, row by row. */
  readonly productSlot: Int32Array;
}

/** @param late 1 for unknowns that must not be condensed; without it none is */
export function condense(pattern: Pattern, late?: Uint8Array): Condensation {
  const { size, start, columns } = pattern;
  const lonely = late ? lonelyUnknowns(pattern, late) : flags(size);
  const { first, kept, numberOf } = split(lonely);
  const pivotSlot = wholes(first.length);
  let rightCount = 0;
  let leftCount = 0;
  for (let i = 0; i < size; i++) {
    for (let k = start[i]; k < start[i + 1]; k++) {
      if (lonely[i] === 1) rightCount++;
      else leftCount += lonely[columns[k]];
    }
  }
  const right = new Rows(first.length, rightCount);
  const left = new Rows(kept.length, leftCount);
  const between = new Rows(kept.length, columns.length - rightCount - leftCount);
  for (let i = 0; i < size; i++) {
    for (let k = start[i]; k < start[i + 1]; k++) {
      const j = columns[k];
      if (lonely[i] === 0) (lonely[j] === 1 ? left : between).add(k, numberOf[j]);
      else if (j === i) pivotSlot[numberOf[i]] = k;
      else right.add(k, numberOf[j]);
    }
    if (lonely[i] === 1) right.endRow();
    else {
      left.endRow();
      between.endRow();
    }
  }
  return {
    first,
    kept,
    numberOf,
    pivotSlot,
    rightStart: right.start,
    rightSlot: right.slot,
    rightColumn: right.column,
    leftStart: left.start,
    leftSlot: left.slot,
    leftColumn: left.column,
    keptStart: between.start,
    keptSlot: between.slot,
    ...remainder(right, left, between),
  };
}

/** Slots and columns of rows that are listed one after another. */
class Rows {
  readonly start: Int32Array;
  readonly slot: Int32Array;
  readonly column: Int32Array;
  #row = 0;
  #count = 0;

  /** @param most numbers in all rows */
  constructor(rows: number, most: number) {
    this.start = wholes(rows + 1);
    this.slot = wholes(most);
    this.column = wholes(most);
  }

  add(slot: number, column: number): void {
    this.slot[this.#count] = slot;
    this.column[this.#count++] = column;
  }

  endRow(): void {
    this.start[++this.#row] = this.#count;
  }
}

/** 1 for each early unknown that meets late ones alone. */
function lonelyUnknowns({ size, start, columns }: Pattern, late: Uint8Array): Uint8Array {
  const lonely = flags(size);
  for (let i = 0; i < size; i++) lonely[i] = 1 - late[i];
  for (let i = 0; i < size; i++) {
    if (late[i] === 1) continue;
    for (let k = start[i]; k < start[i + 1]; k++) {
      const j = columns[k];
      if (j !== i && late[j] === 0) lonely[i] = lonely[j] = 0;
    }
  }
  return lonely;
}

function split(lonely: Uint8Array): Pick<Condensation, 'first' | 'kept' | 'numberOf'> {
  const size = lonely.length;
  let count = 0;
  for (let i = 0; i < size; i++) count += lonely[i];
  const first = wholes(count);
  const kept = wholes(size - count);
  const numberOf = wholes(size);
  let f = 0;
  for (let i = 0; i < size; i++) {
    if (lonely[i] === 1) {
      numberOf[i] = f;
      first[f++] = i;
    } else {
      numberOf[i] = i - f;
      kept[i - f] = i;
    }
  }
  return { first, kept, numberOf };
}

/** The pattern of S: in each row first what A has there, then what the products add. */
function remainder(right: Rows, left: Rows, between: Rows): Pick<Condensation, 'pattern' | 'productSlot'> {
  const size = between.start.length - 1;
  let products = 0;
  for (let e = 0; e < left.start[size]; e++) {
    const i = left.column[e];
    products += right.start[i + 1] - right.start[i];
  }
  const productSlot = wholes(products);
  const start = wholes(size + 1);
  const columns = wholes(between.start[size] + products);
  /** Slot of the last number in each column. */
  const slotIn = wholes(size).fill(-1);
  let count = 0;
  let product = 0;
  for (let row = 0; row < size; row++) {
    for (let k = between.start[row]; k < between.start[row + 1]; k++) {
      slotIn[between.column[k]] = count;
      columns[count++] = between.column[k];
    }
    for (let e = left.start[row]; e < left.start[row + 1]; e++) {
      const i = left.column[e];
      for (let k = right.start[i]; k < right.start[i + 1]; k++) {
        const column = right.column[k];
        if (slotIn[column] < start[row]) {
          slotIn[column] = count;
          columns[count++] = column;
        }
        productSlot[product++] = slotIn[column];
      }
    }
    start[row + 1] = count;
  }
  return { pattern: { size, start, columns: columns.subarray(0, count) }, productSlot };
}
