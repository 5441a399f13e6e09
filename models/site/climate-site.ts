import data from '#models/site/climate-sites.json' with { type: 'json' };

/** A place with what is published of its climate. */
export interface ClimateSite {
  readonly id: string;
  readonly name: string;
  /** Weather station and its number at the World Meteorological Organization. */
  readonly station: string;
  readonly wmo: string;
  readonly latitude: number; // °, north positive
  readonly longitude: number; // °, east positive
  readonly elevation: number; // m
  readonly timezone: number; // h before Greenwich
  /** Climate zone of ASHRAE 169. */
  readonly zone: string;
  /** Dry bulb that 99 % and 1 % of the hours of a year exceed, K. */
  readonly coldest99: number;
  readonly hottest1: number;
  /** Below 18 °C and above 10 °C, K d a year. */
  readonly heatingDegreeDays18: number;
  readonly coolingDegreeDays10: number;
  readonly source: readonly string[];
  readonly confidence: string;
}

const zero = 273.15;

/** The places that come with Boxwright, by their names. */
export const climateSites: readonly ClimateSite[] = data.sites
  .map((site) => ({ ...site, coldest99: site.coldest99 + zero, hottest1: site.hottest1 + zero }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** Lower case without marks: who types "lulea" or "LULEÅ" means the same. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}

/** Those in whose name, country, station or climate zone each word of a text is found, all for an empty one; as in `climateSites`. */
export function searchClimateSites(text: string): readonly ClimateSite[] {
  const words = plain(text).split(/\s+/);
  return climateSites.filter((site) => {
    const where = plain(`${site.name} ${site.id} ${site.station} ${site.zone}`);
    return words.every((word) => where.includes(word));
  });
}

/** By its id, its whole name or the beginning of one; undefined where none or several fit. */
export function findClimateSite(text: string): ClimateSite | undefined {
  const wanted = plain(text);
  const exact = climateSites.find(({ id, name }) => id === wanted || plain(name) === wanted);
  if (exact || wanted === '') return exact;
  const fitting = climateSites.filter(
    ({ id, name }) => id.startsWith(wanted) || plain(name).startsWith(wanted),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
