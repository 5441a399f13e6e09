/*
 * A module in time: steps of second order that damp what is fast, and what they add up to.
 */
import { balance, type Chain, type State, stateFor } from '#solver/module/chain.ts';
import type { ComponentCourse, CourseResult, Paths } from '#solver/module/contract.ts';
import type { Rejection } from '#solver/module/surroundings.ts';

/** A stretch of time with powers that stay. */
export interface Stretch {
  /** s. */
  readonly duration: number;
  /** W that each component asks for. */
  readonly asked: Float64Array;
  readonly heater: number;
}

/**
 * Stage of the singly diagonal implicit Runge–Kutta method of second order with two stages, L-stable.
 * Source: Alexander (1977), SIAM J. Numer. Anal. 14, 1006–1021: γ = 1 − 1/√2.
 */
const gamma = 1 - Math.SQRT1_2;
const fewestSteps = 60;
const mostSteps = 1200;
const mostShown = 400;
/** W below which a balance counts as rounding. */
const leastTurnover = 1e-3;

/** Steps of a stretch: four in the time of the quickest junction, within bounds. */
function stepsOf({ junctions }: Chain, duration: number): number {
  const quickest = Math.min(...junctions.map(({ capacity, resistance }) => capacity * resistance));
  return Math.min(mostSteps, Math.max(fewestSteps, Math.ceil((4 * duration) / quickest)));
}

/** Sums of a course over time; weights are s. */
export class CourseSums {
  time = 0;
  /** J. */
  heat = 0;
  loss = 0;
  heater = 0;
  throttledUntil = 0;
  readonly paths: Record<keyof Paths, number> = {
    plate: 0,
    structure: 0,
    convection: 0,
    fins: 0,
    radiation: 0,
    sunlight: 0,
  };
  readonly used: Float64Array;
  readonly wanted: Float64Array;
  readonly throttled: Float64Array;
  readonly means: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly series: number[][] = [];

  readonly #chain: Chain;
  readonly #rejection: Rejection;
  readonly #start: Float64Array;

  constructor(chain: Chain, rejection: Rejection, start: Float64Array) {
    const count = start.length;
    this.#chain = chain;
    this.#rejection = rejection;
    this.#start = Float64Array.from(start);
    this.used = new Float64Array(count - 1);
    this.wanted = new Float64Array(count - 1);
    this.throttled = new Float64Array(count - 1);
    this.means = new Float64Array(count);
    this.lowest = Float64Array.from(start);
    this.highest = Float64Array.from(start);
    this.series.push([0, ...start]);
  }

  stage({ temperatures, powers, loss }: State, { asked, heater }: Stretch, weight: number): void {
    const paths = this.#rejection.pathsAt(temperatures[0]);
    for (const key of Object.keys(this.paths) as (keyof Paths)[]) this.paths[key] += weight * paths[key];
    powers.forEach((power, i) => {
      this.heat += weight * power;
      this.used[i] += weight * power;
      this.wanted[i] += weight * asked[i];
      if (power < asked[i] * (1 - 1e-9)) this.throttled[i] += weight;
    });
    temperatures.forEach((t, i) => (this.means[i] += weight * t));
    this.loss += weight * loss;
    this.heater += weight * heater;
  }

  /** At the end of a step. */
  step({ temperatures, powers }: State, { asked }: Stretch, length: number): void {
    this.time += length;
    temperatures.forEach((t, i) => {
      this.lowest[i] = Math.min(this.lowest[i], t);
      this.highest[i] = Math.max(this.highest[i], t);
    });
    if (powers.some((power, i) => power < asked[i] * (1 - 1e-9))) this.throttledUntil = this.time;
    this.series.push([this.time, ...temperatures]);
  }

  /** @param names of the components; end: temperatures at the end, K */
  result(names: readonly string[], end: Float64Array): CourseResult {
    const { time } = this;
    const range = (i: number) => ({
      lowest: this.lowest[i],
      mean: this.means[i] / time,
      highest: this.highest[i],
    });
    const components = names.map((name, i): ComponentCourse => ({
      name,
      ...range(i + 1),
      margin: this.#chain.junctions[i].limit - this.highest[i + 1],
      throttled: this.throttled[i] / time,
      held: this.wanted[i] > 0 ? this.used[i] / this.wanted[i] : 1,
    }));
    const { sunlight, ...away } = this.paths;
    const into = this.heat + this.loss + this.heater + sunlight;
    const out = Object.values(away).reduce((sum, value) => sum + value, 0);
    const turnover = into + Object.values(away).reduce((sum, value) => sum + Math.abs(value), 0);
    const mean = (value: number): number => value / time;
    const every = Math.ceil(this.series.length / mostShown);
    return {
      duration: time,
      housing: range(0),
      components,
      heat: mean(this.heat),
      loss: mean(this.loss),
      paths: {
        plate: mean(away.plate),
        structure: mean(away.structure),
        convection: mean(away.convection),
        fins: mean(away.fins),
        radiation: mean(away.radiation),
        sunlight: mean(sunlight),
      },
      balance: (into - out - this.#stored(end)) / Math.max(turnover, leastTurnover * time),
      throttledUntil: this.throttledUntil >= time * (1 - 1e-9) ? null : this.throttledUntil,
      series: this.series.filter((_, index) => index % every === 0 || index === this.series.length - 1),
    };
  }

  #stored(end: Float64Array): number {
    const capacities = [this.#chain.capacity, ...this.#chain.junctions.map(({ capacity }) => capacity)];
    return capacities.reduce((sum, capacity, i) => sum + capacity * (end[i] - this.#start[i]), 0);
  }
}

/**
 * Through stretches one after another. Stages weigh what they hold as the steps do, so that energy closes to rounding.
 * @param start K, housing first; sums: where it is counted; null: nowhere
 * @param stop asked after each step with the time in this call
 * @returns temperatures at the end
 */
export function marchThrough(
  chain: Chain,
  rejection: Rejection,
  stretches: readonly Stretch[],
  start: Float64Array,
  sums: CourseSums | null,
  stop: (temperatures: Float64Array, time: number) => boolean = () => false,
): Float64Array {
  const now = Float64Array.from(start);
  const state = stateFor(chain.junctions.length, now[0]);
  let time = 0;
  for (const stretch of stretches) {
    const count = stepsOf(chain, stretch.duration);
    const length = stretch.duration / count;
    const rate = 1 / (gamma * length);
    const base = new Float64Array(now.length);
    for (let k = 0; k < count; k++) {
      base.set(now);
      balance(chain, rejection, { ...stretch, rate, base }, state);
      sums?.stage(state, stretch, (1 - gamma) * length);
      // The second stage counts from where the first one's slope leads in 1 − γ of the step.
      state.temperatures.forEach((t, i) => (base[i] = now[i] + ((1 - gamma) / gamma) * (t - now[i])));
      balance(chain, rejection, { ...stretch, rate, base }, state);
      sums?.stage(state, stretch, gamma * length);
      now.set(state.temperatures);
      time += length;
      sums?.step(state, stretch, length);
      if (stop(now, time)) return now;
    }
  }
  return now;
}
