import type { ClimateSite } from '#models/site/climate-site.ts';
import type { WeatherYear } from '#models/site/weather.ts';

/** Where a year is spent: a place with what is published of its climate, or one with a weather file. */
export type Place =
  | { readonly type: 'climate'; readonly site: ClimateSite }
  | { readonly type: 'weather'; readonly weather: WeatherYear };

export function nameOfPlace(place: Place): string {
  return place.type === 'climate' ? place.site.name : place.weather.place;
}
