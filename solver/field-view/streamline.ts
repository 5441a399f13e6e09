import { Sampler } from '#solver/field-view/sampler.ts';
import { axes, type FieldView } from '#solver/field-view/view.ts';

/** The way of a particle that the stream carries. */
export interface Streamline {
  /** x, y, z of each point, m. */
  readonly points: Float32Array;
  /** From the first point on, s. */
  readonly times: Float32Array;
  /** m/s at each point. */
  readonly speeds: Float32Array;
}

export interface StreamlineOptions {
  /** Backward as well: the way through the seed, not only from it. */
  readonly isBothWays?: boolean;
  /** m, in each direction; what whirls in a corner would have no end. */
  readonly longest: number;
}

/** Of a cell along each axis that a step may cross: RK4 then errs far less than the reading between cells. */
const courant = 0.4;
/** Steps get shorter before an end down to this share, so that a line ends at a wall and not a step before. */
const shortest = 0.02;
/** Of the largest speed in the field; slower air is at rest. */
const rest = 1e-3;
/** In each direction. */
const mostSteps = 4000;

/** Traces streamlines through one field. */
export class Tracer {
  readonly #sampler: Sampler;
  readonly #slowest: number;
  readonly #k = [0, 1, 2, 3].map(() => new Float64Array(3));

  constructor(view: FieldView) {
    this.#sampler = new Sampler(view);
    let fastest = 0;
    for (const speed of view.speed) fastest = Math.max(fastest, speed);
    this.#slowest = rest * fastest;
  }

  /**
   * By the classical method of Runge and Kutta along the line's own length. Ends at walls, at the border, where air is
   * at rest, and when it is `longest`.
   *
   * @returns null where the seed is outside, in a solid or at rest
   */
  trace(
    seed: readonly [number, number, number],
    { isBothWays = false, longest }: StreamlineOptions,
  ): Streamline | null {
    const ahead = this.#run(seed, 1, longest);
    const back = isBothWays ? this.#run(seed, -1, longest) : [];
    if (ahead.length + back.length < 2) return null;
    const way = [...back.toReversed(), ...(back.length > 0 ? ahead.slice(1) : ahead)];
    if (way.length < 2) return null;
    const began = way[0].time;
    return {
      points: Float32Array.from(way.flatMap(({ at }) => at)),
      times: Float32Array.from(way, ({ time }) => time - began),
      speeds: Float32Array.from(way, ({ speed }) => speed),
    };
  }

  #run(seed: readonly [number, number, number], sign: 1 | -1, longest: number) {
    const way: { at: readonly [number, number, number]; time: number; speed: number }[] = [];
    const at = Float64Array.from(seed);
    const direction = new Float64Array(3);
    let time = 0;
    let length = 0;
    let step = 0;
    for (let n = 0; n <= mostSteps; n++) {
      const speed = this.#direction(direction, at, sign);
      if (speed === 0) break;
      time += n === 0 ? 0 : (2 * sign * step) / (way[n - 1].speed + speed);
      way.push({ at: [at[0], at[1], at[2]], time, speed });
      if (length >= longest) break;
      const whole = this.#stepLength(direction);
      step = whole;
      while (step > shortest * whole && !this.#advance(at, sign, step)) step /= 2;
      if (step <= shortest * whole) break;
      length += step;
    }
    return way;
  }

  /** Moves `at` along by `step`, m; false, and `at` as it was, where that leaves the stream. */
  #advance(at: Float64Array, sign: 1 | -1, step: number): boolean {
    const [k1, k2, k3, k4] = this.#k;
    const probe = Float64Array.from(at);
    const shift = (k: Float64Array, by: number) => {
      for (const axis of axes) probe[axis] = at[axis] + by * k[axis];
    };
    if (this.#direction(k1, at, sign) === 0) return false;
    shift(k1, step / 2);
    if (this.#direction(k2, probe, sign) === 0) return false;
    shift(k2, step / 2);
    if (this.#direction(k3, probe, sign) === 0) return false;
    shift(k3, step);
    if (this.#direction(k4, probe, sign) === 0) return false;
    for (const axis of axes)
      probe[axis] = at[axis] + (step / 6) * (k1[axis] + 2 * k2[axis] + 2 * k3[axis] + k4[axis]);
    if (!this.#sampler.moveTo(probe[0], probe[1], probe[2]) || this.#sampler.solid !== 0) return false;
    at.set(probe);
    return true;
  }

  /** Writes where the stream goes, length 1; gives its speed, 0 where there is none to follow. */
  #direction(out: Float64Array, at: Float64Array, sign: 1 | -1): number {
    if (!this.#sampler.moveTo(at[0], at[1], at[2]) || this.#sampler.solid !== 0) return 0;
    this.#sampler.velocityInto(out);
    const speed = Math.hypot(out[0], out[1], out[2]);
    if (!(speed > this.#slowest)) return 0;
    for (const axis of axes) out[axis] *= sign / speed;
    return speed;
  }

  /** How far along `direction` a share of a cell is, m. */
  #stepLength(direction: Float64Array): number {
    let step = Infinity;
    for (const axis of axes)
      step = Math.min(step, this.#sampler.widthAlong(axis) / Math.max(Math.abs(direction[axis]), 1e-9));
    return courant * step;
  }
}
