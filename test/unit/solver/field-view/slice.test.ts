import { expect, test } from 'vitest';
import { arrowsOn } from '#solver/field-view/arrows.ts';
import { extremesOf, quantileOf } from '#solver/field-view/extremes.ts';
import { probeAt } from '#solver/field-view/probe.ts';
import { sliceEdges, sliceOf } from '#solver/field-view/slice.ts';
import { stretched, viewOfFields } from './pictures.ts';

/** A box of 2 × 1 × 1 m with a hot block from (0.5, 0, 0) to (1, 0.5, 1), on uneven cells with lines on its faces. */
const lines = [
  [...stretched(5, 0, 0.5, 1.2), ...stretched(4, 0.5, 1, 0.9).slice(1), ...stretched(6, 1, 2, 1.1).slice(1)],
  [...stretched(4, 0, 0.5), ...stretched(4, 0.5, 1).slice(1)],
  stretched(6, 0, 1, 1.15),
];
const isBlock = ([x, y]: readonly [number, number, number]) => x > 0.5 && x < 1 && y < 0.5;
const view = viewOfFields(lines, {
  temperature: (at) => (isBlock(at) ? 380 : 300 + 10 * at[0] + 4 * at[2]),
  velocity: (at) => [at[1], 0, 0.5],
  pressure: ([x]) => 2 - x,
  solid: (at) => (isBlock(at) ? 1 : 0),
  solids: ['block'],
});

test('each pixel is what the probe says at its middle, on all three axes', () => {
  for (const [axis, at] of [
    [0, 0.77],
    [1, 0.21],
    [2, 0.6],
  ] as const) {
    const slice = sliceOf(view, 'temperature', { axis, at }, 40);
    const [u, v] = slice.across;
    const ends = (one: 0 | 1 | 2) => [lines[one][0], lines[one].at(-1) ?? 0] as const;
    let compared = 0;
    for (let row = 0; row < slice.height; row += 3) {
      for (let column = 0; column < slice.width; column += 3) {
        const place: [number, number, number] = [0, 0, 0];
        place[axis] = at;
        place[u] = ends(u)[0] + ((column + 0.5) / slice.width) * (ends(u)[1] - ends(u)[0]);
        place[v] = ends(v)[0] + ((row + 0.5) / slice.height) * (ends(v)[1] - ends(v)[0]);
        expect(slice.values[column + slice.width * row]).toBeCloseTo(
          probeAt(view, place)?.temperature ?? Number.NaN,
          3,
        );
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(40);
  }
});

test('the image has the shape of the plane and hides what solids do not have', () => {
  const slice = sliceOf(view, 'speed', { axis: 2, at: 0.5 }, 200);
  expect([slice.width, slice.height]).toEqual([200, 100]);
  const shown = slice.shown.reduce((sum, one) => sum + one, 0);
  // The block is an eighth of the plane, its faces lie between pixels.
  expect(shown).toBe(200 * 100 * (7 / 8));
  expect(sliceOf(view, 'temperature', { axis: 2, at: 0.5 }, 200).shown).not.toContain(0);
});

test('a plane outside is held at the border', () => {
  expect(sliceOf(view, 'pressure', { axis: 0, at: 7 }, 10).at).toBe(2);
});

test('edges of solids on the plane are whole lines', () => {
  const edges = sliceEdges(view, { axis: 2, at: 0.5 });
  // Left and right side up to y 0.5, and the top; what lies on the border is no edge.
  const pieces = Array.from({ length: edges.length / 6 }, (_, n) => [...edges.subarray(6 * n, 6 * n + 6)]);
  expect(pieces).toEqual([
    [0.5, 0, 0.5, 0.5, 0.5, 0.5],
    [1, 0, 0.5, 1, 0.5, 0.5],
    [0.5, 0.5, 0.5, 1, 0.5, 0.5],
  ]);
});

test('arrows stand in fluid alone and carry the velocity there', () => {
  const arrows = arrowsOn(view, { axis: 2, at: 0.5 }, 20);
  expect(arrows.spacing).toBeCloseTo(0.1, 9);
  expect(arrows.count).toBe(200 - 5 * 5);
  for (let n = 0; n < arrows.count; n++) {
    const [x, y, z] = arrows.points.subarray(3 * n);
    expect(isBlock([x, y, z])).toBe(false);
    expect(arrows.velocities[3 * n + 2]).toBeCloseTo(0.5, 5);
  }
});

test('extremes are where they are, in solids only for what solids have', () => {
  const temperature = extremesOf(view, 'temperature');
  expect(temperature?.maximum).toMatchObject({ value: 380, solid: 'block' });
  expect(temperature?.minimum.at).toEqual([lines[0][1] / 2, lines[1][1] / 2, lines[2][1] / 2]);
  const pressure = extremesOf(view, 'pressure');
  expect(pressure?.minimum.solid).toBeNull();
  expect(pressure?.minimum.value).toBeCloseTo(2 - (lines[0][14] + 2) / 2, 5);
});

test('a block without fluid has no speed to tell', () => {
  const block = viewOfFields(
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    { solid: () => 1, solids: ['all'] },
  );
  expect(extremesOf(block, 'speed')).toBeNull();
  expect(block.isMoving).toBe(false);
});

test('a share of the volume lies below its quantile, on uneven cells too', () => {
  const even = viewOfFields([stretched(50, 0, 1, 1.05), stretched(3, 0, 1), [0, 1]], {
    velocity: ([x]) => [4 * x, 0, 0],
  });
  // Cells are up to 0.05 wide: the value is told to half of one, 0.1 m/s.
  for (const share of [0.25, 0.5, 0.9])
    expect(Math.abs((quantileOf(even, 'speed', share) ?? 0) - 4 * share)).toBeLessThan(0.1);
  expect(quantileOf(even, 'speed', 1)).toBeCloseTo(extremesOf(even, 'speed')?.maximum.value ?? 0, 2);
  expect(quantileOf(even, 'pressure', 0.5)).toBe(0);
});
