/*
 * Heat put in, taken out and stored over a run.
 */
import { balances } from '#solver/solve/report.ts';
import { solution, stages } from '#solver/transient/esdirk.ts';
import type { StageEquations } from '#solver/transient/stage-equations.ts';

export class EnergyAccount {
  readonly #equations: StageEquations;
  /** What goes in less what goes out, at each stage, and what went in at the last one looked at, W. */
  readonly #net = new Float64Array(stages);
  #released = 0;
  #gained = 0; // J
  #stored = 0;
  #gross = 0;

  constructor(equations: StageEquations) {
    this.#equations = equations;
  }

  /** Heat put in less taken out less stored so far, over what went through. */
  get balance(): number {
    return this.#gross === 0 ? 0 : Math.abs(this.#gained - this.#stored) / this.#gross;
  }

  /** The stage i that the equations were evaluated for. */
  look(i: number, state: Float64Array): void {
    const { released, out } = balances(this.#equations, state);
    this.#released = released;
    this.#net[i] = released - out;
  }

  /** A step of `length` s from `start` to `end`; its last stage is the first of the next. */
  add(length: number, start: Float64Array, end: Float64Array): void {
    const equations = this.#equations;
    const { temperatureAt } = equations.topology;
    for (let i = 0; i < stages; i++) {
      const gained = length * solution[i] * this.#net[i];
      this.#gained += gained;
      this.#gross += Math.abs(gained);
    }
    for (let place = 0; place < equations.capacity.length; place++) {
      const s = temperatureAt + place;
      if (equations.capacity[place] > 0) this.#stored += equations.stored(place, start[s], end[s]);
    }
    this.#gross += length * Math.abs(this.#released);
    this.#net[0] = this.#net[stages - 1];
  }
}
