import type { ServiceClimate } from '#models/service/service.ts';
import { findClimateSite } from '#models/site/climate-site.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { sunOfMonths } from '#solver/service/monthly-sun.ts';
import { typicalYear } from '#solver/site/typical-year.ts';

/** The year at a place, with what sunlight is known of it; null where it is no place of Boxwright. */
export function yearAt({ place, irradiation, darkWeek }: ServiceClimate): WeatherYear | null {
  const site = findClimateSite(place);
  if (!site) return null;
  const year = typicalYear(site);
  if (!irradiation) return year;
  const means = irradiation.map(([, mean]) => mean);
  return {
    ...year,
    notes: [
      year.notes[0] ?? '',
      `Sunlight by its monthly means (Collares-Pereira & Rabl, Erbs): an estimate${darkWeek < 1 ? `; a week of each month has ${Math.round(100 * darkWeek)} % of its mean` : '; all days of a month are alike'}.`,
    ],
    hours: { ...year.hours, sun: sunOfMonths(means, darkWeek, site) },
  };
}
