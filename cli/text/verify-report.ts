import { none, plural } from '#cli/text/figures.ts';
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
  const lines = rows.map((row) => {
    const isShare = row.tolerance.kind === 'relative';
    return [
      row.id,
      row.title,
      row.quantity,
      figure(row.reference),
      figure(row.value),
      row.unit,
      isShare ? percents(row.deviation) : figure(row.deviation, 2),
      isShare ? percents(row.tolerance.value) : figure(row.tolerance.value, 2),
      row.ok ? 'ok' : 'OFF',
      row.source,
    ];
  });
  const off = rows.filter((row) => !row.ok).length;
  const solved = rows.filter((row) => row.through === 'network').length;
  return (
    `${table(columns, lines)}\n${plural(rows.length, 'row')} (${solved} through the network solver, ` +
    `${rows.length - solved} by a relation alone): ${rows.length - off} within tolerance, ${off} off\n`
  );
}

/** Plain SI numbers with enough digits to compare by eye. */
function figure(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return none;
  return value === 0 ? '0' : String(Number(value.toPrecision(digits)));
}

/** Two significant digits without an exponent; less than a millionth counts as nothing. */
function percents(share: number): string {
  if (!Number.isFinite(share)) return none;
  const value = share * 100;
  return `${Math.abs(value) < 1e-4 ? '0' : String(Number(value.toPrecision(2)))} %`;
}
