/*
 * What is kept of a run: values at the times asked for, extremes, and when limits are reached.
 */
import type { StageEquations } from '#solver/transient/stage-equations.ts';
import type { Extremes, TransientSolution } from '#solver/transient/contract.ts';
import { turningPoint, within, type Step } from '#solver/transient/step.ts';

type Recorded = Pick<
  TransientSolution,
  'times' | 'nodes' | 'branches' | 'converters' | 'extremes' | 'limits'
>;

/** Two times nearer than this share of the interval are one. */
const sameTime = 1e-9;
/** Halvings in the search for the time of a limit. */
const halvings = 40;

export class Recorder {
  readonly #equations: StageEquations;
  readonly #every: number;
  readonly #times: number[] = [];
  /** Values by place of the state, one after the other in time. */
  readonly #series: number[][];
  readonly #inputs: number[][];
  readonly #extremes: { -readonly [K in keyof Extremes]: number }[];
  readonly #reached: (number | null)[];

  /** @param every interval of the times kept, s */
  constructor(equations: StageEquations, every: number) {
    this.#equations = equations;
    this.#every = every;
    const { topology, network } = equations;
    this.#series = Array.from({ length: topology.stateSize }, () => []);
    this.#inputs = Array.from({ length: topology.converterCount }, () => []);
    this.#extremes = Array.from({ length: topology.placeCount }, () => ({
      maximum: -Infinity,
      maximumAt: 0,
      minimum: Infinity,
      minimumAt: 0,
    }));
    this.#reached = network.parts.heatNodes.map(() => null);
  }

  /** The state at time 0. */
  begin(state: Float64Array): void {
    this.keep(0, state);
    this.#equations.network.parts.heatNodes.forEach(({ limit }, i) => {
      if (limit !== undefined && state[this.#heatNodeAt + i] >= limit) this.#reached[i] = 0;
    });
  }

  /** The first time up to `time` [s] that is to be kept; null when there is none. */
  due(time: number): number | null {
    const next = this.#times.length * this.#every;
    return next <= time + sameTime * this.#every ? next : null;
  }

  /** The state at a time that is due. */
  keep(time: number, state: Float64Array): void {
    this.#times.push(time);
    for (let s = 0; s < state.length; s++) this.#series[s].push(state[s]);
    this.#keepInputs(state);
    this.#look(time, (s) => state[s]);
  }

  /** What an accepted step says of extremes and limits. */
  add(step: Step): void {
    this.#look(step.time + step.length, (s) => step.end[s]);
    this.#turn(step);
    this.#findLimits(step);
  }

  /** A state that jumps at a time that is kept is kept as it is after the jump. */
  jump(time: number, state: Float64Array): void {
    const last = this.#times.length - 1;
    if (Math.abs(this.#times[last] - time) <= sameTime * this.#every) {
      for (let s = 0; s < state.length; s++) this.#series[s][last] = state[s];
      for (const inputs of this.#inputs) inputs.pop();
      this.#keepInputs(state);
    }
    this.#look(time, (s) => state[s]);
  }

  result(): Recorded {
    const { network, topology } = this.#equations;
    const { parts } = network;
    const { pressureAt, temperatureAt, outputAt } = topology;
    const nodes: Record<string, Recorded['nodes'][string]> = {};
    const extremes: Record<string, Extremes> = {};
    parts.flowNodes.forEach(({ id }, i) => {
      nodes[id] = { temperature: this.#series[temperatureAt + i], pressure: this.#series[pressureAt + i] };
      extremes[id] = this.#extremes[i];
    });
    parts.heatNodes.forEach(({ id }, i) => {
      nodes[id] = { temperature: this.#series[this.#heatNodeAt + i], pressure: null };
      extremes[id] = this.#extremes[topology.flowNodeCount + i];
    });
    return {
      times: this.#times,
      nodes,
      branches: Object.fromEntries(parts.branches.map(({ id }, b) => [id, { massFlow: this.#series[b] }])),
      converters: Object.fromEntries(
        parts.converters.map(({ id }, c) => [
          id,
          { output: this.#series[outputAt + c], input: this.#inputs[c] },
        ]),
      ),
      extremes,
      limits: Object.fromEntries(
        parts.heatNodes.flatMap(({ id, limit }, i) =>
          limit === undefined ? [] : [[id, { limit, at: this.#reached[i] }]],
        ),
      ),
    };
  }

  get #heatNodeAt(): number {
    const { temperatureAt, flowNodeCount } = this.#equations.topology;
    return temperatureAt + flowNodeCount;
  }

  #keepInputs(state: Float64Array): void {
    const { network, topology } = this.#equations;
    this.#inputs.forEach((inputs, c) => {
      network.converters[c].evaluate(two, state[topology.outputAt + c]);
      inputs.push(two[0]);
    });
  }

  #look(time: number, value: (s: number) => number): void {
    const { temperatureAt } = this.#equations.topology;
    this.#extremes.forEach((extremes, place) => {
      const temperature = value(temperatureAt + place);
      if (temperature > extremes.maximum) {
        extremes.maximum = temperature;
        extremes.maximumAt = time;
      }
      if (temperature < extremes.minimum) {
        extremes.minimum = temperature;
        extremes.minimumAt = time;
      }
    });
  }

  /** Temperatures that turn around inside the step. */
  #turn(step: Step): void {
    const { temperatureAt } = this.#equations.topology;
    this.#extremes.forEach((extremes, place) => {
      const share = turningPoint(step, temperatureAt + place, place);
      if (Number.isNaN(share)) return;
      const temperature = within(step, temperatureAt + place, place, share);
      const time = step.time + share * step.length;
      if (temperature > extremes.maximum) Object.assign(extremes, { maximum: temperature, maximumAt: time });
      if (temperature < extremes.minimum) Object.assign(extremes, { minimum: temperature, minimumAt: time });
    });
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
