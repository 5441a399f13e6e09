import { describe, expect, test } from 'vitest';
import { kinds } from '#models/components/kinds.ts';
import type { CurveField } from '#models/schema/field.ts';
import {
  curveText,
  networkText,
  readCurveText,
  readNetworkText,
} from '#renderer/panels/fields/lines-text.ts';

const declared = kinds.fan.fields['curve'];
if (declared?.type !== 'curve') throw new Error('a fan has a curve');
const field: CurveField = declared;

describe('a curve typed as text', () => {
  test('reads back what it shows', () => {
    const curve = [
      [0, 350],
      [0.05, 200],
      [0.1, 0],
    ] as const;
    const read = readCurveText(field, curveText(field, curve));
    expect(read.ok).toBe(true);
    if (!read.ok || !read.value) return;
    for (const [index, [flow, pressure]] of read.value.entries()) {
      expect(flow).toBeCloseTo(curve[index]?.[0] ?? NaN, 7);
      expect(pressure).toBeCloseTo(curve[index]?.[1] ?? NaN, 6);
    }
  });

  test('takes a table pasted from a data sheet, with units of its own', () => {
    const read = readCurveText(field, '0 CFM\t1 inH2O\r\n100 CFM\t0 Pa\r\n');
    expect(read.ok && read.value?.[1]?.[0]).toBeCloseTo(0.0471947, 6);
    expect(read.ok && read.value?.[0]?.[1]).toBeCloseTo(249.089, 2);
  });

  test('says in which line what is wrong', () => {
    expect(readCurveText(field, '0, 100\n5')).toEqual({
      ok: false,
      error: expect.stringContaining('line 2'),
    });
    expect(readCurveText(field, '0, 100\n5, 3 kg')).toEqual({
      ok: false,
      error: expect.stringContaining('line 2'),
    });
    expect(readCurveText(field, '5, 100\n0, 300')).toEqual({
      ok: false,
      error: expect.stringContaining('rise'),
    });
  });

  test('an emptied curve is unknown only where the field may be unknown', () => {
    expect(readCurveText(field, ' \n').ok).toBe(false);
    expect(readCurveText({ ...field, optional: true }, '')).toEqual({ ok: true, value: null });
  });
});

describe('a compact package typed as text', () => {
  const network = kinds.device.fields['packageNetwork'];
  if (network?.type !== 'network') throw new Error('a device has a compact package');

  test('reads back what it shows', () => {
    const value = [
      ['junction', 'top-inner', 0.35],
      ['junction', 'leads', 12],
    ] as const;
    expect(networkText(network, value)).toBe('junction, top-inner, 0.35\njunction, leads, 12');
    expect(readNetworkText(network, networkText(network, value))).toEqual({ ok: true, value });
    expect(readNetworkText(network, '  ')).toEqual({ ok: true, value: null });
  });

  test.each([
    ['junction, top-inner', 'line 1'],
    ['junction, lid, 3', '“lid” is none of'],
    ['junction, leads, 3', '“top-inner”'],
    ['junction, top-inner, 0', 'more than 0'],
    ['junction, top-inner, 1\nleads, sides, 1', 'from “leads” to the junction'],
  ])('says what is wrong with “%s”', (text, error) => {
    expect(readNetworkText(network, text)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});
