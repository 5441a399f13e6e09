import { hourText } from '#models/site/calendar.ts';
import { celsius, kelvins, none, percent, show } from '#models/results/figures.ts';
import { notes, number, type ReportBlock, table, text } from '#models/results/report.ts';
import { formatNumber } from '#models/units/units.ts';
import type { PodYear, ServedContent } from '#solver/pod/contract.ts';
import { condensationWords, neededRows } from '#solver/pod/words.ts';

/** Years at places, side by side. */
export function yearBlocks(
  contents: readonly ServedContent[],
  years: readonly PodYear[],
): readonly ReportBlock[] {
  if (years.length === 0) return [];
  const row = (label: string, tell: (year: PodYear) => string): string[] => [label, ...years.map(tell)];
  const needed = (n: number) => (year: PodYear) => neededRows(year.needed)[n]?.[1] ?? none;
  return [
    table(
      [text('A year there'), ...years.map(({ place }) => number(place))],
      [
        row('Air inside, coldest', ({ air }) => celsius(air.least)),
        row('Air inside, mean', ({ air }) => celsius(air.mean)),
        row('Air inside, hottest', ({ air }) => celsius(air.most)),
        row('Worst hour', ({ worst, hours }) => (worst ? hourText(worst.hour, hours) : none)),
        row('  its content', ({ worst }) => worst?.content ?? none),
        row('  its margin', ({ worst }) => kelvins(worst?.margin ?? null)),
        row('  air outside then', ({ worst }) => celsius(worst?.outdoor)),
        row('Worst day', ({ worstDay }) =>
          worstDay ? (worstDay.isSurvived ? 'survived' : 'not survived') : none,
        ),
        row('To be taken away at the worst hour', needed(0)),
        row('  sunlight in it', needed(2)),
        ...contents.flatMap(({ name }, n) => [
          row(`${name}: hours too hot`, (year) => hours(year.contents[n].hoursTooHot)),
          row(`${name}: hours too cold`, (year) => hours(year.contents[n].hoursTooCold)),
        ]),
        row('Hours with the cooling stopped', ({ stoppedHours }) => hours(stoppedHours)),
        row('Energy of the year', ({ energy }) => show(energy.total, 'energy', 'kWh')),
        row('  IT equipment', ({ energy }) => show(energy.payload, 'energy', 'kWh')),
        row('  other contents', ({ energy }) => show(energy.contents - energy.payload, 'energy', 'kWh')),
        row('  rectifier', ({ energy }) => show(energy.rectifier, 'energy', 'kWh')),
        row('  cooling', ({ energy }) => show(energy.cooling, 'energy', 'kWh')),
        row('  heater', ({ energy }) => show(energy.heater, 'energy', 'kWh')),
        row('PUE', ({ pue }) => (pue === null ? none : formatNumber(pue))),
        row('Sunlight in the heat', ({ sunShare }) => percent(sunShare)),
        row('Balance of the year', ({ balance }) => balance.toExponential(1)),
      ],
    ),
    table(
      [text('Condensation, hours of the year'), text('')],
      years.map(({ place, condensation }) => [place, condensationWords(condensation)]),
    ),
    ...years.flatMap(({ place, source, notes: lines }) => notes([`${source}.`, ...lines], place)),
  ];
}

const hours = (value: number): string => `${formatNumber(value)}\u00A0h`;
