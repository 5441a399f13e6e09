import type { Multigrid } from '#solver/field/multigrid.ts';
import type { Parts } from '#solver/field/parts.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';
import { addMultiple, dotDouble, dotMixed, dotSingle } from '#solver/field/vectors.ts';

/** What cells that are no neighbours have of each other; preconditioned by the couplings alone. */
interface Further {
  handOn(change: Float32Array, image: Float32Array): void;
}

interface Directions {
  readonly couplings: Couplings;
  readonly parts: Parts;
  /**
   * Directions and their images, in the order taken; when all are full they are forgotten, and the first comes again. As many
   * as there are vectors of double precision for both.
   */
  readonly directions: readonly Float32Array[];
  readonly images: readonly Float32Array[];
}

/** All vectors of a solve. */
interface Vectors extends Directions {
  readonly r: Float64Array;
  readonly x: Float64Array;
  /** Of the preconditioner. */
  readonly value: Float32Array;
}

/**
 * Conjugate residuals on A x = b where A is not symmetric, each direction orthogonal to those before it. Directions are in
 * single precision: what they leave is known exactly, and the next one takes it away.
 * Source: Eisenstat, Elman & Schultz (1983), SIAM J. Numer. Anal. 20, 345–357 (Orthomin).
 */
export class ConjugateResiduals {
  readonly #team: Team;
  readonly #further: Further;
  readonly #directions: Directions;
  readonly #sizes: Float64Array;
  #vectors: Vectors | null = null;

  /** @param memory vectors that others use between the calls @param further what the operator has beside the couplings */
  constructor(
    team: Team,
    parts: Parts,
    couplings: Couplings,
    memory: readonly Float64Array[],
    further: Further,
  ) {
    const size = couplings.x.length;
    const half = (part: number): Float32Array[] =>
      memory.map(({ buffer, byteOffset }) => new Float32Array(buffer, byteOffset + 4 * size * part, size));
    this.#team = team;
    this.#further = further;
    this.#directions = { couplings, parts, directions: half(0), images: half(1) };
    this.#sizes = new Float64Array(memory.length);
  }

  /**
   * Adds to `x` until the share `target` of ‖r‖ is left.
   * @param r b − A x, which is used up
   * @returns iterations
   */
  improve(multigrid: Multigrid, r: Float64Array, x: Float64Array, target: number, most: number): number {
    const team = this.#team;
    const vectors = this.#with(r, x, multigrid.value);
    const { directions, images } = vectors;
    const { count } = vectors.parts;
    const sizes = this.#sizes;
    const kept = sizes.length;
    let left = team.run(restSquared, vectors, count);
    const goal = target * target * left;
    let iteration = 0;
    // Ghosts hold what others left there.
    for (const image of images) image.fill(0);
    while (left > goal && iteration < most) {
      const at = iteration % kept;
      const size = Math.sqrt(left);
      multigrid.precondition(r, size);
      team.run(takeDirection, vectors, count, at, size);
      team.run(takeImage, vectors, count, at);
      this.#further.handOn(directions[at], images[at]);
      for (let other = 0; other < at; other++) {
        const pair = at * kept + other;
        const share = -team.run(imageByImage, vectors, count, pair) / sizes[other];
        team.run(turnFrom, vectors, count, pair, share);
      }
      const whole = team.run(imageByImage, vectors, count, at * kept + at);
      if (!(whole > 0)) break;
      sizes[at] = whole;
      const step = team.run(imageByRest, vectors, count, at) / whole;
      left = team.run(stepAlong, vectors, count, at, step);
      iteration++;
    }
    return iteration;
  }

  #with(r: Float64Array, x: Float64Array, value: Float32Array): Vectors {
    const before = this.#vectors;
    if (before && before.r === r && before.x === x && before.value === value) return before;
    if (before) this.#team.forget(before);
    return (this.#vectors = { ...this.#directions, r, x, value });
  }
}

/*
 * Kernels. `at` is the place of the direction at hand; `pair` that times their number, plus the place of an earlier one.
 */

export function restSquared({ r, parts }: Vectors, part: number): number {
  return dotDouble(r, r, parts.places[part], parts.places[part + 1]);
}

/** direction = size · value. */
export function takeDirection(
  { directions, value, parts }: Vectors,
  part: number,
  at: number,
  size: number,
): number {
  const direction = directions[at];
  const to = parts.places[part + 1];
  for (let c = parts.places[part]; c < to; c++) direction[c] = size * value[c];
  return 0;
}

/** image = A direction. */
export function takeImage(
  { couplings, directions, images, parts }: Vectors,
  part: number,
  at: number,
): number {
  const [, ny] = couplings.counts;
  for (let k = parts.planes[part]; k < parts.planes[part + 1]; k++)
    for (let j = 0; j < ny; j++) applyRow(couplings, directions[at], images[at], j, k);
  return 0;
}

export function imageByImage({ images, parts }: Vectors, part: number, pair: number): number {
  const at = Math.floor(pair / images.length);
  return dotSingle(images[at], images[pair % images.length], parts.places[part], parts.places[part + 1]);
}

/** Adds a multiple of an earlier direction, and of its image. */
export function turnFrom(
  { directions, images, parts }: Vectors,
  part: number,
  pair: number,
  share: number,
): number {
  const at = Math.floor(pair / images.length);
  const other = pair % images.length;
  const from = parts.places[part];
  const to = parts.places[part + 1];
  addMultiple(directions[at], share, directions[other], from, to);
  addMultiple(images[at], share, images[other], from, to);
  return 0;
}

export function imageByRest({ images, r, parts }: Vectors, part: number, at: number): number {
  return dotMixed(images[at], r, parts.places[part], parts.places[part + 1]);
}

/** x += step · direction, r −= step · image. @returns r · r */
export function stepAlong(
  { directions, images, r, x, parts }: Vectors,
  part: number,
  at: number,
  step: number,
): number {
  const from = parts.places[part];
  const to = parts.places[part + 1];
  addTo(x, step, directions[at], from, to);
  addTo(r, -step, images[at], from, to);
  return dotDouble(r, r, from, to);
}

function applyRow(couplings: Couplings, t: Float32Array, out: Float32Array, j: number, k: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, outer } = couplings;
  const from = cellAt(couplings, 0, j, k);
  const to = from + counts[0];
  for (let c = from; c < to; c++) {
    const v = t[c];
    out[c] =
      outer[c] * v +
      x[c] * (v - t[c + 1]) +
      xBack[c] * (v - t[c - 1]) +
      y[c] * (v - t[c + strideY]) +
      yBack[c] * (v - t[c - strideY]) +
      z[c] * (v - t[c + strideZ]) +
      zBack[c] * (v - t[c - strideZ]);
  }
}

function addTo(a: Float64Array, factor: number, b: Float32Array, from: number, to: number): void {
  for (let c = from; c < to; c++) a[c] += factor * b[c];
}
