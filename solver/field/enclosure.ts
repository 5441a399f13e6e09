import type { Exchange } from '#solver/field/view-factors.ts';

/** Share of what is emitted that one solve may leave over. */
const enough = 1e-9;
const mostIterations = 500;
/** A patch that throws back less throws back nothing. */
const least = 1e-9;

/**
 * What falls on the patches of an enclosure of grey, diffuse surfaces: A_i H_i = Σ A_i F_ij J_j, where each patch sends
 * J = K H + b. K is what it throws back, and what passes through a plate: A K is symmetric. Solved as
 * (A K − Kᵀ S K) H = Kᵀ S b, symmetric and positive, by conjugate gradients from the last answer.
 * Source: Modest (2013), Radiative Heat Transfer, ch. 5.
 */
export class Enclosure {
  /** What falls on each patch, W/m². */
  readonly irradiation: Float64Array;
  readonly #exchange: Exchange;
  readonly #pairs: readonly (readonly [number, number])[];
  readonly #vectors: readonly Float64Array[];

  /** @param pairs patches between which plates pass heat */
  constructor(exchange: Exchange, pairs: readonly (readonly [number, number])[]) {
    const size = exchange.area.length;
    this.#exchange = exchange;
    this.#pairs = pairs;
    this.irradiation = new Float64Array(size);
    this.#vectors = Array.from({ length: 5 }, () => new Float64Array(size));
  }

  get bytes(): number {
    const { from, to, value, area } = this.#exchange;
    const pairs = 32 * this.#pairs.length; // two numbers in an array
    return from.byteLength + to.byteLength + value.byteLength + 7 * area.byteLength + pairs;
  }

  /**
   * Sets the irradiation.
   * @param thrown share that each patch throws back, 0 to 1
   * @param cross what is sent less by one of a pair for what falls on the other, m²
   * @param emitted b, W/m²
   */
  solve(thrown: Float64Array, cross: Float64Array, emitted: Float64Array): void {
    const { area } = this.#exchange;
    const h = this.irradiation;
    const [r, p, q, sent, got] = this.#vectors;
    const size = area.length;
    const inverse = (i: number): number => (thrown[i] > least ? 1 / (area[i] * thrown[i]) : 0);
    this.#throwBack(thrown, cross, h, sent);
    for (let i = 0; i < size; i++) sent[i] += emitted[i];
    this.#send(sent, got);
    let scale = 0;
    let total = 0;
    for (let i = 0; i < size; i++) {
      got[i] = got[i] / area[i] - h[i];
      scale = Math.max(scale, Math.abs(emitted[i]));
      total += area[i];
    }
    // Kᵀ S (K h + b) − A K h, and Kᵀ A = A K.
    this.#throwBack(thrown, cross, got, r);
    let rz = 0;
    for (let i = 0; i < size; i++) {
      r[i] *= area[i];
      p[i] = r[i] * inverse(i);
      rz += r[i] * p[i];
    }
    const goal = enough * enough * scale * scale * total;
    for (let n = 0; n < mostIterations && rz > goal; n++) {
      this.#throwBack(thrown, cross, p, sent);
      this.#send(sent, got);
      for (let i = 0; i < size; i++) got[i] = p[i] - got[i] / area[i];
      this.#throwBack(thrown, cross, got, q);
      let pq = 0;
      for (let i = 0; i < size; i++) {
        q[i] *= area[i];
        pq += p[i] * q[i];
      }
      if (!(pq > 0)) break;
      const step = rz / pq;
      let after = 0;
      for (let i = 0; i < size; i++) {
        h[i] += step * p[i];
        r[i] -= step * q[i];
        after += r[i] * r[i] * inverse(i);
      }
      for (let i = 0; i < size; i++) p[i] = r[i] * inverse(i) + (after / rz) * p[i];
      rz = after;
    }
    this.#throwBack(thrown, cross, h, sent);
    for (let i = 0; i < size; i++) sent[i] += emitted[i];
    this.#send(sent, got);
    for (let i = 0; i < size; i++) h[i] = got[i] / area[i];
  }

  /** out = K x. */
  #throwBack(thrown: Float64Array, cross: Float64Array, x: Float64Array, out: Float64Array): void {
    const { area } = this.#exchange;
    for (let i = 0; i < x.length; i++) out[i] = thrown[i] * x[i];
    for (let n = 0; n < cross.length; n++) {
      const [a, b] = this.#pairs[n];
      out[a] -= (cross[n] * x[b]) / area[a];
      out[b] -= (cross[n] * x[a]) / area[b];
    }
  }

  /** out = S x. */
  #send(x: Float64Array, out: Float64Array): void {
    const { from, to, value } = this.#exchange;
    for (let i = 0; i < out.length; i++) {
      let sum = 0;
      for (let e = from[i]; e < from[i + 1]; e++) sum += value[e] * x[to[e]];
      out[i] = sum;
    }
  }
}
