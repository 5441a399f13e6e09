import papaparse from 'papaparse';
import { none, plural } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';

/** A case that ran in time: plain SI numbers, as the file has them. */
export function transientReport(title: string, run: TransientSolution): string {
  const head = [
    run.status,
    plural(run.steps, 'step'),
    `${run.rejected} repeated`,
    plural(run.unknowns, 'unknown'),
    `${figure(run.seconds * 1000)} ms`,
    `imbalance energy ${run.energyBalance.toExponential(1)}`,
  ].join(' · ');
  return [
    `${title === '' ? '' : `${title}\n`}${head}\n`,
    run.problems.map(({ severity, message }) => `${severity}: ${message}\n`).join(''),
    temperaturesOf(run),
    flowsOf(run),
    batteriesOf(run),
    feedsOf(run),
    controlsOf(run),
  ]
    .filter((section) => section !== '')
    .join('\n');
}

function temperaturesOf(run: TransientSolution): string {
  const rows = Object.entries(run.extremes).map(([id, { maximum, maximumAt, minimum, minimumAt }]) => {
    const series = run.nodes[id]?.temperature ?? [];
    const limit = run.limits[id];
    return [
      id,
      figure(series[0]),
      figure(series.at(-1)),
      figure(maximum),
      figure(maximumAt),
      figure(minimum),
      figure(minimumAt),
      limit ? figure(limit.limit) : '',
      limit ? (limit.at === null ? 'not reached' : figure(limit.at)) : '',
    ];
  });
  if (rows.length === 0) return '';
  const columns = [
    text('Temperature/K'),
    number('First'),
    number('Last'),
    number('Highest'),
    number('at/s'),
    number('Lowest'),
    number('at/s'),
    number('Limit'),
    number('reached/s'),
  ];
  return table(columns, rows);
}

function flowsOf(run: TransientSolution): string {
  const rows = Object.entries(run.branches).map(([id, { massFlow }]) => [
    id,
    figure(massFlow[0]),
    figure(massFlow.at(-1)),
    figure(massFlow.reduce((most, value) => Math.max(most, value), -Infinity)),
    figure(massFlow.reduce((least, value) => Math.min(least, value), Infinity)),
  ]);
  if (rows.length === 0) return '';
  const columns = [
    text('Mass flow/(kg/s)'),
    number('First'),
    number('Last'),
    number('Highest'),
    number('Lowest'),
  ];
  return table(columns, rows);
}

function batteriesOf({ batteries = {} }: TransientSolution): string {
  const rows = Object.entries(batteries).map(([id, { charge, emptyAt, autonomy }]) => [
    id,
    figure(charge[0]),
    figure(charge.at(-1)),
    emptyAt === null ? 'not empty' : figure(emptyAt),
    figure(autonomy ?? undefined),
  ]);
  if (rows.length === 0) return '';
  const columns = [text('Charge'), number('First'), number('Last'), number('empty/s'), number('Autonomy/s')];
  return table(columns, rows);
}

/** J in a kilowatt-hour, and litres in a cubic metre. */
const kilowattHour = 3.6e6;
const litres = 1000;

function feedsOf({ feeds = {} }: TransientSolution): string {
  const rows = Object.entries(feeds).map(([id, { energy, fuel }]) => [
    id,
    figure(energy / kilowattHour),
    fuel === null ? '' : figure(fuel * litres),
  ]);
  return rows.length === 0 ? '' : table([text('Feed'), number('Energy/kWh'), number('Fuel/L')], rows);
}

function controlsOf(run: TransientSolution): string {
  const rows = Object.entries(run.controls).map(([id, { output, mean, switches, throttled }]) => [
    id,
    figure(output[0]),
    figure(output.at(-1)),
    figure(mean),
    throttled ? '' : String(switches),
    throttled ? (throttled.firstAt === null ? 'never' : figure(throttled.firstAt)) : '',
    throttled ? figure(throttled.seconds) : '',
    throttled ? (throttled.shutdownAt === null ? 'never' : figure(throttled.shutdownAt)) : '',
  ]);
  if (rows.length === 0) return '';
  const columns = [
    text('Control'),
    number('First'),
    number('Last'),
    number('Mean'),
    number('Switches'),
    number('Throttled from/s'),
    number('for/s'),
    number('Shut down/s'),
  ];
  return table(columns, rows);
}

/** A row for each time, a column for each temperature [K], pressure [Pa], flow [kg/s], power [W] and control. */
export function seriesCsv(run: TransientSolution): string {
  const columns: [string, readonly number[]][] = [['time/s', run.times]];
  for (const [id, { temperature, pressure }] of Object.entries(run.nodes)) {
    if (temperature) columns.push([`${id} temperature/K`, temperature]);
    if (pressure) columns.push([`${id} pressure/Pa`, pressure]);
  }
  for (const [id, { massFlow }] of Object.entries(run.branches))
    columns.push([`${id} flow/(kg/s)`, massFlow]);
  for (const [id, { output, input }] of Object.entries(run.converters)) {
    columns.push([`${id} output/W`, output], [`${id} input/W`, input]);
  }
  for (const [id, { charge }] of Object.entries(run.batteries ?? {})) columns.push([`${id} charge`, charge]);
  for (const [id, { output }] of Object.entries(run.controls)) columns.push([`${id} control`, output]);
  const rows = run.times.map((_, k) => columns.map(([, values]) => values[k]));
  return `${papaparse.unparse([columns.map(([name]) => name), ...rows], { escapeFormulae: true, newline: '\n' })}\n`;
}

function figure(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? none : String(Number(value.toPrecision(7)));
}
