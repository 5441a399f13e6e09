/*
 * The duty cycle until it repeats itself, and starts from one temperature.
 */
import type { SealedModule, Start } from '#models/module/module.ts';
import { balance, type Chain, chainOf, stateFor, type Stretch } from '#solver/module/chain.ts';
import type { ColdStartResult, CourseResult, CycleResult } from '#solver/module/contract.ts';
import { CourseSums } from '#solver/module/course-sums.ts';
import { marchThrough } from '#solver/module/course.ts';
import { askedAt, inOperation, restOf } from '#solver/module/steady.ts';
import { type Rejection, rejectionOf } from '#solver/module/surroundings.ts';

const mostLaps = 3000;
/** K that laps may be skipped by. */
const widestJump = 100;
/** Share of what a change has shrunk by within which it counts as shrunk by the same ratio. */
const oneRatio = 0.1;
/** K, from lap to lap. */
const still = 1e-6;
/** K of rounding within which a component counts as warm enough. */
const rounding = 1e-6;
/** s that a heater may take. */
const longestWait = 86_400;

const namesOf = ({ components }: SealedModule): readonly string[] => components.map(({ name }) => name);

const stretchesOf = (module: SealedModule): readonly Stretch[] =>
  module.points.map((point) => ({
    duration: point.duration,
    asked: askedAt(module, point),
    heater: 0,
  }));

/** W that each component asks for on the mean of the cycle. */
function meanAsked(stretches: readonly Stretch[]): Float64Array {
  const period = stretches.reduce((sum, { duration }) => sum + duration, 0);
  return stretches[0].asked.map((_, i) =>
    stretches.reduce((sum, { asked, duration }) => sum + (asked[i] * duration) / period, 0),
  );
}

export function cycleOf(module: SealedModule): CycleResult {
  const chain = chainOf(module);
  const rejection = rejectionOf(module, inOperation(module));
  const stretches = stretchesOf(module);
  let start: Float64Array = restOf(module, chain, meanAsked(stretches)).temperatures;
  let before: Float64Array | null = null;
  for (let lap = 1; ; lap++) {
    const end = marchThrough(chain, rejection, stretches, start, null);
    const change = end.map((t, i) => t - start[i]);
    const largest = Math.max(...change.map(Math.abs));
    if (largest < still || lap === mostLaps) {
      const sums = new CourseSums(chain, rejection, end);
      const last = marchThrough(chain, rejection, stretches, end, sums);
      return { ...sums.result(namesOf(module), last), laps: lap + 1, isPeriodic: largest < still };
    }
    const further: number | null = before && furtherLaps(change, before);
    start = further === null ? end : end.map((t, i) => t + further * change[i]);
    before = further === null ? change : null;
  }
}

/**
 * How many times its last change a slow housing has still to go: of a change that shrinks by one ratio a lap
 * everywhere, the rest of the geometric series (Aitken). Null where it is not such a change: with two stores that are
 * slow in their own ways a jump would make one of them worse.
 */
function furtherLaps(change: Float64Array, before: Float64Array): number | null {
  const ratio = change[0] / before[0];
  if (!(ratio > 0.5 && ratio < 1)) return null;
  if (change.some((one, i) => Math.abs(one - ratio * before[i]) > oneRatio * (1 - ratio) * Math.abs(one)))
    return null;
  const further = ratio / (1 - ratio);
  return Math.abs(further * change[0]) < widestJump ? further : null;
}

/** Stretches of the cycle over and over, cut off at the end. */
function repeated(module: SealedModule, duration: number): readonly Stretch[] {
  const found: Stretch[] = [];
  const cycle = stretchesOf(module);
  let left = duration;
  for (let i = 0; left > 1e-9 * duration; i = (i + 1) % cycle.length) {
    const stretch = cycle[i];
    found.push({ ...stretch, duration: Math.min(left, stretch.duration) });
    left -= stretch.duration;
  }
  return found;
}

function watched(
  module: SealedModule,
  { duration }: Start,
  chain: Chain,
  around: Rejection,
  from: Float64Array,
) {
  const sums = new CourseSums(chain, around, from);
  const end = marchThrough(chain, around, repeated(module, duration), from, sums);
  return sums.result(namesOf(module), end);
}

export function hotSoakOf(module: SealedModule, start: Start): CourseResult {
  const chain = chainOf(module);
  const from = stateFor(module.components.length, start.start).temperatures;
  return watched(module, start, chain, rejectionOf(module, start), from);
}

/** With the heater alone until every component may start, then through the duty cycle. */
export function coldStartOf(module: SealedModule, start: Start): ColdStartResult {
  const chain = chainOf(module);
  const rejection = rejectionOf(module, start);
  const from = stateFor(module.components.length, start.start).temperatures;
  const missing = (temperatures: Float64Array): number =>
    Math.max(...module.components.map(({ lowest }, i) => lowest - temperatures[i + 1])) - rounding;
  const { heater } = module.housing;
  let ready = from;
  let wait: number | null = 0;
  if (missing(from) > 0) {
    const off = { duration: longestWait, asked: new Float64Array(module.components.length), heater };
    const rest = stateFor(off.asked.length, start.start);
    balance(chain, rejection, { ...off, rate: 0, base: from }, rest);
    wait = missing(rest.temperatures) >= 0 ? null : waitOf(chain, rejection, off, from, missing);
    if (wait !== null) ready = marchThrough(chain, rejection, [{ ...off, duration: wait }], from, null);
  }
  return { ...watched(module, start, chain, rejection, ready), wait };
}

/** s until nothing is missing; null where it lasts too long. Sought again with finer steps once it is known roughly. */
function waitOf(
  chain: Chain,
  rejection: Rejection,
  off: Stretch,
  from: Float64Array,
  missing: (temperatures: Float64Array) => number,
): number | null {
  const within = (duration: number) => crossingOf(chain, rejection, { ...off, duration }, from, missing);
  const rough = within(off.duration);
  return rough === null ? null : (within(rough * 1.2) ?? rough);
}

/** Straight within the step in which nothing is missing any more. */
function crossingOf(
  chain: Chain,
  rejection: Rejection,
  off: Stretch,
  from: Float64Array,
  missing: (temperatures: Float64Array) => number,
): number | null {
  let before = { time: 0, missing: missing(from) };
  let found: number | null = null;
  marchThrough(chain, rejection, [off], from, null, (temperatures, time) => {
    const now = { time, missing: missing(temperatures) };
    if (now.missing <= 0)
      found = before.time + ((time - before.time) * before.missing) / (before.missing - now.missing);
    before = now;
    return found !== null;
  });
  return found;
}
