import type { Multigrid } from '#solver/field/multigrid.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';
import { addMultiple, dotDouble, dotMixed, dotSingle } from '#solver/field/vectors.ts';

/** What cells that are no neighbours have of each other; preconditioned by the couplings alone. */
interface Further {
  handOn(change: Float32Array, image: Float32Array): void;
}

/**
 * Conjugate residuals on A x = b where A is not symmetric, each direction orthogonal to those before it. Directions are in
 * single precision: what they leave is known exactly, and the next one takes it away.
 * Source: Eisenstat, Elman & Schultz (1983), SIAM J. Numer. Anal. 20, 345–357 (Orthomin).
 */
export class ConjugateResiduals {
  readonly #couplings: Couplings;
  readonly #further: Further;
  /** Directions that are kept before all are forgotten, as many as there are vectors of double precision for them and their images. */
  readonly #kept: number;
  /** Directions and their images, in the order taken; the first when all are full. */
  readonly #directions: readonly Float32Array[];
  readonly #images: readonly Float32Array[];
  readonly #sizes: Float64Array;

  /** @param memory vectors that others use between the calls @param further what the operator has beside the couplings */
  constructor(couplings: Couplings, memory: readonly Float64Array[], further: Further) {
    const size = couplings.x.length;
    const half = (part: number): Float32Array[] =>
      memory.map(({ buffer, byteOffset }) => new Float32Array(buffer, byteOffset + 4 * size * part, size));
    this.#couplings = couplings;
    this.#further = further;
    this.#directions = half(0);
    this.#images = half(1);
    this.#kept = memory.length;
    this.#sizes = new Float64Array(memory.length);
  }

  /**
   * Adds to `x` until the share `target` of ‖r‖ is left.
   * @param r b − A x, which is used up
   * @returns iterations
   */
  improve(multigrid: Multigrid, r: Float64Array, x: Float64Array, target: number, most: number): number {
    let left = dotDouble(r, r);
    const goal = target * target * left;
    let iteration = 0;
    // Ghosts hold what others left there.
    for (const image of this.#images) image.fill(0);
    while (left > goal && iteration < most) {
      const at = iteration % this.#kept;
      const z = this.#directions[at];
      const image = this.#images[at];
      const size = Math.sqrt(left);
      scaled(z, multigrid.precondition(r, size), size);
      applyTo(this.#couplings, z, image);
      this.#further.handOn(z, image);
      for (let other = 0; other < at; other++) {
        const share = -dotSingle(image, this.#images[other]) / this.#sizes[other];
        addMultiple(z, share, this.#directions[other]);
        addMultiple(image, share, this.#images[other]);
      }
      const whole = dotSingle(image, image);
      if (!(whole > 0)) break;
      this.#sizes[at] = whole;
      const step = dotMixed(image, r) / whole;
      addTo(x, step, z);
      addTo(r, -step, image);
      left = dotDouble(r, r);
      iteration++;
    }
    return iteration;
  }
}

function applyTo(couplings: Couplings, t: Float32Array, out: Float32Array): void {
  const [, ny, nz] = couplings.counts;
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) applyRow(couplings, t, out, j, k);
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

/** out = factor · from. */
function scaled(out: Float32Array, from: Float32Array, factor: number): void {
  for (let c = 0; c < out.length; c++) out[c] = factor * from[c];
}

function addTo(a: Float64Array, factor: number, b: Float32Array): void {
  for (let c = 0; c < a.length; c++) a[c] += factor * b[c];
}
