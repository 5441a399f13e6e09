/*
 * Krylov iterations that let the factors of an older matrix solve with a newer one.
 */
import { numbers } from '#solver/linalg/memory.ts';
import { multiply, type Pattern } from '#solver/linalg/pattern.ts';

/** What stands in for the inverse: `solve` writes M⁻¹ b to x; both may be the same array. */
interface Preconditioner {
  solve(b: Float64Array, x: Float64Array): void;
}

/** Dimension in which slow convergence shows, and the share of the residual that must be gone by then. */
const judged = 3;
const slow = 0.3;

/**
 * Generalised minimal residuals, preconditioned from the right: the residual that it minimises is that of the system
 * itself, each row over its scale. Memory is taken once, at the first solve.
 * Source: Saad & Schultz (1986), SIAM J. Sci. Stat. Comput. 7, 856–869.
 */
export class Gmres {
  /** Directions that the last solve took. */
  used = 0;
  readonly #pattern: Pattern;
  readonly #most: number;
  #basis: readonly Float64Array[] = [];
  #search: readonly Float64Array[] = [];
  #product = new Float64Array(0);
  /** Columns of the triangle that the rotations leave of the Hessenberg matrix. */
  #triangle: readonly Float64Array[] = [];
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #right: Float64Array;

  /** @param most dimension of the Krylov space at most */
  constructor(pattern: Pattern, most: number) {
    this.#pattern = pattern;
    this.#most = most;
    this.#cosine = numbers(most);
    this.#sine = numbers(most);
    this.#right = numbers(most + 1);
  }

  #takeMemory(): void {
    const { size } = this.#pattern;
    const most = this.#most;
    this.#basis = vectors(most + 1, size);
    this.#search = vectors(most, size);
    this.#product = numbers(size);
    this.#triangle = vectors(most, most + 1);
  }

  /**
   * Replaces b in `x` by an approximation of A⁻¹ b.
   * @param values numbers of A; `scale` by which each row is judged
   * @param target share of the residual at which to end
   * @returns the share of the residual left; more than the target when convergence was slow or the space is full, NaN
   *   when a number overflowed. `x` then is of no use or a poor approximation.
   */
  solve(
    inverse: Preconditioner,
    values: Float64Array,
    scale: Float64Array,
    x: Float64Array,
    target: number,
  ): number {
    this.used = 0;
    if (this.#basis.length === 0) this.#takeMemory();
    const first = this.#basis[0];
    divide(x, scale, first);
    const size = normOf(first);
    if (size === 0) return 0;
    shrink(first, size);
    this.#right.fill(0);
    this.#right[0] = size;
    let left = 1;
    while (this.used < this.#most && left > target) {
      this.#extend(inverse, values, scale, this.used);
      this.used++;
      left = Math.abs(this.#right[this.used]) / size;
      if (!(this.used < judged || left < slow)) return left;
    }
    const weights = this.#weights(this.used);
    x.fill(0);
    for (let j = 0; j < this.used; j++) addMultiple(x, weights[j], this.#search[j]);
    return left;
  }

  /** One more direction, made orthogonal to those before (modified Gram–Schmidt), and the rotation that takes it in. */
  #extend(inverse: Preconditioner, values: Float64Array, scale: Float64Array, j: number): void {
    const search = this.#search[j];
    const from = this.#basis[j];
    const next = this.#basis[j + 1];
    multiplyEach(from, scale, search);
    inverse.solve(search, search);
    multiply(this.#pattern, values, search, this.#product);
    divide(this.#product, scale, next);
    const column = this.#triangle[j];
    for (let k = 0; k <= j; k++) {
      column[k] = dot(this.#basis[k], next);
      addMultiple(next, -column[k], this.#basis[k]);
    }
    const rest = normOf(next);
    if (rest > 0) shrink(next, rest);
    for (let k = 0; k < j; k++) {
      const upper = column[k];
      column[k] = this.#cosine[k] * upper + this.#sine[k] * column[k + 1];
      column[k + 1] = this.#cosine[k] * column[k + 1] - this.#sine[k] * upper;
    }
    const length = Math.hypot(column[j], rest);
    this.#cosine[j] = length > 0 ? column[j] / length : 1;
    this.#sine[j] = length > 0 ? rest / length : 0;
    column[j] = length;
    this.#right[j + 1] = -this.#sine[j] * this.#right[j];
    this.#right[j] *= this.#cosine[j];
  }

  #weights(used: number): Float64Array {
    const weights = numbers(used);
    for (let j = used - 1; j >= 0; j--) {
      let sum = this.#right[j];
      for (let k = j + 1; k < used; k++) sum -= this.#triangle[k][j] * weights[k];
      weights[j] = sum / this.#triangle[j][j];
    }
    return weights;
  }
}

function vectors(count: number, size: number): Float64Array[] {
  return Array.from({ length: count }, () => numbers(size));
}

/*
 * One loop a function: the engine compiles a short function within the first few calls.
 */

function normOf(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** a += factor · b. */
function addMultiple(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i];
}

function shrink(a: Float64Array, divisor: number): void {
  for (let i = 0; i < a.length; i++) a[i] /= divisor;
}

/** quotient = a / b, number by number. */
function divide(a: Float64Array, b: Float64Array, quotient: Float64Array): void {
  for (let i = 0; i < quotient.length; i++) quotient[i] = a[i] / b[i];
}

/** product = a · b, number by number. */
function multiplyEach(a: Float64Array, b: Float64Array, product: Float64Array): void {
  for (let i = 0; i < product.length; i++) product[i] = a[i] * b[i];
}
