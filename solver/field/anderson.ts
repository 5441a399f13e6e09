/*
 * Anderson's mixing: from the last few turns of an iteration the combination that would have left least over.
 * Source: Anderson (1965), J. ACM 12, 547–560; Walker & Ni (2011), SIAM J. Numer. Anal. 49, 1715–1735.
 * Weights from a part of the residual: Lupo Pasini & Laiu (2022), arXiv:2206.03915.
 */

import { leastSquares } from '#solver/linalg/least-squares.ts';
import { addMultiple, dotSingle } from '#solver/field/vectors.ts';

/** Fields of fewer places are measured whole. */
const manyPlaces = 20_000;
/** Columns whose part beside the ones before is less than this share are left out. */
const dependent = 1e-4;
/** A step whose square is this many times that of the one before it was led astray: the combination is taken back. */
const worse = 4;

export class Anderson {
  readonly #fields: readonly Float64Array[];
  /** Fields that are measured together; those in none do not count in what is least. */
  readonly #groups: readonly (readonly number[])[];
  /** Weight of each field's squares. */
  readonly #weight: Float64Array;
  readonly #depth: number;
  /** Places of a field from one that is measured to the next. */
  readonly #every: number;
  /** State before the turn, and what the last turn changed where it is measured. */
  readonly #before: Float64Array[];
  readonly #lastStep: Float32Array[];
  /** Differences from turn to turn: of what a turn changes where it is measured, and of where it ends. */
  readonly #stepChanges: Float32Array[][];
  readonly #afterChanges: Float32Array[][];
  /** Dot products of the differences of steps. */
  readonly #gram: Float64Array[];
  #filled = 0;
  #next = 0;
  #isFirst = true;
  /** Of the differences that were taken off where the last turn had ended, to get to the state before this one. */
  readonly #taken: Float64Array;
  /** Whether the last turn began at a combination, and the size of its step, squared. */
  #isMixed = false;
  #lastSize = Infinity;

  /**
   * @param groups numbers of fields in one unit, such as the velocities: their spread is what their steps are measured by
   * @param sparse weights are those that leave least over in one place out of so many: steps are held there alone
   */
  constructor(
    fields: readonly Float64Array[],
    groups: readonly (readonly number[])[],
    depth: number,
    sparse: number,
  ) {
    this.#fields = fields;
    this.#groups = groups;
    this.#weight = new Float64Array(fields.length);
    this.#depth = depth;
    const single = (): Float32Array[] => fields.map(({ length }) => new Float32Array(length));
    this.#every = fields[0].length < manyPlaces ? 1 : sparse;
    const measured = (): Float32Array[] =>
      fields.map(
        ({ length }, i) =>
          new Float32Array(groups.some((group) => group.includes(i)) ? Math.floor(length / this.#every) : 0),
      );
    this.#before = fields.map(({ length }) => new Float64Array(length));
    this.#lastStep = measured();
    this.#stepChanges = Array.from({ length: depth }, measured);
    this.#afterChanges = Array.from({ length: depth }, single);
    this.#taken = new Float64Array(depth);
    this.#gram = Array.from({ length: depth }, () => new Float64Array(depth));
  }

  get bytes(): number {
    const all = [this.#before, this.#lastStep, ...this.#stepChanges, ...this.#afterChanges];
    return all.flat().reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  forget(): void {
    this.#filled = 0;
    this.#next = 0;
    this.#isFirst = true;
    this.#isMixed = false;
    this.#taken.fill(0);
    this.#lastSize = Infinity;
  }

  #weigh(): void {
    for (const group of this.#groups) {
      const spread = group.reduce((sum, i) => sum + spreadOf(this.#fields[i]), 0);
      for (const i of group) this.#weight[i] = spread > 0 ? 1 / spread : 1;
    }
  }

  /** Before a turn. */
  begin(): void {
    this.#fields.forEach((field, i) => this.#before[i].set(field));
  }

  /** After a turn: moves the fields to the better combination, or back to before the last one if that was none. */
  mix(): void {
    const fields = this.#fields;
    if (!this.#isFirst) {
      if (this.#filled === 0) this.#weigh();
      const size = this.#stepSize();
      if (this.#isMixed && size > worse * this.#lastSize) {
        fields.forEach((field, i) => {
          field.set(this.#before[i]);
          addColumns(field, 1, this.#taken, this.#columnsOf(i));
        });
        this.forget();
        return;
      }
      this.#lastSize = size;
      if (this.#record() > 0) this.forget();
    }
    fields.forEach((field, i) => stepOf(this.#lastStep[i], field, this.#before[i], this.#every));
    this.#isFirst = false;
    this.#isMixed = this.#filled > 0;
    this.#taken.fill(0);
    if (!this.#isMixed) return;
    const products = Array.from({ length: this.#filled }, (_, i) =>
      this.#product(this.#stepChanges[i], this.#lastStep),
    );
    this.#taken.set(leastSquares(this.#gram, products, dependent));
    fields.forEach((field, i) => addColumns(field, -1, this.#taken, this.#columnsOf(i)));
  }

  /** Of a field, how the ends of turns changed. */
  #columnsOf(field: number): readonly Float32Array[] {
    return this.#afterChanges.map((column) => column[field]);
  }

  #stepSize(): number {
    return this.#fields.reduce(
      (sum, field, i) =>
        sum + (this.#weight[i] > 0 ? this.#weight[i] * distance(field, this.#before[i], this.#every) : 0),
      0,
    );
  }

  /**
   * @returns positive where the changes of the state were followed by steps further away: what grows by itself must not
   * be mixed away, or the iteration ends in a state that cannot last
   */
  #record(): number {
    const at = this.#next;
    this.#fields.forEach((field, i) => {
      afterChange(this.#columnsOf(i), at, field, this.#before[i], this.#taken);
      if (this.#weight[i] > 0)
        turnedStep(this.#stepChanges[at][i], field, this.#before[i], this.#lastStep[i], this.#every);
    });
    this.#filled = Math.min(this.#depth, this.#filled + 1);
    this.#next = (at + 1) % this.#depth;
    for (let other = 0; other < this.#filled; other++) {
      const product = this.#product(this.#stepChanges[at], this.#stepChanges[other]);
      this.#gram[at][other] = product;
      this.#gram[other][at] = product;
    }
    return this.#followed(at) - this.#gram[at][at];
  }

  /** Product of the differences of a turn: of its step and of its end. */
  #followed(at: number): number {
    return this.#stepChanges[at].reduce(
      (sum, step, i) =>
        sum +
        (this.#weight[i] > 0 ? this.#weight[i] * dotSparse(step, this.#afterChanges[at][i], this.#every) : 0),
      0,
    );
  }

  #product(a: readonly Float32Array[], b: readonly Float32Array[]): number {
    return a.reduce(
      (sum, field, i) => sum + (this.#weight[i] > 0 ? this.#weight[i] * dotSingle(field, b[i]) : 0),
      0,
    );
  }
}

/** Sum of squares about the mean. */
function spreadOf(field: Float64Array): number {
  let sum = 0;
  for (const one of field) sum += one;
  const mean = sum / field.length;
  let squares = 0;
  for (const one of field) squares += (one - mean) * (one - mean);
  return squares;
}

/**
 * The place of a field that is measured as its number n: one of each `every`, scattered so that no row or plane of cells is
 * left out. Source: Knuth, The Art of Computer Programming, vol. 3, 6.4 (Fibonacci hashing).
 */
function placeOf(n: number, every: number): number {
  return every * n + ((Math.imul(n, 0x9e3779b9) >>> 16) % every);
}

/** Sum of squared differences where they are measured. */
function distance(a: Float64Array, b: Float64Array, every: number): number {
  let sum = 0;
  const count = Math.floor(a.length / every);
  for (let n = 0; n < count; n++) {
    const c = placeOf(n, every);
    sum += (a[c] - b[c]) * (a[c] - b[c]);
  }
  return sum;
}

/** out = a − b where it is measured. */
function stepOf(out: Float32Array, a: Float64Array, b: Float64Array, every: number): void {
  for (let n = 0; n < out.length; n++) {
    const c = placeOf(n, every);
    out[n] = a[c] - b[c];
  }
}

/** out = field − before − last. */
function turnedStep(
  out: Float32Array,
  field: Float64Array,
  before: Float64Array,
  last: Float32Array,
  every: number,
): void {
  for (let n = 0; n < out.length; n++) {
    const c = placeOf(n, every);
    out[n] = field[c] - before[c] - last[n];
  }
}

/** @param all of a field, `measured` where it is measured */
function dotSparse(measured: Float32Array, all: Float32Array, every: number): number {
  let sum = 0;
  for (let n = 0; n < measured.length; n++) sum += measured[n] * all[placeOf(n, every)];
  return sum;
}

/**
 * How far from where the turn before had ended this one ended: field − before − Σ taken · column. It takes the place of the
 * column `at`.
 */
function afterChange(
  columns: readonly Float32Array[],
  at: number,
  field: Float64Array,
  before: Float64Array,
  taken: Float64Array,
): void {
  const out = columns[at];
  const others = columns.map((_, n) => n).filter((n) => n !== at);
  const [a = at, b = at] = others;
  turned(
    out,
    field,
    before,
    taken[at],
    others.length > 0 ? taken[a] : 0,
    columns[a],
    others.length > 1 ? taken[b] : 0,
    columns[b],
  );
  for (const n of others.slice(2)) if (taken[n] !== 0) addMultiple(out, -taken[n], columns[n]);
}

/** out = field − before − share · out − a · first − b · second, in one pass. */
function turned(
  out: Float32Array,
  field: Float64Array,
  before: Float64Array,
  share: number,
  a: number,
  first: Float32Array,
  b: number,
  second: Float32Array,
): void {
  for (let c = 0; c < out.length; c++)
    out[c] = field[c] - before[c] - share * out[c] - a * first[c] - b * second[c];
}

/** field += sign · Σ weights · columns, three in a pass. */
function addColumns(
  field: Float64Array,
  sign: number,
  weights: Float64Array,
  columns: readonly Float32Array[],
): void {
  for (let n = 0; n < columns.length; n += 3) {
    const weightOf = (m: number): number => (m < columns.length ? sign * weights[m] : 0);
    const [second, third] = [columns[n + 1] ?? columns[n], columns[n + 2] ?? columns[n]];
    const [a, b, d] = [weightOf(n), weightOf(n + 1), weightOf(n + 2)];
    if (a !== 0 || b !== 0 || d !== 0) addThree(field, a, columns[n], b, second, d, third);
  }
}

function addThree(
  field: Float64Array,
  a: number,
  first: Float32Array,
  b: number,
  second: Float32Array,
  d: number,
  third: Float32Array,
): void {
  for (let c = 0; c < field.length; c++) field[c] += a * first[c] + b * second[c] + d * third[c];
}
