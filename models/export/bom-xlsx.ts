import { unzipSync, zipSync, type Zippable } from 'fflate';
import writeExcelFile from 'write-excel-file/universal';
import type { Cell, SheetData } from 'write-excel-file/universal';
import type { BomRow } from '#models/export/bom.ts';
import { bomColumns, type BomColumn } from '#models/export/bom-columns.ts';
import { byCode } from '#models/export/references.ts';

/** Any fixed time serves; 1980-01-01 is the first that a zip archive can hold. */
const zipTime = new Date(1980, 0, 1);
const headerFill = '#E8ECF1';

/**
 * The BOM as an Excel workbook: frozen header, number formats, totals as formulas. The same rows give the same bytes.
 */
export async function bomXlsx(rows: readonly BomRow[]): Promise<Uint8Array> {
  const first = 2;
  const last = first + rows.length - 1;
  const data: SheetData = [
    bomColumns.map((column) => ({
      value: column.header,
      fontWeight: 'bold',
      backgroundColor: headerFill,
      wrap: true,
      align: column.decimals === undefined ? 'left' : 'right',
    })),
    ...rows.map((row, index) => bomColumns.map((column) => cellOf(column, row, first + index))),
    bomColumns.map((column) => totalCell(column, first, last)),
  ];
  const blob = await writeExcelFile(data, {
    sheet: 'BOM',
    columns: bomColumns.map((column) => ({ width: column.width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  }).toBlob();
  return reproducible(new Uint8Array(await blob.arrayBuffer()));
}

/** Formulas stand without "=": ECMA-376 part 1, 18.3.1.40. */
function cellOf(column: BomColumn, row: BomRow, line: number): Cell {
  const value = column.value(row);
  if (value === null) return null;
  if (typeof value === 'string') return value === '' ? null : { type: String, value };
  const format = formatOf(column);
  if (column.totalOf === undefined) return { type: Number, value, format };
  return {
    type: 'Formula',
    value: `${letterOf('Quantity')}${line}*${letterOf(column.totalOf)}${line}`,
    format,
  };
}

function totalCell(column: BomColumn, first: number, last: number): Cell {
  const style = { fontWeight: 'bold', topBorderStyle: 'thin' } as const;
  if (column === bomColumns[0]) return { type: String, value: 'Total', ...style };
  if (column.header !== 'Quantity' && column.totalOf === undefined) return { value: undefined, ...style };
  const letter = letterOf(column.header);
  const formula = last < first ? '0' : `SUM(${letter}${first}:${letter}${last})`;
  return { type: 'Formula', value: formula, format: formatOf(column), ...style };
}

function formatOf(column: BomColumn): string {
  const decimals = column.decimals ?? 0;
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** Column letter of a header. There are fewer than 26 columns. */
function letterOf(header: string): string {
  return String.fromCharCode(65 + bomColumns.findIndex((column) => column.header === header));
}

/** The archive with its entries sorted and the time of writing taken out. */
function reproducible(archive: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(archive)).sort(([a], [b]) => byCode(a, b));
  const files: Zippable = {};
  for (const [name, content] of entries) files[name] = [content, { mtime: zipTime, level: 6 }];
  return zipSync(files);
}
