import ExcelJS from 'exceljs';
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import { kinds } from '#models/components/kinds.ts';
import { bomCsv } from '#models/export/bom-csv.ts';
import { bomXlsx } from '#models/export/bom-xlsx.ts';
import { bomOf, bomTotals } from '#models/export/bom.ts';
import { joinReferences } from '#models/export/references.ts';
import { Builder, designOf, example, sampleResult } from '../rules/sample.ts';

const design = designOf(example('inference-8x-air'));
const rows = bomOf(design, null);

test('references are sorted as people count and runs of three are joined', () => {
  expect(joinReferences(['GPU10', 'GPU2', 'GPU1', 'GPU3', 'GPU5', 'GPU6'])).toBe(
    'GPU1–GPU3, GPU5, GPU6, GPU10',
  );
  expect(joinReferences(['rear fan', 'FAN1', 'A07', 'A7', 'A8', 'A9'])).toBe('A07, A7–A9, FAN1, rear fan');
});

test('every placement and every interface material is counted once', () => {
  const pieces = rows.reduce((sum, row) => sum + row.quantity, 0);
  const interfaces = design.items.filter((item) => item.interface).length;
  expect(pieces).toBe(design.items.length + interfaces);
  expect(rows.find((row) => row.part === 'nvidia-h100-sxm5')).toMatchObject({
    references: 'GPU1–GPU8',
    quantity: 8,
    powerEach: 700,
    powerTotal: 5600,
  });
  expect(rows.find((row) => row.part === 'tim-pcm-ptm7950')).toMatchObject({
    references: 'under HS1–HS8',
    quantity: 8,
    powerTotal: null,
  });
});

test('rows come by kind, then by model', () => {
  const order = Object.keys(kinds);
  const places = rows.map((row) => order.indexOf(row.kind));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('with a result the powers are those solved, and the total is what the feed gives', () => {
  const result = sampleResult(design);
  const totals = bomTotals(bomOf(design, result));
  expect(totals.power).toBeCloseTo(result.powerAc, 6);
});

test('an overridden price makes a line of its own and is marked as changed', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  box.add('nvidia-l4', [0.2, 0.2, 0.05], { values: { price: 1999 } });
  const gpus = bomOf(box.design, null).filter((row) => row.kind === 'accelerator');
  expect(gpus.map((row) => [row.references, row.priceEach, row.changed])).toEqual([
    ['GPU1', 2500, []],
    ['GPU2', 1999, ['Price']],
  ]);
  expect(gpus[1]?.estimates).not.toContain('Price');
});

test('CSV reads back: UTF-8 with mark, units in the header, plain numbers', () => {
  const text = bomCsv(rows);
  expect(text.startsWith('\uFEFFReferences,Quantity,')).toBe(true);
  const read = papaparse.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(read.errors).toEqual([]);
  expect(read.data).toHaveLength(rows.length);
  const gpu = read.data.find((row) => row['Part'] === 'nvidia-h100-sxm5');
  expect(gpu).toMatchObject({
    References: 'GPU1–GPU8',
    Quantity: '8',
    'Power total [W]': '5600',
    'Price total [USD]': '240000',
  });
});

test('a name that a spreadsheet would run is defused in CSV and is text in XLSX', async () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05], { name: '=cmd|calc!A1' });
  const list = bomOf(box.design, null);
  expect(bomCsv(list)).toContain("'=cmd|calc!A1");
  const sheet = await readSheet(await bomXlsx(list));
  expect(sheet.getCell('A3').value).toBe('=cmd|calc!A1');
});

async function readSheet(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  await book.xlsx.load(copy);
  const sheet = book.getWorksheet('BOM');
  if (!sheet) throw new Error('no sheet called BOM');
  return sheet;
}

test('XLSX has a frozen header, formats, and totals as formulas over all rows', async () => {
  const sheet = await readSheet(await bomXlsx(rows));
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.rowCount).toBe(rows.length + 2);
  const line = 2 + rows.findIndex((row) => row.part === 'nvidia-h100-sxm5');
  expect(sheet.getCell(`A${line}`).value).toBe('GPU1–GPU8');
  expect(sheet.getCell(`K${line}`).value).toBe(30000);
  expect(sheet.getCell(`K${line}`).numFmt).toBe('#,##0.00');
  expect(sheet.getCell(`L${line}`).formula).toBe(`B${line}*K${line}`);
  const last = rows.length + 2;
  expect(sheet.getCell(`A${last}`).value).toBe('Total');
  expect(sheet.getCell(`L${last}`).formula).toBe(`SUM(L2:L${last - 1})`);
});

test('the same rows give the same bytes, and an empty list is a workbook, too', async () => {
  const [first, second] = [await bomXlsx(rows), await bomXlsx(rows)];
  expect(Buffer.compare(first, second)).toBe(0);
  expect((await readSheet(await bomXlsx([]))).rowCount).toBe(2);
});
