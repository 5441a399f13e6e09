import { expect, test } from 'vitest';
import { calibrationRows, deviationText, offText } from '#renderer/panels/results/calibration-rows.ts';
import type { Calibration } from '#solver/field-run/contract.ts';

const found: Calibration = {
  factors: [
    { id: 'a', name: 'A', field: 'filmFactor', before: 1, after: 0.8, isAtEnd: false },
    { id: 'v', name: 'V', field: 'flowFactor', before: 1, after: 5, isAtEnd: true },
  ],
  left: [{ id: 'b', name: 'B', why: 'no-film' }],
  parts: [
    { id: 'b', name: 'B', field: 320, before: 319, after: 318.9 },
    { id: 'a', name: 'A', field: 350, before: 340, after: 350.02 },
    { id: 'c', name: 'C', field: 300, before: 300, after: 300 },
  ],
  openings: [
    { id: 'v', name: 'V', field: -0.02, before: -0.015, after: -0.019 },
    { id: 'w', name: 'W', field: 0, before: 0.001, after: 0.001 },
  ],
};

test('those furthest off stand first, with the factor they get or why they get none', () => {
  const parts = calibrationRows(found, 'parts');
  expect(parts.map(({ name, remark }) => [name, remark])).toEqual([
    ['A', ''],
    ['B', 'the network has no film of it alone'],
    ['C', ''],
  ]);
  expect(parts[0]?.factor?.after).toBe(0.8);
  expect(parts[0]?.offBefore).toBe(-10);
  const [vent, none] = calibrationRows(found, 'openings');
  expect(vent?.remark).toBe('would go further');
  // Less air out than in the field.
  expect(vent?.offBefore).toBeCloseTo(0.25, 12);
  expect(none?.offBefore).toBeNull();
});

test('the deviation is told before and after, to a tenth', () => {
  const text = deviationText(calibrationRows(found, 'parts'), calibrationRows(found, 'openings'));
  expect(text.replaceAll('\u00A0', ' ')).toBe(
    'Mean deviation from the field: 3 parts 3.7 → 0.4 K, 1 opening 25.0 → 5.0 %.',
  );
  expect([0.04, -0.04, 1.26, -12].map((off) => offText(off, 'K', true))).toEqual([
    '0.0',
    '0.0',
    '+1.3',
    '\u221212.0',
  ]);
  expect(offText(null, '%')).toBe('–');
});
