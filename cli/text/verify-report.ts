import { plural } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { VerificationRow } from '#solver/verification/row.ts';
import { deviationText, figureText, toleranceText } from '#solver/verification/words.ts';

/** One line a case, then the count. */
export function verifyReport(rows: readonly VerificationRow[]): string {
  const columns = [
    text('Case'),
    text('What'),
    text('Quantity'),
    number('Reference'),
    number('Boxwright'),
    text('Unit'),
    number('Deviation'),
    number('Tolerance'),
    text(''),
    text('Source'),
  ];
  const lines = rows.map((row) => [
    row.id,
    row.title,
    row.quantity,
    figureText(row.reference),
    figureText(row.value),
    row.unit,
    deviationText(row),
    toleranceText(row.tolerance),
    row.ok ? 'ok' : 'OFF',
    row.source,
  ]);
  const off = rows.filter((row) => !row.ok).length;
  const count = (through: VerificationRow['through']): number =>
    rows.filter((row) => row.through === through).length;
  return (
    `${table(columns, lines)}\n${plural(rows.length, 'row')} (${count('network')} through the network solver, ` +
    `${count('grid')} on a grid, ${count('relation')} by a relation alone): ${rows.length - off} within tolerance, ${off} off\n`
  );
}
