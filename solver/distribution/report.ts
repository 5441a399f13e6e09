import { none, percent, plural, show } from '#models/results/figures.ts';
import {
  notes,
  number,
  type Report,
  type ReportBlock,
  table,
  text,
  warnings,
} from '#models/results/report.ts';
import type { Distribution } from '#models/distribution/distribution.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';
import type {
  ArchitectureResult,
  ChainStageResult,
  DistributionResult,
  KnownSum,
  LoadPoint,
} from '#solver/distribution/contract.ts';

const kilowatts = (watts: number): string => show(watts, 'power', 'kW');
const fine = (share: number): string => formatQuantity(share, 'ratio', '%', { digits: 4 });

/** Architectures side by side, then the stages of each at its highest load. */
export function powerReport({ load }: Distribution, { racks, architectures }: DistributionResult): Report {
  return {
    headline: `power: ${plural(racks, 'rack')} of ${kilowatts(load.power)}, ${plural(architectures.length, 'architecture')}`,
    blocks: [sideBySide(architectures), ...architectures.flatMap(stagesOf), ...gaps(architectures)],
  };
}

function sideBySide(list: readonly ArchitectureResult[]): ReportBlock {
  const row = (label: string, of: (one: ArchitectureResult) => string): string[] => [label, ...list.map(of)];
  const at = (label: string, index: number, of: (point: LoadPoint) => string): string[] =>
    row(label, ({ points }) => of(points[index]));
  const last = list[0].points.length - 1;
  const full = list[0].points[last].load;
  const rows = [
    ...list[0].points.map(({ load }, index) =>
      at(`Efficiency at ${percent(load)}`, index, ({ efficiency }) => fine(efficiency)),
    ),
    row('Efficiency of the year', ({ year }) => fine(year.efficiency)),
    at(`From the utility at ${percent(full)}`, last, ({ utility }) => kilowatts(utility)),
    at('  lost', last, ({ loss }) => kilowatts(loss)),
    at('Heat for each rack: in it', last, ({ heat }) => kilowatts(heat.rack)),
    at('  in the sidecar', last, ({ heat }) => kilowatts(heat.sidecar)),
    at('  elsewhere', last, ({ heat }) => kilowatts(heat.elsewhere)),
    row('Highest current of a run', ({ points }) => highest(points[last])),
    row('Copper', ({ copper }) => show(copper, 'mass', 'kg')),
    row('Aluminium', ({ aluminium }) => show(aluminium, 'mass', 'kg')),
    row('Converters', ({ converters }) => sumText(converters, 'mass')),
    row('Price', ({ price }) => sumText(price, 'price')),
    row('Lost in a year', ({ year }) => `${formatNumber(year.loss / 3.6e9)}\u00A0MWh`),
    ...(list.some(({ year }) => year.lossCost !== null)
      ? [row('  cost', ({ year }) => (year.lossCost === null ? none : formatNumber(year.lossCost)))]
      : []),
  ];
  return table([text('Side by side'), ...list.map(({ name }) => number(name))], rows);
}

function highest({ stages }: LoadPoint): string {
  const currents = stages.flatMap(({ current }) => (current === null ? [] : [current]));
  return currents.length === 0 ? none : show(Math.max(...currents), 'current', 'A');
}

/** “≥” where a stage is not known. */
function sumText({ value, unknown }: KnownSum, quantity: 'mass' | 'price'): string {
  if (unknown.length === 0) return show(value, quantity);
  return value === 0 ? 'unknown' : `≥ ${show(value, quantity)}`;
}

function stagesOf({ name, points, warnings: own }: ArchitectureResult): readonly ReportBlock[] {
  const { stages, load } = points[points.length - 1];
  const columns = [
    text(`${name}, at ${percent(load)}`),
    text('Place'),
    number('Count'),
    number('Gives'),
    number('Loss'),
    number('Efficiency'),
    number('Load'),
    number('Current of one'),
    number('Voltage'),
    number('Drop'),
    text('Confidence'),
  ];
  const cells = (one: ChainStageResult): string[] => [
    one.name,
    one.place,
    `${one.count}`,
    kilowatts(one.output),
    kilowatts(one.loss),
    fine(one.output / (one.output + one.loss)),
    percent(one.load),
    show(one.current, 'current', 'A'),
    show(one.voltage, 'voltage', 'V'),
    show(one.drop, 'voltage', 'V'),
    one.confidence,
  ];
  return [table(columns, stages.map(cells)), ...warnings(own)];
}

/** What the sums are without. */
function gaps(list: readonly ArchitectureResult[]): readonly ReportBlock[] {
  const lines = list.flatMap(({ name, converters, price }) => [
    ...(converters.unknown.length > 0 ? [`${name}, mass: ${converters.unknown.join(', ')}`] : []),
    ...(price.unknown.length > 0 ? [`${name}, price: ${price.unknown.join(', ')}`] : []),
  ]);
  return notes(lines, 'Not known, and not in the sums');
}
