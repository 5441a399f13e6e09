import { expect, test } from 'vitest';
import { siteRows, siteText } from '#models/compare/site-rows.ts';
import { siteCsv } from '#models/export/site.ts';
import { placeAnswer } from '../../../fixtures/place-answer.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const places = [
  placeAnswer('Here', { energy: 3.6e9, tooHot: 0, margin: 12 }),
  placeAnswer('=There', { energy: 7.2e9, tooHot: 20_000 / 4, margin: -1.5 }),
];

test('each figure has its sentence, a value a place, and what differs from the first', () => {
  const rows = siteRows(places);
  for (const row of rows) {
    expect(row.note, row.key).toMatch(/\.$/);
    expect(row.values, row.key).toHaveLength(2);
  }
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  const of = (key: string) => rows.find((row) => row.key === key);
  const energy = of('year.energy');
  expect(energy).toMatchObject({ deltas: [0, 3.6e9], winner: 0 });
  expect(energy && energy.values.map((value) => plain(siteText(energy, value)))).toEqual([
    '1000 kWh',
    '2000 kWh',
  ]);
  expect(of('year.worst.margin')).toMatchObject({ winner: 0 });
  const hot = of('year.hours-too-hot');
  expect(hot && plain(siteText(hot, hot.values[1] ?? null))).toBe('5000 h');
  expect(of('year.worst.hour')?.values).toEqual(['1 Jan, 13 h', '1 Jan, 13 h']);
});

test('what is not known of any place has no row', () => {
  const keys = siteRows(places).map(({ key }) => key);
  for (const key of ['year.cost', 'year.carbon', 'water.dry', 'climate.wet.mean', 'climate.sun.roof'])
    expect(keys).not.toContain(key);
});

test('as CSV: numbers in the unit that stands beside them, no formulas', () => {
  const lines = siteCsv(places).split('\r\n');
  expect(lines[0]).toBe('\uFEFFGroup,Figure,Unit,Here,"\'=There"');
  expect(lines).toContain('The design there,Energy of the year,kWh,1000,2000');
  expect(lines).toContain('The design there,its margin,K,12,-1.5');
  expect(lines).toContain('The design there,Hours with a part too hot,h,0,5000');
  expect(lines.find((line) => line.includes('Inlet, coldest'))).toBe(
    'The design there,"Inlet, coldest",°C,-10,-10',
  );
});
