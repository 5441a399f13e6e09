import type { Chip, ChipPackage } from '#models/chip/chip.ts';
import { fitsReticle } from '#models/chip/chip.ts';
import { celsius, kelvins, none, percent, plural, show } from '#models/results/figures.ts';
import {
  figures,
  notes,
  number,
  type Report,
  type ReportBlock,
  sources,
  table,
  text,
  warnings,
} from '#models/results/report.ts';
import { formatNumber } from '#models/units/units.ts';
import type { ChipResult, PackageResult, WorkloadResult } from '#solver/chip/contract.ts';
import { violationsOf } from '#solver/chip/violations.ts';

/** Packages side by side, then where each is hot. */
export function chipReport(chip: Chip, result: ChipResult): Report {
  const { status, packages } = result;
  return {
    headline: `chip: ${status}; ${plural(packages.length, 'package')}`,
    blocks: [
      chipText(chip),
      sideBySide(packages),
      ...packages.map(components),
      ...packages.map(blocks),
      ...warnings(violationsOf(chip, result)),
      ...notes(remarks(chip)),
      sourcesOf(chip),
    ],
  };
}

const watts = (value: number): string => show(value, 'power', 'W');
const density = (value: number): string => show(value, 'heat-flux', 'W/cm2');
const resistance = (value: number): string => show(value, 'thermal-resistance', 'K/W');

function chipText({ dies, stacks, workload, chip }: Chip): ReportBlock {
  const silicon = dies.map((die): [string, string] => [
    die.name,
    `${show(die.width, 'length', 'mm')} × ${show(die.depth, 'length', 'mm')}, ${show(die.width * die.depth, 'area', 'mm2')}; ${fitsReticle(die) ? 'within' : 'beyond'} one exposure`,
  ]);
  return figures([
    ...silicon,
    ['Memory stacks', stacks.length === 0 ? 'none' : `${stacks.length}`],
    ['Power limit', watts(chip.powerLimit)],
    [
      'Workload',
      workload
        ? `${workload.model}, ${workload.phase}, batch ${workload.batch}, context ${workload.context}, ${plural(workload.tensorParallel, 'chip')} to a model`
        : 'none: what is drawn at all times',
    ],
  ]);
}

function sideBySide(packages: readonly PackageResult[]): ReportBlock {
  const row = (label: string, tell: (one: PackageResult) => string): string[] => [
    label,
    ...packages.map(tell),
  ];
  const working = (label: string, tell: (workload: WorkloadResult) => string): string[][] =>
    packages.some(({ workload }) => workload)
      ? [row(label, ({ workload }) => (workload ? tell(workload) : none))]
      : [];
  return table(
    [text('Side by side'), ...packages.map(({ name }) => number(name))],
    [
      ...working('Tokens/s', ({ rate }) => formatNumber(rate)),
      ...working('  without limits', ({ freeRate, roof }) => `${formatNumber(freeRate)} (${roof} roof)`),
      ...working('  held by', ({ heldBy, share }) =>
        heldBy === null ? 'nothing' : `${heldBy}, ${percent(share)}`,
      ),
      ...working('J/token', ({ energyPerToken }) =>
        energyPerToken === null ? none : formatNumber(energyPerToken),
      ),
      row('Power of the chip', ({ power }) => watts(power)),
      row('  heat in the package', ({ heat }) => watts(heat)),
      row('  of it to the board', ({ board }) => watts(board)),
      row('Hottest junction', ({ junction }) => celsius(junction)),
      row('  in', ({ hottestDie, components: list }) => hottestBlock(hottestDie, list)),
      row('  mean of its die', ({ meanJunction }) => celsius(meanJunction)),
      row('  mean, by relations of spreading', ({ estimate }) => `${celsius(estimate)} (estimate)`),
      row('Hottest memory', ({ memory }) => celsius(memory)),
      row('Least margin', ({ components: list }) => kelvins(Math.min(...list.map(({ margin }) => margin)))),
      row('  at the rate that its power leaves', ({ freeMargin }) => kelvins(freeMargin)),
      row('    junction there', ({ freeJunction }) => celsius(freeJunction)),
      row('Heat that meets a limit', ({ limitHeat }) => watts(limitHeat)),
      row('Junction to coolant', ({ junctionToCoolant }) => resistance(junctionToCoolant)),
      row('Junction to case', ({ junctionToCase }) => resistance(junctionToCase)),
      row('  mean of the case', (one) => celsius(one.case)),
      row('Hot-spot factor', ({ hotSpotFactor }) => formatNumber(hotSpotFactor)),
      row('Density, mean of the dies', ({ meanDensity }) => density(meanDensity)),
      row('  densest block', ({ peakDensity }) => density(peakDensity)),
      row('Current into the dies', ({ current }) => show(current, 'current', 'A')),
      row('Heat that does not balance', ({ imbalance }) => imbalance.toExponential(1)),
      row('Cells', ({ grid }) => `${grid.cells}`),
      row('  junction, against half as many across', ({ grid }) => `±${formatNumber(grid.moved)}\u00A0K`),
      row('  memory', ({ grid }) =>
        grid.memoryMoved === null ? none : `±${formatNumber(grid.memoryMoved)}\u00A0K`,
      ),
    ],
  );
}

function hottestBlock(die: string, list: PackageResult['components']): string {
  const block = list.find(({ kind, name }) => kind === 'die' && name === die)?.block ?? '';
  return block === '' ? die : block;
}

function components({ name, components: list }: PackageResult): ReportBlock {
  return table(
    [
      text(name),
      number('Power'),
      number('Mean'),
      number('Hottest'),
      text('in'),
      number('Limit'),
      number('Margin'),
    ],
    list.map((one) => [
      one.name,
      watts(one.power),
      celsius(one.mean),
      celsius(one.highest),
      one.block === '' ? none : one.block,
      celsius(one.limit),
      kelvins(one.margin),
    ]),
  );
}

/** Hottest first. */
function blocks({ name, blocks: list }: PackageResult): ReportBlock {
  return table(
    [text(`${name}: power map`), number('Power'), number('Density'), number('Mean'), number('Hottest')],
    list
      .toSorted((a, b) => b.highest - a.highest)
      .map((one) => [
        one.name,
        watts(one.power),
        density(one.density),
        celsius(one.mean),
        celsius(one.highest),
      ]),
  );
}

/** What a reader must know of the figures. */
function remarks({ workload, packages }: Chip): string[] {
  return [
    'Heat by conduction in three dimensions, steady; sides of the package are adiabatic. A die has the conductivity of its mean temperature.',
    'The grid’s error is about what the hottest place moved from half as many cells across (Roache, factor 3).',
    'The heat that meets a limit has the map of the rate that its power leaves; a rate that is held back lowers what the work adds, and not what is drawn at all times.',
    ...(workload
      ? [
          'Rates are those of a roofline, and energies of an operation and of a byte those of the document: estimates.',
        ]
      : []),
    ...packages
      .filter(({ memory }) => memory)
      .map(({ name }) => `${name}: its memory lies outside; its heat is in the power, not in the package.`),
  ];
}

/** What is from one source is told once. */
function sourcesOf({ chip, dies, stacks, packages }: Chip): ReportBlock {
  const all = [{ name: 'chip', ...chip }, ...dies, ...stacks, ...packages.flatMap(sourcesOfPackage)];
  const kept = new Map<string, { name: string; confidence: string; source: string; more: number }>();
  for (const { name, confidence, source } of all) {
    const key = `${confidence} ${source}`;
    const before = kept.get(key);
    kept.set(key, before ? { ...before, more: before.more + 1 } : { name, confidence, source, more: 0 });
  }
  return sources(
    [...kept.values()].map(({ name, more, ...one }) => ({
      ...one,
      name: more === 0 ? name : `${name}, and ${more} more`,
    })),
  );
}

function sourcesOfPackage(one: ChipPackage) {
  const { name, cooling, plate, plateJoint, lid, lidJoint, mould, layers, board, memory } = one;
  const groups = Object.entries({ cooling, plate, plateJoint, lid, lidJoint, mould, board, memory });
  return [
    ...groups.flatMap(([key, group]) => (group ? [{ ...group, name: `${name}: ${words[key] ?? key}` }] : [])),
    ...layers.map((layer) => ({ ...layer, name: `${name}: ${layer.name}` })),
  ];
}

const words: Readonly<Record<string, string>> = {
  plateJoint: 'joint under the plate',
  lidJoint: 'joint under the lid',
  board: 'board side',
  memory: 'memory outside',
};
