import { leastSquares } from '#solver/linalg/least-squares.ts';
import { applyRow, cellAt, type Stencil } from '#solver/field/stencil.ts';
import { dotDouble } from '#solver/field/vectors.ts';

/** Orders of the differences from step to step that a start is made of. */
const orders = 4;
/** An image of whose square less than this share lies beside those before it is left out. */
const dependent = 1e-10;
/** Weights are those that leave least over in one row of cells out of so many; of fewer cells, in all. */
const sparse = 4;
const manyCells = 20_000;

/**
 * Where an implicit step begins: at the combination of the steps before it that leaves least of its equations over. Steps
 * are held as their backward differences, ∇T = T₁ − T₂, ∇²T = ∇T₁ − ∇T₂ and on: with weights that are fixed they would
 * extrapolate in time, while what is left over tells how far each order can be trusted.
 * Source: Fischer (1998), Comput. Methods Appl. Mech. Eng. 163, 193–204 (least over earlier solutions).
 */
export class EarlierSteps {
  readonly #stencil: Stencil<Float64Array>;
  readonly #differences: readonly Float64Array[];
  /** Of one row: what is left over, and what the operator makes of the differences. */
  readonly #rest: Float64Array;
  readonly #images: readonly Float64Array[];
  readonly #every: number;
  #known = 0;

  constructor(stencil: Stencil<Float64Array>) {
    const { counts, x } = stencil;
    const [nx, ny, nz] = counts;
    this.#stencil = stencil;
    this.#differences = Array.from({ length: orders }, () => new Float64Array(x.length));
    this.#images = Array.from({ length: orders }, () => new Float64Array(nx));
    this.#rest = new Float64Array(nx);
    this.#every = nx * ny * nz < manyCells ? 1 : sparse;
  }

  get bytes(): number {
    return orders * (this.#differences[0].byteLength + this.#rest.byteLength);
  }

  /** After a step: its temperatures, and those that it began with. */
  record(last: Float64Array, lastButOne: Float64Array): void {
    const [nx, ny, nz] = this.#stencil.counts;
    // Cells alone: ghosts follow them, and no equation would hold theirs.
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        shiftRow(this.#differences, last, lastButOne, cellAt(this.#stencil, 0, j, k), nx);
    this.#known = Math.min(orders, this.#known + 1);
  }

  /** Moves `t` to where least of A t = b is left over. */
  improve(b: Float64Array, t: Float64Array): void {
    if (this.#known === 0) return;
    const [, ny, nz] = this.#stencil.counts;
    const gram = Array.from({ length: this.#known }, (_, n) => new Float64Array(n + 1));
    const products = Array.from({ length: this.#known }, () => 0);
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++) if ((j + 2 * k) % this.#every === 0) this.#add(b, t, gram, products, j, k);
    leastSquares(gram, products, dependent).forEach((weight, n) => addTo(t, weight, this.#differences[n]));
  }

  /** Adds the products of a row. */
  #add(
    b: Float64Array,
    t: Float64Array,
    gram: readonly Float64Array[],
    products: number[],
    j: number,
    k: number,
  ): void {
    const stencil = this.#stencil;
    const rest = this.#rest;
    const from = cellAt(stencil, 0, j, k);
    applyRow(stencil, t, rest, j, k, from);
    for (let i = 0; i < rest.length; i++) rest[i] = b[from + i] - rest[i];
    for (let n = 0; n < this.#known; n++) {
      const image = this.#images[n];
      applyRow(stencil, this.#differences[n], image, j, k, from);
      products[n] += dotDouble(image, rest);
      for (let m = 0; m <= n; m++) gram[n][m] += dotDouble(image, this.#images[m]);
    }
  }
}

/** Backward differences of the steps to `last` from those of the steps before, in a row of cells. */
function shiftRow(
  differences: readonly Float64Array[],
  last: Float64Array,
  lastButOne: Float64Array,
  from: number,
  count: number,
): void {
  for (let c = from; c < from + count; c++) {
    let next = last[c] - lastButOne[c];
    for (const difference of differences) {
      const before = difference[c];
      difference[c] = next;
      next -= before;
    }
  }
}

function addTo(t: Float64Array, weight: number, difference: Float64Array): void {
  if (weight === 0) return;
  for (let c = 0; c < t.length; c++) t[c] += weight * difference[c];
}
