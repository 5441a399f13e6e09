import { describe, expect, it } from 'vitest';
import type { QuantityName } from '#models/units/quantity.ts';
import { formatQuantity, parseQuantity } from '#models/units/units.ts';

const read: readonly (readonly [string, QuantityName, number])[] = [
  ['2*44.45 mm', 'length', 0.0889],
  ['3U', 'length', 0.13335],
  ['11\u00A0040 rpm', 'rotational-speed', 11_040 / 60],
  ['1 011 040 Pa', 'pressure', 1_011_040],
  ['3 RU', 'length', 0.13335],
  ['19 in', 'length', 0.4826],
  ['2*3 in', 'length', 0.1524],
  ['120 ft', 'length', 36.576],
  ['120 CFM', 'volume-flow', (120 * 0.3048 ** 3) / 60],
  ['1 ft^3/min', 'volume-flow', 0.3048 ** 3 / 60],
  ['2*1 ft^3/min', 'volume-flow', (2 * 0.3048 ** 3) / 60],
  ['12 L/min', 'volume-flow', 0.0002],
  ['95 degF', 'temperature', 308.15],
  ['35 °C', 'temperature', 308.15],
  ['45 degC', 'temperature', 318.15],
  ['-40 degF', 'temperature', 233.15],
  ['25 degC + 10 K', 'temperature', 308.15],
  ['10 K', 'temperature-difference', 10],
  ['45 degC - 35 degC', 'temperature-difference', 10],
  ['8*700 W', 'power', 5600],
  ['1.2 kW', 'power', 1200],
  // 3412.14 BTU/h is 1 kW.
  ['3412.142 BTU/h', 'power', 1000],
  ['500 lfm', 'velocity', 2.54],
  ['0.5 inH2O', 'pressure', 124.544455],
  ['50 %', 'ratio', 0.5],
  ['4500 rpm', 'rotational-speed', 75],
];

describe('typed-in text', () => {
  it.each(read)('"%s" as %s is %d in SI', (text, quantity, value) => {
    const parsed = parseQuantity(text, quantity);
    expect(parsed.ok).toBe(true);
    if (parsed.ok) expect(parsed.value / value).toBeCloseTo(1, 5);
  });

  it('reads 95 °F as exactly 308.15 K', () => {
    expect(parseQuantity('95 degF', 'temperature')).toEqual({ ok: true, value: 308.15 });
  });

  it('takes a bare number and a bare product in the unit of the box', () => {
    expect(parseQuantity('12', 'length', { unit: 'mm' })).toEqual({ ok: true, value: 0.012 });
    expect(parseQuantity('2*3', 'length', { unit: 'mm' })).toEqual({ ok: true, value: 0.006 });
  });

  it('names both dimensions where they differ', () => {
    const parsed = parseQuantity('120 ft', 'volume-flow');
    expect(parsed).toEqual({ ok: false, error: 'that is a length; a volume flow is wanted, e.g. "120 CFM"' });
  });

  it('does not take a temperature for a difference, nor add two temperatures', () => {
    expect(parseQuantity('35 degC', 'temperature-difference').ok).toBe(false);
    expect(parseQuantity('25 degC + 10 degC', 'temperature').ok).toBe(false);
  });

  it.each([
    '',
    'W',
    '1,200 W',
    'NaN',
    'Infinity',
    '1/0 W',
    '1e999 W',
    '9^9^9',
    'import("fs")',
    'f(x)=3',
    'a=1',
    '[1,2]',
    'constructor',
    '__proto__',
    '({}).constructor',
    'sqrt(4) W',
    '1 W; 2 W',
    '(((((1',
    '5 furlong',
    'x => x',
    '1 to W',
    '"5"',
    `${'('.repeat(90)}1${')'.repeat(90)}`,
    '1+'.repeat(500),
    '10 mm as',
    'random()',
    '1:5',
    '2!',
  ])('refuses %j with a reason', (text) => {
    const parsed = parseQuantity(text, 'power');
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.length).toBeGreaterThan(10);
  });

  it('prints for people with three digits, a true minus and a space that does not break', () => {
    expect(formatQuantity(318.35, 'temperature', 'degC')).toBe('45.2\u00A0°C');
    expect(formatQuantity(-77_246, 'pressure', 'Pa')).toBe('\u221277\u00A0246\u00A0Pa');
    expect(formatQuantity(2209, 'mass', 'kg')).toBe('2209\u00A0kg');
    expect(formatQuantity(-5, 'temperature-difference', 'K')).toBe('\u22125.00\u00A0K');
    // Rounded up to the next power of ten, it has no digit more than others.
    expect(formatQuantity(-9.9996, 'temperature-difference', 'K')).toBe('\u221210.0\u00A0K');
  });

  it('shows no more of a temperature than a hundredth of a kelvin', () => {
    expect(formatQuantity(-0.00705, 'temperature-difference', 'K')).toBe('\u22120.01\u00A0K');
    expect(formatQuantity(-0.0049, 'temperature-difference', 'K')).toBe('0\u00A0K');
    expect(formatQuantity(273.157, 'temperature', 'degC')).toBe('0.01\u00A0°C');
    expect(formatQuantity(0.00705, 'mass', 'kg')).toBe('0.00705\u00A0kg');
  });
});
