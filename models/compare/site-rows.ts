import { rowOf, type Column, type ComparisonRow } from '#models/compare/comparison-row.ts';
import { textOf } from '#models/compare/comparison-text.ts';
import type { PlaceAnswer } from '#models/results/site.ts';
import { hourText } from '#models/site/calendar.ts';

/** A figure of places side by side, and what it means in a sentence. */
export type SiteRow = ComparisonRow & { readonly note: string };

type Value = number | string | null | undefined;

/** How a figure is shown; with a unit and no quantity the values are in that unit. */
type Shape = Pick<Column, 'quantity' | 'unit' | 'better'>;

interface Figure extends Shape {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly of: (answer: PlaceAnswer) => Value;
}

const figure = (key: string, label: string, shape: Shape, note: string, of: Figure['of']): Figure => ({
  key,
  label,
  ...shape,
  note,
  of,
});

const celsius = { quantity: 'temperature', unit: 'degC' } as const;
const kelvin = { quantity: 'temperature-difference', unit: 'K' } as const;
const watts = { quantity: 'power', unit: 'W' } as const;
const kilowattHours = { quantity: 'energy', unit: 'kWh' } as const;
const hours = { unit: 'h' } as const;
const lower = { better: 'lower' } as const;
const higher = { better: 'higher' } as const;

const joulesOfKilowattHour = 3.6e6;
/** Below this money is told with its fractions. */
const smallSum = 100;

const designFigures: readonly Figure[] = [
  figure(
    'year.energy',
    'Energy of the year',
    { ...kilowattHours, ...lower },
    'Drawn from the feed in all hours that have an answer.',
    ({ year }) => year?.energy,
  ),
  figure(
    'year.fan-energy',
    'of it fans',
    { ...kilowattHours, ...lower },
    'What the fans take of it: fan control follows the inlet.',
    ({ year }) => year?.fanEnergy,
  ),
  figure(
    'year.cost',
    'Cost',
    lower,
    'Energy times the price of a kWh, in the currency of the price; nothing but energy.',
    ({ cost }) => cost && (cost < smallSum ? Number(cost.toPrecision(4)) : Math.round(cost)),
  ),
  figure(
    'year.carbon',
    'CO₂',
    { quantity: 'mass', unit: 'kg', ...lower },
    'Energy times the CO₂ of a kWh; not what it took to make the design.',
    ({ carbon }) => carbon,
  ),
  figure(
    'year.worst.hour',
    'Worst hour',
    {},
    'The hour that leaves the smallest margin: day, and the end of the hour in local standard time.',
    ({ year, climate: { hours: all } }) => year?.worst && hourText(year.worst.hour, all),
  ),
  figure(
    'year.worst.part',
    'nearest to its limit',
    {},
    'The part with the smallest margin in that hour.',
    ({ year }) => year?.worst?.part,
  ),
  figure(
    'year.worst.margin',
    'its margin',
    { ...kelvin, ...higher },
    'Kelvins to its limit in that hour; negative above it.',
    ({ year }) => year?.worst?.margin,
  ),
  figure(
    'year.worst.inlet',
    'inlet then',
    celsius,
    'Temperature of the air at the inlet in that hour.',
    ({ year }) => year?.worst?.inlet,
  ),
  figure(
    'year.hours-too-hot',
    'Hours with a part too hot',
    { ...hours, ...lower },
    'Hours in which a part would be above its limit: counted as they are, nothing throttles.',
    ({ year }) => year?.hoursTooHot,
  ),
  figure(
    'year.hours-without',
    'Hours without an answer',
    { ...hours, ...lower },
    'Hours whose inlet is beyond that at which the design solves; they are in no sum.',
    ({ year }) => year?.hoursWithoutAnswer,
  ),
  figure(
    'year.power.least',
    'Power, least',
    { ...watts, ...lower },
    'From the feed, in the hour that takes least.',
    ({ year }) => year?.power.least,
  ),
  figure(
    'year.power.mean',
    'Power, mean',
    { ...watts, ...lower },
    'From the feed, mean of all hours that have an answer.',
    ({ year }) => year?.power.mean,
  ),
  figure(
    'year.power.most',
    'Power, most',
    { ...watts, ...lower },
    'From the feed, in the hour that takes most.',
    ({ year }) => year?.power.most,
  ),
  figure(
    'year.inlet.least',
    'Inlet, coldest',
    celsius,
    'The coldest air that the design gets.',
    ({ year }) => year?.inlet.least,
  ),
  figure(
    'year.inlet.most',
    'Inlet, warmest',
    celsius,
    'The warmest air that the design gets.',
    ({ year }) => year?.inlet.most,
  ),
];

const waterFigures: readonly Figure[] = [
  figure(
    'water.dry',
    'Dry coolers',
    { ...hours, ...higher },
    'Free cooling: hours in which the air is colder than the cooling water by the approach, or more.',
    ({ freeCooling }) => freeCooling?.dry,
  ),
  figure(
    'water.wet',
    'Wet coolers',
    { ...hours, ...higher },
    'Free cooling: hours in which the wet bulb is below the cooling water by the approach, or more. Not known without moisture.',
    ({ freeCooling }) => freeCooling?.wet,
  ),
];

const curveFigures: readonly Figure[] = [
  figure(
    'curves.solves',
    'Solved whole, times',
    {},
    'Inlet temperatures at which the design was solved; all hours are read off curves through them.',
    ({ condensed }) => condensed?.samples.length,
  ),
  figure(
    'curves.power',
    'Power within',
    { quantity: 'ratio', unit: '%' },
    'Measured: the largest difference between the curves and a whole solve half-way between two points.',
    ({ condensed }) => condensed && upTo(condensed.error.power, 1e-5),
  ),
  figure(
    'curves.margin',
    'Margin within',
    kelvin,
    'Measured: the largest difference between the curves and a whole solve half-way between two points.',
    ({ condensed }) => condensed && upTo(condensed.error.margin, 0.01),
  ),
];

const climateFigures: readonly Figure[] = [
  figure(
    'climate.where',
    'Latitude, longitude',
    {},
    'North and east are positive.',
    ({ latitude, longitude }) => `${degrees(latitude)}, ${degrees(longitude)}`,
  ),
  figure(
    'climate.elevation',
    'Elevation',
    { quantity: 'length', unit: 'm' },
    'The design is solved at this altitude.',
    ({ elevation }) => elevation,
  ),
  figure(
    'climate.dry.least',
    'Dry bulb, coldest hour',
    celsius,
    'Temperature of the air outside in the shade.',
    ({ climate: { dryBulb } }) => dryBulb.least,
  ),
  figure(
    'climate.dry.996',
    '99.6 % of the hours above',
    celsius,
    'The heating design temperature of ASHRAE.',
    ({ climate: { dryBulb } }) => dryBulb.exceeded.by996,
  ),
  figure('climate.dry.mean', 'mean', celsius, 'Of all hours.', ({ climate: { dryBulb } }) => dryBulb.mean),
  figure(
    'climate.dry.1',
    '1 % of the hours above',
    celsius,
    'A cooling design temperature of ASHRAE.',
    ({ climate: { dryBulb } }) => dryBulb.exceeded.by1,
  ),
  figure(
    'climate.dry.04',
    '0.4 % of the hours above',
    celsius,
    'The strictest cooling design temperature of ASHRAE.',
    ({ climate: { dryBulb } }) => dryBulb.exceeded.by04,
  ),
  figure(
    'climate.dry.most',
    'warmest hour',
    celsius,
    'Temperature of the air outside in the shade.',
    ({ climate: { dryBulb } }) => dryBulb.most,
  ),
  figure(
    'climate.wet.mean',
    'Wet bulb, mean',
    celsius,
    'What evaporation cools to; not known without moisture.',
    ({ climate: { wetBulb } }) => wetBulb?.mean,
  ),
  figure(
    'climate.wet.04',
    'wet bulb, 0.4 % above',
    celsius,
    'What cooling towers are laid out for.',
    ({ climate: { wetBulb } }) => wetBulb?.exceeded.by04,
  ),
  figure(
    'climate.above-27',
    'Hours above 27 °C',
    hours,
    'Warmer than what ASHRAE recommends for inlets.',
    ({ climate: { hoursAbove27 } }) => hoursAbove27,
  ),
  figure(
    'climate.above-35',
    'Hours above 35 °C',
    hours,
    'Warmer than class A2 allows at sea level.',
    ({ climate: { hoursAbove35 } }) => hoursAbove35,
  ),
  figure(
    'climate.wet-above-24',
    'Hours, wet bulb above 24 °C',
    hours,
    'In which evaporation cools little; not known without moisture.',
    ({ climate: { hoursWetAbove24 } }) => hoursWetAbove24,
  ),
  ...(['A1', 'A2', 'A3', 'A4'] as const).map((one) =>
    figure(
      `climate.within-${one}`,
      `Hours within ${one}`,
      hours,
      'In which the air outside is what the class of ASHRAE TC 9.9 allows at this altitude; moisture counts where it is known.',
      ({ climate: { within } }) => within[one],
    ),
  ),
];

/** Sunlight on the planes that the answers have, which are the same in all that were asked the same. */
function sunFigures(answers: readonly PlaceAnswer[]): readonly Figure[] {
  const planes = new Set(answers.flatMap((answer) => answer.climate.sun?.map(({ plane }) => plane) ?? []));
  return [...planes].map((name) =>
    figure(
      `climate.sun.${name}`,
      `Sun on the ${name}`,
      { unit: 'kWh/m²' },
      'Of the year: direct light, sky, and a fifth thrown back from the ground. Not in the heat balance of the design.',
      ({ climate: { sun } }) => {
        const found = sun?.find(({ plane }) => plane === name);
        return found && Math.round(found.energy / joulesOfKilowattHour);
      },
    ),
  );
}

/** Up to whole steps: what is said to be within it still is. */
const upTo = (value: number, step: number): number => Math.ceil(value / step) * step;

const degrees = (value: number): string => `${value.toFixed(2).replace('-', '\u2212')}°`;

/** What is known of at least one place, figure by figure; the first place is the one that others are measured against. */
export function siteRows(answers: readonly PlaceAnswer[]): readonly SiteRow[] {
  const groups = [
    ['The design there', designFigures],
    ['Water without a compressor', waterFigures],
    ['Read off curves', curveFigures],
    ['Climate', [...climateFigures, ...sunFigures(answers)]],
  ] as const;
  return groups
    .flatMap(([group, figures]) =>
      figures.map(({ note, of, ...column }) => {
        const values = answers.map((answer) => of(answer) ?? null);
        return { ...rowOf({ ...column, group }, values), note };
      }),
    )
    .filter(({ values }) => values.some((value) => value !== null));
}

/** A value of a row with its unit. */
export function siteText(row: SiteRow, value: number | string | null): string {
  const text = textOf(row, value);
  return row.quantity === null && row.unit !== null && value !== null ? `${text}\u00A0${row.unit}` : text;
}
