/*
 * A year made up from what is published of a climate: for places without a weather file.
 */
import type { ClimateSite } from '#models/site/climate-site.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { leastSquares } from '#solver/linalg/least-squares.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

const hoursOfYear = 8760;
const zero = 273.15;
/** Bases of the degree days, °C. */
const heatingBase = 18;
const coolingBase = 10;
const warmestHour = 15;
/** The warmest day, some weeks after the highest sun: of the northern and of the southern half of the earth. */
const warmestDay = { north: 201, south: 19 } as const;

/** What a year is made of: °C, and heights of its waves, K. */
interface Climate {
  readonly mean: number;
  /** Of the year. */
  readonly annual: number;
  /** Of the day. */
  readonly daily: number;
  /** Of the weather from day to day, where it is warmer and colder than usual. */
  readonly warm: number;
  readonly cold: number;
}

/** Periods of the weather, days: of no ratio that comes round within the year; together of unit variance. */
const weatherPeriods = [3.17, 5.41, 8.73, 13.9] as const;

/**
 * Dry bulbs of a year: a wave of the year, one of the day, and weather of some days' length that comes round at fixed
 * times. Mean and heights are those that meet what is published: the dry bulbs of 1 % and 99 % of the hours, and the
 * degree days of heating and cooling; notes tell how well. Neither moisture nor sunlight is in it. Pressure is that of
 * the standard atmosphere.
 */
export function typicalYear(site: ClimateSite): WeatherYear {
  const dryBulb = hoursOf(fitted(site), site.latitude);
  const { heating, cooling, hot, cold } = readingsOf(dryBulb);
  const { pressure } = standardAtmosphere(site.elevation);
  const told = (t: number): string => `${t.toFixed(1)} °C`;
  return {
    place: site.name,
    latitude: site.latitude,
    longitude: site.longitude,
    elevation: site.elevation,
    timezone: site.timezone,
    source: `typical year made from the climate of ${site.station}: ${site.source.join('; ')}`,
    notes: [
      `An estimate: waves that meet what is published, or nearly: 1 % of the hours above ${told(hot)} (published ${told(site.hottest1 - zero)}), 99 % above ${told(cold)} (${told(site.coldest99 - zero)}), ${heating.toFixed(0)} K d of heating below 18 °C (${site.heatingDegreeDays18}), ${cooling.toFixed(0)} K d of cooling above 10 °C (${site.coolingDegreeDays10}). A weather file says more.`,
      'Moisture and sunlight are not known.',
    ],
    hours: {
      dryBulb: dryBulb.map((t) => t + zero),
      relativeHumidity: null,
      pressure: new Float64Array(hoursOfYear).fill(pressure),
      sun: null,
      wind: null,
      infrared: null,
    },
  };
}

/** Heights where nothing else tells, K, and how far off they may well be. */
const usual = { daily: 4, warm: 2.5, cold: 3.5 } as const;
const spread = { daily: 1.5, weather: 4 } as const;
/** How far off a reading may be for the same weight: dry bulbs, K; degree days, a share and K d. */
const nearTemperature = 0.2;
const nearDays = { share: 0.02, least: 30 } as const;
const rounds = 30;
const probe = 0.2;
/** Share of a slope's square beside the others below which it tells nothing. */
const dependent = 1e-12;

/** Least squares by Gauss and Newton, slopes by differences. */
function fitted(site: ClimateSite): Climate {
  const hot = site.hottest1 - zero;
  const cold = site.coldest99 - zero;
  const misses = ([mean, annual, daily, warm, cool]: readonly number[]): number[] => {
    const found = readingsOf(hoursOf({ mean, annual, daily, warm, cold: cool }, site.latitude));
    const days = (value: number, wanted: number): number =>
      (value - wanted) / (nearDays.least + nearDays.share * wanted);
    return [
      (found.hot - hot) / nearTemperature,
      (found.cold - cold) / nearTemperature,
      days(found.heating, site.heatingDegreeDays18),
      days(found.cooling, site.coolingDegreeDays10),
      (daily - usual.daily) / spread.daily,
      (warm - usual.warm) / spread.weather,
      (cool - usual.cold) / spread.weather,
    ];
  };
  const square = (list: readonly number[]): number => list.reduce((sum, one) => sum + one * one, 0);
  let best = [(hot + cold) / 2, (hot - cold) / 4, usual.daily, usual.warm, usual.cold];
  let off = misses(best);
  for (let round = 0; round < rounds; round++) {
    const slopes = best.map((_, i) => {
      const moved = misses(best.map((value, k) => (k === i ? value + probe : value)));
      return moved.map((value, m) => (value - off[m]) / probe);
    });
    const product = (one: readonly number[], other: readonly number[]): number =>
      one.reduce((sum, value, m) => sum + value * other[m], 0);
    const step = leastSquares(
      slopes.map((one) => Float64Array.from(slopes, (other) => product(one, other))),
      slopes.map((one) => -product(one, off)),
      dependent,
    );
    let share = 1;
    for (; share > 0.01; share /= 2) {
      const tried = best.map((value, i) =>
        i === 0 ? value + share * step[i] : Math.max(0, value + share * step[i]),
      );
      const now = misses(tried);
      if (square(now) < square(off)) {
        best = tried;
        off = now;
        break;
      }
    }
    if (share <= 0.01) break;
  }
  const [mean, annual, daily, warm, cool] = best;
  return { mean, annual, daily, warm, cold: cool };
}

/** Waves of height 1 at the middle of each hour. */
const wave = (period: number, crest: number): Float64Array =>
  Float64Array.from({ length: hoursOfYear }, (_, n) =>
    Math.cos((2 * Math.PI * ((n + 0.5) / 24 - crest)) / period),
  );

/** Made when the first year is asked for, and kept. */
let waves: ReturnType<typeof makeWaves> | null = null;

function makeWaves() {
  const each = weatherPeriods.map((period) => wave(period, 0));
  const height = Math.sqrt(2 / weatherPeriods.length);
  return {
    north: wave(365, warmestDay.north),
    south: wave(365, warmestDay.south),
    day: wave(1, warmestHour / 24),
    weather: Float64Array.from({ length: hoursOfYear }, (_, n) =>
      each.reduce((sum, one) => sum + height * one[n], 0),
    ),
  };
}

/** °C. */
function hoursOf({ mean, annual, daily, warm, cold }: Climate, latitude: number): Float64Array {
  const { north, south, day, weather } = (waves ??= makeWaves());
  const year = latitude >= 0 ? north : south;
  return Float64Array.from(
    weather,
    (now, n) => mean + annual * year[n] + daily * day[n] + (now > 0 ? warm : cold) * now,
  );
}

/** What is published of a climate, read off a year. @param dryBulb °C */
function readingsOf(dryBulb: Float64Array): {
  readonly hot: number;
  readonly cold: number;
  readonly heating: number;
  readonly cooling: number;
} {
  const sorted = dryBulb.toSorted();
  return {
    hot: sorted[Math.round(0.99 * hoursOfYear)],
    cold: sorted[Math.round(0.01 * hoursOfYear)],
    heating: degreeDays(dryBulb, (t) => heatingBase - t),
    cooling: degreeDays(dryBulb, (t) => t - coolingBase),
  };
}

/** Sum over the days of what is positive of their means, K d. */
function degreeDays(dryBulb: Float64Array, excess: (mean: number) => number): number {
  let sum = 0;
  for (let day = 0; day < 365; day++) {
    let mean = 0;
    for (let hour = 0; hour < 24; hour++) mean += dryBulb[24 * day + hour] / 24;
    sum += Math.max(0, excess(mean));
  }
  return sum;
}
