/*
 * A pod from one time to the next, heat and moisture together.
 */
import type { PodState } from '#solver/pod/contract.ts';
import { airCapacity, type Moment, type ReadyPod, stateAfter } from '#solver/pod/balance.ts';
import { firstMoisture, moistureAfter, vapourOf, wetSurfaces } from '#solver/pod/moisture.ts';
import type { Tally, Wetness } from '#solver/pod/tally.ts';

/** Where a pod stands: the state, and the moisture of its air in kg/kg, null where not known. */
export interface Standing {
  readonly state: PodState;
  readonly moisture: number | null;
}

/** At rest in the weather of one time, with the air that was shut in. */
export function standingAt(ready: ReadyPod, moment: Moment): Standing {
  const { outdoors } = moment;
  const start = { air: outdoors.temperature, bodies: ready.contents.map(() => outdoors.temperature) };
  const state = stateAfter(ready, start, moment, Infinity);
  const first = firstMoisture(ready, outdoors);
  // A long time in this weather: what is shut in has come to rest with the leakage.
  const { ratio } = moistureAfter(ready, first, state, moment, longTime);
  return { state, moisture: ratio };
}

/** s. */
const longTime = 30 * 86_400;

/** One step; what flowed is added to the sums. */
export function stepOn(
  ready: ReadyPod,
  before: Standing,
  given: Moment,
  duration: number,
  { tally, wetness }: { readonly tally: Tally; readonly wetness: Wetness },
): Standing {
  const { pressure } = given.outdoors;
  const moist = moistureAfter(ready, before.moisture, before.state, given, duration);
  const moment = moist.latent === 0 ? given : { ...given, latent: moist.latent };
  const state = stateAfter(ready, before.state, moment, duration);
  tally.add(state, duration);
  if (moist.ratio === null) wetness.unknown();
  else {
    const vapour = vapourOf(moist.ratio, pressure);
    wetness.add(wetSurfaces(ready, state, moment, vapour), vapour, moist, duration);
  }
  return { state, moisture: moist.ratio };
}

/** Heat in all that a pod holds, J over a reference that cancels. */
export function storedHeat(ready: ReadyPod, { air, bodies }: Pick<PodState, 'air' | 'bodies'>): number {
  return ready.contents.reduce(
    (sum, { conductance, count, heatCapacity }, n) =>
      sum + (conductance === null ? 0 : count * heatCapacity * bodies[n]),
    airCapacity(ready) * air,
  );
}
