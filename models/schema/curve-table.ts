import type { Curve, CurveAxis, CurveField } from '#models/schema/field.ts';
import { aboveMost, longestCurve, validateValue } from '#models/schema/fields.ts';
import { decimalMarkOf, withDecimalPoint } from '#models/units/decimal-mark.ts';
import { findUnit, formatNumber, parseQuantity, type Parsed, valueIn } from '#models/units/units.ts';

export type CurveColumn = 'x' | 'y';
/** A number in the column's unit, or one with a unit of its own, as typed. */
export interface CurveCell {
  readonly text: string;
  /** SI, where the text is but how a known value is shown: rounding it for people changes nothing. */
  readonly value?: number;
}
export type CurveRow = Readonly<Record<CurveColumn, CurveCell>>;

/** A curve while it is entered: text, so that what is half typed or wrong stays as it is. */
export interface CurveTable {
  readonly units: Readonly<Record<CurveColumn, string>>;
  readonly rows: readonly CurveRow[];
}

/** What is wrong in a cell, or of the table as a whole (`row` null). A warning may be meant. */
export interface CurveFault {
  readonly row: number | null;
  readonly column: CurveColumn;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface ReadCurve {
  /** SI; null where there is an error, or no row at all. */
  readonly curve: Curve | null;
  /** The points that can be read, each with its row: what a plot can show meanwhile. */
  readonly points: readonly { readonly row: number; readonly x: number; readonly y: number }[];
  readonly faults: readonly CurveFault[];
}

/** Digits with which points are shown, as in every field. */
const digits = 6;

/** A curve as a table in the given units, or in those of its field. */
export function curveTable(
  field: CurveField,
  curve: Curve | null,
  units: CurveTable['units'] = { x: field.x.unit, y: field.y.unit },
): CurveTable {
  const rows = (curve ?? []).map(([x, y]) => ({
    x: shownCell(field.x, x, units.x),
    y: shownCell(field.y, y, units.y),
  }));
  return { units, rows };
}

/** The same points in another unit; cells that cannot be read, or have a unit of their own, stay as they are. */
export function inUnit(field: CurveField, table: CurveTable, column: CurveColumn, unit: string): CurveTable {
  const rows = table.rows.map((row) => {
    const isPlain = /^[\s\d.,eE+\-\u2212]+$/.test(row[column].text);
    const read = isPlain ? readCell(field[column], row[column], table.units[column]) : null;
    return read?.ok ? { ...row, [column]: shownCell(field[column], read.value, unit) } : row;
  });
  return { units: { ...table.units, [column]: unit }, rows };
}

/** The same numbers in another unit: other points. */
export function asUnit(table: CurveTable, column: CurveColumn, unit: string): CurveTable {
  const rows = table.rows.map((row) => ({ ...row, [column]: { text: row[column].text } }));
  return { units: { ...table.units, [column]: unit }, rows };
}

/** Rows in the order of their first value; those without one come last, as they stood. */
export function sortedRows(field: CurveField, table: CurveTable): CurveTable {
  const keyed = table.rows.map((row) => {
    const read = readCell(field.x, row.x, table.units.x);
    return { row, at: read.ok ? read.value : Infinity };
  });
  return {
    ...table,
    rows: keyed.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ row }) => row),
  };
}

const isEmptyRow = ({ x, y }: CurveRow) => x.text.trim() === '' && y.text.trim() === '';

/** Reads a table; what is wrong is told at its row. Rows with nothing in them are passed over. */
export function readCurveTable(field: CurveField, table: CurveTable): ReadCurve {
  const faults: CurveFault[] = [];
  const points: { row: number; x: number; y: number }[] = [];
  const filled = table.rows.flatMap((row, index) => (isEmptyRow(row) ? [] : [{ row, index }]));
  for (const { row, index } of filled) {
    const read = (column: CurveColumn) => {
      const found = checkedCell(field[column], row[column], table.units[column]);
      if (found.ok) return found.value;
      faults.push({ row: index, column, severity: 'error', message: found.error });
      return null;
    };
    const [x, y] = [read('x'), read('y')];
    if (x !== null && y !== null) points.push({ row: index, x, y });
  }
  faults.push(...orderFaults(field, table, points), ...trendFaults(field, points));
  const whole = wholeFault(field, filled.length);
  if (whole !== null) faults.push({ row: null, column: 'x', severity: 'error', message: whole });
  const isRight = faults.every(({ severity }) => severity === 'warning') && points.length > 0;
  const curve = isRight ? points.map(({ x, y }) => [x, y] as const) : null;
  // What reads files is what judges.
  const refused = curve && validateValue(field, curve);
  if (refused) faults.push({ row: null, column: 'x', severity: 'error', message: refused });
  return { curve: refused ? null : curve, points, faults };
}

function wholeFault(field: CurveField, count: number): string | null {
  if (count > longestCurve) return `at most ${longestCurve} points are kept, and there are ${count}`;
  if (count === 1) return 'at least two points are wanted';
  return count === 0 && field.optional !== true ? 'at least two points are wanted' : null;
}

type Point = ReadCurve['points'][number];

function orderFaults(field: CurveField, table: CurveTable, points: readonly Point[]): CurveFault[] {
  let most: Point | null = null;
  return points.flatMap((point): CurveFault[] => {
    const before = most;
    if (!before || point.x > before.x) {
      most = point;
      return [];
    }
    const of = (shown: Point) => table.rows[shown.row]?.x.text.trim() ?? '';
    const name = field.x.label.toLowerCase();
    const message =
      point.x === before.x
        ? `${name} ${of(point)} stands in row ${before.row + 1} too; keep one of them`
        : `${name} ${of(point)} comes after ${of(before)} in row ${before.row + 1}; ${name} must rise from row to row`;
    return [{ row: point.row, column: 'x', severity: 'error', message }];
  });
}

/** Where the second value goes against what is usual of such curves. */
function trendFaults(field: CurveField, points: readonly Point[]): CurveFault[] {
  const { trend } = field;
  if (trend === undefined) return [];
  return points.flatMap((point, index): CurveFault[] => {
    const before = points[index - 1];
    if (!before || point.x <= before.x) return [];
    const isAgainst = trend === 'falls' ? point.y > before.y : point.y < before.y;
    if (!isAgainst) return [];
    const message = `${field.y.label.toLowerCase()} ${trend === 'falls' ? 'rises' : 'falls'} here, and as a rule it ${trend}; is it meant?`;
    return [{ row: point.row, column: 'y', severity: 'warning', message }];
  });
}

function checkedCell(axis: CurveAxis, cell: CurveCell, unit: string) {
  const read = readCell(axis, cell, unit);
  if (!read.ok) return read;
  const fault = read.value < 0 ? 'less than 0' : aboveMost(axis, read.value);
  return fault === null ? read : { ok: false as const, error: fault };
}

function readCell(axis: CurveAxis, { text, value }: CurveCell, unit: string): Parsed {
  if (value !== undefined) return { ok: true, value };
  const typed = text.trim();
  if (typed === '') return { ok: false, error: `${axis.label.toLowerCase()} is missing` };
  const mark = decimalMarkOf([typed]);
  if (mark === 'unclear') {
    const either = `“${typed}” may be ${typed.replace(',', '.')} or ${typed.replace(',', '')}`;
    return { ok: false, error: `${either}; write it with a point or without the comma` };
  }
  const plain = mark === 'comma' ? withDecimalPoint(typed, 'comma') : withThousands(typed);
  return parseQuantity(plain, axis.quantity, { unit });
}

/** Commas between thousands fall away; all else, sums and units too, stays as typed. */
const withThousands = (text: string) => (text.includes(',') ? withDecimalPoint(text, 'point') : text);

function shownCell({ quantity }: CurveAxis, value: number, symbol: string): CurveCell {
  return { text: String(Number(valueIn(value, quantity, symbol).toPrecision(digits))), value };
}

/** A value of a column for people, in the column's unit: of plots and what is read out. */
export function columnText({ quantity }: CurveAxis, value: number, symbol: string): string {
  const shown = findUnit(quantity, symbol)?.shown ?? symbol;
  return `${formatNumber(valueIn(value, quantity, symbol))}${shown === '' ? '' : ` ${shown}`}`;
}
