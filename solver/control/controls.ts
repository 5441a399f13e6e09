/*
 * The controls of a run: their outputs, states and switches, step by step.
 */
import type { TimeControl } from '#solver/case/controls.ts';
import { compileLaw } from '#solver/control/compile-law.ts';
import { Coupled, type Coupling } from '#solver/control/coupled.ts';
import { type Advance, type ControlLaw } from '#solver/control/law.ts';
import { compileMeasure, type Measure, measured, warmthOf } from '#solver/control/measure.ts';
import type { Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import type { Topology } from '#solver/solve/topology.ts';
import { stages, weights, gamma, differences, solution } from '#solver/transient/esdirk.ts';
import { type ControlStep, cubic, within, type Step } from '#solver/transient/step.ts';

/** Two moments this near each other, over a sample, are one. */
const sameTime = 1e-9;
/** An output is known to this share of its range for a kelvin of tolerance: no output moves a temperature by 500 K. */
const perKelvin = 2e-3;
/** Looks at a threshold within one step, and halvings of the interval in which it is passed. */
const looks = 8;
const halvings = 40;

interface Compiled {
  readonly id: string;
  readonly law: ControlLaw;
  readonly measure: Measure;
  readonly offset: number; // of its states among all
  /** Its part of the states. */
  readonly states: Float64Array;
  readonly from: Float64Array;
}

/** How far into a step a switch passes its threshold. */
export interface Crossing {
  readonly share: number;
  readonly control: number;
  readonly switch: number;
}

export class Controls {
  readonly ids: readonly string[];
  readonly outputs: Float64Array;
  readonly states: Float64Array;
  /** Σ ∫ output dt, s. */
  readonly integrals: Float64Array;
  readonly #all: readonly Compiled[];
  readonly #topology: Topology;
  /** While states are advanced, and while they are held: what is measured answers otherwise then. */
  readonly #advancing: Coupled;
  readonly #holding: Coupled;
  readonly #from: Float64Array;
  /** dz/dt, and outputs, at each stage. */
  readonly #rates: readonly Float64Array[];
  readonly #stageOutputs: readonly Float64Array[];
  readonly #continuous: readonly number[];
  readonly #resting: readonly number[];
  #share = 0;

  /**
   * @param hold shortest time of a switch in one position where none is given [s]
   * @param tolerance of a temperature in one step [K]
   */
  constructor(list: readonly TimeControl[], equations: Equations, hold: number, tolerance: number) {
    const laws = list.map((control) => compileLaw(control, hold));
    const count = laws.reduce((sum, { states }) => sum + states.length, 0);
    this.#topology = equations.topology;
    this.#advancing = new Coupled(tolerance * perKelvin);
    this.#holding = new Coupled(tolerance * perKelvin);
    this.ids = list.map(({ id }) => id);
    this.outputs = Float64Array.from(laws, ({ most }) => most);
    this.states = new Float64Array(count);
    this.integrals = new Float64Array(laws.length);
    this.#from = new Float64Array(count);
    this.#rates = Array.from({ length: stages }, () => new Float64Array(count));
    this.#stageOutputs = Array.from({ length: stages }, () => new Float64Array(laws.length));
    let at = 0;
    this.#all = laws.map((law, k) => {
      const end = at + law.states.length;
      const compiled = {
        id: list[k].id,
        law,
        measure: compileMeasure(list[k].measures, equations),
        offset: at,
        states: this.states.subarray(at, end),
        from: this.#from.subarray(at, end),
      };
      at = end;
      return compiled;
    });
    const numbers = laws.map((_, k) => k);
    this.#continuous = numbers.filter((k) => laws[k].isContinuous);
    this.#resting = numbers.filter((k) => laws[k].isContinuous || laws[k].sample !== null);
  }

  get isContinuous(): boolean {
    return this.#continuous.length > 0;
  }

  law(k: number): ControlLaw {
    return this.#all[k].law;
  }

  /** What control k sees. @param equations evaluated at `state` */
  #seen(k: number, equations: Equations, state: Float64Array): number {
    return measured(this.#all[k].measure, equations, state);
  }

  /** Outputs of switches, which do not depend on what they move. */
  settleSwitches(): void {
    this.#all.forEach(({ law }, k) => {
      if (law.isContinuous || law.sample !== null) return;
      law.rest(three, 0, this.outputs[k], 0);
      this.outputs[k] = three[0];
    });
  }

  /** The state in which the controls stand. @param equations those that `balance` solves */
  *rest(
    equations: Equations,
    state: Float64Array,
    apply: () => void,
    balance: () => Generator<Progress, number>,
  ): Generator<Progress, number> {
    this.settleSwitches();
    const norm = yield* this.#find(this.#resting, 'rest', equations, state, apply, balance);
    for (let k = 0; k < this.#all.length; k++) this.#hold(k, equations, state);
    return norm;
  }

  /** States of a run from given temperatures. @param equations evaluated at `state` */
  begin(equations: Equations, state: Float64Array): void {
    this.settleSwitches();
    this.#all.forEach(({ law, states }, k) => {
      if (!law.isContinuous && law.sample === null) return;
      const seen = this.#seen(k, equations, state);
      if (law.begin) this.outputs[k] = law.begin(states, seen);
      else {
        law.rest(three, seen, this.outputs[k], 0);
        this.outputs[k] = three[0];
        this.#hold(k, equations, state);
      }
    });
  }

  /**
   * Outputs that go with the states and what is seen; states advanced by `share` from those at the beginning.
   * @param equations those that `balance` solves
   */
  *follow(
    equations: Equations,
    state: Float64Array,
    apply: () => void,
    balance: () => Generator<Progress, number>,
  ): Generator<Progress, number> {
    return yield* this.#find(this.#continuous, 'follow', equations, state, apply, balance);
  }

  /** From now on states stay as they are. */
  freeze(): void {
    this.#share = 0;
    this.#from.set(this.states);
  }

  /** Stage i of a step that began at the states `start`. */
  beginStage(i: number, length: number, start: Float64Array): void {
    this.#share = gamma * length;
    this.#from.set(start);
    for (let j = 0; j < i; j++) {
      const factor = length * weights[i][j];
      for (let z = 0; z < this.#from.length; z++) this.#from[z] += factor * this.#rates[j][z];
    }
  }

  endStage(i: number): void {
    for (let z = 0; z < this.#from.length; z++) {
      this.#rates[i][z] = (this.states[z] - this.#from[z]) / this.#share;
    }
    this.#stageOutputs[i].set(this.outputs);
  }

  /** Rates at the beginning of a step that no step came before. @param equations evaluated at `state` @returns fastest of them, in kelvins a second */
  start(equations: Equations, state: Float64Array): number {
    let fastest = 0;
    let z = 0;
    this.#all.forEach(({ law, states }, k) => {
      two.fill(0);
      law.rates?.(two, states, this.#seen(k, equations, state));
      law.states.forEach(({ kelvin }, i) => {
        this.#rates[0][z++] = two[i];
        fastest = Math.max(fastest, Math.abs(two[i]) / kelvin);
      });
    });
    this.#stageOutputs[0].set(this.outputs);
    return fastest;
  }

  /** Largest difference of a state between both solutions, in kelvins; stiff ones as the temperatures'. */
  error(length: number): number {
    let largest = 0;
    let z = 0;
    for (const { law } of this.#all) {
      for (const { decay, kelvin } of law.states) {
        let sum = 0;
        for (let i = 0; i < stages; i++) sum += differences[i] * this.#rates[i][z];
        const size = (length * Math.abs(sum)) / (kelvin * (1 + gamma * length * decay));
        if (!(size <= largest)) largest = size;
        z++;
      }
    }
    return largest;
  }

  /** The step just made from the states and outputs `start`. */
  stepFrom(start: ControlStep['start']): ControlStep {
    return {
      start,
      end: this.snapshot(),
      startRates: this.#rates[0].slice(),
      endRates: this.#rates[stages - 1].slice(),
    };
  }

  /** On to the next step after one of `length` [s]. */
  accept(length: number): void {
    for (let k = 0; k < this.outputs.length; k++) {
      for (let i = 0; i < stages; i++) this.integrals[k] += length * solution[i] * this.#stageOutputs[i][k];
    }
    this.#rates[0].set(this.#rates[stages - 1]);
    this.#stageOutputs[0].set(this.#stageOutputs[stages - 1]);
  }

  snapshot(): ControlStep['start'] {
    return { outputs: this.outputs.slice(), states: this.states.slice() };
  }

  restore({ outputs, states }: ControlStep['start']): void {
    this.outputs.set(outputs);
    this.states.set(states);
  }

  /** The first threshold passed inside a step; null where none is. */
  crossing(step: Step): Crossing | null {
    let first: Crossing | null = null;
    this.#all.forEach(({ law, measure }, control) => {
      if (measure.kind !== 'warmth') return;
      law.switches.forEach((each, number) => {
        if (each.freeAt > step.time * (1 + sameTime)) return;
        const isPast = (share: number): boolean => each.beyond(this.#warmthIn(measure, step, share)) >= 0;
        for (let look = 1; look <= looks; look++) {
          let after = look / looks;
          if (first && (look - 1) / looks > first.share) return;
          if (!isPast(after)) continue;
          let before = (look - 1) / looks;
          for (let halving = 0; halving < halvings; halving++) {
            const middle = (before + after) / 2;
            if (isPast(middle)) after = middle;
            else before = middle;
          }
          if (!first || after < first.share) first = { share: after, control, switch: number };
          return;
        }
      });
    });
    return first;
  }

  /** Output of control k at a share of a step. */
  outputWithin(k: number, step: Step, share: number): number {
    const { control } = step;
    const { law, measure } = this.#all[k];
    if (!control || !law.isContinuous) return this.outputs[k];
    if (measure.kind !== 'warmth') {
      return control.start.outputs[k] + share * (control.end.outputs[k] - control.start.outputs[k]);
    }
    const { offset } = this.#all[k];
    const states = statesWithin(control, step.length, share).subarray(offset, offset + law.states.length);
    const seen = this.#warmthIn(measure, step, share);
    law.follow(three, states, { from: states.slice(), share: 0 }, seen, control.end.outputs[k], 0);
    return three[0];
  }

  /** What control k sees at a share of a step, as warmth; NaN of powers. */
  warmthWithin(k: number, step: Step, share: number): number {
    const { measure } = this.#all[k];
    return measure.kind === 'warmth' ? this.#warmthIn(measure, step, share) : NaN;
  }

  #warmthIn(measure: Extract<Measure, { kind: 'warmth' }>, step: Step, share: number): number {
    const topology = this.#topology;
    return warmthOf(measure, topology, (s) => within(step, s, s - topology.temperatureAt, share));
  }

  /** How far past its threshold a switch is, K. */
  beyond({ control, switch: number }: Crossing, equations: Equations, state: Float64Array): number {
    return this.#all[control].law.switches[number].beyond(this.#seen(control, equations, state));
  }

  flip({ control, switch: number }: Crossing, time: number): void {
    this.#all[control].law.switches[number].flip(time);
  }

  /** Switches that stand past their thresholds and may change over do so. @returns whether any did */
  flipDue(time: number, equations: Equations, state: Float64Array): boolean {
    let isAny = false;
    this.#all.forEach(({ law }, k) => {
      for (const each of law.switches) {
        if (each.freeAt > time || each.changedAt === time || each.beyond(this.#seen(k, equations, state)) < 0)
          continue;
        each.flip(time);
        isAny = true;
      }
    });
    return isAny;
  }

  /** What the switches did until now does not count. */
  allowAgain(): void {
    for (const { law } of this.#all) for (const each of law.switches) each.forget();
  }

  /** Controls that look at this moment do so. @returns whether an output is another then */
  sampleDue(time: number, equations: Equations, state: Float64Array): boolean {
    let isAny = false;
    this.#all.forEach(({ law, states }, k) => {
      if (law.sample === null || !law.act) return;
      const turns = time / law.sample;
      if (Math.round(turns) < 1 || Math.abs(turns - Math.round(turns)) > sameTime * Math.max(1, turns))
        return;
      const output = law.act(states, this.#seen(k, equations, state), this.outputs[k]);
      if (output !== this.outputs[k]) isAny = true;
      this.outputs[k] = output;
    });
    return isAny;
  }

  /** The next moment at which a control looks, or a switch may change over again, s. */
  nextEvent(time: number): number {
    let next = Infinity;
    for (const { law } of this.#all) {
      if (law.sample !== null) {
        next = Math.min(next, (Math.floor((time / law.sample) * (1 + sameTime) + sameTime) + 1) * law.sample);
      }
      for (const { freeAt } of law.switches) if (freeAt > time) next = Math.min(next, freeAt);
    }
    return next;
  }

  #hold(k: number, equations: Equations, state: Float64Array): void {
    const { law, states } = this.#all[k];
    law.hold?.(states, this.#seen(k, equations, state), this.outputs[k]);
  }

  *#find(
    numbers: readonly number[],
    how: 'rest' | 'follow',
    equations: Equations,
    state: Float64Array,
    apply: () => void,
    balance: () => Generator<Progress, number>,
  ): Generator<Progress, number> {
    if (numbers.length === 0) {
      apply();
      return yield* balance();
    }
    const coupling: Coupling = {
      outputs: numbers,
      least: (k) => this.#all[k].law.least,
      most: (k) => this.#all[k].law.most,
      measure: (k, at) => this.#seen(k, equations, at),
      law: (out, k, seen, gain) => {
        const { law, states, from } = this.#all[k];
        const advance: Advance = { from, share: this.#share };
        if (how === 'rest') law.rest(out, seen, this.outputs[k], gain);
        else law.follow(out, states, advance, seen, this.outputs[k], gain);
      },
    };
    const coupled = how === 'follow' && this.#share > 0 ? this.#advancing : this.#holding;
    return yield* coupled.solve(equations, coupling, this.outputs, state, apply, balance);
  }
}

/** States at a share of a step of `length` [s]. */
export function statesWithin(
  { start, end, startRates, endRates }: ControlStep,
  length: number,
  share: number,
): Float64Array {
  return start.states.map((z, i) =>
    cubic(z, end.states[i], length * startRates[i], length * endRates[i], share),
  );
}

const two = new Float64Array(2);
const three = new Float64Array(3);
