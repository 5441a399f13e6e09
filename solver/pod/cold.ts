/*
 * A pod in the cold: at rest with everything on, and from a cold soak.
 */
import { momentOf, type ReadyPod, stateAfter } from '#solver/pod/balance.ts';
import { clearSkyTemperature } from '#solver/correlations/clear-sky.ts';
import type { ColdResult, ColdStart, Outdoors, PodState, ServedContent } from '#solver/pod/contract.ts';
import { innerSide } from '#solver/pod/faces.ts';
import { contentResult, heatToRemove } from '#solver/pod/limits.ts';
import { dewPointOf, firstMoisture } from '#solver/pod/moisture.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { saturatedRatio } from '#solver/site/psychrometrics.ts';

/** s, of a step of the cold start, and how long it is looked at. */
const step = 30;
const longest = 3 * 86_400;
/** K in a step: nothing moves any more. */
const still = 1e-7;

/** The weather of the cold: no sun, a clear sky. */
export function coldOf({ pod, walls }: Pick<ReadyPod, 'pod' | 'walls'>): Outdoors {
  const { temperature } = pod.cold;
  return {
    temperature,
    pressure: standardAtmosphere(pod.place.altitude).pressure,
    humidityRatio: null,
    wind: pod.film.kind === 'wind' ? pod.film.speed : 0,
    sky: clearSkyTemperature(temperature),
    sun: walls.map(() => 0),
  };
}

export function coldResult(ready: ReadyPod): ColdResult {
  const outdoors = coldOf(ready);
  const soaked = { air: outdoors.temperature, bodies: ready.contents.map(() => outdoors.temperature) };
  const moment = momentOf(ready, outdoors);
  const state = stateAfter(ready, soaked, moment, Infinity);
  const inner = moment.walls.map((wall) => innerSide(wall, ready.pod.body.insideFilm, state.air));
  return {
    outdoor: outdoors.temperature,
    air: state.air,
    contents: ready.contents.map((content) => contentResult(content, state.air, state.peak)),
    heater: state.flows.heater,
    isStopped: state.isStopped,
    coldestWall: Math.min(...inner),
    dewPoint: dewPointOf(wettest(ready, outdoors), outdoors.pressure),
    neededHeater: neededHeater(ready, outdoors),
    start: coldStart(ready, outdoors),
  };
}

/** Water in the air inside at its most, kg/kg. */
function wettest(ready: ReadyPod, outdoors: Outdoors): number {
  return ready.pod.cooling.kind === 'fans'
    ? saturatedRatio(outdoors.temperature, outdoors.pressure)
    : firstMoisture(ready, outdoors);
}

/** What a content must be to be switched on, K; −∞ where nothing is known. */
const wantedOf = ({ coldStart: own, lowest }: ServedContent): number => own ?? lowest ?? -Infinity;

/** W that hold the warmest cold start at rest with everything off: Σ U A (T − T_sol-air) + leakage. */
function neededHeater(ready: ReadyPod, outdoors: Outdoors): number {
  const wanted = Math.max(...ready.contents.map(wantedOf));
  if (wanted === -Infinity) return 0;
  const off = { ...ready, contents: [] };
  return Math.max(0, -heatToRemove(off, momentOf(off, outdoors), wanted));
}

/**
 * From all as cold as outside, the heater alone at first; each content is switched on as soon as it is warm enough, and
 * then helps to warm the others. Filters, fans and compressors stay off until all are on.
 */
export function coldStart(ready: ReadyPod, outdoors: Outdoors): ColdStart {
  const { contents } = ready;
  const after = contents.map((content): number | null =>
    outdoors.temperature >= wantedOf(content) ? 0 : null,
  );
  let state: Pick<PodState, 'air' | 'bodies'> = {
    air: outdoors.temperature,
    bodies: contents.map(() => outdoors.temperature),
  };
  const moment = momentOf(ready, outdoors, { mayCool: false });
  let energy = 0;
  for (let time = step; time <= longest && after.includes(null); time += step) {
    const isOn = after.map((one) => one !== null);
    const next = stateAfter(ready, state, { ...moment, isOn }, step);
    energy += next.flows.heater * step;
    const moves = Math.max(
      Math.abs(next.air - state.air),
      ...next.bodies.map((body, n) => Math.abs(body - state.bodies[n])),
    );
    let switched = false;
    for (const [n, content] of contents.entries()) {
      if (after[n] !== null || next.bodies[n] < wantedOf(content)) continue;
      after[n] = time;
      switched = true;
    }
    state = next;
    if (moves < still && !switched) break;
  }
  const known = after.filter((one) => one !== null);
  return {
    contents: contents.map((content, n) => ({
      name: content.name,
      after: after[n],
      isKnown: wantedOf(content) > -Infinity,
    })),
    after: known.length === contents.length ? Math.max(0, ...known) : null,
    energy,
  };
}
