import { expect, test } from 'vitest';
import { seedsIn } from '#solver/field-view/seeds.ts';
import { Tracer } from '#solver/field-view/streamline.ts';
import { stretched, viewOfFields } from './pictures.ts';

const cube = [stretched(20, -1, 1, 1.03), stretched(20, -1, 1), stretched(20, -1, 1, 0.97)];

test('in a rigid rotation a line stays on its circle and comes round in time', () => {
  const view = viewOfFields(cube, { velocity: ([x, y]) => [-3 * y, 3 * x, 0] });
  const radius = 0.6;
  const round = 2 * Math.PI * radius;
  const line = new Tracer(view).trace([radius, 0, 0.1], { longest: round });
  expect(line).not.toBeNull();
  const { points, times, speeds } = line ?? { points: [], times: [], speeds: [] };
  for (let n = 0; n < points.length; n += 3) {
    expect(Math.hypot(points[n], points[n + 1])).toBeCloseTo(radius, 4);
    expect(points[n + 2]).toBeCloseTo(0.1, 6);
  }
  // A step of 0.04 on a circle of 0.6: RK4 errs by less than 1e-6 of a turn; single precision by 1e-7.
  const angle = Math.atan2(points[points.length - 2], points[points.length - 3]);
  const turned = angle < 0 ? angle + 2 * Math.PI : angle;
  const time = times[times.length - 1];
  expect(((time * 3) % (2 * Math.PI)) - (turned % (2 * Math.PI))).toBeCloseTo(0, 3);
  expect(speeds[0]).toBeCloseTo(1.8, 4);
});

test('halving the cells leaves the line of a stagnation flow on its hyperbola', () => {
  const view = viewOfFields(cube, { velocity: ([x, y]) => [x, -y, 0] });
  const line = new Tracer(view).trace([0.1, 0.8, 0], { longest: 5 });
  const points = line?.points ?? [];
  expect(points.length).toBeGreaterThan(60);
  // Beyond the outermost middles the field is not linear any more.
  for (let n = 0; n < points.length; n += 3)
    if (points[n] < 0.94) expect(points[n] * points[n + 1]).toBeCloseTo(0.08, 3);
  // It leaves through the border, within a fiftieth of a step.
  expect(points[points.length - 3]).toBeGreaterThan(0.995);
});

test('a line ends at a wall in its way, and goes both ways from its seed', () => {
  const view = viewOfFields(cube, {
    velocity: () => [1, 0, 0],
    solid: ([x]) => (x > 0.5 ? 1 : 0),
    solids: ['wall'],
  });
  const face = cube[0].find((line) => line > 0.46) ?? 0;
  const line = new Tracer(view).trace([0, 0.1, 0.1], { isBothWays: true, longest: 3 });
  const xs = Array.from(line?.times ?? [], (_, n) => line?.points[3 * n] ?? 0);
  expect(xs[0]).toBeLessThan(-0.99);
  expect(xs.at(-1)).toBeLessThanOrEqual(face);
  expect(xs.at(-1)).toBeGreaterThan(face - 0.01);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  expect(line?.times[0]).toBe(0);
});

test('nothing is followed from a solid, from rest or from outside', () => {
  const view = viewOfFields(cube, {
    velocity: ([x]) => (x < 0 ? [1, 0, 0] : [0, 0, 0]),
    solid: ([, y]) => (y > 0.8 ? 1 : 0),
    solids: ['lid'],
  });
  const tracer = new Tracer(view);
  expect(tracer.trace([-0.5, 0.9, 0], { longest: 1 })).toBeNull();
  expect(tracer.trace([0.5, 0, 0], { longest: 1 })).toBeNull();
  expect(tracer.trace([-0.5, 2, 0], { longest: 1 })).toBeNull();
});

test('seeds are spread by the air that moves, in the box alone, each time the same', () => {
  const view = viewOfFields(cube, {
    velocity: ([x]) => [x > 0 ? 3 : 1, 0, 0],
    solid: ([, y]) => (y > 0.5 ? 1 : 0),
    solids: ['lid'],
  });
  const box = { min: [-1, -1, -1], max: [1, 1, 1] } as const;
  const seeds = seedsIn(view, [box], 400);
  expect(seeds).toHaveLength(400);
  expect(seeds.filter(([, y]) => y > 0.5)).toEqual([]);
  const fast = seeds.filter(([x]) => x > 0).length;
  // Three quarters, but for the row of cells across the middle.
  expect(fast).toBeGreaterThan(270);
  expect(fast).toBeLessThan(330);
  expect(seedsIn(view, [box], 400)).toEqual(seeds);
});

test('a box within a wall gives the cells at that wall', () => {
  const view = viewOfFields(cube, { velocity: () => [1, 0, 0] });
  const seeds = seedsIn(view, [{ min: [-1.1, -0.2, -0.2], max: [-1.05, 0.2, 0.2] }], 9);
  expect(seeds).toHaveLength(9);
  for (const [x] of seeds) expect(x).toBeLessThan(cube[0][1]);
});
