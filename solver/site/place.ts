import type { Design } from '#models/project/design.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { type CondensedByInlet, condenseByInlet } from '#solver/condense/by-inlet.ts';
import { samplesOfDesign } from '#solver/condense/design-samples.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import {
  type Climate,
  climateOf,
  freeCoolingHours,
  inletsOf,
  type SiteYear,
  wetBulbsOf,
  yearOfEnclosure,
} from '#solver/site/year.ts';

/** What is asked of a place. */
export interface PlaceQuestion {
  /** By which the air at the inlet is warmer than outside, K. */
  readonly rise: number;
  /** That the inlet is kept at by taking back warm air, K; null: not. */
  readonly least: number | null;
  /** Of cooling water, K; null: not asked. */
  readonly supply: number | null;
  /** Of coolers to the air or its wet bulb, K. */
  readonly approach: number;
  /** Of a kilowatt-hour: in any currency, and g CO₂; null: not asked. */
  readonly price: number | null;
  readonly carbon: number | null;
}

export interface PlaceAnswer {
  readonly place: string;
  readonly latitude: number; // °
  readonly longitude: number; // °
  readonly elevation: number; // m
  readonly source: string;
  readonly notes: readonly string[];
  readonly climate: Climate;
  readonly freeCooling: {
    readonly supply: number; // K
    readonly approach: number; // K
    readonly dry: number; // h
    readonly wet: number | null; // h
  } | null;
  /** Null without a design. */
  readonly year: SiteYear | null;
  readonly condensed: Pick<CondensedByInlet, 'samples' | 'error'> | null;
  readonly cost: number | null;
  readonly carbon: number | null; // kg
}

const joulesOfKilowattHour = 3.6e6;

/**
 * A year at a place, and a design through it; rejects as `samplesOfDesign` and `condenseByInlet` do.
 * @param design null: the climate alone
 */
export async function answerPlace(
  weather: WeatherYear,
  { rise, least, supply, approach, price, carbon }: PlaceQuestion,
  design: Design | null,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<PlaceAnswer> {
  const { place, latitude, longitude, elevation, source, notes } = weather;
  const wet = wetBulbsOf(weather.hours);
  const told = {
    place,
    latitude,
    longitude,
    elevation,
    source,
    notes,
    climate: climateOf(weather, wet),
    freeCooling:
      supply === null ? null : { supply, approach, ...freeCoolingHours(weather, supply, approach, wet) },
  };
  if (!design) return { ...told, year: null, condensed: null, cost: null, carbon: null };
  const inlets = inletsOf(weather, { rise, least });
  const { least: coldest, most: warmest } = told.climate.dryBulb;
  const condensed = await condenseByInlet(
    Math.max(coldest + rise, least ?? -Infinity),
    Math.max(warmest + rise, least ?? -Infinity),
    samplesOfDesign(solver, design, elevation, signal),
  );
  const year = yearOfEnclosure(inlets, condensed);
  const kilowattHours = year.energy / joulesOfKilowattHour;
  return {
    ...told,
    year,
    condensed: { samples: condensed.samples, error: condensed.error },
    cost: price === null ? null : price * kilowattHours,
    carbon: carbon === null ? null : (carbon * kilowattHours) / 1000,
  };
}
