import { none, plural } from '#cli/text/figures.ts';
import { number, table, text } from '#cli/text/table.ts';
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
    sections.push(nodesOf(solution), branchesOf(solution), linksOf(solution), convertersOf(solution));
    if (solution.speed !== null) sections.push(`Common fan speed ratio ${figure(solution.speed)}\n`);
    sections.push(
      `Heat released ${figure(totals.heat)} W, leaving ${figure(totals.heatOut)} W; feed ${figure(totals.feed)} W, fans ${figure(totals.fanPower)} W\n`,
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

function convertersOf({ converters }: Solution): string {
  const rows = Object.entries(converters).map(([id, converter]) => [
    id,
    figure(converter.output),
    figure(converter.input),
    figure(converter.loss),
    figure(converter.load),
  ]);
  return section(
    [text('Converter'), number('Out/W'), number('In/W'), number('Loss/W'), number('Load')],
    rows,
  );
}

function section(columns: Parameters<typeof table>[0], rows: readonly string[][]): string {
  return rows.length === 0 ? '' : table(columns, rows);
}

function figure(value: number | null): string {
  return value === null ? none : String(Number(value.toPrecision(7)));
}
