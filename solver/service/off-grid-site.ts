/*
 * A site off the grid: its day of requests through a year of sun and sources.
 */
import type { Deployment, OffGrid } from '#models/service/service.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import type { OffGridResult } from '#solver/service/contract.ts';
import { largest } from '#solver/service/limits.ts';
import {
  autonomyOf,
  isCarried,
  noLoss,
  type OffGridInputs,
  type OffGridYear,
  type Storage,
  worstWeekOf,
} from '#solver/service/off-grid.ts';
import { powerOfYear } from '#solver/service/photovoltaic.ts';

const secondsOfHour = 3600;
const hoursOfYear = 8760;
const hoursOfDay = 24;
/** Bisections over whole years: the answer to a millionth. */
export const yearHalvings = 20;
/** Times the array that are tried. */
const mostArrays = 20;

/** W that melting snow takes in each hour: whenever the air is cold enough. */
export function snowPower({ link }: Pick<Deployment, 'link'>, weather: WeatherYear | null): Float64Array {
  if (!link || link.snowMelt === 0 || !weather) return new Float64Array(hoursOfYear);
  return weather.hours.dryBulb.map((t) => (t < link.snowMeltBelow ? link.snowMelt : 0));
}

/** What the array gives on the bus, W. @throws Error in words where its sunlight is not known */
export function arrayPower({ array }: OffGrid, weather: WeatherYear | null): Float64Array | null {
  if (!array) return null;
  if (!weather?.hours.sun)
    throw new Error(
      `the sunlight of the array is not known${weather ? ` at ${weather.place}` : ''}: state "irradiation" in its climate, or take a weather file with --weather`,
    );
  return powerOfYear(array, { tilt: array.tilt, azimuth: array.azimuth }, weather, weather.hours.sun);
}

/**
 * @param day W of the site in each hour of the day @param snow W, and @param array W on the bus, of each hour of the year
 */
export function offGridInputs(
  energy: OffGrid,
  day: readonly number[],
  snow: Float64Array,
  array: Float64Array | null,
): OffGridInputs {
  return {
    load: snow.map((extra, n) => (day[n % hoursOfDay] + extra) / energy.conversion),
    array: array ?? new Float64Array(snow.length),
    sources: energy.sources.map(({ power, efficiency, from, to }) =>
      Float64Array.from(
        { length: hoursOfDay },
        (_, hour) => power * efficiency * shareWithin(hour, from, to),
      ),
    ),
    generator: energy.generator,
    storage: storageOf(energy),
  };
}

const storageOf = ({ battery }: OffGrid): Storage => battery;

/** Share of an hour of the day that lies between two times, past midnight where the second is earlier. */
function shareWithin(hour: number, from: number, to: number): number {
  const begin = hour * secondsOfHour;
  const overlap = (low: number, high: number): number =>
    Math.max(0, Math.min(begin + secondsOfHour, high) - Math.max(begin, low)) / secondsOfHour;
  return to > from ? overlap(from, to) : overlap(from, hoursOfDay * secondsOfHour) + overlap(0, to);
}

/** The peak of the array with which no hour lacks energy, W; null where twenty times as much is not enough. */
function arrayNeeded({ array }: OffGrid, inputs: OffGridInputs): number | null {
  if (!array) return null;
  const lacks = (times: number): boolean =>
    !isCarried({ ...inputs, array: inputs.array.map((power) => power * times) });
  if (lacks(mostArrays)) return null;
  return array.peakPower * (lacks(0) ? largest(lacks, mostArrays, yearHalvings) : 0);
}

export function offGridResult(
  energy: OffGrid,
  inputs: OffGridInputs,
  year: OffGridYear,
  weather: WeatherYear | null,
): OffGridResult {
  const mean = year.asked / (inputs.load.length * secondsOfHour);
  const sources = energy.sources.map(({ name }, index) => ({ name, used: year.sourcesUsed[index] }));
  const taken = year.arrayUsed + year.generatorUsed + sources.reduce((sum, { used }) => sum + used, 0);
  return {
    asked: year.asked,
    served: year.served,
    arrayOffered: year.arrayOffered,
    arrayUsed: year.arrayUsed,
    sources,
    generatorUsed: year.generatorUsed,
    generatorHours: year.generatorHours,
    lostInStorage: year.lostInStorage,
    balance: (taken - year.served - year.lostInStorage - year.stored) / Math.max(year.served, 1),
    lossOfLoad: year.lossOfLoad < noLoss ? 0 : year.lossOfLoad,
    leastCharge: year.leastCharge,
    autonomy: autonomyOf(inputs.storage, mean),
    worstWeek: worstWeekOf(inputs, year),
    hours: inputs.load.length,
    arrayNeeded: arrayNeeded(energy, inputs),
    basis: weather ? [weather.source, ...weather.notes] : [],
  };
}
