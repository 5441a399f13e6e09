/*
 * A year of weather, and what an enclosure does in it.
 */
import type { Climate, SiteMonth, SiteYear, Span, YearOf } from '#models/results/site.ts';
import { dateOf, months } from '#models/site/calendar.ts';
import type { WeatherHours, WeatherYear } from '#models/site/weather.ts';
import type { CondensedByInlet } from '#solver/condense/by-inlet.ts';
import { inletEnvelopes, type InletClass, maximumInlet } from '#solver/properties/ashrae.ts';
import { dewPoint } from '#solver/properties/vapour-pressure.ts';
import { wetBulb } from '#solver/site/psychrometrics.ts';
import { type Facing, onPlane, sunPosition } from '#solver/site/sun.ts';

/** How the enclosure gets its air from the weather. */
export interface Supply {
  /** Warmer than outside by, K. */
  readonly rise: number;
  /** Kept at least this warm by taking back its own air, K; null: not. */
  readonly least: number | null;
}

const secondsOfHour = 3600;
const zero = 273.15;
const classes = ['A1', 'A2', 'A3', 'A4'] as const;

const upright = Math.PI / 2;
const walls = ['north wall', 'east wall', 'south wall', 'west wall'] as const;
/** Clockwise as seen from above, the front first; right is right of who stands before it. */
const sides = ['front', 'left side', 'rear', 'right side'] as const;

/** Planes whose sunlight is told. @param front where it looks, rad; null: walls by the compass */
function planesOf(front: number | null): readonly { readonly plane: string; readonly facing: Facing }[] {
  const upright4 = (front === null ? walls : sides).map((plane, n) => ({
    plane,
    facing: { tilt: upright, azimuth: (front ?? 0) + n * upright },
  }));
  return [{ plane: 'roof', facing: { tilt: 0, azimuth: 0 } }, ...upright4];
}

/** Wet bulbs of the hours, K; null where moisture is not known. */
export function wetBulbsOf({ dryBulb, relativeHumidity, pressure }: WeatherHours): Float64Array | null {
  return relativeHumidity && dryBulb.map((t, n) => wetBulb(t, relativeHumidity[n], pressure[n]));
}

/** @param wet bulbs of its hours @param front where it looks, rad; null: sunlight is told for walls by the compass */
export function climateOf(
  { hours, ...place }: WeatherYear,
  wet = wetBulbsOf(hours),
  front: number | null = null,
): Climate {
  const { dryBulb, relativeHumidity, pressure } = hours;
  const dew = relativeHumidity && dryBulb.map((t, n) => dewPoint(t, relativeHumidity[n]));
  const count = (list: Float64Array, above: number): number =>
    list.reduce((sum, t) => sum + (t > above ? 1 : 0), 0);
  return {
    hours: dryBulb.length,
    dryBulb: yearOf(dryBulb),
    wetBulb: wet && yearOf(wet),
    dewPoint: dew && yearOf(dew),
    pressure: meanOf(pressure),
    hoursAbove27: count(dryBulb, zero + 27),
    hoursAbove35: count(dryBulb, zero + 35),
    hoursWetAbove24: wet && count(wet, zero + 24),
    within: Object.fromEntries(
      classes.map((one) => [one, hoursWithin(one, hours, dew, place.elevation)]),
    ) as Record<InletClass, number>,
    sun: hours.sun && sunOf(place, hours.sun, planesOf(front)),
  };
}

/** Dry bulb, and as far as moisture is known relative humidity and dew point. */
function hoursWithin(
  one: InletClass,
  { dryBulb, relativeHumidity }: WeatherHours,
  dew: Float64Array | null,
  elevation: number,
): number {
  const { minimum, minimumHumidity, maximumHumidity, maximumDewPoint } = inletEnvelopes[one];
  const warmest = maximumInlet(one, elevation);
  let count = 0;
  for (let n = 0; n < dryBulb.length; n++) {
    if (dryBulb[n] < minimum || dryBulb[n] > warmest) continue;
    const humidity = relativeHumidity?.[n];
    if (humidity !== undefined && (humidity < minimumHumidity || humidity > maximumHumidity)) continue;
    if (dew && dew[n] > maximumDewPoint) continue;
    count++;
  }
  return count;
}

/** The sun stands as at the middle of each hour. */
function sunOf(
  { latitude, longitude, timezone }: Omit<WeatherYear, 'hours'>,
  { global, direct, diffuse }: NonNullable<WeatherHours['sun']>,
  planes: ReturnType<typeof planesOf>,
): Climate['sun'] {
  const yearBegins = Date.UTC(2001, 0, 1);
  const places = Array.from(global, (_, n) =>
    sunPosition(yearBegins + (n + 0.5 - timezone) * secondsOfHour * 1000, latitude, longitude),
  );
  return planes.map(({ plane, facing }) => {
    let energy = 0;
    let strongest = 0;
    for (let n = 0; n < global.length; n++) {
      // A flat plane is what stations measure.
      const light =
        facing.tilt === 0
          ? global[n]
          : onPlane(places[n], facing, { direct: direct[n], diffuse: diffuse[n], global: global[n] });
      energy += light * secondsOfHour;
      strongest = Math.max(strongest, light);
    }
    return { plane, energy, strongest };
  });
}

/** Inlet temperatures of the year, K. */
export function inletsOf({ hours }: WeatherYear, { rise, least }: Supply): Float64Array {
  return hours.dryBulb.map((t) => Math.max(t + rise, least ?? -Infinity));
}

export function yearOfEnclosure(inlets: Float64Array, condensed: CondensedByInlet): SiteYear {
  let energy = 0;
  let fanEnergy = 0;
  let answered = 0;
  let hoursTooHot = 0;
  let least = Infinity;
  let most = 0;
  let worst: { hour: number; inlet: number; margin: number } | null = null;
  const ofMonths = months.map(() => ({ inlet: new Running(), power: new Running(), margin: new Running() }));
  for (let hour = 0; hour < inlets.length; hour++) {
    const now = condensed.at(inlets[hour]);
    const month = ofMonths[dateOf(hour, inlets.length).month];
    month.inlet.add(inlets[hour]);
    if (!now) continue;
    month.power.add(now.power);
    if (now.margin !== null) month.margin.add(now.margin);
    answered++;
    energy += now.power * secondsOfHour;
    fanEnergy += now.fanPower * secondsOfHour;
    least = Math.min(least, now.power);
    most = Math.max(most, now.power);
    if (now.margin === null) continue;
    if (now.margin < 0) hoursTooHot++;
    if (!worst || now.margin < worst.margin) worst = { hour, inlet: inlets[hour], margin: now.margin };
  }
  return {
    inlet: yearOf(inlets),
    energy,
    fanEnergy,
    power: { least: Math.min(least, most), mean: energy / Math.max(1, answered) / secondsOfHour, most },
    worst: worst && { ...worst, part: condensed.hottestAt(worst.inlet) },
    hoursTooHot,
    hoursWithoutAnswer: inlets.length - answered,
    months: ofMonths.map(({ inlet, power, margin }): SiteMonth => ({
      inlet: inlet.span,
      power: power.span,
      margin: margin.span,
    })),
  };
}

/** Least, mean and most of values that come one by one. */
class Running {
  #least = Infinity;
  #most = -Infinity;
  #sum = 0;
  #count = 0;

  add(value: number): void {
    this.#least = Math.min(this.#least, value);
    this.#most = Math.max(this.#most, value);
    this.#sum += value;
    this.#count++;
  }

  /** Null where none came. */
  get span(): Span | null {
    if (this.#count === 0) return null;
    return { least: this.#least, mean: this.#sum / this.#count, most: this.#most };
  }
}

/**
 * Hours in which coolers without a compressor give water of a supply temperature: dry ones as soon as the air is colder by
 * the approach, wet ones as soon as its wet bulb is.
 *
 * @param supply K @param approach K @param wet bulbs of its hours
 * @returns hours; those of wet coolers null where moisture is not known
 */
export function freeCoolingHours(
  { hours }: WeatherYear,
  supply: number,
  approach: number,
  wet = wetBulbsOf(hours),
): { readonly dry: number; readonly wet: number | null } {
  const served = (temperatures: Float64Array): number =>
    temperatures.reduce((count, t) => count + (t + approach <= supply ? 1 : 0), 0);
  return { dry: served(hours.dryBulb), wet: wet && served(wet) };
}

function yearOf(values: Float64Array): YearOf {
  const sorted = values.toSorted();
  const { length } = sorted;
  const exceededBy = (share: number): number => sorted[length - 1 - Math.floor(share * length)];
  return {
    least: sorted[0],
    mean: meanOf(values),
    most: sorted[length - 1],
    exceeded: {
      by04: exceededBy(0.004),
      by1: exceededBy(0.01),
      by99: exceededBy(0.99),
      by996: exceededBy(0.996),
    },
  };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
