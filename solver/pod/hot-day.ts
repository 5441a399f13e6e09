/*
 * A pod through a hot design day that repeats itself.
 */
import { airCapacity, type Moment, momentOf, type ReadyPod } from '#solver/pod/balance.ts';
import type { DaySample, HotDay, Outdoors } from '#solver/pod/contract.ts';
import { startsPerHour, withinEnds } from '#solver/pod/cooling.ts';
import { type Standing, standingAt, stepOn, storedHeat } from '#solver/pod/course.ts';
import { daySeconds } from '#solver/pod/design-day.ts';
import { contentResult, NeededCooling } from '#solver/pod/limits.ts';
import { Tally, Wetness } from '#solver/pod/tally.ts';

/** s, of a step; weather is that of its middle. */
const step = 300;
const mostLaps = 60;
/** K from day to day at the end of it. */
const still = 1e-4;

/** @param weatherAt of a time of the day, s */
export function hotDay(ready: ReadyPod, weatherAt: (time: number) => Outdoors): HotDay {
  const moments: Moment[] = [];
  for (let time = step / 2; time < daySeconds; time += step) moments.push(momentOf(ready, weatherAt(time)));
  let standing = standingAt(ready, moments[0]);
  for (let lap = 1; ; lap++) {
    const before = standing;
    const day = through(ready, before, moments);
    standing = day.standing;
    const change = Math.max(
      Math.abs(standing.state.air - before.state.air),
      ...standing.state.bodies.map((body, n) => Math.abs(body - before.state.bodies[n])),
    );
    if (change >= still && lap < mostLaps) continue;
    const stored = storedHeat(ready, standing.state) - storedHeat(ready, before.state);
    return {
      status: change < still ? 'converged' : 'not-converged',
      laps: lap,
      ...day.found,
      contents: ready.contents.map((content) => contentResult(content, day.found.coldest, day.found.hottest)),
      startsPerHour: startsOf(ready),
      balance: day.tally.balance(stored),
    };
  }
}

function through(ready: ReadyPod, from: Standing, moments: readonly Moment[]) {
  const tally = new Tally();
  const wetness = new Wetness();
  const needed = new NeededCooling(ready);
  const samples: DaySample[] = [];
  let standing = from;
  let coldest = Infinity;
  let hottest = -Infinity;
  let warmest = -Infinity;
  let hottestAt = 0;
  let duty = 0;
  let isStopped = false;
  for (const [n, moment] of moments.entries()) {
    const time = (n + 0.5) * step;
    standing = stepOn(ready, standing, moment, step, { tally, wetness });
    const { state } = standing;
    needed.add(moment, time);
    coldest = Math.min(coldest, state.air);
    // While the air swings its upper end is the same; then the mean tells the busiest time.
    if (state.peak > hottest || (state.peak === hottest && state.air > warmest)) {
      hottest = state.peak;
      warmest = state.air;
      hottestAt = time;
    }
    duty = Math.max(duty, state.duty);
    isStopped ||= state.isStopped;
    samples.push({
      time,
      outdoor: moment.outdoors.temperature,
      air: state.air,
      sun: state.flows.sun,
      cooling: state.flows.cooling,
    });
  }
  return {
    standing,
    tally,
    found: {
      coldest,
      hottest,
      hottestAt,
      sunShare: tally.sunShare,
      needed: needed.result,
      duty,
      isStopped,
      energy: tally.energies,
      condensation: wetness.result,
      samples,
    },
  };
}

/** Of an air conditioner that is on and off, on the hottest it works in; null of others. */
function startsOf(ready: ReadyPod): number | null {
  const { cooling, capacity } = ready.cooling;
  if (cooling.kind !== 'air-conditioner' || cooling.control !== 'on-off' || !capacity) return null;
  return startsPerHour(withinEnds(capacity, ready.pod.hot.highest), airCapacity(ready), cooling.band);
}
