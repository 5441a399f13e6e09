/*
 * The numbers of a condensation: one matrix's condensed unknowns, and what they leave.
 */
import { type BlockLu, pivotThreshold } from '#solver/linalg/block-lu.ts';
import type { Condensation } from '#solver/linalg/condensation.ts';
import { numbers, Scratch } from '#solver/linalg/memory.ts';
import { scale } from '#solver/linalg/transposed.ts';

/** Memory is taken once. Short methods: see BlockLu. */
export class Condensed {
  /** Numbers of S; see Condensation. */
  readonly values: Float64Array;
  /** Size of the largest number in each kept row of A: what pivots of S are judged against. */
  readonly sizes: Float64Array;
  readonly #plan: Condensation;
  readonly #inverse: Float64Array; // D⁻¹
  readonly #right: Float64Array; // A₁₂
  readonly #left: Float64Array; // A₂₁ D⁻¹
  readonly #y: Float64Array;
  readonly #z: Float64Array;

  constructor(plan: Condensation) {
    const { first, kept, pattern } = plan;
    this.#plan = plan;
    this.values = numbers(pattern.columns.length);
    this.sizes = numbers(kept.length);
    this.#inverse = numbers(first.length);
    this.#right = numbers(plan.rightStart[first.length]);
    this.#left = numbers(plan.leftStart[kept.length]);
    this.#y = numbers(kept.length);
    this.#z = numbers(first.length);
  }

  /**
   * @param values numbers of A
   * @returns false when a pivot is too small to be trusted
   */
  factor(values: Float64Array): boolean {
    if (!this.#invert(values)) return false;
    const size = this.#y.length;
    let product = 0;
    for (let row = 0; row < size; row++) {
      this.#take(row, values);
      product = this.#eliminate(row, values, product);
    }
    return true;
  }

  /** Keeps the condensed rows. @returns whether their pivots are large enough */
  #invert(values: Float64Array): boolean {
    const { pivotSlot, rightStart, rightSlot } = this.#plan;
    const right = this.#right;
    const inverse = this.#inverse;
    let k = 0;
    for (let i = 0; i < inverse.length; i++) {
      const pivot = values[pivotSlot[i]];
      const size = pivot < 0 ? -pivot : pivot;
      if (!(size > 0)) return false;
      const most = size / pivotThreshold;
      for (const end = rightStart[i + 1]; k < end; k++) {
        const value = values[rightSlot[k]];
        right[k] = value;
        if (!(value < most && -value < most)) return false;
      }
      inverse[i] = 1 / pivot;
    }
    return true;
  }

  /** A's own numbers in a row of S. */
  #take(row: number, values: Float64Array): void {
    const { keptStart, keptSlot, pattern } = this.#plan;
    const reduced = this.values;
    const end = pattern.start[row + 1];
    let to = pattern.start[row];
    let largest = 0;
    for (let k = keptStart[row]; k < keptStart[row + 1]; k++) {
      const value = values[keptSlot[k]];
      reduced[to++] = value;
      const size = value < 0 ? -value : value;
      if (size > largest) largest = size;
    }
    while (to < end) reduced[to++] = 0;
    this.sizes[row] = largest;
  }

  /** Takes the products off a row of S. @param product the row's first @returns the next row's */
  #eliminate(row: number, values: Float64Array, product: number): number {
    const { leftStart, leftSlot, leftColumn, rightStart, productSlot } = this.#plan;
    const reduced = this.values;
    const right = this.#right;
    const end = leftStart[row + 1];
    let at = product;
    for (let e = leftStart[row]; e < end; e++) {
      const i = leftColumn[e];
      const value = values[leftSlot[e]];
      const factor = value * this.#inverse[i];
      const size = value < 0 ? -value : value;
      if (size > this.sizes[row]) this.sizes[row] = size;
      this.#left[e] = factor;
      const last = rightStart[i + 1];
      for (let k = rightStart[i]; k < last; k++) reduced[productSlot[at++]] -= factor * right[k];
    }
    return at;
  }

  /** Right side of S that belongs to `b`; the array is this object's own. */
  reduce(b: Float64Array): Float64Array {
    const { first, kept, leftStart, leftColumn } = this.#plan;
    const z = this.#z;
    const y = this.#y;
    const left = this.#left;
    for (let i = 0; i < z.length; i++) z[i] = b[first[i]];
    for (let row = 0; row < y.length; row++) {
      let sum = b[kept[row]];
      for (let e = leftStart[row]; e < leftStart[row + 1]; e++) sum -= left[e] * z[leftColumn[e]];
      y[row] = sum;
    }
    return y;
  }

  /** All unknowns from those that are kept; `reduce` came before. */
  expand(y: Float64Array, x: Float64Array): void {
    const { first, kept, rightStart, rightColumn } = this.#plan;
    const z = this.#z;
    const right = this.#right;
    for (let row = 0; row < y.length; row++) x[kept[row]] = y[row];
    for (let i = 0; i < z.length; i++) {
      let sum = z[i];
      for (let k = rightStart[i]; k < rightStart[i + 1]; k++) sum -= right[k] * y[rightColumn[k]];
      x[first[i]] = sum * this.#inverse[i];
    }
  }

  /**
   * X = A⁻ᵀ B for `count` right sides, the numbers of one unknown side by side. B and X may be the same array.
   * @param rest factors of S
   */
  solveTransposed(rest: BlockLu, b: Float64Array, x: Float64Array, count: number): void {
    const { first, kept } = this.#plan;
    const y = keptSides.of(kept.length * count);
    const z = firstSides.of(first.length * count);
    copyRows(b, kept, null, y, count);
    copyRows(b, first, null, z, count);
    this.#reduceTransposed(y, z, count);
    rest.solveTransposed(y, y, count);
    this.#expandTransposed(y, z, count);
    copyRows(y, null, kept, x, count);
    copyRows(z, null, first, x, count);
  }

  /** z = D⁻¹ z; y −= A₁₂ᵀ z. */
  #reduceTransposed(y: Float64Array, z: Float64Array, count: number): void {
    const { rightStart, rightColumn } = this.#plan;
    for (let i = 0; i < this.#inverse.length; i++) {
      if (!scale(z, i * count, this.#inverse[i], count)) continue;
      for (let k = rightStart[i]; k < rightStart[i + 1]; k++)
        subtract(y, rightColumn[k] * count, this.#right[k], z, i * count, count);
    }
  }

  /** z −= (A₂₁ D⁻¹)ᵀ y. */
  #expandTransposed(y: Float64Array, z: Float64Array, count: number): void {
    const { leftStart, leftColumn } = this.#plan;
    for (let row = 0; row < this.sizes.length; row++) {
      for (let e = leftStart[row]; e < leftStart[row + 1]; e++)
        subtract(z, leftColumn[e] * count, this.#left[e], y, row * count, count);
    }
  }
}

/** to[into[k]] = from[of[k]], each `count` numbers; null: k itself. */
function copyRows(
  from: Float64Array,
  of: Int32Array | null,
  into: Int32Array | null,
  to: Float64Array,
  count: number,
): void {
  const rows = (of ?? into)?.length ?? 0;
  for (let k = 0; k < rows; k++) {
    const at = (of ? of[k] : k) * count;
    const place = (into ? into[k] : k) * count;
    for (let r = 0; r < count; r++) to[place + r] = from[at + r];
  }
}

/** a[at + r] −= factor · b[from + r]. */
function subtract(
  a: Float64Array,
  at: number,
  factor: number,
  b: Float64Array,
  from: number,
  count: number,
): void {
  for (let r = 0; r < count; r++) a[at + r] -= factor * b[from + r];
}

const keptSides = new Scratch();
const firstSides = new Scratch();
