import type { Column } from '#models/results/report.ts';

/** Columns aligned by spaces, a header and no lines; each row has one cell a column. Ends with a newline. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map((column) => column.title);
  const widths = columns.map((_, index) =>
    Math.max(...[titles, ...rows].map((row) => widthOf(row[index] ?? ''))),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) => {
        const cell = row[index] ?? '';
        const space = ' '.repeat((widths[index] ?? 0) - widthOf(cell));
        return column.align === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [titles, ...rows].map((row) => `${line(row)}\n`).join('');
}

/** Pairs of label and value, the values aligned. */
export function pairs(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([label]) => widthOf(label)));
  return rows.map(([label, value]) => `  ${label}${' '.repeat(width - widthOf(label))}  ${value}\n`).join('');
}

/** Characters as a terminal shows them: combining marks take no place. */
function widthOf(cell: string): number {
  return Array.from(cell.normalize('NFC')).length;
}
