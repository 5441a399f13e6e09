import { basename } from 'node:path';
import { badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import { readInput } from '#cli/open-design.ts';
import { findClimateSite, searchClimateSites } from '#models/site/climate-site.ts';
import { readEpw } from '#models/site/epw.ts';
import type { Place } from '#models/site/place.ts';

/** Those of all `--at` and `--weather`, in this order. */
export async function readPlaces(options: Options): Promise<Place[]> {
  const places = options.texts('at').map((name): Place => {
    const site = findClimateSite(name);
    if (site) return { type: 'climate', site };
    const near = name.trim() === '' ? [] : searchClimateSites(name);
    throw badInput(
      `--at ${name}`,
      near.length > 1 ? 'several places are called so' : 'there is no such place',
      near.length > 0
        ? `write one of ${near.map(({ id }) => id).join(', ')}`
        : 'see "boxwright site" for the places, or take a weather file with --weather',
    );
  });
  for (const path of options.texts('weather')) {
    const reading = readEpw(await readInput(path));
    if (!reading.ok) throw badInput(path, `${basename(path)}: ${reading.error}`, reading.remedy);
    places.push({ type: 'weather', weather: reading.weather });
  }
  return places;
}
