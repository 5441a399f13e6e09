/*
 * What a module's course adds up to. SI.
 */
import type { Chain, State, Stretch } from '#solver/module/chain.ts';
import type { ComponentCourse, CourseResult, Paths } from '#solver/module/contract.ts';
import type { Rejection } from '#solver/module/surroundings.ts';

const mostShown = 400;
/** W below which a balance counts as rounding. */
const leastTurnover = 1e-3;

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
