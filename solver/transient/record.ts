/*
 * What is kept of a run: values at the times asked for, extremes, and when limits are reached.
 */
import type { Controls } from '#solver/control/controls.ts';
import { ThrottleRecord } from '#solver/control/throttle-record.ts';
import type { PowerWatch } from '#solver/transient/power-watch.ts';
import type { ControlRecord, Extremes, TransientSolution } from '#solver/transient/contract.ts';
import type { StageEquations } from '#solver/transient/stage-equations.ts';
import { turningPoint, within, type Step } from '#solver/transient/step.ts';

type Recorded = Pick<
  TransientSolution,
  'times' | 'nodes' | 'branches' | 'converters' | 'controls' | 'extremes' | 'limits'
>;

/** Two times nearer than this share of the interval are one. */
const sameTime = 1e-9;
/** Halvings in the search for the time of a limit. */
const halvings = 40;

export class Recorder {
  readonly #equations: StageEquations;
  readonly #power: PowerWatch;
  readonly #every: number;
  readonly #times: number[] = [];
  /** States and inputs of the converters, one of each for each time. */
  readonly #states: Float64Array[] = [];
  readonly #inputs: Float64Array[] = [];
  readonly #controls: Controls | null;
  readonly #outputs: Float64Array[] = [];
  readonly #throttles: ThrottleRecord | null;
  /** Per place, K and s. */
  readonly #maximum: Float64Array;
  readonly #maximumAt: Float64Array;
  readonly #minimum: Float64Array;
  readonly #minimumAt: Float64Array;
  readonly #reached: (number | null)[];

  /** @param every interval of the times kept, s */
  constructor(equations: StageEquations, power: PowerWatch, every: number, controls: Controls | null) {
    this.#equations = equations;
    this.#power = power;
    this.#controls = controls;
    this.#throttles = controls ? new ThrottleRecord(controls) : null;
    this.#every = every;
    const { placeCount } = equations.topology;
    this.#maximum = new Float64Array(placeCount).fill(-Infinity);
    this.#maximumAt = new Float64Array(placeCount);
    this.#minimum = new Float64Array(placeCount).fill(Infinity);
    this.#minimumAt = new Float64Array(placeCount);
    this.#reached = equations.network.parts.heatNodes.map(() => null);
  }

  /** The state at time 0. */
  begin(state: Float64Array): void {
    this.keep(0, state.slice(), this.#outputsNow());
    this.#throttles?.look(0);
    this.#equations.network.parts.heatNodes.forEach(({ limit }, i) => {
      if (limit !== undefined && state[this.#heatNodeAt + i] >= limit) this.#reached[i] = 0;
    });
  }

  /** The first time up to `time` [s] that is to be kept; null when there is none. */
  due(time: number): number | null {
    const next = this.#times.length * this.#every;
    return next <= time + sameTime * this.#every ? next : null;
  }

  /** The state at a time that is due; it must not change any more. */
  keep(time: number, state: Float64Array, outputs: Float64Array): void {
    this.#times.push(time);
    this.#states.push(state);
    this.#outputs.push(outputs);
    this.#inputs.push(this.#inputsAt(state));
    this.#power.keep(time);
    this.#look(time, state);
  }

  /** The end of a run that is not at one of the times that are due. */
  finish(time: number, state: Float64Array): void {
    if (this.#times[this.#times.length - 1] < time - sameTime * this.#every)
      this.keep(time, state.slice(), this.#outputsNow());
  }

  /** What an accepted step says of extremes and limits. */
  add(step: Step): void {
    this.#look(step.time + step.length, step.end);
    this.#turn(step);
    this.#findLimits(step);
    this.#throttles?.add(step);
  }

  /** A state that jumps at a time that is kept is kept as it is after the jump. */
  jump(time: number, state: Float64Array): void {
    const last = this.#times.length - 1;
    if (Math.abs(this.#times[last] - time) <= sameTime * this.#every) {
      this.#states[last] = state.slice();
      this.#outputs[last] = this.#outputsNow();
      this.#inputs[last] = this.#inputsAt(state);
    }
    this.#look(time, state);
    this.#throttles?.look(time);
  }

  result(): Recorded {
    const { network, topology } = this.#equations;
    const { parts } = network;
    const { pressureAt, temperatureAt, outputAt } = topology;
    const controls = this.#controls;
    const series = (s: number): number[] => this.#states.map((state) => state[s]);
    const nodes: Record<string, Recorded['nodes'][string]> = {};
    const extremes: Record<string, Extremes> = {};
    parts.flowNodes.forEach(({ id }, i) => {
      nodes[id] = { temperature: series(temperatureAt + i), pressure: series(pressureAt + i) };
      extremes[id] = this.#extremesOf(i);
    });
    parts.heatNodes.forEach(({ id }, i) => {
      nodes[id] = { temperature: series(this.#heatNodeAt + i), pressure: null };
      extremes[id] = this.#extremesOf(topology.flowNodeCount + i);
    });
    return {
      times: this.#times,
      nodes,
      branches: Object.fromEntries(parts.branches.map(({ id }, b) => [id, { massFlow: series(b) }])),
      converters: Object.fromEntries(
        [...parts.converters, ...parts.conductors].map(({ id }, c) => [
          id,
          { output: series(outputAt + c), input: this.#inputs.map((inputs) => inputs[c]) },
        ]),
      ),
      controls: Object.fromEntries(
        controls?.ids.map((id, k) => [id, this.#controlRecord(k, controls)]) ?? [],
      ),
      extremes,
      limits: Object.fromEntries(
        parts.heatNodes.flatMap(({ id, limit }, i) =>
          limit === undefined ? [] : [[id, { limit, at: this.#reached[i] }]],
        ),
      ),
    };
  }

  #controlRecord(k: number, controls: Controls): ControlRecord {
    const law = controls.law(k);
    const time = this.#times.at(-1) ?? 0;
    const output = this.#outputs.map((outputs) => outputs[k]);
    return {
      output,
      mean: time > 0 ? controls.integrals[k] / time : output[0],
      switches: law.switches.reduce((sum, { count }) => sum + count, 0),
      throttled: this.#throttles?.of(k) ?? null,
    };
  }

  #outputsNow(): Float64Array {
    return this.#controls?.outputs.slice() ?? new Float64Array(0);
  }

  get #heatNodeAt(): number {
    const { temperatureAt, flowNodeCount } = this.#equations.topology;
    return temperatureAt + flowNodeCount;
  }

  #extremesOf(place: number): Extremes {
    return {
      maximum: this.#maximum[place],
      maximumAt: this.#maximumAt[place],
      minimum: this.#minimum[place],
      minimumAt: this.#minimumAt[place],
    };
  }

  #inputsAt(state: Float64Array): Float64Array {
    const { network, topology } = this.#equations;
    const inputs = new Float64Array(topology.outputCount);
    const { converters, conductors } = network.power;
    for (let c = 0; c < converters.length; c++) {
      converters[c].evaluate(two, state[topology.outputAt + c]);
      inputs[c] = two[0];
    }
    for (const { output, law } of conductors) {
      law.evaluate(state);
      inputs[output] = Math.max(0, state[topology.outputAt + output]) + law.loss;
    }
    return inputs;
  }

  #look(time: number, state: Float64Array): void {
    const { temperatureAt, placeCount } = this.#equations.topology;
    for (let place = 0; place < placeCount; place++) this.#see(place, state[temperatureAt + place], time);
  }

  #see(place: number, temperature: number, time: number): void {
    if (temperature > this.#maximum[place]) {
      this.#maximum[place] = temperature;
      this.#maximumAt[place] = time;
    }
    if (temperature < this.#minimum[place]) {
      this.#minimum[place] = temperature;
      this.#minimumAt[place] = time;
    }
  }

  /** Temperatures that turn around inside the step. */
  #turn(step: Step): void {
    const { temperatureAt, placeCount } = this.#equations.topology;
    for (let place = 0; place < placeCount; place++) {
      const share = turningPoint(step, temperatureAt + place, place);
      if (Number.isNaN(share)) continue;
      this.#see(place, within(step, temperatureAt + place, place, share), step.time + share * step.length);
    }
  }

  #findLimits(step: Step): void {
    const { flowNodeCount } = this.#equations.topology;
    this.#equations.network.parts.heatNodes.forEach(({ limit }, i) => {
      const s = this.#heatNodeAt + i;
      if (limit === undefined || this.#reached[i] !== null) return;
      const turn = turningPoint(step, s, flowNodeCount + i);
      const peak = Number.isNaN(turn) ? 1 : turn;
      const high = [peak, 1].find((share) => within(step, s, flowNodeCount + i, share) >= limit);
      if (high === undefined) return;
      let below = 0;
      let above = high;
      for (let k = 0; k < halvings; k++) {
        const middle = (below + above) / 2;
        if (within(step, s, flowNodeCount + i, middle) >= limit) above = middle;
        else below = middle;
      }
      this.#reached[i] = step.time + above * step.length;
    });
  }
}

const two = new Float64Array(2);
