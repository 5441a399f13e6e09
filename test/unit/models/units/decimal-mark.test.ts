import { expect, test } from 'vitest';
import { decimalMarkOf, withDecimalPoint } from '#models/units/decimal-mark.ts';

test('a comma is what the numbers beside it say', () => {
  expect(decimalMarkOf(['0,25', '1,600'])).toBe('comma');
  expect(decimalMarkOf(['12,5'])).toBe('comma');
  expect(decimalMarkOf(['1.234,5', '12'])).toBe('comma');
  expect(decimalMarkOf(['1.250', '0,8'])).toBe('comma');
  expect(decimalMarkOf(['1,234.5', '12'])).toBe('point');
  expect(decimalMarkOf(['1,234,567'])).toBe('point');
  expect(decimalMarkOf(['1.25', '12'])).toBe('point');
  expect(decimalMarkOf(['1.250', '12'])).toBe('point');
  expect(decimalMarkOf([])).toBe('point');
});

test('a comma that could be either, and numbers that contradict each other, are told', () => {
  expect(decimalMarkOf(['1,234', '12'])).toBe('unclear');
  expect(decimalMarkOf(['0,25', '1.5'])).toBe('mixed');
});

test('thousands lose their marks and decimals get a point; units stay as they are', () => {
  expect(withDecimalPoint('1.234,5 CFM', 'comma')).toBe('1234.5 CFM');
  expect(withDecimalPoint('1,234.5 in.w.g.', 'point')).toBe('1234.5 in.w.g.');
  expect(withDecimalPoint('12’500', 'point')).toBe('12500');
  expect(withDecimalPoint('', 'comma')).toBe('');
});
