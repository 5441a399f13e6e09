import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Asked, Sensitivity } from '#solver/solve/contract.ts';

/** Numbers that are listed; `--json` has all. */
const most = 25;
const units: Readonly<Record<Asked['of'], string>> = { temperature: 'K', pressure: 'Pa', massFlow: 'kg/s' };
const names: Readonly<Record<Asked['of'], string>> = {
  temperature: 'temperature',
  pressure: 'pressure',
  massFlow: 'mass flow',
};

/** What moves a result, the strongest number first. */
export function sensitivityReport({
  id,
  of,
  figures,
}: Asked & { readonly figures: readonly Sensitivity[] }): string {
  const rows = figures
    .slice(0, most)
    .map(({ path, value, slope }) => [path, figure(value), figure(slope), figure(0.01 * value * slope)]);
  const unit = units[of];
  const columns = [
    text(`Moves the ${names[of]} of ${id}`),
    number('Value'),
    number(`Slope/(${unit} per unit)`),
    number(`1 % more gives/${unit}`),
  ];
  const rest = figures.length > most ? `${figures.length - most} weaker numbers; --json lists all\n` : '';
  return `${table(columns, rows)}${rest}`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(5)));
}
