import type { Pod } from '#models/pod/pod.ts';
import { momentOf, type ReadyPod } from '#solver/pod/balance.ts';
import { coldResult } from '#solver/pod/cold.ts';
import type { FaceResult, Outdoors, PodResult, ServedContent } from '#solver/pod/contract.ts';
import { daySeconds, hotDayOf, meanOfDay } from '#solver/pod/design-day.ts';
import { hotDay } from '#solver/pod/hot-day.ts';
import { readyPod } from '#solver/pod/ready.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

const hourSeconds = 3600;

/** A pod on its hot day and in its cold. */
export function solvePod(pod: Pod, contents: readonly ServedContent[]): PodResult {
  const { pressure } = standardAtmosphere(pod.place.altitude);
  const ground = (mean: number): number => pod.place.groundTemperature ?? mean;
  const hot = readyPod(pod, contents, pressure, ground(meanOfDay(pod.hot)));
  const cold = readyPod(pod, contents, pressure, ground(pod.cold.temperature));
  const weatherAt = hotDayOf(pod, hot.walls);
  const faces = facesOf(hot, weatherAt);
  return {
    faces,
    conductance: faces.reduce((sum, { area, uValue }) => sum + area * uValue, 0),
    hot: hotDay(hot, weatherAt),
    cold: coldResult(cold),
    airflow: pod.cooling.kind === 'fans' ? hot.cooling.airflow : null,
  };
}

/** Each face at its hottest hour of the day. */
function facesOf(ready: ReadyPod, weatherAt: (time: number) => Outdoors): readonly FaceResult[] {
  const times = Array.from({ length: daySeconds / hourSeconds }, (_, n) => (n + 0.5) * hourSeconds);
  const moments = times.map((time) => momentOf(ready, weatherAt(time)));
  return ready.walls.map(({ face, area }, n) => {
    const states = moments.map(({ walls }) => walls[n]);
    const hottest = states.reduce((a, b) => (b.solAir > a.solAir ? b : a));
    return {
      name: face.name,
      area,
      uValue: hottest.uValue,
      hottest: hottest.solAir,
      strongest: Math.max(...moments.map(({ outdoors }) => outdoors.sun[n])),
    };
  });
}
