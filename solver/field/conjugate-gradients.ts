import type { Multigrid } from '#solver/field/multigrid.ts';
import { apply, type Stencil } from '#solver/field/stencil.ts';

export interface LinearProgress {
  readonly iteration: number;
  /** ‖b − A t‖ over the norm that it is judged by. */
  readonly residual: number;
}

/**
 * Conjugate gradients on A t = b. Memory is taken once for all solves.
 * Source: Hestenes & Stiefel (1952); the flexible β of Notay (2000), SIAM J. Sci. Comput. 22, 1444–1460, bears with a
 * preconditioner that is not quite linear.
 */
export class ConjugateGradients {
  readonly #stencil: Stencil<Float64Array>;
  readonly #r: Float64Array;
  readonly #z: Float64Array;
  readonly #p: Float64Array;
  readonly #q: Float64Array;

  constructor(stencil: Stencil<Float64Array>) {
    const size = stencil.x.length;
    this.#stencil = stencil;
    this.#r = new Float64Array(size);
    this.#z = new Float64Array(size);
    this.#p = new Float64Array(size);
    this.#q = new Float64Array(size);
  }

  /** Its vectors, for others to use between two solves. */
  get memory(): readonly Float64Array[] {
    return [this.#r, this.#z, this.#p, this.#q];
  }

  get bytes(): number {
    return 4 * this.#r.byteLength;
  }

  /**
   * Improves `t` in place. Yields after every iteration.
   * @param norm what ‖b − A t‖ is judged by, W; where 0 there is nothing to do
   * @param target its share at which to end
   * @returns the iterations taken and the residual left, by the recurrence
   */
  *solve(
    multigrid: Multigrid,
    b: Float64Array,
    t: Float64Array,
    norm: number,
    target: number,
    most: number,
  ): Generator<LinearProgress, LinearProgress> {
    if (norm === 0) return { iteration: 0, residual: 0 };
    const stencil = this.#stencil;
    const r = this.#r;
    const z = this.#z;
    const p = this.#p;
    const q = this.#q;
    // Ghosts hold what others left there.
    for (const vector of this.memory) vector.fill(0);
    apply(stencil, t, r);
    subtractFrom(r, b);
    let residual = Math.sqrt(dot(r, r)) / norm;
    let iteration = 0;
    let pq = 1;
    while (residual > target && iteration < most) {
      multigrid.precondition(r, z);
      // Orthogonal in A to the last direction, whatever the preconditioner was then.
      turn(p, z, iteration === 0 ? 0 : -dot(z, q) / pq);
      pq = apply(stencil, p, q);
      if (!(pq > 0)) break;
      residual = Math.sqrt(advance(t, p, r, q, dot(p, r) / pq)) / norm;
      iteration++;
      yield { iteration, residual };
    }
    return { iteration, residual };
  }
}

/** r = b − r. */
function subtractFrom(r: Float64Array, b: Float64Array): void {
  for (let c = 0; c < r.length; c++) r[c] = b[c] - r[c];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c] * b[c];
  return sum;
}

/** p = z + β p. */
function turn(p: Float64Array, z: Float64Array, beta: number): void {
  for (let c = 0; c < p.length; c++) p[c] = z[c] + beta * p[c];
}

/** t += α p, r −= α q. @returns r · r */
function advance(t: Float64Array, p: Float64Array, r: Float64Array, q: Float64Array, alpha: number): number {
  let sum = 0;
  for (let c = 0; c < t.length; c++) {
    t[c] += alpha * p[c];
    const rest = r[c] - alpha * q[c];
    r[c] = rest;
    sum += rest * rest;
  }
  return sum;
}
