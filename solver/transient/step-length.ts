/*
 * How long the next step is.
 */
import { errorOrder } from '#solver/transient/esdirk.ts';

/** Limits of the change in length from one step to the next, and the share of the estimate that is used. */
const smallestChange = 0.2;
const largestChange = 5;
const caution = 0.9;
/** A step grows by less than this only where it must end: equal steps share their factors. */
const worthwhile = 1.3;
/** Length of a step whose stages found no answer, over that before. */
const retreat = 0.25;
/** Rise in the first step after a jump, over the tolerance. */
const firstRise = 20;

export class StepLength {
  /** Of the next step, s. */
  value = NaN;
  #afterJump = 0; // length with which the step after the last jump was followed up, s
  #jumped = true; // whether there was no step since the last jump

  /**
   * After a jump, which is taken to be like the one before; where it is not, the error says so.
   * @param fastest rate of a temperature [K/s]; `tolerance` of one in a step [K]
   */
  restart(fastest: number, tolerance: number): void {
    this.value = fastest > 0 ? Math.max((firstRise * tolerance) / fastest, this.#afterJump) : Infinity;
    this.#jumped = true;
  }

  /** What is tried where a step must end after `rest` s at the latest. */
  within(rest: number): number {
    if (this.value >= 0.999 * rest) return rest;
    return Math.min(this.value, Math.max(0.5 * rest, 1e-3 * this.value));
  }

  /** After a step of `length` s with its error over the tolerance. @param isLast whether it was cut short by what came next */
  accepted(length: number, error: number, isLast: boolean, wasRejected: boolean): void {
    const change = changeOf(error);
    const next = length * (change > 1 && change < worthwhile ? 1 : change);
    // A step cut short by its landmark says little of the next one.
    this.value =
      isLast && length < this.value ? Math.max(next, Math.min(this.value, largestChange * next)) : next;
    if (this.#jumped) this.#afterJump = wasRejected ? length : this.value;
    this.#jumped = false;
  }

  /** @param error over the tolerance; null where the stages found no answer */
  rejected(length: number, error: number | null): void {
    this.value = length * (error === null ? retreat : changeOf(error));
  }
}

function changeOf(error: number): number {
  const change = caution * error ** (-1 / errorOrder);
  return Math.min(largestChange, Math.max(smallestChange, change));
}
