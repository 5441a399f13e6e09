import { kelvins, none, percent, plural, show } from '#models/results/figures.ts';
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
import type { Deployment, Service } from '#models/service/service.ts';
import { hourText } from '#models/site/calendar.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';
import type {
  DeploymentResult,
  KnownSum,
  Limit,
  OffGridResult,
  PhaseResult,
  ServiceResult,
} from '#solver/service/contract.ts';
import { joulesOfKilowattHour } from '#solver/service/cost.ts';
import { plantBlocks } from '#solver/service/plant-report.ts';

const secondsOfDay = 86_400;
const million = 1e6;

/** Deployments side by side, then the limits, phases, energy and sources of each. */
export function serviceReport(
  { workload, deployments }: Service,
  { deployments: results }: ServiceResult,
): Report {
  const { model, precision, promptTokens, answerTokens, requests } = workload;
  return {
    headline: `service: ${plural(results.length, 'deployment')}; ${model} in ${precision.replace('-', ' ')}, prompts of ${promptTokens} and answers of ${answerTokens} tokens, ${formatNumber(requests)} requests a second in the busiest hour`,
    blocks: [
      sideBySide(results),
      ...results.flatMap((result) => blocksOf(result)),
      ...gaps(results),
      sources([{ name: 'workload', ...workload }, ...deployments.flatMap(hardwareOf)]),
    ],
  };
}

function sideBySide(list: readonly DeploymentResult[]): ReportBlock {
  const row = (label: string, of: (one: DeploymentResult) => string): string[] => [label, ...list.map(of)];
  const offGrid = (label: string, of: (one: OffGridResult) => string): string[] =>
    row(label, (one) => (one.offGrid ? of(one.offGrid) : none));
  const isOffGrid = list.some((one) => one.offGrid !== null);
  const isLinked = list.some(({ traffic }) => traffic !== null);
  const rows = [
    row('Sites', ({ sites }) => `${sites}`),
    row('Let through all year, requests/s', ({ capacity }) => formatNumber(capacity)),
    row('  bound by', ({ limits }) => limits[0].name),
    row('  prompt tokens/s', ({ limits, sites }) => formatNumber(sites * limits[0].promptTokens)),
    row('  answer tokens/s', ({ limits, sites }) => formatNumber(sites * limits[0].answerTokens)),
    row('Served of what is asked', servedShare),
    row('  answer tokens a year', ({ year }) => `${formatNumber(year.answerTokens / million)}\u00A0million`),
    row('Busiest hour: first token', ({ latency }) => seconds(latency.firstToken)),
    row('  network', ({ latency }) => seconds(latency.network)),
    row('  wait and prompt', ({ latency }) => seconds(latency.wait + latency.prompt)),
    row('  token after token', ({ latency }) => seconds(latency.token)),
    row('  whole answer', ({ latency }) => seconds(latency.answer)),
    row('  answers at once in a copy', ({ hours }) =>
      formatNumber(Math.max(...hours.map(({ batch }) => batch))),
    ),
    row('Nearest to its limit', ({ node: { hottest } }) =>
      hottest ? `${hottest.name} ${kelvins(hottest.margin)}` : none,
    ),
    row('Energy of an answer token', ({ year }) => joules(year.perToken?.site)),
    row('  nodes', ({ year }) => joules(year.perToken?.node)),
    row('  accelerators', ({ year }) => joules(year.perToken?.accelerators)),
    row('Energy of a year', ({ year }) => megawattHours(year.energy)),
    row('Power of a site, waiting', ({ node }) => show(node.figures.idlePower, 'power', 'W')),
    row('  busiest hour', ({ hours }) => show(Math.max(...hours.map(({ power }) => power)), 'power', 'W')),
    row('Cost of a million answer tokens', ({ cost }) => money(cost.perMillion?.total)),
    row('  energy', ({ cost }) => money(cost.perMillion?.energy)),
    row('  hardware', ({ cost }) => money(cost.perMillion?.hardware)),
    row('  link and running', ({ cost }) => money(cost.perMillion?.running)),
    row('CO₂ of a year', ({ carbon }) => sumText(carbon, (value) => show(value, 'mass', 'kg'))),
    ...(isLinked
      ? [
          row('Over the links in a year', ({ traffic, year }) =>
            traffic ? show(year.data, 'data', 'GB') : none,
          ),
          row('  of it encryption', ({ traffic, year }) =>
            traffic && year.data > 0 ? percent(year.encryptionData / year.data) : none,
          ),
        ]
      : []),
    ...(isOffGrid
      ? [
          offGrid('Without energy, a year', ({ lossOfLoad }) => `${formatNumber(lossOfLoad)}\u00A0h`),
          offGrid('Autonomy of the battery', ({ autonomy }) => days(autonomy)),
        ]
      : []),
  ];
  return table([text('Side by side'), ...list.map(({ name }) => number(name))], rows);
}

function blocksOf(result: DeploymentResult): readonly ReportBlock[] {
  return [
    limitsTable(result),
    phasesTable(result),
    ...plantBlocks(result),
    ...linkFigures(result),
    ...(result.offGrid ? [energyFigures(result.name, result.offGrid)] : []),
    ...warnings(result.warnings.map((line) => `${result.name}: ${line}`)),
    ...notes(result.notes, `${result.name}: to be known`),
  ];
}

function limitsTable({ name, limits }: DeploymentResult): ReportBlock {
  const above = (limit: Limit, value: number): string => `${limit.isSlack ? '≥ ' : ''}${formatNumber(value)}`;
  return table(
    [text(`${name}: a site`), number('Requests/s'), number('Prompt tokens/s'), number('Answer tokens/s')],
    limits.map((limit) => [
      limit.name,
      above(limit, limit.requests),
      above(limit, limit.promptTokens),
      above(limit, limit.answerTokens),
    ]),
  );
}

function phasesTable({ name, phases }: DeploymentResult): ReportBlock {
  const row = (label: string, of: (one: PhaseResult) => string): string[] => [label, ...phases.map(of)];
  return table(
    [text(`${name}: one phase alone`), ...phases.map(({ phase }) => number(phase))],
    [
      row('Batch', ({ batch }) => `${batch}`),
      row('Tokens/s: compute', ({ compute }) => formatNumber(compute)),
      row('  heat', ({ heat }) => formatNumber(heat)),
      row('  link', ({ link }) => (link === null ? none : formatNumber(link))),
      row('Power: site', ({ sitePower }) => show(sitePower, 'power', 'W')),
      row('  nodes', ({ nodePower }) => show(nodePower, 'power', 'W')),
      row('  accelerators', ({ acceleratorPower }) => show(acceleratorPower, 'power', 'W')),
      row('Energy of a token: site', ({ energy }) => joules(energy.site)),
      row('  nodes', ({ energy }) => joules(energy.node)),
      row('  accelerators', ({ energy }) => joules(energy.accelerators)),
    ],
  );
}

function linkFigures({ name, traffic, propagation, latency }: DeploymentResult): readonly ReportBlock[] {
  if (!traffic) return [];
  const both = traffic.toNode + traffic.fromNode;
  const bytes = (value: number): string => show(value, 'data', value < 10_000 ? 'B' : 'kB');
  const rows: (readonly [string, string])[] = [
    ['To the node, a request', bytes(traffic.toNode)],
    ['From the node', bytes(traffic.fromNode)],
    ['  content of both', `${bytes(traffic.payload)}, ${percent(traffic.payload / both)}`],
    ['  encryption', `${bytes(traffic.encryption)}, ${percent(traffic.encryption / both)}`],
    ['Question on the way', seconds(latency.transfer)],
  ];
  if (propagation)
    rows.push([
      'Light, there and back',
      `${show(propagation.overhead, 'time', 'ms')} overhead, ${show(propagation.edge, 'time', 'ms')} at the edge of the view`,
    ]);
  return [figures(rows, `${name}: link`)];
}

function energyFigures(name: string, offGrid: OffGridResult): ReportBlock {
  const { worstWeek, sources: list } = offGrid;
  const kilowattHours = (value: number): string => show(value, 'energy', 'kWh');
  return figures(
    [
      ['Asked in a year, on the bus', kilowattHours(offGrid.asked)],
      ['  served', `${kilowattHours(offGrid.served)}, ${percent(offGrid.served / offGrid.asked)}`],
      [
        'Array',
        offGrid.arrayOffered > 0
          ? `${kilowattHours(offGrid.arrayUsed)} of ${kilowattHours(offGrid.arrayOffered)} that it could give`
          : none,
      ],
      ...list.map((source) => [source.name, kilowattHours(source.used)] as const),
      [
        'Generator',
        offGrid.generatorHours > 0
          ? `${kilowattHours(offGrid.generatorUsed)} in ${offGrid.generatorHours} h`
          : none,
      ],
      ['Lost in the battery', kilowattHours(offGrid.lostInStorage)],
      ['  what is not accounted for', offGrid.balance.toExponential(1)],
      ['Lowest charge', percent(offGrid.leastCharge)],
      ['Battery alone, mean load', days(offGrid.autonomy)],
      [
        'Worst week',
        `from ${hourText(worstWeek.from, offGrid.hours)}: array ${kilowattHours(worstWeek.array)}, asked ${kilowattHours(worstWeek.asked)}, served ${kilowattHours(worstWeek.served)}, charge down to ${percent(worstWeek.leastCharge)}`,
      ],
      [
        'Array that carries the year',
        offGrid.arrayNeeded === null ? none : show(offGrid.arrayNeeded, 'power', 'kW'),
      ],
    ],
    `${name}: energy of a site`,
  );
}

/** What the sums are without. */
function gaps(list: readonly DeploymentResult[]): readonly ReportBlock[] {
  const lines = list.flatMap(({ name, cost, carbon }) => {
    const unknown = [...cost.energy.unknown, ...cost.hardware.unknown, ...cost.running.unknown];
    return [
      ...(unknown.length > 0 ? [`${name}, price: ${unknown.join(', ')}`] : []),
      ...(carbon.unknown.length > 0 ? [`${name}, CO₂: ${carbon.unknown.join(', ')}`] : []),
    ];
  });
  return notes(lines, 'Not known, and not in the sums');
}

type Named = { readonly name: string; readonly confidence: string; readonly source: string };

function hardwareOf({ name, compute, facility, link, energy, climate }: Deployment): readonly Named[] {
  const of = (part: string, group: Omit<Named, 'name'>): Named => ({ ...group, name: `${name}: ${part}` });
  return [
    ...(compute.kind === 'figures' ? [of('nodes', compute)] : []),
    ...(compute.kind === 'cluster' && compute.hardware ? [of('price of the cluster', compute.hardware)] : []),
    ...(facility ? [of('facility', facility)] : []),
    ...(link ? [of(link.name || 'link', link)] : []),
    ...(link?.appliance ? [of(link.appliance.name || 'encryption', link.appliance)] : []),
    ...(energy.kind === 'utility'
      ? [of('utility', energy)]
      : [
          of('battery', energy.battery),
          ...(energy.array ? [of('array', energy.array)] : []),
          ...energy.sources.map((source) => of(source.name, source)),
          ...(energy.generator ? [of('generator', energy.generator)] : []),
        ]),
    ...(climate ? [of('climate', climate)] : []),
  ];
}

const servedShare = ({ year }: DeploymentResult): string => percent(year.requestsServed / year.requestsAsked);
const joules = (value: number | null | undefined): string => show(value, 'energy', 'J');
const megawattHours = (value: number): string =>
  `${formatNumber(value / joulesOfKilowattHour / 1000)}\u00A0MWh`;
const money = (sum: KnownSum | undefined): string =>
  sum ? sumText(sum, (value) => `${formatNumber(value)}\u00A0USD`) : none;

function seconds(value: number): string {
  return formatQuantity(value, 'time', value < 1 ? 'ms' : 's');
}

const days = (value: number): string =>
  Number.isFinite(value) ? `${formatNumber(value / secondsOfDay)}\u00A0days` : none;

/** “≥” where something is not known. */
function sumText({ value, unknown }: KnownSum, tell: (value: number) => string): string {
  if (unknown.length === 0) return tell(value);
  return value === 0 ? 'unknown' : `≥ ${tell(value)}`;
}
