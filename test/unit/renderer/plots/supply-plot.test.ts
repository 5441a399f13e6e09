import { expect, test } from 'vitest';
import { supplyPlot } from '#renderer/rack/supply-plot.ts';
import type { SupplyPoint } from '#solver/rack/contract.ts';

const point = (celsius: number, litres: number | null, isLeast = false): SupplyPoint => ({
  supply: 273.15 + celsius,
  flow: litres === null ? null : litres / 60_000,
  isLeast,
  binds: null,
  drop: null,
  back: null,
});

const area = { left: 50, right: 450, top: 10, bottom: 210 };

test('flows in litres a minute from nothing up, supplies in degrees over the whole width', () => {
  const { x, y, points, none } = supplyPlot([point(20, 12, true), point(30, 13), point(40, 18)], area);
  expect(points.map((one) => Math.round(one.x))).toEqual([50, 250, 450]);
  expect(points.map(({ isLeast }) => isLeast)).toEqual([true, false, false]);
  expect(y(0)).toBe(area.bottom);
  expect(points[2].y).toBeCloseTo(y(18), 6);
  expect(points[2].y).toBeGreaterThan(area.top);
  expect(x(30)).toBeCloseTo(250, 6);
  expect(none).toEqual([]);
});

test('a supply at which no flow holds is marked, and the line goes without it', () => {
  const { points, none, path } = supplyPlot([point(20, 12), point(30, 16), point(50, null)], area);
  expect(points).toHaveLength(2);
  expect(none).toEqual([area.right]);
  expect(path.match(/L/g)).toHaveLength(1);
});
