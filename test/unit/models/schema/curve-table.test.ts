import { expect, test } from 'vitest';
import { fan } from '#models/components/fan.ts';
import { heatSink } from '#models/components/heat-sink.ts';
import { psu } from '#models/components/psu.ts';
import {
  asUnit,
  curveTable,
  inUnit,
  readCurveTable,
  sortedRows,
  type CurveTable,
} from '#models/schema/curve-table.ts';
import { withCell, withoutRow, withPasted } from '#models/schema/curve-table-edits.ts';
import { readPasted } from '#models/schema/pasted-columns.ts';

const { curve } = fan.fields;
const empty = curveTable(curve, null);
const table = (
  rows: readonly (readonly [string, string])[],
  units = { x: 'CFM', y: 'inH2O' },
): CurveTable => ({
  units,
  rows: rows.map(([x, y]) => ({ x: { text: x }, y: { text: y } })),
});
const faultsOf = (rows: readonly (readonly [string, string])[]) =>
  readCurveTable(curve, table(rows)).faults.map(
    ({ row, column, severity, message }) => `${row} ${column} ${severity}: ${message}`,
  );

/** NIST SP 811 (2008), appendix B.8: 1 ft³/min is 4.719 474 E-04 m³/s, a conventional inch of water 2.490 889 E+02 Pa. */
test('CFM and inches of water become SI as NIST has it, with a decimal comma too', () => {
  const { curve: read, faults } = readCurveTable(
    curve,
    table([
      ['0', '1'],
      ['1', '0,5'],
      ['100', '0'],
    ]),
  );
  expect(faults).toEqual([]);
  expect(read?.[0]?.[1]).toBeCloseTo(249.0889, 4);
  expect(read?.[1]?.[0]).toBeCloseTo(4.719474e-4, 10);
  expect(read?.[1]?.[1]).toBeCloseTo(249.0889 / 2, 4);
});

test('a cell may have a unit of its own, and a sum', () => {
  const { curve: read } = readCurveTable(
    curve,
    table([
      ['0', '400 Pa'],
      ['2*30 m3/h', '0'],
    ]),
  );
  expect(read).toEqual([
    [0, 400],
    [60 / 3600, 0],
  ]);
});

test('what is wrong is told at its row and column', () => {
  expect(
    faultsOf([
      ['0', '1.6'],
      ['60', '1.2'],
      ['50', '0.9'],
      ['60', '0.5'],
      ['', '0.4'],
      ['90', '-0.1'],
      ['100', '3 kg'],
      ['1,250', '0'],
    ]),
  ).toEqual([
    '4 x error: flow is missing',
    '5 y error: less than 0',
    expect.stringMatching(/^6 y error: /),
    '7 x error: “1,250” may be 1.250 or 1250; write it with a point or without the comma',
    '2 x error: flow 50 comes after 60 in row 2; flow must rise from row to row',
    '3 x error: flow 60 stands in row 2 too; keep one of them',
  ]);
});

test('a curve that goes the other way is asked about, and taken', () => {
  const rows = [
    ['0', '1.0'],
    ['20', '1.2'],
    ['60', '0'],
  ] as const;
  expect(faultsOf(rows)).toEqual([
    '1 y warning: static pressure rises here, and as a rule it falls; is it meant?',
  ]);
  expect(readCurveTable(curve, table(rows)).curve).toHaveLength(3);
  const falling = readCurveTable(
    heatSink.fields.pressureCurve,
    table(
      [
        ['10', '20'],
        ['20', '10'],
      ],
      { x: 'm3/h', y: 'Pa' },
    ),
  );
  expect(falling.faults[0]?.message).toContain('pressure drop falls here');
});

test('an efficiency beyond 100 % is a mistake in the unit', () => {
  const { faults, curve: read } = readCurveTable(
    psu.fields.efficiency,
    table(
      [
        ['50', '0.9'],
        ['100', '94'],
      ],
      { x: '%', y: '' },
    ),
  );
  expect(read).toBeNull();
  expect(faults.map(({ row, column, message }) => ({ row, column, message }))).toEqual([
    { row: 1, column: 'y', message: 'Efficiency: at most 100\u00A0% is wanted' },
  ]);
});

test('one point is no curve, and none is one only where the figure may be unknown', () => {
  expect(faultsOf([['0', '1']])).toEqual(['null x error: at least two points are wanted']);
  expect(faultsOf([])).toEqual(['null x error: at least two points are wanted']);
  expect(faultsOf([['', ' ']])).toEqual(['null x error: at least two points are wanted']);
  expect(readCurveTable(heatSink.fields.resistanceCurve, empty).faults).toEqual([]);
});

test('another unit is the same curve, bit for bit; the same numbers in it are another', () => {
  const points = [
    [0, 399.99999999999994],
    [0.123456789012345, 0],
  ] as const;
  const shown = curveTable(curve, points);
  const converted = inUnit(curve, inUnit(curve, shown, 'x', 'CFM'), 'y', 'mmH2O');
  expect(converted.rows[1]?.x.text).toBe('261.59');
  expect(readCurveTable(curve, converted).curve).toEqual(points);
  const kept = asUnit(shown, 'x', 'L/s');
  expect(kept.rows[1]?.x.text).toBe(shown.rows[1]?.x.text);
  expect(readCurveTable(curve, kept).curve?.[1]?.[0]).toBeCloseTo(444.444 / 1000, 9);
});

test('what cannot be read stays as it is when the unit changes', () => {
  const odd = table([
    ['twelve', '1'],
    ['20 m3/h', '0'],
  ]);
  expect(inUnit(curve, odd, 'x', 'm3/h').rows.map(({ x }) => x.text)).toEqual(['twelve', '20 m3/h']);
});

test('rows are sorted by their first value; those without one come last', () => {
  const sorted = sortedRows(
    curve,
    table([
      ['60', '1'],
      ['', '5'],
      ['0', '2'],
      ['30', '3'],
    ]),
  );
  expect(sorted.rows.map(({ x }) => x.text)).toEqual(['0', '30', '60', '']);
});

test('cells are typed, rows added and taken out', () => {
  const typed = withCell(withCell(empty, 1, 'x', '20'), 0, 'y', '3');
  expect(typed.rows.map(({ x, y }) => [x.text, y.text])).toEqual([
    ['', '3'],
    ['20', ''],
  ]);
  expect(withoutRow(typed, 0).rows.map(({ x }) => x.text)).toEqual(['20']);
  expect(withCell(typed, 1, 'x', '20')).toBe(typed);
});

test('a paste goes over what stands there; points above keep what they mean', () => {
  const pasted = readPasted('Flow [CFM]\tPressure [Pa]\n60\t100\n120\t0', curve);
  const before = table(
    [
      ['0', '400'],
      ['1', '2'],
    ],
    { x: 'm3/h', y: 'Pa' },
  );
  if (!pasted.ok) throw new Error(pasted.error);
  const after = withPasted(curve, withCell(before, 0, 'x', '36'), { row: 1, column: 'x' }, pasted);
  expect(after.units).toEqual({ x: 'CFM', y: 'Pa' });
  expect(after.rows.map(({ x, y }) => [x.text, y.text])).toEqual([
    ['21.1888', '400'],
    ['60', '100'],
    ['120', '0'],
  ]);
  expect(readCurveTable(curve, after).curve?.[0]?.[0]).toBe(0.01);
  const column = readPasted('7\n8', curve);
  if (!column.ok) throw new Error(column.error);
  const one = withPasted(curve, before, { row: 0, column: 'y' }, column);
  expect(one.rows.map(({ x, y }) => [x.text, y.text])).toEqual([
    ['0', '7'],
    ['1', '8'],
  ]);
});
