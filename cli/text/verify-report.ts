import { plural } from '#cli/text/figures.ts';
import { number, table, text } from '#cli/text/table.ts';
import type { VerificationRow } from '#solver/verification/verify.ts';

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
    figure(row.reference),
    figure(row.value),
    row.unit,
    figure(row.deviation, 2),
    figure(row.tolerance, 2),
    row.ok ? 'ok' : 'OFF',
    row.source,
  ]);
  const off = rows.filter((row) => !row.ok).length;
  return `${table(columns, lines)}\n${plural(rows.length, 'row')}, ${rows.length - off} within tolerance, ${off} off\n`;
}

/** Plain SI numbers with enough digits to compare by eye. */
function figure(value: number, digits = 6): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(digits)));
}
