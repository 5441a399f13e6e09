import { apply, cellAt, residualOf, type Stencil } from '#solver/field/stencil.ts';
import { addMultiple, dotSingle, scale } from '#solver/field/vectors.ts';

/** Orders of the differences from step to step that a start is made of. */
const orders = 4;
/** An image whose part beside those before it is less than this share of it is left out. */
const dependent = 1e-5;

/**
 * Where an implicit step begins: at the combination of the steps before it that leaves least of its equations over. Steps
 * are held as their backward differences, ∇T = T₁ − T₂, ∇²T = ∇T₁ − ∇T₂ and on: with weights that are fixed they would
 * extrapolate in time, while what is left over tells how far each order can be trusted.
 * Source: Fischer (1998), Comput. Methods Appl. Mech. Eng. 163, 193–204 (least over earlier solutions); Golub & Van Loan,
 * Matrix Computations, 5.2 (modified Gram–Schmidt).
 */
export class EarlierSteps {
  readonly #stencil: Stencil<Float64Array>;
  readonly #differences: readonly Float64Array[];
  readonly #scratch: Float64Array;
  /** What is left over, and what the operator makes of the differences, then orthonormal: weights need no more precision. */
  readonly #rest: Float32Array;
  readonly #images: readonly Float32Array[];
  #known = 0;

  /** @param memory three vectors that others use between the calls */
  constructor(stencil: Stencil<Float64Array>, [scratch, ...others]: readonly Float64Array[]) {
    const size = scratch.length;
    this.#stencil = stencil;
    this.#differences = Array.from({ length: orders }, () => new Float64Array(size));
    this.#scratch = scratch;
    // Each vector of double precision has room for two of single.
    this.#images = others.flatMap(({ buffer, byteOffset }) =>
      [0, size].map((from) => new Float32Array(buffer, byteOffset + 4 * from, size)),
    );
    this.#rest = new Float32Array(size);
  }

  get bytes(): number {
    return orders * this.#scratch.byteLength + this.#rest.byteLength;
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
    const rest = this.#rest;
    const scratch = this.#scratch;
    residualOf(this.#stencil, b, t, scratch);
    rest.set(scratch);
    // Images = Q R, and the weights solve R w = Qᵀ rest.
    const upper: number[][] = [];
    const weights: number[] = [];
    for (let n = 0; n < this.#known; n++) {
      const image = this.#images[n];
      apply(this.#stencil, this.#differences[n], scratch);
      image.set(scratch);
      const whole = Math.sqrt(dotSingle(image, image));
      const column: number[] = [];
      for (let before = 0; before < n; before++) {
        const share = dotSingle(image, this.#images[before]);
        addMultiple(image, -share, this.#images[before]);
        column.push(share);
      }
      const length = Math.sqrt(dotSingle(image, image));
      const isIn = length > dependent * whole;
      scale(image, isIn ? 1 / length : 0);
      upper.push([...column, isIn ? length : 1]);
      weights.push(dotSingle(rest, image));
    }
    for (let n = this.#known - 1; n >= 0; n--) {
      weights[n] /= upper[n][n];
      for (let before = 0; before < n; before++) weights[before] -= upper[n][before] * weights[n];
      addTo(t, weights[n], this.#differences[n]);
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
  for (let c = 0; c < t.length; c++) t[c] += weight * difference[c];
}
