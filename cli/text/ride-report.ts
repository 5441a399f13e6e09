import { celsius, none, show } from '#cli/text/figures.ts';
import { number, table, text } from '#cli/text/table.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { Ride } from '#models/results/ride.ts';

/** Parts shown. */
const most = 15;

export function rideReport(failed: readonly DesignItem[], duration: number, ride: Ride): string {
  const names = failed.map(({ name }) => name).join(', ');
  const first = ride.parts.find(({ limitAt }) => limitAt !== null);
  const airflow = `${show(ride.airflow[0], 'volume-flow')} → ${show(ride.airflow.at(-1), 'volume-flow')}`;
  const lines = [
    `${names} fail${failed.length === 1 ? 's' : ''}; ${show(duration, 'time')} looked at. Air entering: ${airflow}\n`,
    ...ride.problems.map(({ severity, message }) => `${severity}: ${message}\n`),
    first
      ? `First at its limit: ${first.name}, after ${show(first.limitAt, 'time')}\n`
      : 'No part reaches its limit.\n',
  ];
  const rows = ride.parts
    .slice(0, most)
    .map((part) => [
      part.name,
      celsius(part.temperature[0]),
      celsius(part.temperature.at(-1)),
      celsius(part.highest),
      celsius(part.limit),
      part.limitAt === null ? none : show(part.limitAt, 'time'),
    ]);
  const columns = [
    text('Part'),
    number('Before'),
    number('At the end'),
    number('Highest'),
    number('Limit'),
    number('Reached after'),
  ];
  return `${lines.join('')}\n${table(columns, rows)}`;
}
