import papaparse from 'papaparse';
import type { BomRow } from '#models/export/bom.ts';
import { bomColumns } from '#models/export/bom-columns.ts';

/**
 * The BOM as CSV (RFC 4180: comma, CRLF, quotes where needed), with a byte order mark so that spreadsheets read
 * it as UTF-8. Numbers are plain, with a point, at most 12 significant digits; unknown is empty.
 * Text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function bomCsv(rows: readonly BomRow[]): string {
  const table = papaparse.unparse(
    {
      fields: bomColumns.map((column) => column.header),
      data: rows.map((row) => bomColumns.map((column) => plain(column.value(row)))),
    },
    { escapeFormulae: true, newline: '\r\n' },
  );
  return `\uFEFF${table}\r\n`;
}

/** Sums carry rounding of the last bits; 12 digits are more than any figure has. */
function plain(value: string | number | null): string | number {
  if (value === null) return '';
  return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
}
