import type { CurveAxis } from '#models/schema/field.ts';
import { longestCurve } from '#models/schema/fields.ts';
import { decimalMarkOf, withDecimalPoint, type DecimalMark } from '#models/units/decimal-mark.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { quantities, type Unit } from '#models/units/table.ts';
import { findUnit } from '#models/units/units.ts';

/** Lines of a table that was copied, as cells with decimal points; units that its head says. */
export type Pasted =
  | {
      readonly ok: true;
      /** One cell a line, or two: those of x and y. */
      readonly rows: readonly (readonly string[])[];
      readonly units: { readonly x: string | null; readonly y: string | null };
      /** What was made of it, where a person should know. */
      readonly said: readonly string[];
    }
  | { readonly ok: false; readonly error: string };

/** Lines above the numbers: names, units. */
const mostHeads = 2;
const startsNumber = /^[\s+\-\u2212]*[.,]?\d/;
const refuse = (error: string): Pasted => ({ ok: false, error });

/**
 * Reads one or two columns from a spreadsheet, a data sheet or a text: parted by tabs, semicolons, spaces or commas, with
 * decimal points or commas, with or without a head. @param mark of the decimals, where a person has said
 */
export function readPasted(text: string, axes: Axes, mark: DecimalMark | null = null): Pasted {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const first = lines.findIndex(({ line }) => startsNumber.test(line));
  if (first === -1)
    return refuse('no line begins with a number; copy the columns of numbers and paste again');
  if (first > mostHeads)
    return refuse(`line ${lines[mostHeads]?.number} has no number; copy the numbers with their head alone`);
  const body = lines.slice(first);
  if (body.length > longestCurve)
    return refuse(`there are ${body.length} lines of numbers; at most ${longestCurve} points are kept`);
  const parts = separatorOf(
    body.map(({ line }) => line),
    mark,
  );
  const rows = body.map(({ line, number }) => ({ number, cells: parts(line).map((cell) => cell.trim()) }));
  const width = rows[0]?.cells.length ?? 0;
  if (width > 2)
    return refuse(`there are ${width} columns; copy two of them, ${axes.x.label} and ${axes.y.label}`);
  const odd = rows.find(({ cells }) => cells.length !== width);
  if (odd)
    return refuse(`line ${odd.number} has ${odd.cells.length} values and line ${rows[0]?.number} ${width}`);
  const seen = mark ?? decimalMarkOf(rows.flatMap(({ cells }) => cells));
  if (seen === 'mixed')
    return refuse('some numbers have a decimal comma and some a point; say which holds and paste again');
  if (seen === 'unclear') {
    const cell = rows.flatMap(({ cells }) => cells).find((one) => one.includes(',')) ?? '';
    return refuse(
      `“${cell}” may be ${cell.replace(',', '.')} or ${cell.replace(',', '')}; say what the comma is and paste again`,
    );
  }
  const heads = lines.slice(0, first).map(({ line }) => headCells(line, parts));
  const head = [0, 1].map((column) => heads.map((cells) => cells[column] ?? '').join(' '));
  const units = width === 2 ? unitsOfHead(head, axes) : { x: null, y: null, isSwapped: false };
  const said = [
    ...(units.isSwapped ? ['The columns were changed over: the head says so.'] : []),
    ...(seen === 'comma' ? ['Commas were read as decimal commas.'] : []),
  ];
  const cells = rows.map((row) => row.cells.map((cell) => withDecimalPoint(cell, seen)));
  return {
    ok: true,
    rows: units.isSwapped ? cells.map((row) => row.toReversed()) : cells,
    units: { x: units.x, y: units.y },
    said,
  };
}

type Axes = { readonly x: CurveAxis; readonly y: CurveAxis };

type Separator = (line: string) => string[];

/** How lines are parted: by what stands in all of them. A comma parts them where it can be no decimal comma. */
function separatorOf(lines: readonly string[], mark: DecimalMark | null): Separator {
  const isEvery = (holds: (line: string) => boolean) => lines.every((line) => holds(line));
  if (isEvery((line) => line.includes('\t'))) return (line) => line.split('\t');
  if (isEvery((line) => line.includes(';'))) return (line) => line.split(';');
  if (isEvery((line) => line.split(/,\s+/).length === 2)) return (line) => line.split(/,\s+/);
  if (isEvery((line) => spaced.test(line.trim()))) return (line) => line.trim().split(/\s+/);
  const isColumn = mark === 'comma' || isEvery((line) => /^\s*[+\-\u2212]?0,\d+\s*$/.test(line));
  return !isColumn && isEvery((line) => line.includes(',')) ? (line) => line.split(',') : (line) => [line];
}

/** Numbers alone, with spaces between. */
const spaced = /^[+\-\u2212]?[\d.,]+(?:\s+[+\-\u2212]?[\d.,]+)+$/;

/** The cells of a head: parted as its numbers are, but that words have spaces within. */
function headCells(line: string, parts: Separator): readonly string[] {
  const cells = [line.split('\t'), line.split(';'), line.split(/\s{2,}/), line.split(',')];
  const two = cells.find((found) => found.length === 2) ?? parts(line);
  return two.map((cell) => cell.trim());
}

/** Units that a head says: "Flow [CFM]", "Static pressure (inH2O)", "Flow, m³/h". */
function unitsOfHead(head: readonly string[], { x, y }: Axes) {
  const [first, second] = head;
  const [inX, inY] = [unitIn(first, x), unitIn(second, y)];
  const [swappedY, swappedX] = [unitIn(first, y), unitIn(second, x)];
  const isSwapped = inX === null && inY === null && swappedX !== null && swappedY !== null;
  return isSwapped ? { x: swappedX, y: swappedY, isSwapped } : { x: inX, y: inY, isSwapped };
}

function unitIn(text: string | undefined, { quantity }: CurveAxis): string | null {
  const said = [
    /[[(]([^\])]+)[\])]\s*$/.exec(text ?? '')?.[1],
    (text ?? '').split(/[,;]\s*|\sin\s|\s\/\s/).at(-1),
    (text ?? '').split(/\s+/).at(-1),
  ];
  for (const unit of said) {
    const found =
      unit === undefined ? undefined : (findUnit(quantity, unit.trim()) ?? unitLike(quantity, unit));
    if (found && found.symbol !== '') return found.symbol;
  }
  return null;
}

/** The one unit that is written like this but for capitals, spaces, points and raised digits. */
function unitLike(quantity: QuantityName, text: string): Unit | undefined {
  const plain = (unit: string) =>
    unit.toLowerCase().replaceAll(/[\s.]/g, '').replaceAll(/[₂²]/g, '2').replaceAll('³', '3');
  const like = quantities[quantity].units.filter(({ symbol, aliases = [] }) =>
    [symbol, ...aliases].some((known) => known !== '' && plain(known) === plain(text)),
  );
  return like.length === 1 ? like[0] : undefined;
}
