import { expect, test } from 'vitest';
import { bandLines } from '#models/results/band-text.ts';

test('tells both ends of a band in the unit of its figure, its loop, and the two strongest origins', () => {
  const origins = ['A', 'B', 'C'].map((name, k) => ({ name, share: [0.6, 0.3, 0.1][k] ?? 0, basis: '' }));
  const lines = bandLines([
    { figure: 'powerAc', loop: null, value: 9103, band: { low: 8614, high: 9591, exceeds: null, origins } },
    {
      figure: 'coolantFlow',
      loop: '1',
      value: 1 / 60_000,
      band: { low: 0.95 / 60_000, high: 1.05 / 60_000, exceeds: null, origins: [] },
    },
    {
      figure: 'exhaustTemperature',
      loop: null,
      value: 310,
      band: { low: 309.15, high: 311.15, exceeds: null, origins: [] },
    },
  ]);
  const plain = lines.map(({ label, value, note }) => [label, value.replaceAll('\u00A0', ' '), note]);
  expect(plain).toEqual([
    ['Power from the feed (AC)', '8614 and 9591 W', 'mostly from A (60 %); B (30 %)'],
    ['Coolant flow, loop 1', '0.950 and 1.05 L/min', ''],
    ['Exhaust temperature', '36.0 and 38.0 °C', ''],
  ]);
});
