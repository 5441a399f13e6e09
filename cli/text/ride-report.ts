import { celsius, none, show } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Ride } from '#models/results/ride.ts';

/** Parts shown. */
const most = 15;

/** @param failed names of what fails */
export function rideReport(failed: readonly string[], duration: number, ride: Ride): string {
  const names = failed.join(', ');
  const first = ride.parts.find(({ limitAt }) => limitAt !== null);
  const airflow = `${show(ride.airflow[0], 'volume-flow')} → ${show(ride.airflow.at(-1), 'volume-flow')}`;
  const lines = [
    `${names} fail${failed.length === 1 ? 's' : ''}; ${show(duration, 'time')} looked at. Air entering: ${airflow}\n`,
    ...ride.problems.map(({ severity, message }) => `${severity}: ${message}\n`),
    first
      ? `First at its limit: ${first.name}, after ${show(first.limitAt, 'time')}\n`
      : 'No part reaches its limit.\n',
    throttleLine(ride),
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
      part.throttle?.at == null ? none : show(part.throttle.at, 'time'),
      part.throttle ? `${(100 * part.throttle.rate).toFixed(0)} %` : none,
      part.throttle?.shutdownAt == null ? none : show(part.throttle.shutdownAt, 'time'),
    ]);
  const columns = [
    text('Part'),
    number('Before'),
    number('At the end'),
    number('Highest'),
    number('Limit'),
    number('Reached after'),
    number('Throttles after'),
    number('Rate at the end'),
    number('Off after'),
  ];
  return `${lines.join('')}\n${table(columns, rows)}`;
}

/** What the accelerators lose; empty where they lose nothing. */
function throttleLine({ parts }: Ride): string {
  const off = parts.filter(({ throttle }) => throttle?.shutdownAt != null);
  const slow = parts.filter(({ throttle }) => throttle?.at != null && throttle.shutdownAt === null);
  const [first] = off.toSorted((a, b) => (a.throttle?.shutdownAt ?? 0) - (b.throttle?.shutdownAt ?? 0));
  const [slowest] = slow.toSorted((a, b) => (a.throttle?.rate ?? 1) - (b.throttle?.rate ?? 1));
  return [
    first &&
      `${off.length === 1 ? `${first.name} shuts down` : `${off.length} parts shut down, ${first.name} first,`} after ${show(first.throttle?.shutdownAt, 'time')}\n`,
    slowest &&
      `${slow.length === 1 ? `${slowest.name} throttles:` : `${slow.length} parts throttle, ${slowest.name} most:`} ${(100 * (slowest.throttle?.rate ?? 1)).toFixed(0)} % of its rate left at the end\n`,
  ]
    .filter(Boolean)
    .join('');
}
