import { kelvins } from '#cli/text/figures.ts';
import { number, table, text } from '#cli/text/table.ts';
import type { Drivers } from '#models/results/design-result.ts';

/** Quantities that are listed; `--json` has all. */
const most = 20;

/** What moves a temperature, the strongest first. */
export function driversReport({ drivers }: Drivers): string {
  const rows = drivers
    .slice(0, most)
    .map(({ name, what, change, effect }) => [
      name === null ? what : `${name}: ${what}`,
      `${change} more`,
      kelvins(effect),
    ]);
  const rest = drivers.length > most ? `${drivers.length - most} weaker ones; --json lists all\n` : '';
  return `${table([text('What moves it'), number('Change'), number('gives')], rows)}${rest}`;
}
