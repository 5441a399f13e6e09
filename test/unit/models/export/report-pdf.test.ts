import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { reportPdf } from '#models/export/report-pdf.ts';
import { figures, notes, number, type Report, table, text, warnings } from '#models/results/report.ts';

const face = 'node_modules/pdfmake/build/fonts/Roboto/Roboto';
const fontOf = (cut: string): string => readFileSync(`${face}-${cut}.ttf`).toString('base64');
const fonts = { regular: fontOf('Regular'), medium: fontOf('Medium') };

const report: Report = {
  headline: 'done: 2 faces',
  blocks: [
    ...warnings(['too warm by 3 K']),
    figures([['Area', '4 m²'], ['  of one', '2 m²']], 'Sizes'), // prettier-ignore
    table([text('Face'), number('hot')], [['+N', '50.0 °C']]), // prettier-ignore
    {
      type: 'curves',
      title: 'Over a day',
      x: { title: 'Hour', unit: 'h' },
      y: { title: 'Air', unit: '°C' },
      series: [{ name: 'inside & out', points: [[0, 20], [12, 30], [24, 20]] }], // prettier-ignore
      limits: [35],
    },
    ...notes(['a note'], null),
  ],
};
const wide = {
  ...report,
  blocks: [table([text('Row'), ...Array.from({ length: 9 }, (_, i) => number(`column ${i}`))], [['A']])],
};
const printed = { name: 'My node', notes: 'Of a kind.', report, date: '2026-12-01' };

async function pageOf(bytes: Uint8Array): Promise<{ words: string; isWide: boolean }> {
  const page = await (await getDocument({ data: bytes.slice() }).promise).getPage(1);
  const { items } = await page.getTextContent();
  const [, , width, height] = page.view;
  return { words: items.map((item) => ('str' in item ? item.str : '')).join(' '), isWide: width > height };
}

test('every block is printed, in an order that another reader finds', async () => {
  const { words, isWide } = await pageOf(await reportPdf(printed, fonts));
  for (const part of [
    'My node',
    'done: 2 faces',
    'Of a kind.',
    'too warm by',
    'Sizes',
    'of one',
    '2 m²',
    '50.0 °C',
    'a note',
    '2026-12-01',
    'Page 1 of 1',
  ])
    // prettier-ignore
    expect(words.replaceAll('\u00A0', ' ')).toContain(part);
  expect(isWide).toBe(false);
});

test('a table of many columns turns the page on its side', async () => {
  expect((await pageOf(await reportPdf({ ...printed, report: wide }, fonts))).isWide).toBe(true);
});

test('the same report gives the same bytes', async () => {
  expect(await reportPdf(printed, fonts)).toEqual(await reportPdf(printed, fonts));
});
