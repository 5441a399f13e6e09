import { expect, test } from 'vitest';
import { axisText, plotCurves } from '#models/results/plot-curves.ts';
import type { CurvesBlock } from '#models/results/report.ts';

const area = { left: 100, right: 200, top: 0, bottom: 100 };
const block: CurvesBlock = {
  type: 'curves',
  title: 'Over a day',
  x: { title: 'Hour', unit: 'h' },
  y: { title: 'Share', unit: '' },
  series: [{ name: 'inside', points: [[0, -10], [10, 10]] }], // prettier-ignore
  limits: [],
};

test('courses reach from end to end across, and stay within up and down', () => {
  const { paths, x, y } = plotCurves(block, area);
  const [start, end] = paths[0].path.slice(1).split('L').map((point) => point.split(',').map(Number)); // prettier-ignore
  expect([start[0], end[0]]).toEqual([100, 200]);
  expect(start[1]).toBeGreaterThan(end[1]);
  expect(start[1]).toBeLessThan(100);
  expect(x.find(({ text }) => text === '5')?.at ?? x.find(({ text }) => text === '4')?.at).toBeGreaterThan(
    100,
  );
  expect(y.find(({ text }) => text === '0')?.at).toBeCloseTo((start[1] + end[1]) / 2, 1);
  expect(y.some(({ text }) => text.startsWith('−'))).toBe(true);
});

test('a limit is within the plot also where no course comes near it', () => {
  const { limits, paths } = plotCurves({ ...block, limits: [100] }, area);
  expect(limits[0]).toBeGreaterThanOrEqual(0);
  expect(limits[0]).toBeLessThan(50);
  expect(Number(paths[0].path.split(',').at(-1))).toBeGreaterThan(limits[0]);
});

test('a course that stays where it is, is drawn', () => {
  const flat = { ...block, series: [{ name: 'a', points: [[0, 5], [1, 5]] }] } as CurvesBlock; // prettier-ignore
  expect(plotCurves(flat, area).paths[0].path).not.toContain('NaN');
  expect(axisText(block.x)).toBe('Hour, h');
  expect(axisText(block.y)).toBe('Share');
});
