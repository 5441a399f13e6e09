import type { Design } from '#models/project/design.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import type { Place } from '#models/site/place.ts';
import { condenseByInlet } from '#solver/condense/by-inlet.ts';
import { samplesOfDesign } from '#solver/condense/design-samples.ts';
import type { DesignSolver, PlaceOptions } from '#solver/design/contract.ts';
import { typicalYear } from '#solver/site/typical-year.ts';
import { climateOf, freeCoolingHours, inletsOf, wetBulbsOf, yearOfEnclosure } from '#solver/site/year.ts';

const joulesOfKilowattHour = 3.6e6;

/**
 * A year at a place, and a design through it; rejects as `samplesOfDesign` and `condenseByInlet` do.
 * @param design null: the climate alone
 * @param onSolve told how often the design has been solved whole
 */
export async function answerPlace(
  place: Place,
  { rise, least, supply, approach, front, price, carbon }: PlaceQuestion,
  design: Design | null,
  solver: Pick<DesignSolver, 'solve'>,
  { signal, onSolve }: PlaceOptions = {},
): Promise<PlaceAnswer> {
  const weather = place.type === 'weather' ? place.weather : typicalYear(place.site);
  const wet = wetBulbsOf(weather.hours);
  const told = {
    place: weather.place,
    latitude: weather.latitude,
    longitude: weather.longitude,
    elevation: weather.elevation,
    source: weather.source,
    notes: weather.notes,
    climate: climateOf(weather, wet, front),
    freeCooling:
      supply === null ? null : { supply, approach, ...freeCoolingHours(weather, supply, approach, wet) },
  };
  if (!design) return { ...told, year: null, condensed: null, cost: null, carbon: null };
  const inlets = inletsOf(weather, { rise, least });
  const { least: coldest, most: warmest } = told.climate.dryBulb;
  const solve = samplesOfDesign(solver, design, weather.elevation, signal);
  let solves = 0;
  const condensed = await condenseByInlet(
    Math.max(coldest + rise, least ?? -Infinity),
    Math.max(warmest + rise, least ?? -Infinity),
    async (inlet) => {
      const sample = await solve(inlet);
      onSolve?.(++solves);
      return sample;
    },
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
