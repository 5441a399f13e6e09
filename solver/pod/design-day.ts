/*
 * The weather of a hot design day.
 */
import type { Pod } from '#models/pod/pod.ts';
import { clearSkyTemperature, clearSunlight, type Sunlight } from '#solver/correlations/clear-sky.ts';
import type { Outdoors } from '#solver/pod/contract.ts';
import type { Wall } from '#solver/pod/faces.ts';
import { sunOnFaces } from '#solver/pod/sunlight.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { humidityRatio } from '#solver/site/psychrometrics.ts';
import { type SunPosition, sunPosition } from '#solver/site/sun.ts';

export const daySeconds = 86_400;
const hours = 24;
const degree = Math.PI / 180;
/** Any year. */
const yearBegins = Date.UTC(2001, 0, 1);

/**
 * Share of the daily range by which the end of each hour, 1 h first, is colder than the hottest.
 * Source: ASHRAE Handbook, Fundamentals (2021), ch. 14, table 6.
 */
const belowHottest: readonly number[] = [
  0.88, 0.92, 0.95, 0.98, 1, 0.98, 0.91, 0.74, 0.55, 0.38, 0.23, 0.13, 0.05, 0, 0, 0.06, 0.14, 0.24, 0.39,
  0.5, 0.59, 0.68, 0.75, 0.82,
];

/** K at a time of the day, s, straight between the hours. */
export function dayTemperature({ highest, range }: Pod['hot'], time: number): number {
  const hour = time / 3600 - 1 + hours;
  const from = Math.floor(hour);
  const part = hour - from;
  const [low, high] = [belowHottest[from % hours], belowHottest[(from + 1) % hours]];
  return highest - range * (low + part * (high - low));
}

/** Where the sun stands at a time of the day by its own clock: it is highest about noon. */
function sunAt({ place, hot }: Pod, time: number): SunPosition {
  return sunPosition(yearBegins + ((hot.day - 1) * daySeconds + time) * 1000, place.latitude / degree, 0);
}

/** The weather by the time of the day, s, without moisture where it is not known. */
export function hotDayOf(pod: Pod, walls: readonly Wall[]): (time: number) => Outdoors {
  const { pressure } = standardAtmosphere(pod.place.altitude);
  const { highest, relativeHumidity, peakSun } = pod.hot;
  // The water in the air stays the same over the day, as far as the cold hours hold it.
  const water = relativeHumidity === null ? null : humidityRatio(highest, relativeHumidity, pressure);
  const scale = peakSun === null ? 1 : scaleOf(pod, peakSun);
  return (time) => {
    const temperature = dayTemperature(pod.hot, time);
    const sun = sunAt(pod, time);
    const light = scaled(clearSunlight(sun.elevation, pod.place.altitude, pod.hot.day), scale);
    return {
      temperature,
      pressure,
      humidityRatio: water === null ? null : Math.min(water, humidityRatio(temperature, 1, pressure)),
      wind: pod.film.kind === 'wind' ? pod.film.speed : 0,
      sky: clearSkyTemperature(temperature),
      sun: sunOnFaces(walls, sun, light),
    };
  };
}

const scaled = ({ direct, diffuse, global }: Sunlight, by: number): Sunlight => ({
  direct: direct * by,
  diffuse: diffuse * by,
  global: global * by,
});

/** s, between times at which the strongest sunlight is looked for. */
const fine = 300;

function scaleOf(pod: Pod, peak: number): number {
  let most = 0;
  for (let time = 0; time < daySeconds; time += fine) {
    const { global } = clearSunlight(sunAt(pod, time).elevation, pod.place.altitude, pod.hot.day);
    most = Math.max(most, global);
  }
  return most > 0 ? peak / most : 0;
}

/** Mean of a day's air, K. */
export function meanOfDay(hot: Pod['hot']): number {
  return hot.highest - (hot.range * belowHottest.reduce((sum, share) => sum + share, 0)) / hours;
}
