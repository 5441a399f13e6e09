import type { Multigrid } from '#solver/field/multigrid.ts';
import { dotDouble, dotMixed } from '#solver/field/vectors.ts';

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
  readonly #apply: (t: Float64Array, out: Float64Array) => number;
  readonly #p: Float64Array;
  readonly #q: Float64Array;

  /** @param apply fills `out` with A t and returns t · A t */
  constructor(size: number, apply: (t: Float64Array, out: Float64Array) => number) {
    this.#apply = apply;
    this.#p = new Float64Array(size);
    this.#q = new Float64Array(size);
  }

  /** Its vectors, for others to use between two solves. */
  get memory(): readonly Float64Array[] {
    return [this.#p, this.#q];
  }

  get bytes(): number {
    return 2 * this.#p.byteLength;
  }

  /**
   * Adds to `t` what takes `r` away. Yields after every iteration.
   * @param r b − A t, 0 in ghosts; used up
   * @param norm what ‖r‖ is judged by, W; where 0 there is nothing to do
   * @param target its share at which to end
   * @returns the iterations taken and the residual left, by the recurrence
   */
  *improve(
    multigrid: Multigrid,
    r: Float64Array,
    t: Float64Array,
    norm: number,
    target: number,
    most: number,
  ): Generator<LinearProgress, LinearProgress> {
    if (norm === 0) return { iteration: 0, residual: 0 };
    const p = this.#p;
    const q = this.#q;
    // Ghosts hold what others left there.
    p.fill(0);
    q.fill(0);
    let size = Math.sqrt(dotDouble(r, r));
    let iteration = 0;
    let pq = 1;
    while (size > target * norm && iteration < most) {
      const z = multigrid.precondition(r, size);
      // Orthogonal in A to the last direction, whatever the preconditioner was then.
      turn(p, z, size, iteration === 0 ? 0 : (-size * dotMixed(z, q)) / pq);
      pq = this.#apply(p, q);
      if (!(pq > 0)) break;
      size = Math.sqrt(advance(t, p, r, q, dotDouble(p, r) / pq));
      iteration++;
      yield { iteration, residual: size / norm };
    }
    return { iteration, residual: size / norm };
  }
}

/** p = size z + β p. */
function turn(p: Float64Array, z: Float32Array, size: number, beta: number): void {
  for (let c = 0; c < p.length; c++) p[c] = size * z[c] + beta * p[c];
}

/** t += α p, r −= α q. @returns r · r */
function advance(t: Float64Array, p: Float64Array, r: Float64Array, q: Float64Array, alpha: number): number {
  let even = 0;
  let odd = 0;
  const { length } = t;
  const whole = length - (length % 2);
  for (let c = 0; c < whole; c += 2) {
    t[c] += alpha * p[c];
    t[c + 1] += alpha * p[c + 1];
    const first = r[c] - alpha * q[c];
    const second = r[c + 1] - alpha * q[c + 1];
    r[c] = first;
    r[c + 1] = second;
    even += first * first;
    odd += second * second;
  }
  if (whole < length) {
    t[whole] += alpha * p[whole];
    r[whole] -= alpha * q[whole];
    even += r[whole] * r[whole];
  }
  return even + odd;
}
