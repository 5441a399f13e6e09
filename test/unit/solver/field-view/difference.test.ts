import { expect, test } from 'vitest';
import { differenceOf } from '#solver/field-view/difference.ts';
import { stretched, viewOfFields } from './pictures.ts';

type Place = readonly [number, number, number];
const lines = (count: number, length: number) => [
  stretched(count, 0, length, 1.1),
  stretched(count + 1, 0, 1),
  stretched(count, 0, 1, 0.95),
];
const inBlock = ([x, y]: Place) => x > 0.5 && x < 1 && y < 0.5;
const withBlock = (count: number, length: number, warm: number, name = 'block') =>
  viewOfFields(
    [
      [
        ...stretched(count, 0, 0.5),
        ...stretched(count, 0.5, 1).slice(1),
        ...stretched(count, 1, length).slice(1),
      ],
      ...lines(count, 1).slice(1),
    ],
    {
      temperature: (at) => (inBlock(at) ? 350 + warm : 300 + 5 * at[0] + warm * at[2]),
      velocity: () => [1 + warm, 0, 0],
      solid: (at) => (inBlock(at) ? 1 : 0),
      solids: [name],
    },
  );

test('of fields that are linear in space it is their difference, whatever the grids', () => {
  const first = viewOfFields(lines(9, 2), { temperature: ([x, y, z]) => 300 + 4 * x - y + 2 * z });
  const second = viewOfFields(lines(14, 1.5), { temperature: ([x, y, z]) => 310 + x + y + 2 * z });
  const image = differenceOf(first, second, 'temperature', { axis: 2, at: 0.4 }, 60);
  if (!image) throw new Error('both have this plane');
  // The space that both fill: 1.5 by 1.
  expect([image.width, image.height]).toEqual([60, 40]);
  expect(image.shown.every((one) => one === 1)).toBe(true);
  let compared = 0;
  // Half a cell beside the border values stay as they are.
  for (let row = 5; row < 35; row++)
    for (let column = 8; column < 50; column++) {
      const [x, y] = [((column + 0.5) / 60) * 1.5, (row + 0.5) / 40];
      expect(image.values[column + 60 * row]).toBeCloseTo(10 - 3 * x + 2 * y, 3);
      compared++;
    }
  expect(compared).toBeGreaterThan(1000);
});

test('is shown where both have the same, and nowhere else', () => {
  const plane = { axis: 2, at: 0.5 } as const;
  const first = withBlock(6, 2, 0);
  const at = (image: ReturnType<typeof differenceOf>, x: number, y: number) => {
    if (!image) throw new Error('both have this plane');
    const p = Math.floor((x / 2) * image.width) + image.width * Math.floor(y * image.height);
    return image.shown[p] === 1 ? image.values[p] : null;
  };
  const warmer = differenceOf(first, withBlock(8, 2, 3), 'temperature', plane, 80);
  expect(at(warmer, 0.75, 0.25)).toBeCloseTo(3, 4);
  expect(at(warmer, 1.5, 0.5)).toBeCloseTo(1.5, 1);
  const faster = differenceOf(first, withBlock(8, 2, 3), 'speed', plane, 80);
  expect(at(faster, 0.75, 0.25)).toBeNull();
  expect(at(faster, 1.5, 0.5)).toBeCloseTo(3, 4);
  // Another part in its place.
  const other = differenceOf(first, withBlock(8, 2, 3, 'card'), 'temperature', plane, 80);
  expect(at(other, 0.75, 0.25)).toBeNull();
  expect(at(other, 1.5, 0.5)).toBeCloseTo(1.5, 1);
  expect(differenceOf(first, withBlock(8, 2, 3), 'speed', { axis: 0, at: 5 }, 80)).toBeNull();
});
