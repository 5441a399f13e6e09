import { describe, expect, test } from 'vitest';
import { coursePlot } from '#renderer/plots/course-plot.ts';

const area = { left: 40, right: 440, top: 10, bottom: 130 };

describe('courses of what is left over', () => {
  const course = (values: readonly (number | null)[]) => ({ id: 'heat', name: 'heat', values });
  const turns = [1, 2, 3];
  const plot = coursePlot(turns, [course([1, 1e-3, 1e-6])], { type: 'log', target: 1e-6 }, area);

  test('fall as far for each decade, from the top to the target', () => {
    expect(plot.y(1)).toBeCloseTo(area.top, 9);
    expect(plot.y(1e-6)).toBeCloseTo(area.bottom, 9);
    expect(plot.y(1e-3)).toBeCloseTo((area.top + area.bottom) / 2, 9);
    expect(plot.yTicks.map(({ text }) => text)).toEqual([
      '1',
      '10⁻¹',
      '10⁻²',
      '10⁻³',
      '10⁻⁴',
      '10⁻⁵',
      '10⁻⁶',
    ]);
  });

  test('are drawn within the plot, also where they are none or far above', () => {
    const wild = coursePlot(turns, [course([1e6, 0, 1e-12])], { type: 'log', target: 1e-6 }, area);
    for (const value of [1e6, 0, 1e-12]) {
      expect(wild.y(value)).toBeGreaterThanOrEqual(area.top);
      expect(wild.y(value)).toBeLessThanOrEqual(area.bottom);
    }
    expect(wild.lines[0].path).not.toContain('NaN');
  });

  test('have fewer ticks in a low plot', () => {
    const low = coursePlot(
      turns,
      [course([1, 1e-3, 1e-6])],
      { type: 'log', target: 1e-6 },
      { ...area, bottom: 50 },
    );
    expect(low.yTicks.length).toBeLessThan(plot.yTicks.length);
    expect(low.yTicks.map(({ at }) => low.y(at)).every((y, i, all) => i === 0 || y - all[i - 1] > 12)).toBe(
      true,
    );
  });
});

test('temperatures fill the plot, keep their colours, and their names do not stand on one another', () => {
  const courses = [
    { id: 'a', name: 'GPU', values: [60, 70, 75] },
    { id: 'b', name: 'gone', values: [null, null, null] },
    { id: 'c', name: 'CPU', values: [null, 74, 75.1] },
  ];
  const { lines, y } = coursePlot([10, 20, 30], courses, { type: 'linear' }, area);
  expect(lines.map(({ id, place }) => [id, place])).toEqual([
    ['a', 0],
    ['c', 2],
  ]);
  expect(y(60)).toBeLessThanOrEqual(area.bottom);
  expect(y(75.1)).toBeGreaterThanOrEqual(area.top);
  expect(Math.abs(lines[0].label.y - lines[1].label.y)).toBeGreaterThanOrEqual(12);
  // One that began later has no line before.
  expect(Number(/^M([\d.]+),/.exec(lines[1].path)?.[1])).toBeCloseTo(40 + (400 * 20) / 30, 2);
});

test('a steady temperature lies in the middle of an axis of two kelvins', () => {
  const { y } = coursePlot([1, 2], [{ id: 'a', name: 'A', values: [50, 50] }], { type: 'linear' }, area);
  expect(y(50)).toBeCloseTo((area.top + area.bottom) / 2, 6);
});
