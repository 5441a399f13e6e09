/*
 * A pod through a year of weather, hour by hour.
 */
import type { Pod } from '#models/pod/pod.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { clearSkyTemperature, clearSunlight, skyTemperatureOf } from '#solver/correlations/clear-sky.ts';
import { type Moment, momentOf, type ReadyPod } from '#solver/pod/balance.ts';
import type { Outdoors, PodYear, ServedContent } from '#solver/pod/contract.ts';
import { type Standing, standingAt, stepOn, storedHeat } from '#solver/pod/course.ts';
import type { Wall } from '#solver/pod/faces.ts';
import { contentResult, lowMarginAt, marginAt, NeededCooling } from '#solver/pod/limits.ts';
import { readyPod } from '#solver/pod/ready.ts';
import { sunOnFaces } from '#solver/pod/sunlight.ts';
import { Tally, Wetness } from '#solver/pod/tally.ts';
import { humidityRatio } from '#solver/site/psychrometrics.ts';
import { sunPosition } from '#solver/site/sun.ts';

const hourSeconds = 3600;
/** Steps of an hour, in which the weather stays. */
const steps = 4;
const yearBegins = Date.UTC(2001, 0, 1);

export function podYear(pod: Pod, contents: readonly ServedContent[], year: WeatherYear): PodYear {
  const { dryBulb, pressure } = year.hours;
  const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const ground = pod.place.groundTemperature ?? mean(dryBulb);
  const ready = readyPod(pod, contents, mean(pressure), ground);
  const weatherAt = weatherOf(pod, ready.walls, year);
  const momentAt = (hour: number): Moment => momentOf(ready, weatherAt(hour));
  const found = new Year(ready);
  // Begins as the last day of December leaves it.
  let standing = standingAt(ready, momentAt(dryBulb.length - hoursOfDay));
  for (let hour = dryBulb.length - hoursOfDay; hour < dryBulb.length; hour++)
    standing = found.rehearse(standing, momentAt(hour));
  const first = standing;
  for (let hour = 0; hour < dryBulb.length; hour++) standing = found.add(standing, momentAt(hour), hour);
  const stored = storedHeat(ready, standing.state) - storedHeat(ready, first.state);
  return {
    place: year.place,
    source: year.source,
    notes: [...year.notes, ...notesOn(pod, year)],
    hours: dryBulb.length,
    ...found.result(dryBulb.length),
    balance: found.tally.balance(stored),
  };
}

const hoursOfDay = 24;

/** What is assumed where a place does not tell, in words. */
function notesOn(pod: Pod, { hours }: WeatherYear): readonly string[] {
  const notes: string[] = [];
  if (!hours.sun)
    notes.push('Sunlight is not known: that of a clear sky is taken on every day, the most there can be.');
  if (pod.film.kind === 'wind' && !hours.wind)
    notes.push('Wind is not known: that of the document is taken.');
  if (!hours.infrared) notes.push('Infrared of the sky is not known: that of a clear sky is taken.');
  return notes;
}

/** The weather of an hour, from 0; the sun stands as in its middle. */
function weatherOf(
  pod: Pod,
  walls: readonly Wall[],
  { latitude, longitude, timezone, elevation, hours }: WeatherYear,
): (hour: number) => Outdoors {
  const { dryBulb, relativeHumidity, pressure, sun, wind, infrared } = hours;
  const own = pod.film.kind === 'wind' ? pod.film.speed : 0;
  return (hour) => {
    const temperature = dryBulb[hour];
    const stands = sunPosition(
      yearBegins + (hour + 0.5 - timezone) * hourSeconds * 1000,
      latitude,
      longitude,
    );
    const light = sun
      ? { direct: sun.direct[hour], diffuse: sun.diffuse[hour], global: sun.global[hour] }
      : clearSunlight(stands.elevation, elevation, 1 + Math.floor(hour / hoursOfDay));
    return {
      temperature,
      pressure: pressure[hour],
      humidityRatio: relativeHumidity && humidityRatio(temperature, relativeHumidity[hour], pressure[hour]),
      wind: wind ? wind[hour] : own,
      sky: infrared ? skyTemperatureOf(infrared[hour]) : clearSkyTemperature(temperature),
      sun: sunOnFaces(walls, stands, light),
    };
  };
}

/** Follows the hours of a year. */
class Year {
  readonly tally = new Tally();
  readonly #ready: ReadyPod;
  readonly #wetness = new Wetness();
  readonly #needed: NeededCooling;
  readonly #tooHot: number[];
  readonly #tooCold: number[];
  readonly #hotDays = new Set<number>();
  #worst: PodYear['worst'] = null;
  #worstAir = -Infinity;
  #least = Infinity;
  #most = -Infinity;
  #sum = 0;
  #stopped = 0;

  constructor(ready: ReadyPod) {
    this.#ready = ready;
    this.#needed = new NeededCooling(ready);
    this.#tooHot = ready.contents.map(() => 0);
    this.#tooCold = ready.contents.map(() => 0);
  }

  /** An hour that does not count. */
  rehearse(from: Standing, moment: Moment): Standing {
    const aside = { tally: new Tally(), wetness: new Wetness() };
    let standing = from;
    for (let n = 0; n < steps; n++)
      standing = stepOn(this.#ready, standing, moment, hourSeconds / steps, aside);
    return standing;
  }

  add(from: Standing, moment: Moment, hour: number): Standing {
    const sums = { tally: this.tally, wetness: this.#wetness };
    let standing = from;
    let hottest = -Infinity;
    let coldest = Infinity;
    for (let n = 0; n < steps; n++) {
      standing = stepOn(this.#ready, standing, moment, hourSeconds / steps, sums);
      hottest = Math.max(hottest, standing.state.peak);
      coldest = Math.min(coldest, standing.state.air);
      this.#sum += standing.state.air / steps;
    }
    this.#needed.add(moment, hour * hourSeconds);
    this.#least = Math.min(this.#least, coldest);
    this.#most = Math.max(this.#most, hottest);
    if (standing.state.isStopped) this.#stopped++;
    this.#judge(coldest, hottest, standing.state.air, moment.outdoors.temperature, hour);
    return standing;
  }

  #judge(coldest: number, hottest: number, air: number, outdoor: number, hour: number): void {
    for (const [n, content] of this.#ready.contents.entries()) {
      const low = lowMarginAt(content, coldest);
      if (low !== null && low < 0) this.#tooCold[n]++;
      const margin = marginAt(content, hottest);
      if (margin === null) continue;
      if (margin < 0) {
        this.#tooHot[n]++;
        this.#hotDays.add(Math.floor(hour / hoursOfDay));
      }
      // While the air swings margins are the same; then the mean tells the busiest hour.
      const least = this.#worst?.margin ?? Infinity;
      if (margin > least || (margin === least && air <= this.#worstAir)) continue;
      this.#worst = { hour, content: content.name, margin, outdoor };
      this.#worstAir = air;
    }
  }

  result(hours: number): Omit<PodYear, 'place' | 'source' | 'notes' | 'hours' | 'balance'> {
    const energy = this.tally.energies;
    const worst = this.#worst;
    const day = worst && Math.floor(worst.hour / hoursOfDay);
    return {
      air: { least: this.#least, mean: this.#sum / hours, most: this.#most },
      contents: this.#ready.contents.map((content, n) => ({
        ...contentResult(content, this.#least, this.#most),
        hoursTooHot: this.#tooHot[n],
        hoursTooCold: this.#tooCold[n],
      })),
      worst,
      worstDay: day === null ? null : { day, isSurvived: !this.#hotDays.has(day) },
      needed: this.#needed.result,
      energy,
      pue: energy.payload > 0 ? energy.total / energy.payload : null,
      sunShare: this.tally.sunShare,
      stoppedHours: this.#stopped,
      condensation: this.#wetness.result,
    };
  }
}
