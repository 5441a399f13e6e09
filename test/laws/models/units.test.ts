import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuantityName } from '#models/units/quantity.ts';
import { quantities } from '#models/units/table.ts';
import { parseQuantity, writeQuantity } from '#models/units/units.ts';

// The closed table has exactly the quantity names as keys.
const names = Object.keys(quantities) as QuantityName[];

it('reads back every written number bit for bit, in every unit', () => {
  const choice = fc.constantFrom(
    ...names.flatMap((name) => quantities[name].units.map((unit) => [name, unit.symbol] as const)),
  );
  fc.assert(
    fc.property(choice, fc.double({ noNaN: true, noDefaultInfinity: true }), ([name, symbol], value) => {
      const parsed = parseQuantity(writeQuantity(value, name, symbol), name, { unit: symbol });
      expect(parsed.ok && Object.is(parsed.value, value)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it('never throws and never gives anything but a finite number', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'0123456789.+-*/^()eE WmKdegC%"°,'.split('')), maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), text, (name, typed) => {
      const parsed = parseQuantity(typed, name);
      expect(parsed.ok ? Number.isFinite(parsed.value) : parsed.error !== '').toBe(true);
    }),
    { numRuns: 2000 },
  );
});
