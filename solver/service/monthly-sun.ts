/*
 * Sunlight of a year from its monthly means on a level plane: for places without a file of weather.
 */
import { dateOf } from '#models/site/calendar.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { sunPosition } from '#solver/site/sun.ts';

/** W/m², mean outside the air. Source: Kopp & Lean (2011): 1360.8. */
const solarConstant = 1361;
const secondsOfHour = 3600;
const hoursOfYear = 8760;

/** The week of each month that is darker than the rest: days 12 to 18. */
const darkWeek = { from: 11, days: 7 } as const;

type Sun = NonNullable<WeatherYear['hours']['sun']>;
type PlaceOnEarth = Pick<WeatherYear, 'latitude' | 'longitude' | 'timezone'>;

/**
 * Share of sunlight that comes from the sky, monthly mean.
 * Validity: 0.3 ≤ K ≤ 0.8. Source: Erbs, Klein & Duffie (1982), Solar Energy 28, 293–302, as in Duffie & Beckman, eq.
 * 2.12.1. Example: K = 0.5, sunset at 90°: 0.390. @param clearness K @param sunset hour angle, rad
 */
export function diffuseShare(clearness: number, sunset: number): number {
  const k = Math.max(0.3, Math.min(0.8, clearness));
  return sunset <= (81.4 * Math.PI) / 180
    ? 1.391 - 3.56 * k + 4.189 * k ** 2 - 2.137 * k ** 3
    : 1.311 - 3.022 * k + 3.427 * k ** 2 - 1.821 * k ** 3;
}

/**
 * Of an hour's share of the day's sunlight over its share of that outside the air: a + b cos ω.
 * Source: Collares-Pereira & Rabl (1979), Solar Energy 22, 155–164. @param hourAngle rad @param sunset rad
 */
function hourlyForm(hourAngle: number, sunset: number): number {
  const sine = Math.sin(sunset - Math.PI / 3);
  return 0.409 + 0.5016 * sine + (0.6609 - 0.4767 * sine) * Math.cos(hourAngle);
}

/** Outside the air on a level plane, W/m², with the distance of the sun. Source: Duffie & Beckman, eq. 1.4.1a. @param day of the year, from 0 */
export const outsideAir = (elevation: number, day: number): number =>
  elevation <= 0
    ? 0
    : solarConstant * (1 + 0.033 * Math.cos((2 * Math.PI * (day + 1)) / 365)) * Math.sin(elevation);

interface Hour {
  readonly month: number;
  readonly day: number;
  readonly elevation: number;
  readonly outside: number;
  readonly hourAngle: number;
  readonly sunset: number;
}

function hourAt(n: number, { latitude, longitude, timezone }: PlaceOnEarth): Hour {
  const time = Date.UTC(2001, 0, 1) + (n + 0.5 - timezone) * secondsOfHour * 1000;
  const { elevation } = sunPosition(time, latitude, longitude);
  // Seen from the pole the sun stands as high as it is declined.
  const declination = sunPosition(time, 90, 0).elevation;
  const phi = (latitude * Math.PI) / 180;
  const inRange = (cosine: number): number => Math.max(-1, Math.min(1, cosine));
  const across = Math.cos(phi) * Math.cos(declination);
  const cosine = (Math.sin(elevation) - Math.sin(phi) * Math.sin(declination)) / across;
  return {
    ...dateOf(n, hoursOfYear),
    elevation,
    outside: outsideAir(elevation, Math.floor(n / 24)),
    hourAngle: Math.acos(inRange(cosine)),
    sunset: Math.acos(inRange(-Math.tan(phi) * Math.tan(declination))),
  };
}

/**
 * Hours of sunlight whose monthly means are those that are given. All days of a month are alike but for one week, which
 * has `darkShare` of the mean; the others have as much more. An estimate: it knows no other weather.
 *
 * @param means J/m² a day on a level plane, January first @param darkShare of that week; 1: as the others
 */
export function sunOfMonths(means: readonly number[], darkShare: number, place: PlaceOnEarth): Sun {
  const all = Array.from({ length: hoursOfYear }, (_, n) => hourAt(n, place));
  const global = new Float64Array(hoursOfYear);
  const direct = new Float64Array(hoursOfYear);
  const diffuse = new Float64Array(hoursOfYear);
  means.forEach((mean, month) => {
    const own = all.flatMap((hour, n) => (hour.month === month ? [{ ...hour, n }] : []));
    const days = own.length / 24;
    const outside = (own.reduce((sum, hour) => sum + hour.outside, 0) * secondsOfHour) / days;
    if (outside <= 0) return;
    const isDark = (day: number): boolean => day >= darkWeek.from && day < darkWeek.from + darkWeek.days;
    const bright = (days - darkShare * darkWeek.days) / (days - darkWeek.days);
    const raw = own.map((hour) => Math.max(0, hour.outside * hourlyForm(hour.hourAngle, hour.sunset)));
    const scale = (mean * days) / (raw.reduce((sum, value) => sum + value, 0) * secondsOfHour);
    own.forEach(({ n, day, outside: above, elevation, sunset }, index) => {
      const share = isDark(day) ? darkShare : bright;
      const clearness = (share * mean) / outside;
      global[n] = raw[index] * scale * share;
      diffuse[n] = Math.min(global[n], diffuseShare(clearness, sunset) * clearness * above);
      const sine = Math.sin(elevation);
      // Beams at the horizon would be divided by next to nothing: none is stronger than outside the air.
      direct[n] = sine > 0 ? Math.min(above / sine, (global[n] - diffuse[n]) / sine) : 0;
    });
  });
  return { global, direct, diffuse };
}
