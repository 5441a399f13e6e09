import { describe, expect, test } from 'vitest';
import { kinds } from '#models/components/kinds.ts';
import type { CurveField } from '#models/schema/field.ts';
import { curveText, readCurveText } from '#renderer/panels/fields/curve-text.ts';

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
