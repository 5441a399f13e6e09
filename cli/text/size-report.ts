import type { Document } from '#cli/output/documents.ts';
import type { Asked } from '#cli/size/question.ts';
import type { Finding } from '#cli/size/document.ts';
import { celsius, kelvins, none, percent, plural, show } from '#models/results/figures.ts';
import { pairs, table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';

type Sized = Document<'size'>;

/** How findings are worded: names of placements, and the margin that is wanted, K. */
interface Terms {
  readonly names: ReadonlyMap<string, string>;
  readonly wanted: number;
}

const mostListed = 20;
const outcomes: Readonly<Record<Sized['status'], string>> = {
  found: 'found',
  none: 'nothing that may vary holds',
  unfinished: 'not found among those that were tried',
};

/** The answer of a reverse question for people: the values, what binds, figures before and after. */
export function sizeReport(asked: Asked, sized: Sized): string {
  const names = new Map(asked.question.current.items.map((item) => [item.id, item.name]));
  const terms: Terms = { names, wanted: sized.margin };
  const sections = [
    headOf(asked, sized),
    sized.values.length > 0 ? valuesOf(asked, sized) : '',
    sized.binds ? `What binds\n${bindsOf(asked, sized, terms)}` : '',
    endsOf(asked, sized, terms),
    figuresOf(sized),
    triedOf(asked, sized, terms),
    leftOutOf(sized),
    sized.remarks.map((remark) => `${remark}\n`).join(''),
    footOf(sized),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function headOf(
  { question }: Asked,
  { goal, margin, status, failures, failedFans, failedPsus }: Sized,
): string {
  const { project, revision, configuration } = question.current;
  const title = [project, revision === '' ? '' : `rev ${revision}`, configuration.name];
  const units = [
    failedFans > 0 ? `any ${plural(failedFans, 'fan')}` : '',
    failedPsus > 0 ? `any ${plural(failedPsus, 'supply', 'supplies')}` : '',
  ].filter((words) => words !== '');
  const terms = [
    margin > 0 ? `${formatNumber(margin)}\u00A0K below every limit` : 'within every limit',
    units.length > 0 ? `with ${units.join(' and ')} failed (${plural(failures, 'way')}) and with none` : '',
  ].filter((words) => words !== '');
  return `${title.filter((words) => words !== '').join(' · ')}\n${goal}, ${terms.join(', ')}: ${outcomes[status]}\n`;
}

function valuesOf(asked: Asked, { values }: Sized): string {
  const rows = values.map(({ path, before, found }) => {
    const was = typeof before === 'number' ? shownValue(asked, before) : (before ?? 'several');
    const is = typeof found === 'number' ? shownValue(asked, found) : found;
    const note = before === found ? '(as it is)' : `(before: ${was})`;
    return [path, `${is}  ${note}`] as const;
  });
  return pairs(rows);
}

/** A value of the number that is sought, with the digits that its steps have. */
function shownValue({ range, places }: Asked, value: number): string {
  if (!range) return none;
  const { field } = range.number;
  if (field.type === 'count') return String(value);
  const digits = places ? 6 : 3;
  const shown = formatQuantity(value, field.quantity, field.unit, { digits });
  return shown.replace(/(\.\d*?)0+(?=\D|$)/, '$1').replace(/\.(?=\D|$)/, '');
}

function bindsOf(asked: Asked, { binds }: Sized, terms: Terms): string {
  if (!binds) return '';
  const { what, at, beyond } = binds;
  const lines = [`  ${findingWords(at, terms)}\n`];
  if (what === 'range') {
    const end = asked.range ? `${asked.range.number.path} could go on` : 'there is no better choice';
    lines.unshift(`  The end of what may vary: ${end}.\n`);
  }
  if (beyond && beyond.value !== null)
    lines.push(`  At ${shownValue(asked, beyond.value)}: ${findingWords(beyond.at, terms)}\n`);
  return lines.join('');
}

/** "SSD1 is 0.01 K below its limit of 70 °C, with FAN2 failed". */
function findingWords(finding: Finding, { names, wanted }: Terms): string {
  const { placement, margin, limit, message, failed } = finding;
  const others = failed.map((id) => names.get(id) ?? id).join(' and ');
  const during = failed.length > 0 ? ` (with ${others} failed)` : '';
  if (message !== null && (margin === null || margin >= 0)) return `${message}${during}`;
  if (placement === null || margin === null) return `no temperature has a limit${during}`;
  const side = margin < 0 ? 'above' : 'below';
  const name = names.get(placement) ?? placement;
  return `${name} is ${distance(margin, wanted)} ${side} its limit of ${celsius(limit)}${during}`;
}

/** Edges are told in millikelvins, all else in three digits. */
function distance(margin: number, wanted: number): string {
  const size = Math.abs(margin);
  return `${Math.abs(margin - wanted) < 1 ? size.toFixed(3) : formatNumber(size)}\u00A0K`;
}

function endsOf(asked: Asked, { ends }: Sized, terms: Terms): string {
  if (ends.length < 2 || !asked.range) return '';
  const rows = ends.map(({ value, at }) => [
    shownValue(asked, value),
    at.holds ? 'holds' : 'does not',
    kelvins(at.margin),
    findingWords(at, terms),
  ]);
  return table([text(asked.range.number.path), text(''), number('Margin'), text('')], rows);
}

function figuresOf({ before, after }: Sized): string {
  if (!before || !after) return '';
  const sum = (known: string, without: number): string =>
    without > 0 ? `${known} and ${plural(without, 'part')} unknown` : known;
  const rows = (
    [
      ['before', before],
      ['after', after],
    ] as const
  ).map(([, of]) => [
    show(of.powerAc, 'power'),
    show(of.heat, 'power'),
    show(of.fanPower, 'power'),
    percent(of.fanSpeedRatio),
    show(of.airflow, 'volume-flow'),
    show(of.noise, 'sound-level'),
    celsius(of.exhaustTemperature),
    sum(show(of.mass, 'mass'), of.withoutMass),
    sum(show(of.price, 'price'), of.withoutPrice),
  ]);
  const labels = [
    'From the feed (AC)',
    'Heat to the room',
    'Taken by the fans',
    'Fan speed',
    'Airflow',
    'Noise at 1 m',
    'Exhaust',
    'Mass',
    'Price',
  ];
  return table(
    [text('Nothing failed'), number('Before'), number('After')],
    labels.map((label, i) => [label, rows[0]?.[i] ?? none, rows[1]?.[i] ?? none]),
  );
}

function triedOf(asked: Asked, { tried }: Sized, terms: Terms): string {
  if (asked.choices.length === 0) return '';
  const { goal, range } = asked;
  const figureOf = (figure: number | null): string =>
    goal.of === 'price'
      ? show(figure, 'price')
      : goal.of === 'mass'
        ? show(figure, 'mass')
        : goal.of === 'noise'
          ? show(figure, 'sound-level')
          : show(figure, 'power');
  const titles = { price: 'Price', mass: 'Mass', noise: 'Noise', power: 'Power', number: '' };
  const rows = tried
    .slice(0, mostListed)
    .map(({ choice, figure, value, at }) => [
      ...choice.map(({ part }) => part),
      ...(goal.of === 'number' ? [] : [figureOf(figure)]),
      ...(range ? [value === null ? none : shownValue(asked, value)] : []),
      at.holds ? 'holds' : 'does not',
      findingWords(at, terms),
    ]);
  const columns = [
    ...asked.choices.map(({ pattern }) => text(pattern)),
    ...(goal.of === 'number' ? [] : [number(titles[goal.of])]),
    ...(range ? [number(range.number.path)] : []),
    text(''),
    text(''),
  ];
  const rest = tried.length - rows.length;
  return `${table(columns, rows)}${rest > 0 ? `… and ${rest} more (--json has them)\n` : ''}`;
}

function leftOutOf({ leftOut, untried, status }: Sized): string {
  const parts = [...new Set(leftOut.flatMap((choice) => choice.map(({ part }) => part)))];
  const lines = [
    leftOut.length > 0
      ? `Left out, as the figure of one of the parts is not known: ${plural(leftOut.length, 'choice')} of ${parts.join(', ')}\n`
      : '',
    untried > 0
      ? `${plural(untried, 'choice')} not tried: ${status === 'unfinished' ? 'too many; name fewer parts' : 'none could be better'}\n`
      : '',
  ];
  return lines.join('');
}

function footOf({ solves, seconds, written }: Sized): string {
  const line = `${plural(solves, 'solve')} in ${formatNumber(seconds)}\u00A0s\n`;
  return written
    ? `${line}Saved as configuration "${written.configuration.name}" in ${written.path}\n`
    : line;
}
