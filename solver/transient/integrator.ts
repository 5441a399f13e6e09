/*
 * Steps in time: stages, error estimate, length of the next step.
 */
import type { Progress } from '#solver/solve/contract.ts';
import { newton, type NewtonOptions, type Tally } from '#solver/solve/newton.ts';
import { required, settle } from '#solver/solve/settle.ts';
import { twinOf } from '#solver/solve/structure.ts';
import type { Changes } from '#solver/transient/changes.ts';
import { EnergyAccount } from '#solver/transient/energy.ts';
import { PowerWatch, tripShort } from '#solver/transient/power-watch.ts';
import { gamma, nodes, stages, weights } from '#solver/transient/esdirk.ts';
import { StageEquations } from '#solver/transient/stage-equations.ts';
import { type Controls, type Crossing, statesWithin } from '#solver/control/controls.ts';
import { jumpSettingsFor, stageIterations } from '#solver/transient/newton-settings.ts';
import { StepLength } from '#solver/transient/step-length.ts';
import { addMultiple, meltingIn, slopesOf, temperatureError } from '#solver/transient/stage-sums.ts';
import { stateWithin, type Step } from '#solver/transient/step.ts';

/** Attempts at one step. */
const mostAttempts = 40;
/** Attempts without an answer, while the time comes forward by less than this share of what is left, at which to give up. */
const mostLosses = 100;
const headway = 1e-4;
/** Losses after which a stage is looked for anew rather than from the one before: a pump that comes to rest. */
const lossesBorne = 4;
const sameTime = 1e-9; // share of a step

/** Attempts at ending a step where a threshold is passed, and the shortest share of it that one leaves. */
const mostCuts = 8;
const shortestCut = 1e-6;

const noOutputs = new Float64Array(0);

/** The state at one moment, and the outputs of the controls. */
interface Moment {
  readonly state: Float64Array;
  readonly outputs: Float64Array;
}

export class Integrator {
  time = 0;
  steps = 0;
  rejected = 0;
  readonly power: PowerWatch;
  readonly #equations: StageEquations;
  /** The same with all capacities at their temperatures: jumps and moments within a step, with factors of their own. */
  readonly #held: StageEquations;
  readonly #state: Float64Array;
  readonly #changes: Changes;
  readonly #tolerance: number;
  readonly #jumpSettings: NewtonOptions;
  readonly #controls: Controls | null;
  /** Heat into each capacity at each stage, W. Shape (stages, places). */
  readonly #intake: readonly Float64Array[];
  readonly #correction: Float64Array;
  readonly #capacities: number;
  readonly #tally: Tally = { iterations: 0, assembleSeconds: 0, factorSeconds: 0 };
  readonly #energy: EnergyAccount;
  readonly #length = new StepLength();
  readonly #isShort = (at: StageEquations): boolean => tripShort(at, this.#state, this.#changes.outages);
  #isFresh = true; // whether the factors belong to another kind of equations
  /** What the balance at the last moment within a step has over the step's own parabola: the next has about as much. */
  #aside: { readonly step: Step; readonly by: Float64Array } | null = null;
  #crossing: Crossing | null = null; // the threshold at which the last step ended
  #losses = 0;
  #lostAt = -Infinity; // when the losses began to count, s

  /** @param tolerance of a temperature in one step [K] */
  constructor(
    equations: StageEquations,
    state: Float64Array,
    changes: Changes,
    tolerance: number,
    controls: Controls | null = null,
  ) {
    this.#controls = controls;
    this.#energy = new EnergyAccount(equations);
    this.#equations = equations;
    this.#held = new StageEquations(equations.network, twinOf(equations.structure));
    this.#held.rate = 0;
    this.power = new PowerWatch(equations);
    this.#state = state;
    this.#changes = changes;
    this.#tolerance = tolerance;
    this.#jumpSettings = jumpSettingsFor(tolerance);
    this.#intake = Array.from({ length: stages }, () => new Float64Array(equations.capacity.length));
    this.#capacities = equations.capacity.reduce((count, capacity) => count + (capacity > 0 ? 1 : 0), 0);
    this.#correction = new Float64Array(equations.topology.stateOf.length);
  }

  /** Heat put in less taken out less stored so far, over what went through. */
  get energyBalance(): number {
    return this.#energy.balance;
  }

  /** From the steady state. @returns whether there is one */
  *beginSteady(): Generator<Progress, boolean> {
    const equations = this.#equations;
    const controls = this.#controls;
    const apply = (): void => this.#changes.apply(0, 'after');
    equations.rate = NaN;
    let isCold = true;
    const balance = (): Generator<Progress, number> => {
      const begun = isCold ? this.#settle(equations) : this.#jumpOrSettle(equations);
      isCold = false;
      return begun;
    };
    do {
      if (!controls) apply();
      const norm = controls ? yield* controls.rest(equations, this.#state, apply, balance) : yield* balance();
      if (norm > required) return false;
    } while (controls?.flipDue(0, this.#equations, this.#state) || this.#isShort(this.#equations));
    // Where no position lasts the run begins by leaving one.
    controls?.allowAgain();
    if (controls?.flipDue(0, equations, this.#state)) return yield* this.jump();
    this.#start();
    return true;
  }

  /** From given temperatures of what has a capacity. @param temperatures [K] per place */
  *beginAt(temperatures: Float64Array): Generator<Progress, boolean> {
    const { topology, capacity } = this.#equations;
    for (let place = 0; place < capacity.length; place++) {
      if (capacity[place] > 0) this.#state[topology.temperatureAt + place] = temperatures[place];
    }
    if (!this.#controls) return yield* this.jump();
    // What has no capacity is not known yet: controls look twice.
    this.#controls.settleSwitches();
    if (!(yield* this.#balance())) return false;
    this.#controls.begin(this.#held, this.#state);
    this.#controls.flipDue(0, this.#held, this.#state);
    return yield* this.jump();
  }

  /**
   * At the end of a step: controls that look there do so, switches change over.
   * @param isBreak whether anything else jumps or bends there
   * @returns whether the state was balanced anew, or `lost` where that failed
   */
  *react(isBreak: boolean): Generator<Progress, 'same' | 'jumped' | 'lost'> {
    const controls = this.#controls;
    let isAny = isBreak;
    if (controls) {
      if (this.#crossing) {
        controls.flip(this.#crossing, this.time);
        this.#crossing = null;
        isAny = true;
      }
      if (controls.sampleDue(this.time, this.#equations, this.#state)) isAny = true;
      if (controls.flipDue(this.time, this.#equations, this.#state)) isAny = true;
    }
    if (!isAny) return 'same';
    return (yield* this.jump()) ? 'jumped' : 'lost';
  }

  /** After a jump: what has no capacity finds its new balance. @returns whether it did */
  *jump(): Generator<Progress, boolean> {
    const controls = this.#controls;
    do {
      controls?.settleSwitches();
      if (!(yield* this.#balance())) return false;
    } while (controls?.flipDue(this.time, this.#held, this.#state) || this.#isShort(this.#held));
    this.#start();
    return true;
  }

  /**
   * The state at a time inside a step: what has a capacity from the step, all else in balance with it.
   * @returns the step's own parabola where no balance was found
   */
  *stateAt(step: Step, time: number): Generator<Progress, Moment> {
    const equations = this.#held;
    const { temperatureAt, stateOf } = equations.topology;
    const share = (time - step.time) / step.length;
    const started = step.control?.start.outputs ?? noOutputs;
    if (share >= 1 - sameTime) return { state: step.end, outputs: step.control?.end.outputs ?? noOutputs };
    const controls = this.#controls;
    const between = stateWithin(step, equations.topology, share);
    if (stateOf.length === this.#capacities && !controls?.isContinuous) {
      return { state: between, outputs: started };
    }
    const balanced = between.slice();
    if (this.#aside?.step === step) addMultiple(balanced, 1, this.#aside.by);
    for (let place = 0; place < equations.from.length; place++)
      equations.from[place] = between[temperatureAt + place];
    const settings = { ...this.#jumpSettings, reuseFactors: true };
    const balance = (): Generator<Progress, number> => newton(equations, balanced, settings, this.#tally);
    const apply = (): void => this.#changes.apply(time, 'after');
    let outputs = started;
    let norm: number;
    if (controls && step.control) {
      const kept = controls.snapshot();
      controls.restore({ outputs: started, states: statesWithin(step.control, step.length, share) });
      controls.freeze();
      norm = yield* controls.follow(equations, balanced, apply, balance);
      outputs = controls.outputs.slice();
      controls.restore(kept);
    } else {
      apply();
      norm = yield* balance();
    }
    if (norm <= required) this.#aside = { step, by: balanced.map((value, s) => value - between[s]) };
    return { state: norm <= required ? balanced : between, outputs };
  }

  /** What has no capacity finds its balance at the present temperatures of what has one. */
  *#balance(): Generator<Progress, boolean> {
    const equations = this.#held;
    this.#rememberTemperatures(equations);
    const balance = (): Generator<Progress, number> => this.#jumpOrSettle(equations);
    const apply = (): void => this.#changes.apply(this.time, 'after');
    let norm: number;
    if (this.#controls) {
      this.#controls.freeze();
      norm = yield* this.#controls.follow(equations, this.#state, apply, balance);
    } else {
      apply();
      norm = yield* balance();
    }
    if (norm > required) return false;
    const { temperatureAt } = equations.topology;
    for (let place = 0; place < equations.capacity.length; place++) {
      if (equations.capacity[place] > 0) this.#state[temperatureAt + place] = equations.from[place];
    }
    return true;
  }

  /** Rates at the present state, and a careful first step. */
  #start(): void {
    const equations = this.#equations;
    equations.rate = NaN;
    equations.evaluate(this.#state);
    const { temperatureAt } = equations.topology;
    let fastest = 0;
    for (let place = 0; place < equations.capacity.length; place++) {
      const isStore = equations.capacity[place] > 0;
      const heat = isStore ? equations.residual[temperatureAt + place] : 0;
      this.#intake[0][place] = heat;
      if (!isStore) continue;
      const capacity = equations.effectiveCapacity(place, this.#state[temperatureAt + place]);
      fastest = Math.max(fastest, Math.abs(heat) / capacity);
    }
    this.power.read(0, equations);
    this.#energy.look(0, this.#state);
    if (this.#controls) fastest = Math.max(fastest, this.#controls.start(equations, this.#state));
    this.#length.restart(fastest, this.#tolerance);
    this.#isFresh = true;
  }

  /** One step, at most to `until` [s], and not beyond the moment at which a battery is empty or full or a feed has too little. @returns null where none was found */
  *step(until: number): Generator<Progress, Step | null> {
    let landmark = until;
    this.#changes.apply(this.time, 'after');
    const start = this.#state.slice();
    const middle = start.slice();
    const controls = this.#controls;
    const before = controls?.snapshot() ?? null;
    this.#rememberTemperatures(this.#equations);
    this.#length.value = Math.min(this.#length.value, this.#changes.longestStep);
    let cut = NaN; // length at which a threshold is passed, s
    let aim: Crossing | null = null; // that threshold
    let cuts = 0;
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const rest = landmark - this.time;
      const length = Number.isNaN(cut) ? this.#length.within(rest) : cut;
      const isLast = length === rest;
      if (this.time + length === this.time) return null;
      const isSolved = yield* this.#solveStages(length, isLast ? landmark : this.time + length, middle);
      const error = isSolved ? this.#errorOf(length) : Infinity;
      const share = error <= 1 ? this.power.shareToEnd(length) : 1;
      if (share < 1) {
        landmark = this.time + share * length;
        this.#state.set(start);
        if (controls && before) controls.restore(before);
        cut = NaN;
        aim = null;
        continue;
      }
      if (error <= 1) {
        const step: Step = {
          time: this.time,
          length,
          start,
          middle,
          end: this.#state.slice(),
          startSlope: slopesOf(this.#equations, this.#intake[0], start),
          endSlope: slopesOf(this.#equations, this.#intake[stages - 1], this.#state),
          melting: meltingIn(this.#equations, this.#intake, start, this.#state),
          control: controls && before ? controls.stepFrom(before) : null,
        };
        let crossing = controls?.crossing(step) ?? null;
        // As near as can be told the step may end before the threshold that it was cut for.
        if (
          !crossing &&
          aim &&
          controls &&
          controls.beyond(aim, this.#equations, this.#state) > -this.#tolerance
        )
          crossing = aim;
        if (crossing && controls && before && cuts < mostCuts) {
          if (controls.beyond(crossing, this.#equations, this.#state) > this.#tolerance) {
            aim = crossing;
            cut = Math.max(crossing.share, shortestCut) * length;
            cuts++;
            this.#state.set(start);
            controls.restore(before);
            continue;
          }
        }
        this.#crossing = crossing;
        controls?.accept(length);
        this.power.spend(this.time, length);
        this.#energy.add(length, start, this.#state);
        this.#intake[0].set(this.#intake[stages - 1]);
        this.time = isLast ? landmark : this.time + length;
        this.steps++;
        if (Number.isNaN(cut)) this.#length.accepted(length, error, isLast, attempt > 0);
        return step;
      }
      this.rejected++;
      this.#state.set(start);
      if (controls && before) controls.restore(before);
      if (!isSolved && this.#isLost(landmark)) return null;
      this.#length.rejected(length, isSolved ? error : null);
      cut = NaN;
      aim = null;
    }
    return null;
  }

  /** Counts an attempt without an answer. @returns whether there were too many on too short a way */
  #isLost(landmark: number): boolean {
    if (this.time - this.#lostAt > headway * (landmark - this.#lostAt)) {
      this.#lostAt = this.time;
      this.#losses = 0;
    }
    this.#losses++;
    return this.#losses > mostLosses;
  }

  #settle(equations: StageEquations): Generator<Progress, number> {
    return settle(equations, this.#state, this.#jumpSettings, this.#tally);
  }

  *#jumpOrSettle(equations: StageEquations): Generator<Progress, number> {
    const norm = yield* newton(equations, this.#state, this.#jumpSettings, this.#tally);
    return norm <= required ? norm : yield* this.#settle(equations);
  }

  *#balanceStage(equations: StageEquations): Generator<Progress, number> {
    const own = { maxIterations: stageIterations, reuseFactors: !this.#isFresh };
    const settings = { ...this.#jumpSettings, ...own };
    let norm = yield* newton(equations, this.#state, settings, this.#tally);
    if (norm > required && this.#losses >= lossesBorne) norm = yield* this.#settle(equations);
    if (norm <= required) this.#isFresh = false;
    return norm;
  }

  *#solveStages(length: number, end: number, middle: Float64Array): Generator<Progress, boolean> {
    const equations = this.#equations;
    const controls = this.#controls;
    const before = controls?.snapshot() ?? null;
    equations.rate = 1 / (gamma * length);
    for (let i = 1; i < stages; i++) {
      equations.before.fill(0);
      for (let j = 0; j < i; j++) addMultiple(equations.before, weights[i][j] / gamma, this.#intake[j]);
      const isEnd = i === stages - 1;
      const moment = isEnd ? end : this.time + nodes[i] * length;
      const apply = (): void => this.#changes.apply(moment, isEnd ? 'before' : 'after');
      let norm: number;
      if (controls && before) {
        controls.beginStage(i, length, before.states);
        norm = yield* controls.follow(equations, this.#state, apply, () => this.#balanceStage(equations));
      } else {
        apply();
        norm = yield* this.#balanceStage(equations);
      }
      if (norm > required) return false;
      if (!equations.isAt(this.#state)) equations.evaluate(this.#state);
      controls?.endStage(i);
      equations.intake(this.#state, this.#intake[i]);
      this.power.read(i, equations);
      this.#energy.look(i, this.#state);
      if (nodes[i] === 1 / 2) middle.set(this.#state);
    }
    return true;
  }

  /** Over the tolerance. */
  #errorOf(length: number): number {
    const own = temperatureError(this.#equations, this.#intake, length, this.#correction);
    return Math.max(own, this.#controls?.error(length) ?? 0) / this.#tolerance;
  }

  #rememberTemperatures({ from, topology }: StageEquations): void {
    for (let place = 0; place < from.length; place++)
      from[place] = this.#state[topology.temperatureAt + place];
  }
}
