/*
 * A module in time: steps of second order that damp what is fast.
 */
import { balance, type Chain, type State, stateFor, type Stretch } from '#solver/module/chain.ts';
import type { CourseSums } from '#solver/module/course-sums.ts';
import type { Rejection } from '#solver/module/surroundings.ts';

/**
 * Stage of the singly diagonal implicit Runge–Kutta method of second order with two stages, L-stable.
 * Source: Alexander (1977), SIAM J. Numer. Anal. 14, 1006–1021: γ = 1 − 1/√2.
 */
const gamma = 1 - Math.SQRT1_2;
/** Share of its stretch that a step is at the most. */
const longest = 1 / 200;
/** Share of its stretch that a step is at the least: what is quicker is at rest at once. */
const shortest = 1e-8;
/** A step by the one before it. */
const growth = 1.15;

/**
 * s of each step of a stretch. Powers change where it begins: the first step is a quarter of the time of the quickest
 * store, and they grow from there on. What is quick is over before steps are too long for it; steps that were long
 * from the begin would have it swing beyond its rest.
 */
function stepsOf(quickest: number, duration: number): readonly number[] {
  const most = longest * duration;
  const steps: number[] = [];
  let [sum, next] = [0, Math.min(most, Math.max(quickest / 4, shortest * duration))];
  while (sum < duration * (1 - 1e-9)) {
    steps.push(next);
    sum += next;
    next = Math.min(most, growth * next);
  }
  return steps.map((step) => (step * duration) / sum);
}

/** s in which the quickest store goes most of its way, the others held. @param t of the housing, K */
function quickestOf({ capacity, junctions }: Chain, rejection: Rejection, t: number): number {
  rejection.evaluate(pair, t);
  const around = junctions.reduce((sum, { resistance }) => sum + 1 / resistance, pair[1]);
  return Math.min(capacity / around, ...junctions.map((one) => one.capacity * one.resistance));
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
  const first = stateFor(chain.junctions.length, now[0]);
  const second = stateFor(chain.junctions.length, now[0]);
  let time = 0;
  for (const stretch of stretches) {
    for (const length of stepsOf(quickestOf(chain, rejection, now[0]), stretch.duration)) {
      bothStages(chain, rejection, stretch, length, now, [first, second]);
      sums?.stage(first, stretch, (1 - gamma) * length);
      sums?.stage(second, stretch, gamma * length);
      now.set(second.temperatures);
      time += length;
      sums?.step(second, stretch, length);
      if (stop(now, time)) return now;
    }
  }
  return now;
}

/** Both stages of a step; where throttling begins in it, two implicit Euler steps with the weights of the stages. */
function bothStages(
  chain: Chain,
  rejection: Rejection,
  stretch: Stretch,
  length: number,
  now: Float64Array,
  [first, second]: readonly [State, State],
): void {
  const at = (state: State, time: number, base: Float64Array): void =>
    balance(chain, rejection, { ...stretch, rate: 1 / time, base }, state);
  at(first, gamma * length, now);
  // The second stage counts from where the first one's slope leads in 1 − γ of the step.
  const base = now.map((t, i) => t + ((1 - gamma) / gamma) * (first.temperatures[i] - t));
  at(second, gamma * length, base);
  if (!beginsToThrottle(chain, now, first, second)) return;
  // That slope would lead a junction beyond a limit that it has just met, from where no throttling takes it back.
  at(first, (1 - gamma) * length, now);
  at(second, gamma * length, first.temperatures);
}

const beginsToThrottle = ({ junctions }: Chain, now: Float64Array, ...stages: readonly State[]): boolean =>
  junctions.some(
    ({ limit, throttled }, i) =>
      throttled !== null &&
      now[i + 1] < limit &&
      stages.some(({ temperatures }) => temperatures[i + 1] >= limit),
  );

const pair = new Float64Array(2);
