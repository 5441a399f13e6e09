/*
 * Weather files of EnergyPlus (EPW): eight lines about the place, then one line an hour.
 * Source: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
 */
import type { WeatherYear } from '#models/site/weather.ts';

/** Lines before the first hour. */
const headerLines = 8;
const zero = 273.15;

/** A field of an hour: its place in the line, what it is called, and what says that it is missing. */
interface Field {
  readonly at: number;
  readonly name: string;
  readonly missing: number;
  readonly least: number;
  readonly most: number;
  /** Another value that says that it is missing. */
  readonly blank?: number;
  /** Whether nothing is said where the file has none: few ask for it. */
  readonly isQuiet?: boolean;
}

const fields = {
  dryBulb: { at: 6, name: 'dry-bulb temperature', missing: 99.9, least: -90, most: 70 },
  humidity: { at: 8, name: 'relative humidity', missing: 999, least: 0, most: 110 },
  pressure: { at: 9, name: 'pressure', missing: 999999, least: 31000, most: 120000 },
  // Some files have 0 where it was not measured; the coldest sky sends a hundred.
  infrared: {
    at: 12,
    name: 'horizontal infrared radiation',
    missing: 9999,
    least: 0,
    most: 1000,
    blank: 0,
    isQuiet: true,
  },
  global: { at: 13, name: 'global horizontal radiation', missing: 9999, least: 0, most: 2000 },
  direct: { at: 14, name: 'direct normal radiation', missing: 9999, least: 0, most: 2000 },
  diffuse: { at: 15, name: 'diffuse horizontal radiation', missing: 9999, least: 0, most: 2000 },
  wind: { at: 21, name: 'wind speed', missing: 999, least: 0, most: 120, isQuiet: true },
} as const satisfies Record<string, Field>;

export type EpwReading =
  | { readonly ok: true; readonly weather: WeatherYear }
  | { readonly ok: false; readonly error: string; readonly remedy: string };

/** What is wrong with a file; thrown and caught in this module. */
class Fault extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Reads a weather file of a year of hours. Hours that are missing are put on the straight line between their neighbours,
 * and counted in the notes; what Boxwright does not use (sky cover, rain, snow, ground) is named there.
 */
export function readEpw(text: string): EpwReading {
  try {
    return { ok: true, weather: weatherOf(text) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, error: error.message, remedy: error.remedy };
    throw error;
  }
}

function weatherOf(text: string): WeatherYear {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(','));
  const [location = []] = lines;
  if (location[0]?.trim().toUpperCase() !== 'LOCATION')
    throw new Fault('line 1: it does not begin with LOCATION', 'take a weather file of EnergyPlus (.epw)');
  const periods = lines[headerLines - 1] ?? [];
  if (periods[0]?.trim().toUpperCase() !== 'DATA PERIODS')
    throw new Fault(
      `line ${headerLines}: DATA PERIODS is missing`,
      'take a whole file, with all eight lines of its head',
    );
  const perHour = Number(periods[2]);
  if (perHour !== 1)
    throw new Fault(
      `line ${headerLines}: it has ${periods[2]} values an hour`,
      'take a file with one an hour',
    );
  const rows = lines.slice(headerLines);
  if (rows.length !== 8760 && rows.length !== 8784)
    throw new Fault(
      `it has ${rows.length} hours, not the 8760 or 8784 of a year`,
      'take a file of a whole year; it may have been cut short',
    );
  const notes: string[] = [];
  const column = (field: Field): Float64Array | null => columnOf(rows, field, notes);
  const dryBulb = column(fields.dryBulb);
  if (!dryBulb)
    throw new Fault(
      'it has no dry-bulb temperatures',
      'take a file that has them: nothing can be said without',
    );
  const humidity = column(fields.humidity);
  const global = column(fields.global);
  const direct = column(fields.direct);
  const diffuse = column(fields.diffuse);
  const wind = column(fields.wind);
  const infrared = column(fields.infrared);
  const elevation = numberOf(location, 9, 'elevation', 1, -500, 9000);
  const pressure = column(fields.pressure);
  if (!pressure) throw new Fault('it has no pressures', 'take a file that has them');
  notes.push(
    'Wind and the infrared of the sky count for pods alone; sky cover, rain, snow, illuminance and the ground are not used.',
  );
  return {
    place: [location[1], location[2], location[3]]
      .map((word) => (word ?? '').trim())
      .filter((word) => word !== '' && word !== '-')
      .join(', '),
    latitude: numberOf(location, 6, 'latitude', 1, -90, 90),
    longitude: numberOf(location, 7, 'longitude', 1, -180, 180),
    timezone: numberOf(location, 8, 'time zone', 1, -12, 14),
    elevation,
    source: `weather file, ${(location[4] ?? '').trim() || 'source not told'}, station ${(location[5] ?? '').trim() || 'not told'}`,
    notes,
    hours: {
      dryBulb: dryBulb.map((value) => value + zero),
      relativeHumidity: humidity && humidity.map((value) => Math.min(1, value / 100)),
      pressure,
      sun: global && direct && diffuse ? { global, direct, diffuse } : null,
      wind,
      infrared,
    },
  };
}

/** One field of all hours, gaps filled; null where it is missing in more than half of them. */
function columnOf(rows: readonly string[][], field: Field, notes: string[]): Float64Array | null {
  const values = Float64Array.from(rows, (row, n) => {
    const value = Number(row[field.at]?.trim() || NaN);
    if (value === field.missing || value === field.blank) return NaN;
    if (value >= field.least && value <= field.most) return value;
    const line = n + headerLines + 1;
    throw new Fault(
      `line ${line}, column ${field.at + 1}: the ${field.name} "${row[field.at] ?? ''}" is no number from ${field.least} to ${field.most}`,
      `correct it, or write ${field.missing} where it is not known`,
    );
  });
  const gaps = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  if (gaps > values.length / 2) {
    if (!field.isQuiet) notes.push(`It has no ${field.name}.`);
    return null;
  }
  if (gaps > 0) {
    fillGaps(values);
    notes.push(
      `${gaps} ${gaps === 1 ? 'hour has' : 'hours have'} no ${field.name}: put between the hours around.`,
    );
  }
  return values;
}

/** Straight lines over what is NaN, the year closed to a ring. */
function fillGaps(values: Float64Array): void {
  const { length } = values;
  const known = values.findIndex((value) => !Number.isNaN(value));
  let from = known;
  for (let step = 1; step <= length; step++) {
    const at = (known + step) % length;
    if (Number.isNaN(values[at])) continue;
    const span = (at - from + length) % length || length;
    for (let k = 1; k < span; k++)
      values[(from + k) % length] = values[from] + ((values[at] - values[from]) * k) / span;
    from = at;
  }
}

function numberOf(
  row: readonly string[],
  at: number,
  name: string,
  line: number,
  least: number,
  most: number,
): number {
  const value = Number(row[at]?.trim() || NaN);
  if (value >= least && value <= most) return value;
  throw new Fault(
    `line ${line}, column ${at + 1}: the ${name} "${row[at] ?? ''}" is no number from ${least} to ${most}`,
    'correct it',
  );
}
