import { expect, test } from 'vitest';
import type { Ride, RidePart } from '#models/results/ride.ts';
import { firstIndex, indexAt, plottedParts, ridePlot, tickText } from '#renderer/plots/ride-plot.ts';

const area = { left: 40, right: 440, top: 10, bottom: 210 };

function part(index: number): RidePart {
  const temperature = [330, 330, 350, 360 + index / 10];
  return {
    id: `p${index}`,
    name: `P${index}`,
    temperature,
    highest: 361,
    limit: index < 2 ? 343.15 : 344.15,
    limitAt: index === 0 ? 60 : null,
    throttle: null,
  };
}

const ride: Ride = {
  status: 'completed',
  problems: [],
  failed: ['f'],
  times: [0, 0, 100, 200],
  parts: Array.from({ length: 8 }, (_, index) => part(index)),
  airflow: [1, 0.1, 0.1, 0.1],
  seconds: 1,
};

test('six parts are drawn, from the moment of the failure to the end', () => {
  const plot = ridePlot(ride, 's', area);
  expect(plot.lines.map(({ id }) => id)).toEqual(plottedParts(ride).map(({ id }) => id));
  expect(plot.lines).toHaveLength(6);
  expect(firstIndex(ride)).toBe(1);
  for (const { path } of plot.lines) {
    expect(path).toMatch(/^M40,/);
    expect(path.split('L')).toHaveLength(3);
  }
  expect(plot.xAt(1)).toBe(40);
  expect(plot.xAt(3)).toBe(440);
});

test('a limit that parts share is one line, and its figure stands on no other', () => {
  const { limits } = ridePlot(ride, 's', area);
  expect(limits.map(({ limit }) => limit)).toEqual([343.15, 344.15]);
  expect(limits.map(({ label }) => label)).toEqual([true, false]);
});

test('names at the ends of the lines stand clear of one another and inside the plot', () => {
  const heights = ridePlot(ride, 's', area)
    .lines.map(({ label }) => label.y)
    .sort((a, b) => a - b);
  for (const [index, y] of heights.entries()) {
    expect(y).toBeGreaterThanOrEqual(area.top);
    expect(y).toBeLessThanOrEqual(area.bottom);
    if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThan(11.99);
  }
});

test('the moment at which a limit is reached is marked on it', () => {
  const plot = ridePlot(ride, 'min', area);
  expect(plot.lines[0]?.crossing?.x).toBeCloseTo(40 + (60 / 200) * 400, 6);
  expect(plot.lines[0]?.crossing?.y).toBeCloseTo(plot.y(70), 6);
  expect(plot.lines[1]?.crossing).toBeNull();
});

test('the pointer reads off the nearest time', () => {
  const plot = ridePlot(ride, 's', area);
  expect([0, 100, 230, 250, 500].map((x) => indexAt(ride, plot, x))).toEqual([1, 1, 2, 2, 3]);
  expect([0, 20, -5, 1200].map(tickText)).toEqual(['0', '20', '−5', '1200']);
});
