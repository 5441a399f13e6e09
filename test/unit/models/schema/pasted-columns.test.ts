import { expect, test } from 'vitest';
import { fan } from '#models/components/fan.ts';
import { readPasted } from '#models/schema/pasted-columns.ts';

const { curve } = fan.fields;
const read = (text: string, mark: 'comma' | 'point' | null = null) => readPasted(text, curve, mark);
const rowsOf = (text: string, mark: 'comma' | 'point' | null = null) => {
  const pasted = read(text, mark);
  return pasted.ok ? pasted.rows : pasted.error;
};
const points = [
  ['0', '400'],
  ['20.5', '0.25'],
];

test('columns are parted by tabs, semicolons, spaces and commas', () => {
  expect(rowsOf('0\t400\n20.5\t0.25')).toEqual(points);
  expect(rowsOf('0;400\r\n20.5;0.25\r\n')).toEqual(points);
  expect(rowsOf('0   400\n20.5 0.25')).toEqual(points);
  expect(rowsOf('0,400\n20.5,0.25')).toEqual(points);
  expect(rowsOf('0 CFM, 400 Pa\n20.5 CFM, 0.25 Pa')).toEqual([
    ['0 CFM', '400 Pa'],
    ['20.5 CFM', '0.25 Pa'],
  ]);
});

test('decimal commas are read where something else parts the columns', () => {
  expect(rowsOf('0\t400\n20,5\t0,25')).toEqual(points);
  expect(rowsOf('0;400\n20,5;0,25')).toEqual(points);
  expect(rowsOf('0 400\n20,5 0,25')).toEqual(points);
  expect(rowsOf('0, 400\n20,5, 0,25')).toEqual(points);
  expect(rowsOf('0\t1.400\n20,5\t0,25')).toEqual([
    ['0', '1400'],
    ['20.5', '0.25'],
  ]);
});

test('a comma that could be either is asked about, and read once it is said', () => {
  const text = '0\t1,400\n20\t1,250';
  expect(rowsOf(text)).toBe('“1,400” may be 1.400 or 1400; say what the comma is and paste again');
  expect(rowsOf(text, 'comma')).toEqual([
    ['0', '1.400'],
    ['20', '1.250'],
  ]);
  expect(rowsOf(text, 'point')).toEqual([
    ['0', '1400'],
    ['20', '1250'],
  ]);
});

test('a head says units, and which column is which', () => {
  const first = read('Flow [CFM]\tStatic pressure (inH2O)\n0\t1.6\n60\t0');
  expect(first).toMatchObject({ ok: true, units: { x: 'CFM', y: 'inH2O' }, said: [] });
  const spaced = read('Q, m³/h\tp, in. H₂O\n0\t1.6\n60\t0');
  expect(spaced).toMatchObject({ ok: true, units: { x: 'm3/h', y: 'inH2O' } });
  const swapped = read('Druck [mmAq]\tVolumenstrom [m3/min]\n40,5\t0\n0\t1,2');
  expect(swapped).toMatchObject({
    ok: true,
    units: { x: 'm3/min', y: 'mmH2O' },
    rows: [
      ['0', '40.5'],
      ['1.2', '0'],
    ],
  });
  expect(swapped.ok && swapped.said).toHaveLength(2);
  const twoLines = read('Flow\tPressure\nCFM\tPa\n0\t400\n20\t0');
  expect(twoLines).toMatchObject({ ok: true, units: { x: 'CFM', y: 'Pa' } });
  const silent = read('Flow\tPressure\n0\t400\n20\t0');
  expect(silent).toMatchObject({ ok: true, units: { x: null, y: null } });
});

test('one column is one column', () => {
  expect(rowsOf('400\n350\n0')).toEqual([['400'], ['350'], ['0']]);
  expect(rowsOf('0,25\n0,5')).toEqual([['0.25'], ['0.5']]);
  expect(rowsOf('1,5\n2,5', 'comma')).toEqual([['1.5'], ['2.5']]);
});

test('what cannot be pasted is refused with its line and what to do', () => {
  expect(rowsOf('a\tb')).toMatch(/no line begins with a number/);
  expect(rowsOf('1\t2\t3\n4\t5\t6')).toMatch(/3 columns; copy two of them, Flow and Static pressure/);
  expect(rowsOf('1;2\n3;4;5')).toMatch(/line 2 has 3 values and line 1 2/);
  expect(rowsOf('0,25\t1.5\n1\t2')).toMatch(/decimal comma and some a point/);
  expect(rowsOf('a\nb\nc\n1\t2')).toMatch(/line 3 has no number/);
  expect(rowsOf('1\t2\n'.repeat(501))).toMatch(/501 lines/);
});

test('a gap in a column stays a gap', () => {
  expect(rowsOf('0\t400\n20\t')).toEqual([
    ['0', '400'],
    ['20', ''],
  ]);
});
