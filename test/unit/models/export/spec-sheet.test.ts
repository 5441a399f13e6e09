import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { compareDesigns } from '#models/compare/compare.ts';
import { fanChartSvg } from '#models/export/sheet/fan-chart.ts';
import { printable } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { specSheetPdf as pdfOf } from '#models/export/spec-sheet.ts';
import { checkDesign, rules } from '#models/rules/rules.ts';
import { designOf, example, sampleResult } from '../rules/sample.ts';

const design = designOf(example('edge-box'));
const sample = sampleResult(design);
const hot = {
  ...sample,
  hottest: 'cpu1',
  parts: sample.parts.map((part) =>
    part.id === 'cpu1' && part.limit !== null ? { ...part, temperature: part.limit + 4, margin: -4 } : part,
  ),
};
const input = {
  design,
  result: hot,
  caseHash: '0123456789abcdef',
  violations: checkDesign(design, hot),
  date: '2026-11-25',
} as const;

const face = 'node_modules/pdfmake/build/fonts/Roboto/Roboto';
const fonts = {
  regular: readFileSync(`${face}-Regular.ttf`, 'base64'),
  medium: readFileSync(`${face}-Medium.ttf`, 'base64'),
};
const specSheetPdf = (sheet: SpecSheetInput): Promise<Uint8Array> => pdfOf(sheet, fonts);

interface Read {
  readonly pages: readonly string[];
  readonly all: string;
  readonly date: unknown;
}

async function read(bytes: Uint8Array): Promise<Read> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return {
    pages,
    all: pages.join('\n').replaceAll(/[\s\u00A0]+/g, ' '),
    date: 'CreationDate' in info ? info.CreationDate : null,
  };
}

let bytes: Uint8Array;
let sheet: Read;
beforeAll(async () => {
  bytes = await specSheetPdf(input);
  sheet = await read(bytes);
}, 60_000);

test('it has every section that a customer looks for', () => {
  for (const heading of [
    'SPECIFICATION SHEET',
    'Requirements',
    'Conditions',
    'Power',
    'Temperatures',
    'Fans and air',
    'Checks',
    'Assumptions and validity',
    'Appendix A: Bill of materials',
    'Appendix B: Sources',
  ]) {
    expect(sheet.all, heading).toContain(heading);
  }
  expect(sheet.all).toContain('Edge inference box, 2 accelerators');
  expect(sheet.all).toMatch(/Boxwright \d+\.\d+\.\d+/);
});

test('figures stand in SI and in the other unit', () => {
  expect(sheet.all).toMatch(/Airflow at the inlet\s+[\d.]+ m³\/s\s+[\d.]+ CFM/);
  expect(sheet.all).toMatch(/Heat to the room\s+[\d ]+ W\s+[\d ]+ BTU\/h/);
});

test('a part over its limit is marked in words, not by colour alone', () => {
  expect(sheet.all).toContain('1 part exceeds its temperature limit.');
  expect(sheet.all).toMatch(/CPU1.{0,80}−4\.0\s+OVER/);
  expect(sheet.all).toMatch(/ERROR\s+Too hot/);
});

test('every page has its number', () => {
  for (const [index, page] of sheet.pages.entries()) {
    expect(page).toContain(`Page ${index + 1} of ${sheet.pages.length}`);
  }
});

test('no sign of the text is missing in the typeface', () => {
  expect(sheet.all).not.toContain('\uFFFD');
  expect(sheet.all).not.toContain('undefined');
  expect(sheet.all).not.toContain('NaN');
});

test('the same input gives the same bytes, on any day', async () => {
  expect(Buffer.compare(bytes, await specSheetPdf(input))).toBe(0);
  expect(sheet.date).toBe('D:20261125000000Z');
});

test('a picture is set in, a broken one is left out', async () => {
  // 1 × 1 PNG, written by hand.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const pictured = await specSheetPdf({ ...input, picture: new Uint8Array(png) });
  expect(Buffer.from(pictured).includes('/Subtype /Image')).toBe(true);
  const broken = await specSheetPdf({ ...input, picture: new Uint8Array([1, 2, 3]) });
  expect(Buffer.compare(broken, bytes)).toBe(0);
});

test('a budget answer without fans, supplies and temperatures is a sheet, too', async () => {
  const none = {
    ...sample,
    fidelity: 'budget' as const,
    hottest: null,
    fans: [],
    supplies: [],
    openings: [],
  };
  const parts = none.parts.map((part) => ({ ...part, temperature: null, margin: null, limit: null }));
  const text = await read(await specSheetPdf({ ...input, result: { ...none, parts }, violations: [] }));
  expect(text.all).toContain('Temperatures are not part of this fidelity.');
  expect(text.all).toContain(`${rules.length} design rules were checked: 0 errors`);
});

test('a comparison becomes an appendix with the winner in words', async () => {
  const entries = [1, 0.9].map((share, index) => ({
    label: `Design ${index + 1}`,
    design,
    result: { ...sample, powerAc: sample.powerAc * share },
    violations: [],
  }));
  const text = await read(await specSheetPdf({ ...input, comparison: compareDesigns(entries) }));
  expect(text.all).toContain('Appendix C: Comparison');
  const [first, second] = [1, 0.9].map((share) => (sample.powerAc * share).toFixed(0));
  const less = (sample.powerAc * 0.1).toFixed(0);
  expect(text.all).toMatch(
    new RegExp(`From the feed \\(AC\\)\\s+${first} W\\s+${second} W \\(−${less} W\\) best`),
  );
});

test('names of users cannot break the chart, and arrows are spelled', () => {
  const svg = fanChartSvg({
    title: '<&">',
    curve: [
      [0, 100],
      [0.1, 0],
    ],
    points: [],
  });
  expect(svg).toContain('&lt;&amp;&quot;&gt;');
  expect(printable('A → B\u0007')).toBe('A -> B ');
});

test('tells how sure temperatures are, where that is known', async () => {
  expect(sheet.all).not.toContain('How sure these temperatures are');
  const origins = [{ name: 'CPU: power', share: 0.62, basis: 'estimate' }];
  const parts = [['cpu1', { low: 340.15, high: 360.15, exceeds: 0.215, origins }]] as const;
  const band = { low: 0.81, high: 0.85, exceeds: null, origins };
  const figures = [{ figure: 'airflow', loop: null, value: 0.83, band }] as const;
  const text = await read(await specSheetPdf({ ...input, bands: { parts, figures } }));
  expect(text.all).toContain('How sure these temperatures are');
  expect(text.all).toContain('How sure flows and powers are');
  expect(text.all).toMatch(/Airflow 0\.810 and 0\.850 m³\/s mostly from CPU: power \(62 %\)/);
  expect(text.all).toMatch(/67\.0 87\.0 21\.5 CPU: power \(62 %\)/);
});

test('has what a language model does, and its conditions, where one is the workload', async () => {
  expect(sheet.all).not.toContain('Energy per token');
  expect(sheet.all).not.toContain('Accelerators of a copy');
  const conditions = { ...design.conditions, workload: 'language-model' } as const;
  const workload = {
    model: 'Llama 3.1 8B',
    phase: 'decode',
    batch: 32,
    context: 4096,
    accelerators: [],
    tokensPerSecond: 2000,
    energyPerToken: 0.5,
  } as const;
  const { all } = await read(
    await specSheetPdf({ ...input, design: { ...design, conditions }, result: { ...hot, workload } }),
  );
  for (const words of [
    'Energy per token',
    '0.500 J',
    'Accelerators of a copy',
    'accelerators under the language',
  ])
    expect(all).toContain(words);
});
