import { describe, expect, test } from 'vitest';
import type { QuantityField } from '#models/schema/field.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { quantities } from '#models/units/table.ts';
import { readTyped, stepped, typedText } from '#renderer/panels/fields/quantity-edit.ts';

const length: QuantityField = {
  type: 'quantity',
  quantity: 'length',
  unit: 'mm',
  label: 'Depth',
  exclusiveMin: 0,
};
const ambient: QuantityField = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  label: 'Ambient',
  min: 233.15,
  max: 343.15,
};
const power: QuantityField = {
  type: 'quantity',
  quantity: 'power',
  unit: 'W',
  label: 'Power',
  min: 0,
  optional: true,
};

describe('a typed quantity', () => {
  test('takes an expression with units', () => {
    const read = readTyped(length, '2*44.45 mm');
    expect(read.ok && read.value).toBeCloseTo(0.0889, 12);
    const watts = readTyped(power, '8*700 W');
    expect(watts).toEqual({ ok: true, value: 5600 });
  });
  test('takes Fahrenheit where Celsius is shown', () => {
    const read = readTyped(ambient, '95 degF');
    expect(read.ok && read.value).toBeCloseTo(308.15, 9);
  });
  test('takes a bare number in the shown unit', () => {
    const read = readTyped(length, '25');
    expect(read.ok && read.value).toBeCloseTo(0.025, 12);
  });
  test('is refused with a reason when out of range or of another quantity', () => {
    const cold = readTyped(ambient, '-60 degC');
    expect(cold.ok).toBe(false);
    const watts = readTyped(length, '5 W');
    expect(!watts.ok && watts.error.length).toBeGreaterThan(0);
  });
  test('may be empty only where the field is optional', () => {
    expect(readTyped(power, ' ')).toEqual({ ok: true, value: null });
    expect(readTyped(length, '').ok).toBe(false);
  });
  test('reads back what the input shows', () => {
    for (const value of [0.4318, 0.0001, 1.25]) {
      const read = readTyped(length, typedText(length, value));
      expect(read.ok && read.value).toBeCloseTo(value, 9);
    }
    const warm = readTyped(ambient, typedText(ambient, 308.15));
    expect(warm.ok && warm.value).toBeCloseTo(308.15, 9);
  });
});

describe('an arrow key', () => {
  test('moves a temperature by a difference, not by an absolute temperature', () => {
    expect(stepped(ambient, 308.15, 1)).toBeCloseTo(309.15, 9);
  });
  test('never leaves the range', () => {
    expect(stepped(ambient, 343.15, 5)).toBe(343.15);
    expect(stepped(length, 0.001, -100)).toBeGreaterThan(0);
  });
});

test('every unit of the table reads back from the input', () => {
  const names = Object.keys(quantities).filter((name): name is QuantityName =>
    Object.hasOwn(quantities, name),
  );
  let seen = 0;
  for (const quantity of names) {
    for (const unit of quantities[quantity].units) {
      const field: QuantityField = { type: 'quantity', quantity, unit: unit.symbol, label: quantity };
      const read = readTyped(field, typedText(field, 12.5));
      expect(read.ok, `${quantity} in ${unit.symbol}`).toBe(true);
      // Six digits are shown.
      if (read.ok) expect(Math.abs((read.value ?? 0) / 12.5 - 1)).toBeLessThan(1e-5);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(names.length);
});
