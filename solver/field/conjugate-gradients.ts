import type { Multigrid } from '#solver/field/multigrid.ts';
import type { Parts } from '#solver/field/parts.ts';
import type { Kernel, Team } from '#solver/field/team.ts';
import { apply, applyCouplings, type Couplings, type Stencil } from '#solver/field/stencil.ts';
import { dotDouble, dotMixed } from '#solver/field/vectors.ts';

export interface LinearProgress {
  readonly iteration: number;
  /** ‖b − A t‖ over the norm that it is judged by. */
  readonly residual: number;
}

/** Directions and their images, and the operator that makes these. */
export interface Directions<Operator> {
  readonly operator: Operator;
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly parts: Parts;
}

/** All vectors of a solve. */
interface Vectors extends Directions<unknown> {
  readonly t: Float64Array;
  readonly r: Float64Array;
  /** Of the preconditioner. */
  readonly z: Float32Array;
}

/**
 * Conjugate gradients on A t = b. Memory is taken once for all solves.
 * Source: Hestenes & Stiefel (1952); the flexible β of Notay (2000), SIAM J. Sci. Comput. 22, 1444–1460, bears with a
 * preconditioner that is not quite linear.
 */
export class ConjugateGradients<Operator> {
  readonly #team: Team;
  readonly #apply: Kernel<Directions<Operator>>;
  readonly #directions: Directions<Operator>;
  #vectors: Vectors | null = null;

  /** @param apply makes q of p and returns p · q */
  constructor(
    team: Team,
    parts: Parts,
    size: number,
    apply: Kernel<Directions<Operator>>,
    operator: Operator,
  ) {
    const [p, q] = team.shared([new Float64Array(size), new Float64Array(size)]);
    this.#team = team;
    this.#apply = apply;
    this.#directions = { operator, p, q, parts };
  }

  /** Its vectors, for others to use between two solves. */
  get memory(): readonly Float64Array[] {
    const { p, q } = this.#directions;
    return [p, q];
  }

  get bytes(): number {
    return 2 * this.#directions.p.byteLength;
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
    const team = this.#team;
    const directions = this.#directions;
    const vectors = this.#with(t, r, multigrid.value);
    const { count } = directions.parts;
    // Ghosts hold what others left there.
    directions.p.fill(0);
    directions.q.fill(0);
    let size = Math.sqrt(team.run(squares, vectors, count));
    let iteration = 0;
    let pq = 1;
    while (size > target * norm && iteration < most) {
      multigrid.precondition(r, size);
      // Orthogonal in A to the last direction, whatever the preconditioner was then.
      const beta = iteration === 0 ? 0 : (-size * team.run(imageByNext, vectors, count)) / pq;
      team.run(turn, vectors, count, size, beta);
      pq = team.run(this.#apply, directions, count);
      if (!(pq > 0)) break;
      const alpha = team.run(directionByRest, vectors, count) / pq;
      size = Math.sqrt(team.run(advance, vectors, count, alpha));
      iteration++;
      yield { iteration, residual: size / norm };
    }
    return { iteration, residual: size / norm };
  }

  #with(t: Float64Array, r: Float64Array, z: Float32Array): Vectors {
    const before = this.#vectors;
    if (before && before.t === t && before.r === r && before.z === z) return before;
    if (before) this.#team.forget(before);
    return (this.#vectors = { ...this.#directions, operator: null, t, r, z });
  }
}

export function squares({ r, parts }: Vectors, part: number): number {
  return dotDouble(r, r, parts.places[part], parts.places[part + 1]);
}

export function imageByNext({ z, q, parts }: Vectors, part: number): number {
  return dotMixed(z, q, parts.places[part], parts.places[part + 1]);
}

export function directionByRest({ p, r, parts }: Vectors, part: number): number {
  return dotDouble(p, r, parts.places[part], parts.places[part + 1]);
}

/** p = size z + β p. */
export function turn({ p, z, parts }: Vectors, part: number, size: number, beta: number): number {
  const to = parts.places[part + 1];
  for (let c = parts.places[part]; c < to; c++) p[c] = size * z[c] + beta * p[c];
  return 0;
}

/** t += α p, r −= α q. @returns r · r */
export function advance({ t, p, r, q, parts }: Vectors, part: number, alpha: number): number {
  const from = parts.places[part];
  const to = parts.places[part + 1];
  const whole = to - ((to - from) % 2);
  let even = 0;
  let odd = 0;
  for (let c = from; c < whole; c += 2) {
    t[c] += alpha * p[c];
    t[c + 1] += alpha * p[c + 1];
    const first = r[c] - alpha * q[c];
    const second = r[c + 1] - alpha * q[c + 1];
    r[c] = first;
    r[c + 1] = second;
    even += first * first;
    odd += second * second;
  }
  if (whole < to) {
    t[whole] += alpha * p[whole];
    r[whole] -= alpha * q[whole];
    even += r[whole] * r[whole];
  }
  return even + odd;
}

/** q = A p by the stencil. @returns p · q */
export function applyStencil(
  { operator, p, q, parts }: Directions<Stencil<Float64Array>>,
  part: number,
): number {
  return apply(operator, p, q, parts.planes[part], parts.planes[part + 1]);
}

/** The same by couplings in single precision. */
export function applySingle({ operator, p, q, parts }: Directions<Couplings>, part: number): number {
  return applyCouplings(operator, p, q, parts.planes[part], parts.planes[part + 1]);
}
