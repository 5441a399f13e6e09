import { none, plural } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** A solved raw case: plain SI numbers, as the file has them. */
export function solutionReport(title: string, solution: Solution): string {
  const { seconds, totals, balance } = solution;
  const head = [
    solution.status.replace('-', ' '),
    plural(solution.iterations, 'iteration'),
    plural(solution.unknowns, 'unknown'),
    `${figure(seconds.total * 1000)} ms`,
    `imbalance mass ${balance.mass.toExponential(1)}, energy ${balance.energy.toExponential(1)}`,
  ].join(' · ');
  const sections = [
    `${title === '' ? '' : `${title}\n`}${head}\n`,
    solution.problems.map(({ severity, message }) => `${severity}: ${message}\n`).join(''),
  ];
  if (solution.status !== 'refused') {
    sections.push(
      nodesOf(solution),
      branchesOf(solution),
      linksOf(solution),
      convertersOf(solution),
      feedsOf(solution),
    );
    if (solution.speed !== null) sections.push(`Common fan speed ratio ${figure(solution.speed)}\n`);
    sections.push(
      `Heat released ${figure(totals.heat)} W, leaving ${figure(totals.heatOut)} W; feed ${figure(totals.feed)} W,${totals.battery === undefined ? '' : ` batteries ${figure(totals.battery)} W,`} fans ${figure(totals.fanPower)} W\n`,
    );
  }
  return sections.filter((section) => section !== '').join('\n');
}

function nodesOf({ nodes }: Solution): string {
  const rows = Object.entries(nodes).map(([id, node]) => [
    id,
    figure(node.pressure),
    figure(node.temperature),
    figure(node.heat),
  ]);
  return section([text('Node'), number('Pressure/Pa'), number('Temperature/K'), number('Heat/W')], rows);
}

function branchesOf({ branches }: Solution): string {
  const rows = Object.entries(branches).map(([id, branch]) => [
    id,
    figure(branch.massFlow),
    figure(branch.volumeFlow),
    figure(branch.pressureDrop),
    figure(branch.heat),
    branch.elements.some((element) => !element.inRange) ? 'outside a relation’s range' : '',
  ]);
  const columns = [
    text('Branch'),
    number('Mass flow/(kg/s)'),
    number('Flow/(m³/s)'),
    number('Δp/Pa'),
    number('Heat/W'),
    text(''),
  ];
  return section(columns, rows);
}

function linksOf({ links }: Solution): string {
  const rows = Object.entries(links).map(([id, link]) => [
    id,
    figure(link.heat),
    figure(link.resistance),
    link.relation,
    link.inRange ? '' : 'outside its range',
  ]);
  return section([text('Link'), number('Heat/W'), number('R/(K/W)'), text('Relation'), text('')], rows);
}

/** Columns that no line has a figure for are left out. */
function convertersOf({ converters }: Solution): string {
  const all = Object.entries(converters);
  const extra = (
    [
      ['Voltage/V', (one) => one.voltage],
      ['Current/A', (one) => one.current],
      ['Drop/V', (one) => one.voltageDrop],
      ['Hold-up/s', (one) => one.holdUp],
      ['Battery lasts/s', (one) => one.battery?.autonomy],
    ] satisfies [string, (one: Solution['converters'][string]) => number | null | undefined][]
  ).filter(([, read]) => all.some(([, one]) => typeof read(one) === 'number'));
  const rows = all.map(([id, converter]) => [
    id,
    figure(converter.output),
    figure(converter.input),
    figure(converter.loss),
    figure(converter.load),
    ...extra.map(([, read]) => figure(read(converter) ?? null)),
  ]);
  const columns = [text('Converter'), number('Out/W'), number('In/W'), number('Loss/W'), number('Load')];
  return section([...columns, ...extra.map(([name]) => number(name))], rows);
}

/** m³/s in L/h. */
const litresPerHour = 3.6e6;

function feedsOf({ feeds = {} }: Solution): string {
  const isLimited = Object.values(feeds).some(({ available }) => available !== null);
  const rows = Object.entries(feeds).map(([id, feed]) => [
    id,
    figure(feed.power),
    ...(isLimited
      ? [figure(feed.available), figure(feed.fuel === null ? null : feed.fuel * litresPerHour)]
      : []),
    figure(feed.apparentPower),
    feed.currents.map(figure).join(' '),
    figure(feed.neutralCurrent),
    figure(feed.unbalance),
    figure(feed.load),
    figure(feed.inrush),
  ]);
  const columns = [
    text('Feed'),
    number('Power/W'),
    ...(isLimited ? [number('Available/W'), number('Fuel/(L/h)')] : []),
    number('Apparent/VA'),
    number('Lines/A'),
    number('Neutral/A'),
    number('Unbalance'),
    number('Breaker'),
    number('Inrush/A'),
  ];
  return section(columns, rows);
}

function section(columns: Parameters<typeof table>[0], rows: readonly string[][]): string {
  return rows.length === 0 ? '' : table(columns, rows);
}

function figure(value: number | null): string {
  return value === null ? none : String(Number(value.toPrecision(7)));
}
