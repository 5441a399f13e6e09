import type { Conditions } from '#models/project/records.ts';
import type { SourceLoad } from '#models/results/design-result.ts';
import type { Feed } from '#solver/case/power.ts';
import { givenBy } from '#solver/power/converters.ts';
import { capacityOf, fuelOf } from '#solver/power/feed-capacity.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

/*
 * What stands behind the feeds: panels, the grid, a generator set, the battery of the UPS.
 */

/**
 * What each gives of a power [W], in their order: the sun, the grid, without the grid the generator as it runs, and the
 * battery what is missing. `short` is what none gives. Empty where all comes from the grid.
 */
export function sourcesOf(
  conditions: Conditions,
  drawn: number,
): { readonly sources: readonly SourceLoad[]; readonly short: number } {
  const { solarPower, generatorPower, lostFeed, upsEnergy } = conditions;
  const isGridLost = lostFeed === 'grid';
  if (solarPower <= 0 && generatorPower <= 0 && !isGridLost) return { sources: [], short: 0 };
  const site = {
    temperature: conditions.ambientTemperature,
    pressure: standardAtmosphere(conditions.altitude).pressure,
  };
  const sources: SourceLoad[] = [];
  let before = 0;
  const give = (kind: SourceLoad['kind'], feed: Feed | null): void => {
    const capacity = feed ? capacityOf(feed, site) : Infinity;
    const power = givenBy(capacity, drawn, before);
    before += power;
    const available = Number.isFinite(capacity) ? capacity : null;
    sources.push({ kind, power, available, fuel: feed ? fuelOf(feed, power) : null });
  };
  const feed = { id: 'source', system: 'dc', voltage: conditions.feedVoltage } as const;
  if (solarPower > 0)
    give('solar', {
      ...feed,
      solar: {
        rated: solarPower,
        irradiance: conditions.solarIrradiance,
        cellTemperature: conditions.solarTemperature,
        coefficient: conditions.solarCoefficient,
        efficiency: conditions.solarEfficiency,
      },
    });
  if (!isGridLost) give('grid', null);
  if (generatorPower > 0)
    give('generator', {
      ...feed,
      generator: { rated: generatorPower, engine: conditions.generatorEngine },
    });
  if (isGridLost && upsEnergy > 0) give('battery', null);
  return { sources, short: Math.max(0, drawn - before) };
}
