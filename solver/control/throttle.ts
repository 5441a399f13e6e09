/*
 * How much of its rate a machine keeps when it is hot.
 */
import type { ThrottleControl } from '#solver/case/controls.ts';
import { type Advance, clip, type ControlLaw, wholeRange } from '#solver/control/law.ts';
import { Switch } from '#solver/control/switch.ts';

/**
 * The share of the free rate: 1 − (1 − floor)(T − from)/(to − from) between 1 and `floor`, or the floor from `at` until
 * `release`; with a time constant τ the share follows it, s' = (target − s)/τ. Once at `shutdown` it is 0 for good.
 */
export class Throttle implements ControlLaw {
  readonly least = 0;
  readonly most = 1;
  readonly sample = null;
  readonly isContinuous: boolean;
  readonly states: ControlLaw['states'];
  readonly switches: readonly Switch[];
  readonly #floor: number;
  readonly #from: number; // warmth
  readonly #width: number; // K; 0 for a step
  readonly #lag: number; // s; 0: none
  readonly #step: Switch | null;
  readonly #shutdown: Switch | null;

  /** @param hold shortest time at the floor and at the full share [s] */
  constructor(control: ThrottleControl, hold: number) {
    const { from, to, at, release, floor, timeConstant = 0, shutdown } = control;
    const warmer = 'margin' in control.measures ? -1 : 1;
    this.#floor = floor;
    this.#lag = timeConstant;
    this.#from = warmer * (from ?? 0);
    this.#width = from === undefined || to === undefined ? 0 : warmer * (to - from);
    this.#step =
      at === undefined || release === undefined
        ? null
        : new Switch(warmer * at, warmer * release, false, hold);
    this.#shutdown = shutdown === undefined ? null : new Switch(shutdown, Number.NaN, false, 0);
    // Where a band first begins the share bends: no step goes past that.
    const onset = this.#step ? null : new Switch(this.#from, Number.NaN, false, 0, false);
    this.switches = [onset, this.#step, this.#shutdown].filter((each) => each !== null);
    this.isContinuous = this.#step === null || timeConstant > 0;
    this.states = timeConstant > 0 ? [{ decay: 1 / timeConstant, kelvin: 1 / wholeRange }] : [];
  }

  /** Warmth from which a band leaves less than all; NaN of a step, which is an event. */
  get begins(): number {
    return this.#step ? NaN : this.#from;
  }

  /** When it shut down, s; null where it did not. */
  get shutdownAt(): number | null {
    return this.#shutdown?.firstOnAt ?? null;
  }

  follow(out: Float64Array, states: Float64Array, { from, share }: Advance, measured: number): void {
    this.rest(out, measured);
    if (this.#lag === 0) return;
    const ratio = share / this.#lag;
    states[0] = (from[0] + ratio * this.#target(measured)) / (1 + ratio);
    if (this.#isShut) return;
    out[0] = states[0];
    out[1] *= ratio / (1 + ratio);
  }

  rest(out: Float64Array, measured: number): void {
    out[2] = 0;
    out[0] = this.#isShut ? 0 : this.#target(measured);
    const isBetween = this.#step === null && out[0] > this.#floor && out[0] < 1;
    out[1] = isBetween && !this.#isShut ? -(1 - this.#floor) / this.#width : 0;
  }

  hold(states: Float64Array, _: number, output: number): void {
    if (this.#lag > 0) states[0] = output;
  }

  rates(out: Float64Array, states: Float64Array, measured: number): void {
    if (this.#lag > 0) out[0] = (this.#target(measured) - states[0]) / this.#lag;
  }

  get #isShut(): boolean {
    return this.#shutdown?.isOn ?? false;
  }

  #target(measured: number): number {
    if (this.#step) return this.#step.isOn ? this.#floor : 1;
    return clip(1 - ((1 - this.#floor) * (measured - this.#from)) / this.#width, this.#floor, 1);
  }
}
