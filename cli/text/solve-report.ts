import { heldReport } from '#cli/text/held-report.ts';
import { coolantReport } from '#cli/text/coolant-report.ts';
import { celsius, kelvins, none, percent, plural, show } from '#models/results/figures.ts';
import { pairs, table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Design } from '#models/project/design.ts';
import { bandLines, bandsTitle } from '#models/results/band-text.ts';
import type { Bands, DesignResult, PartResult } from '#models/results/design-result.ts';
import { chainLines, outerStages, type ChainLine } from '#models/results/chain-text.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import { workloadLines } from '#models/results/workload-text.ts';
import { formatNumber } from '#models/units/units.ts';

const partsShown = 20;

/** The answer of a solve for people: state, power, requirements, parts by margin, fans, supplies. */
export function solveReport(
  design: Design,
  result: DesignResult,
  { bands, heldRates }: { readonly bands: Bands | null; readonly heldRates: HeldRates | null },
  all: boolean,
): string {
  const sections = [stateOf(design, result), problemsOf(result)];
  if (result.status !== 'refused') {
    sections.push(
      powerOf(result),
      workloadReport(result),
      requirementsOf(design, result),
      certaintyOf(bands),
    );
    sections.push(partsOf(design, result, all), heldReport(design, result, heldRates));
    sections.push(coolantReport(design, result), fansOf(design, result), suppliesOf(design, result));
  }
  return sections.filter((section) => section !== '').join('\n');
}

/** One line on the design, one on the solve. */
function stateOf(design: Design, result: DesignResult): string {
  const { cost, balance } = result;
  const name = [
    design.project,
    design.revision === '' ? '' : `rev ${design.revision}`,
    design.configuration.name,
  ];
  const solve = [
    `${result.fidelity}: ${result.status.replace('-', ' ')}`,
    plural(cost.iterations, 'iteration'),
    plural(cost.unknowns, 'unknown'),
    `${formatNumber(cost.seconds * 1000)} ms`,
    `imbalance mass ${balance.mass.toExponential(1)}, energy ${balance.energy.toExponential(1)}`,
  ];
  return `${name.filter((part) => part !== '').join(' · ')}\n${solve.join(' · ')}\n`;
}

function problemsOf(result: DesignResult): string {
  return result.problems.map(({ severity, message }) => `${severity}: ${message}\n`).join('');
}

function powerOf(result: DesignResult): string {
  const { chain } = result;
  const outer = outerStages(chain);
  return `Power\n${pairs([
    ...(outer.length > 0 ? [['From outside', show(chain.drawn, 'power')] as [string, string]] : []),
    ...outer
      .toReversed()
      .map(({ kind, loss, efficiency }): [string, string] => [
        `Lost in ${kind === 'ups' ? 'the UPS' : 'the cables'}`,
        `${show(loss, 'power')}   ${percent(efficiency)} efficient`,
      ]),
    [outer.length > 0 ? 'Into the supplies' : 'From the feed (AC)', show(result.powerAc, 'power')],
    ['To the parts (DC)', show(result.powerDc, 'power')],
    ['Lost in the supplies', show(result.supplyLoss, 'power')],
    [
      result.coolant.some(({ pumps }) => pumps.length > 0) ? 'Taken by fans and pumps' : 'Taken by the fans',
      show(result.fanPower, 'power'),
    ],
  ])}`;
}

function requirementsOf(design: Design, result: DesignResult): string {
  const needs = result.requirements;
  const rows: [string, string][] = [
    ['Heat to the room', `${show(needs.heat, 'power')}   ${show(needs.heat, 'power', 'BTU/h')}`],
    ...(needs.heatToCoolant > 0
      ? [
          [
            'Heat to the coolant',
            `${show(needs.heatToCoolant, 'power')}   ${percent(needs.heatToCoolant / result.heat)} of all`,
          ] as [string, string],
        ]
      : []),
    ['Feed current, all feeds', show(needs.feedCurrent, 'current')],
    ['Rating of each supply', show(needs.psuRating, 'power')],
    ...chainLines(design.conditions, result.chain).map(lineOf),
  ];
  if (result.fidelity === 'network') {
    const speed = needs.fanSpeed === null ? '' : `   ${show(needs.fanSpeed, 'rotational-speed', 'rpm')}`;
    rows.splice(
      1,
      0,
      ['Airflow', `${show(needs.airflow, 'volume-flow')}   ${show(needs.airflow, 'volume-flow', 'CFM')}`],
      [
        'Static pressure',
        `${show(needs.staticPressure, 'pressure')}   ${show(needs.staticPressure, 'pressure', 'inH2O')}`,
      ],
      ['Fan speed', `${percent(needs.fanSpeedRatio)}${speed}`],
      ['Noise at 1 m', show(needs.noise, 'sound-level')],
      ['Exhaust', celsius(needs.exhaustTemperature)],
      ['Inlet class', needs.inletClass ?? 'above A4'],
      ['Warmest ambient', warmestAmbient(result)],
    );
  }
  return `Requirements\n${pairs(rows)}`;
}

function certaintyOf(bands: Bands | null): string {
  return bands && bands.figures.length > 0
    ? `${bandsTitle}\n${pairs(bandLines(bands.figures).map(lineOf))}`
    : '';
}

function workloadReport({ workload }: DesignResult): string {
  return workload === null ? '' : `Workload\n${pairs(workloadLines(workload).map(lineOf))}`;
}

const lineOf = ({ label, value, note }: ChainLine): [string, string] => [
  label,
  [value, note].filter((words) => words !== '').join('   '),
];

/** Smallest margin first, then the parts without a limit by their heat. */
function byMargin(a: PartResult, b: PartResult): number {
  return (a.margin ?? Infinity) - (b.margin ?? Infinity) || b.heat - a.heat;
}

function partsOf(design: Design, result: DesignResult, all: boolean): string {
  const items = new Map(design.items.map((item) => [item.id, item]));
  const told = result.parts.filter((part) => part.heat !== 0 || part.temperature !== null).sort(byMargin);
  const shown = all ? told : told.slice(0, partsShown);
  const columns = [
    text('Part'),
    text('Model'),
    number('Heat'),
    number('Temperature'),
    text('of'),
    number('Limit'),
    number('Margin'),
    number(result.bath ? 'Coolant' : 'Air'),
  ];
  const rows = shown.map((part) => [
    items.get(part.id)?.name ?? part.id,
    items.get(part.id)?.part.model ?? none,
    show(part.heat, 'power'),
    celsius(part.temperature),
    part.temperatureOf ?? none,
    celsius(part.limit),
    kelvins(part.margin),
    celsius(part.airTemperature),
  ]);
  const rest = told.length - shown.length;
  return `${table(columns, rows)}${rest > 0 ? `… and ${rest} more (--all shows them)\n` : ''}`;
}

function fansOf(design: Design, result: DesignResult): string {
  if (result.fans.length === 0) return '';
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const columns = [
    text('Fan'),
    number('Flow'),
    number(''),
    number('Pressure'),
    number('Speed'),
    number('Power'),
    text('State'),
  ];
  return table(
    columns,
    inNameOrder(result.fans, names).map((fan) => [
      names.get(fan.id) ?? fan.id,
      show(fan.flow, 'volume-flow'),
      show(fan.flow, 'volume-flow', 'CFM'),
      show(fan.pressure, 'pressure'),
      percent(fan.speedRatio),
      show(fan.power, 'power'),
      fan.state.replace('-', ' '),
    ]),
  );
}

function suppliesOf(design: Design, result: DesignResult): string {
  if (result.supplies.length === 0) return '';
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const columns = [
    text('Supply'),
    number('Out'),
    number('In'),
    number('Loss'),
    number('Load'),
    number('Efficiency'),
    number('Current'),
  ];
  return table(
    columns,
    inNameOrder(result.supplies, names).map((supply) => [
      names.get(supply.id) ?? supply.id,
      show(supply.output, 'power'),
      show(supply.input, 'power'),
      show(supply.loss, 'power'),
      percent(supply.load),
      percent(supply.efficiency),
      show(supply.current, 'current'),
    ]),
  );
}

/** FAN2 before FAN10. */
function inNameOrder<T extends { readonly id: string }>(
  list: readonly T[],
  names: ReadonlyMap<string, string>,
): T[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...list].sort((a, b) => order.compare(names.get(a.id) ?? a.id, names.get(b.id) ?? b.id));
}

/** Null has two reasons: nothing has a limit or a solution, or limits are exceeded in any room. */
function warmestAmbient({ status, parts, requirements }: DesignResult): string {
  const { warmestAmbient: warmest } = requirements;
  const isOver = status === 'converged' && parts.some(({ margin }) => margin !== null && margin < 0);
  if (warmest === null) return isOver ? '–  no ambient holds every limit' : celsius(warmest);
  return requirements.heatToCoolant > 0 ? `${celsius(warmest)}   at this coolant supply` : celsius(warmest);
}
