import exceljs from 'exceljs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from './workbench.ts';

test('two configurations stand side by side, differences first', async ({ workbench }) => {
  const panel = await workbench.tab('Compare');
  const comparison = panel.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toBeVisible({ timeout: 60_000 });
  await expect(comparison.getByRole('columnheader', { name: /As designed/ })).toBeVisible();
  await expect(comparison.getByRole('rowheader', { name: /Heat to the room/ })).toBeVisible();
  await expect(comparison).toContainText(/[▲▼]/);
  await workbench.screenshot('compare');
});

test('the exported workbook opens in another program and adds up', async ({ workbench }) => {
  const { name, bytes } = await workbench.download(() => workbench.menu('Export', /Excel/));
  expect(name).toMatch(/\.xlsx$/);
  const book = new exceljs.Workbook();
  // exceljs' types name a Buffer of an older Node.
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('the workbook is empty');
  // exceljs counts columns from 1: the first place of each row is a hole.
  const rows = sheet
    .getSheetValues()
    .filter(Array.isArray)
    .map((row) => Array.from(row));
  const header = (rows[0] ?? []).map(String);
  for (const title of ['Reference', 'Quantity', 'Vendor', 'Source']) {
    expect(
      header.some((cell) => cell.startsWith(title)),
      title,
    ).toBe(true);
  }
  const model = rows.find((row) => row.some((cell) => String(cell).includes('H100')));
  expect(model?.map(String).join(' ')).toContain('GPU1');
  const quantity = header.findIndex((cell) => cell.startsWith('Quantity'));
  expect(model?.[quantity]).toBe(8);
});

test('the exported table is plain CSV with the same parts', async ({ workbench }) => {
  const { name, bytes } = await workbench.download(() => workbench.menu('Export', /materials \(CSV/));
  expect(name).toMatch(/\.csv$/);
  const lines = bytes.toString('utf8').trim().split(/\r?\n/);
  expect(lines.length).toBeGreaterThan(20);
  expect(lines.some((line) => line.includes('H100') && line.includes('GPU1'))).toBe(true);
});

test('the spec sheet is a PDF whose text another reader finds, with a picture', async ({ workbench }) => {
  const { name, bytes } = await workbench.download(() => workbench.menu('Export', /Spec sheet/));
  expect(name).toMatch(/\.pdf$/);
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: true });
  const pdf = await task.promise;
  expect(pdf.numPages).toBeGreaterThan(2);
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const text = texts.join(' ');
  for (const words of ['Inference box, 8 accelerators, air', 'GPU1', '°C', 'm³/']) {
    expect(text, words).toContain(words);
  }
  // The picture of the scene: an image that the first page draws.
  expect(bytes.includes('/Subtype /Image')).toBe(true);
  await task.destroy();
});
