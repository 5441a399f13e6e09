import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveKeys } from '#models/components/figure-groups.ts';
import { fan } from '#models/components/fan.ts';
import { kinds } from '#models/components/kinds.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { curveTable, inUnit, readCurveTable } from '#models/schema/curve-table.ts';
import { withPasted } from '#models/schema/curve-table-edits.ts';
import { isCurve } from '#models/schema/fields.ts';
import { readPasted } from '#models/schema/pasted-columns.ts';
import { quantities } from '#models/units/table.ts';

const { curve } = fan.fields;

/** Rising flows and any pressures, with up to three decimals, and one that shows what its decimals are. */
const points = fc
  .uniqueArray(fc.integer({ min: 1, max: 400_000 }), { minLength: 2, maxLength: 20 })
  .chain((flows) =>
    fc.record({
      flows: fc.constant([500, ...flows.map((flow) => flow + 500)].toSorted((a, b) => a - b)),
      pressures: fc.array(fc.integer({ min: 0, max: 900_000 }), {
        minLength: flows.length + 1,
        maxLength: flows.length + 1,
      }),
    }),
  );

/** A number as a spreadsheet of some country writes it. */
function written(thousandths: number, mark: '.' | ',', isGrouped: boolean): string {
  const [whole = '', decimals = ''] = (thousandths / 1000).toFixed(3).split('.');
  const other = mark === ',' ? '.' : ',';
  const groups = isGrouped ? whole.replaceAll(/\B(?=(?:\d{3})+$)/g, other) : whole;
  return `${groups}${mark}${decimals}`;
}

test('a curve that is pasted is the curve that was copied, whatever country its spreadsheet is from', () => {
  const how = fc.record({
    mark: fc.constantFrom('.' as const, ',' as const),
    separator: fc.constantFrom('\t', ';', '  '),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    isGrouped: fc.boolean(),
    head: fc.constantFrom('', 'Flow [CFM]{}Pressure [mmAq]'),
  });
  fc.assert(
    fc.property(points, how, ({ flows, pressures }, { mark, separator, end, isGrouped, head }) => {
      const lines = flows.map(
        (flow, index) =>
          `${written(flow, mark, isGrouped)}${separator}${written(pressures[index] ?? 0, mark, isGrouped)}`,
      );
      const text = [...(head === '' ? [] : [head.replace('{}', separator)]), ...lines].join(end);
      const pasted = readPasted(text, curve);
      if (!pasted.ok) throw new Error(`${pasted.error}\n${text}`);
      const table = withPasted(
        curve,
        curveTable(curve, null, { x: 'CFM', y: 'mmH2O' }),
        { row: 0, column: 'x' },
        pasted,
      );
      const { curve: read } = readCurveTable(curve, table);
      const cfm = 0.3048 ** 3 / 60;
      expect(read).toHaveLength(flows.length);
      for (const [index, [flow, pressure]] of (read ?? []).entries()) {
        expect(flow).toBeCloseTo(((flows[index] ?? 0) / 1000) * cfm, 12);
        expect(pressure).toBeCloseTo(((pressures[index] ?? 0) / 1000) * 9.80665, 8);
      }
    }),
    { numRuns: 500 },
  );
});

test('pasting never throws, and what it refuses it explains', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'0123456789.,;\t -[]CFMPa\n'.split('')), maxLength: 60 });
  fc.assert(
    fc.property(cell, (text) => {
      const pasted = readPasted(text, curve);
      expect(pasted.ok ? pasted.rows.length > 0 : pasted.error !== '').toBe(true);
      if (pasted.ok)
        readCurveTable(curve, withPasted(curve, curveTable(curve, null), { row: 0, column: 'x' }, pasted));
    }),
    { numRuns: 2000 },
  );
});

test('every curve of the library is entered without a fault and comes back bit for bit from any unit', () => {
  for (const part of builtinLibrary().all()) {
    for (const key of curveKeys(part.kind)) {
      const field = kinds[part.kind].fields[key];
      const value = part.values[key];
      if (field?.type !== 'curve' || value === undefined || value === null || !isCurve(value)) continue;
      let table = curveTable(field, value);
      expect(readCurveTable(field, table).faults, `${part.id}.${key}`).toEqual([]);
      for (const column of ['x', 'y'] as const)
        for (const { symbol } of quantities[field[column].quantity].units)
          table = inUnit(field, table, column, symbol);
      expect(readCurveTable(field, table).curve, `${part.id}.${key}`).toEqual(value);
    }
  }
});
