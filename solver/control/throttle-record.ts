/*
 * When machines were held back, and for how long.
 */
import type { Controls } from '#solver/control/controls.ts';
import { PowerCap } from '#solver/control/power-cap.ts';
import { Throttle } from '#solver/control/throttle.ts';
import type { ControlRecord } from '#solver/transient/contract.ts';
import type { Step } from '#solver/transient/step.ts';

/** From this share of the free rate on a machine is not held back. */
const full = 0.999;
/** Halvings of the part of a step in which that begins or ends. */
const halvings = 30;

export class ThrottleRecord {
  readonly #controls: Controls;
  /** Numbers of throttles and caps among the controls. */
  readonly #shares: readonly number[];
  readonly #firstAt: (number | null)[];
  readonly #seconds: Float64Array;

  constructor(controls: Controls) {
    this.#controls = controls;
    this.#shares = controls.ids.flatMap((_, k) => {
      const law = controls.law(k);
      return law instanceof Throttle || law instanceof PowerCap ? [k] : [];
    });
    this.#firstAt = controls.ids.map(() => null);
    this.#seconds = new Float64Array(controls.ids.length);
  }

  /** The outputs that stand at a moment [s]. */
  look(time: number): void {
    for (const k of this.#shares) if (this.#controls.outputs[k] < full) this.#firstAt[k] ??= time;
  }

  add(step: Step): void {
    const { control } = step;
    if (!control) return;
    for (const k of this.#shares) {
      const begins = control.start.outputs[k] < full;
      const ends = control.end.outputs[k] < full;
      if (!begins && !ends) continue;
      const at = begins === ends ? 0 : this.#change(k, step, begins);
      this.#seconds[k] += step.length * (begins && !ends ? at : 1 - at);
      this.#firstAt[k] ??= step.time + at * step.length;
    }
  }

  /** Of control k; null where it gives no share. */
  of(k: number): ControlRecord['throttled'] {
    if (!this.#shares.includes(k)) return null;
    const law = this.#controls.law(k);
    return {
      firstAt: this.#firstAt[k],
      seconds: this.#seconds[k],
      shutdownAt: law instanceof Throttle ? law.shutdownAt : null,
    };
  }

  /** Share of a step at which a machine begins or ceases to be held back. */
  #change(k: number, step: Step, begins: boolean): number {
    const law = this.#controls.law(k);
    const from = law instanceof Throttle ? law.begins : NaN;
    // A share that follows late bends at this temperature: the step tells it better than its own interpolation.
    const byWarmth = !begins && this.#controls.warmthWithin(k, step, 1) > from;
    const isHeldBack = (share: number): boolean =>
      byWarmth
        ? this.#controls.warmthWithin(k, step, share) > from
        : this.#controls.outputWithin(k, step, share) < full;
    let before = 0;
    let after = 1;
    for (let halving = 0; halving < halvings; halving++) {
      const middle = (before + after) / 2;
      if (isHeldBack(middle) === begins) before = middle;
      else after = middle;
    }
    return after;
  }
}
