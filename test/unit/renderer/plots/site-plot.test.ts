import { expect, test } from 'vitest';
import {
  markPath,
  monthAt,
  monthSpans,
  seriesText,
  sitePlot,
  worstMonth,
} from '#renderer/plots/site-plot.ts';
import { nextIndex } from '#renderer/plots/read-off-keys.ts';
import { placeAnswer } from '../../../fixtures/place-answer.ts';

const area = { left: 50, right: 530, top: 10, bottom: 210 };
const places = [
  placeAnswer('Here', { energy: 1e9, tooHot: 0, margin: 12 }),
  placeAnswer('There', { energy: 1e9, tooHot: 0, margin: -1.5 }),
];

test('each month of each place stands in its month, beside the other places, least below most', () => {
  const plot = sitePlot(places, 'margin', area);
  expect(plot.places).toHaveLength(2);
  for (const { marks, path } of plot.places) {
    expect(marks).toHaveLength(12);
    expect(path).toMatch(/^M.*L/);
    for (const { month, x, least, mean, most } of marks) {
      expect(monthAt(x, area)).toBe(month);
      expect(least).toBeGreaterThan(mean);
      expect(mean).toBeGreaterThan(most);
      for (const y of [least, most]) {
        expect(y).toBeGreaterThanOrEqual(area.top);
        expect(y).toBeLessThanOrEqual(area.bottom);
      }
    }
  }
  const [first, second] = plot.places.map(({ marks }) => marks[3]?.x ?? NaN);
  expect(second - first).toBeGreaterThan(10);
  // What is read off the scale is what was put in: 12 + 20 - 3 K in April.
  expect(plot.y.invert(plot.places[0]?.marks[3]?.mean ?? NaN)).toBeCloseTo(29, 9);
  expect(plot.limit).toBe(plot.y(0));
});

test('temperatures are in °C, power in W below 10 kW and in kW from there', () => {
  const inlet = sitePlot(places, 'inlet', area);
  expect(inlet.y.invert(inlet.places[0]?.marks[0]?.mean ?? NaN)).toBeCloseTo(8, 9);
  expect(inlet.limit).toBeNull();
  expect(seriesText('power', places).unit).toBe('W');
  const [one] = places;
  const strong = one?.year && { ...one, year: { ...one.year, power: { ...one.year.power, most: 12_000 } } };
  expect(strong && seriesText('power', [strong]).unit).toBe('kW');
});

test('months without the value are left out', () => {
  const [one] = places;
  if (!one?.year) throw new Error('it has a year');
  const months = one.year.months.map((month, n) => (n === 4 ? { ...month, margin: null } : month));
  const gappy = { ...one, year: { ...one.year, months } };
  expect(monthSpans(gappy, 'margin')[4]).toBeNull();
  expect(sitePlot([gappy], 'margin', area).places[0]?.marks.map(({ month }) => month)).not.toContain(4);
});

test('reading off begins with the month that leaves least, and goes by keys', () => {
  expect(worstMonth(places)).toBe(11);
  const year = { first: 0, last: 11, far: 3 };
  const press = (key: string, shiftKey = false) => nextIndex({ key, shiftKey }, 10, year);
  expect([press('ArrowRight'), press('ArrowRight', true), press('PageDown'), press('Home')]).toEqual([
    11, 11, 7, 0,
  ]);
  expect([press('Escape'), press('a')]).toEqual([null, undefined]);
});

test('places are told apart by shape too', () => {
  expect(new Set([0, 1, 2, 3, 4, 5].map(markPath)).size).toBe(6);
});
