import { celsius, kelvins, none, percent, show } from '#cli/text/figures.ts';
import { number, table, text } from '#cli/text/table.ts';
import type { ClimateSite } from '#models/site/climate-site.ts';
import { formatNumber } from '#models/units/units.ts';
import type { PlaceAnswer } from '#solver/site/place.ts';

/** The places that come with Boxwright. */
export function placesReport(sites: readonly ClimateSite[]): string {
  const rows = sites.map(({ id, name, latitude, longitude, elevation, coldest99, hottest1 }) => [
    id,
    name,
    latitude.toFixed(2),
    longitude.toFixed(2),
    show(elevation, 'length', 'm'),
    celsius(coldest99),
    celsius(hottest1),
  ]);
  const columns = [
    text('Place'),
    text('Name'),
    number('° north'),
    number('° east'),
    number('Elevation'),
    number('99 % above'),
    number('1 % above'),
  ];
  return `${table(columns, rows)}\n${sites.length} places; "boxwright site <design> --at PLACE" takes a design through a year there.\n`;
}

interface Named {
  readonly project: string;
  readonly revision: string;
  readonly configuration: { readonly name: string };
}

type Row = readonly [label: string, of: (place: PlaceAnswer) => string | null | undefined];

const hours = (count: number | null | undefined): string | null =>
  count === null || count === undefined ? null : formatNumber(count);
const kilowattHours = (joules: number): string => show(joules, 'energy', 'kWh');

const climateRows: readonly Row[] = [
  ['Latitude, longitude', ({ latitude, longitude }) => `${latitude.toFixed(2)}°, ${longitude.toFixed(2)}°`],
  ['Elevation', ({ elevation }) => show(elevation, 'length', 'm')],
  ['Dry bulb: coldest hour', ({ climate }) => celsius(climate.dryBulb.least)],
  ['  99.6 % of the hours above', ({ climate }) => celsius(climate.dryBulb.exceeded.by996)],
  ['  mean', ({ climate }) => celsius(climate.dryBulb.mean)],
  ['  1 % of the hours above', ({ climate }) => celsius(climate.dryBulb.exceeded.by1)],
  ['  0.4 % of the hours above', ({ climate }) => celsius(climate.dryBulb.exceeded.by04)],
  ['  warmest hour', ({ climate }) => celsius(climate.dryBulb.most)],
  ['Wet bulb: mean', ({ climate }) => climate.wetBulb && celsius(climate.wetBulb.mean)],
  ['  0.4 % of the hours above', ({ climate }) => climate.wetBulb && celsius(climate.wetBulb.exceeded.by04)],
  ['Hours above 27 °C', ({ climate }) => hours(climate.hoursAbove27)],
  ['  above 35 °C', ({ climate }) => hours(climate.hoursAbove35)],
  ['  wet bulb above 24 °C', ({ climate }) => hours(climate.hoursWetAbove24)],
  ['Hours within A1, A2', ({ climate }) => `${hours(climate.within.A1)}, ${hours(climate.within.A2)}`],
  ['  within A3, A4', ({ climate }) => `${hours(climate.within.A3)}, ${hours(climate.within.A4)}`],
  ...['roof', 'north wall', 'east wall', 'south wall', 'west wall'].map((plane): Row => [
    `Sun on a ${plane}`,
    ({ climate }) => {
      const found = climate.sun?.find((one) => one.plane === plane);
      return found ? `${formatNumber(Math.round(found.energy / 3.6e6))} kWh/m²` : null;
    },
  ]),
  ['Free cooling: dry coolers', ({ freeCooling }) => freeCooling && `${hours(freeCooling.dry)} h`],
  [
    'wet coolers',
    ({ freeCooling }) => ((freeCooling?.wet ?? null) === null ? null : `${hours(freeCooling?.wet)} h`),
  ],
];

const yearRows: readonly Row[] = [
  [
    'Inlet, coldest and warmest',
    ({ year }) => year && `${celsius(year.inlet.least)}, ${celsius(year.inlet.most)}`,
  ],
  ['Energy of the year', ({ year }) => year && kilowattHours(year.energy)],
  ['  of it fans', ({ year }) => year && kilowattHours(year.fanEnergy)],
  ['Power: least', ({ year }) => year && show(year.power.least, 'power')],
  ['  mean', ({ year }) => year && show(year.power.mean, 'power')],
  ['  most', ({ year }) => year && show(year.power.most, 'power')],
  ['Cost', ({ cost }) => (cost === null ? null : formatNumber(Math.round(cost)))],
  ['CO₂', ({ carbon }) => (carbon === null ? null : show(carbon, 'mass', 'kg'))],
  ['Worst hour', ({ year }) => year?.worst && dayOf(year.worst.hour)],
  ['  inlet', ({ year }) => year?.worst && celsius(year.worst.inlet)],
  ['  nearest to its limit', ({ year }) => year?.worst && (year.worst.part ?? none)],
  ['  margin', ({ year }) => year?.worst && kelvins(year.worst.margin)],
  ['Hours with a part too hot', ({ year }) => year && hours(year.hoursTooHot)],
  ['  without an answer', ({ year }) => year && hours(year.hoursWithoutAnswer)],
  [
    'Solved whole; curves within',
    ({ condensed }) =>
      condensed &&
      `${condensed.samples.length} times; ${percent(condensed.error.power)}, ${formatNumber(condensed.error.margin)} K`,
  ],
];

/** The places side by side: their climates, and what the design does in them. */
export function siteReport(design: Named | null, places: readonly PlaceAnswer[]): string {
  const heads = places.map(({ place }) => number(place));
  const section = (title: string, rows: readonly Row[]): string => {
    const lines = rows
      .map(([label, of]) => [label, ...places.map((place) => of(place) ?? none)])
      .filter(([, ...cells]) => cells.some((cell) => cell !== none));
    return lines.length === 0 ? '' : table([text(title), ...heads], lines);
  };
  const title = design ? `${design.project} · rev ${design.revision} · ${design.configuration.name}\n\n` : '';
  const remarks = places.map(
    ({ place, source, notes }) => `${place}: ${source}\n${notes.map((note) => `  ${note}\n`).join('')}`,
  );
  return [
    title + section('Climate', climateRows),
    ...(design ? [section('The design in it', yearRows)] : []),
    remarks.join(''),
  ].join('\n');
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "19 Jul, 15 h": the end of the hour; of a year of 365 days. */
function dayOf(hour: number): string {
  let day = Math.floor(hour / 24);
  let month = 0;
  while (month < 11 && day >= monthLengths[month]) day -= monthLengths[month++];
  return `${day + 1} ${months[month]}, ${(hour % 24) + 1} h`;
}
