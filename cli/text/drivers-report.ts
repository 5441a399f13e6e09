import { celsius, kelvins } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Drivers } from '#models/results/design-result.ts';

/** Quantities that are listed; `--json` has all. */
const most = 20;

/** What moves a temperature, the strongest first. */
export function driversReport({ drivers, band }: Drivers): string {
  const rows = drivers
    .slice(0, most)
    .map(({ name, what, change, effect }) => [
      name === null ? what : `${name}: ${what}`,
      `${change} more`,
      kelvins(effect),
    ]);
  const rest = drivers.length > most ? `${drivers.length - most} weaker ones; --json lists all\n` : '';
  const origins = table(
    [text('What the band comes from'), number('Share'), text('Basis')],
    band.origins.map(({ name, share, basis }) => [name, percent(share), basis]),
  );
  const chance =
    band.exceeds === null
      ? ''
      : `; above its limit with a probability ${band.exceeds < 0.001 ? 'below 0.1 %' : `of ${percent(band.exceeds)}`}`;
  const range = `Nine in ten lie between ${celsius(band.low)} and ${celsius(band.high)}${chance}.\n`;
  return `${range}\n${origins}\n${table([text('What moves it'), number('Change'), number('gives')], rows)}${rest}`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
