import {
  inUnit,
  type CurveCell,
  type CurveColumn,
  type CurveRow,
  type CurveTable,
} from '#models/schema/curve-table.ts';
import type { CurveField } from '#models/schema/field.ts';
import type { Pasted } from '#models/schema/pasted-columns.ts';

const emptyCell: CurveCell = { text: '' };
const emptyRow: CurveRow = { x: emptyCell, y: emptyCell };

/** The table with a text in one cell; rows are added up to it. */
export function withCell(table: CurveTable, row: number, column: CurveColumn, text: string): CurveTable {
  if (table.rows[row]?.[column].text === text) return table;
  const rows = Array.from(
    { length: Math.max(table.rows.length, row + 1) },
    (_, index) => table.rows[index] ?? emptyRow,
  );
  return { ...table, rows: rows.with(row, { ...(rows[row] ?? emptyRow), [column]: { text } }) };
}

export function withoutRow(table: CurveTable, row: number): CurveTable {
  return { ...table, rows: table.rows.toSpliced(row, 1) };
}

/**
 * The table with pasted cells from a row on, over what stands there. Two columns are x and y; one goes into `column`.
 * Units that the head says become those of the table; points that stand already keep what they mean.
 */
export function withPasted(
  field: CurveField,
  table: CurveTable,
  at: { readonly row: number; readonly column: CurveColumn },
  pasted: Extract<Pasted, { readonly ok: true }>,
): CurveTable {
  let next = table;
  for (const column of ['x', 'y'] as const) {
    const unit = pasted.units[column];
    if (unit !== null && unit !== next.units[column]) next = inUnit(field, next, column, unit);
  }
  for (const [index, cells] of pasted.rows.entries()) {
    const columns = cells.length === 1 ? [at.column] : (['x', 'y'] as const);
    for (const [place, column] of columns.entries())
      next = withCell(next, at.row + index, column, cells[place] ?? '');
  }
  return next;
}
