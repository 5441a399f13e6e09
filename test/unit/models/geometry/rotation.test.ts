import { expect, it } from 'vitest';
import { addTurns, rotateSize, rotateVector, sameTurns, type Axis } from '#models/geometry/rotation.ts';
import type { QuarterTurns } from '#models/project/records.ts';

const quarters = [0, 1, 2, 3];
const all = quarters.flatMap((x) => quarters.flatMap((y) => quarters.map((z): QuarterTurns => [x, y, z])));

it('turns by the right-hand rule: z takes x to y, x takes y to z, y takes z to x', () => {
  expect(rotateVector([1, 0, 0], [0, 0, 1])).toEqual([0, 1, 0]);
  expect(rotateVector([0, 1, 0], [1, 0, 0])).toEqual([0, 0, 1]);
  expect(rotateVector([0, 0, 1], [0, 1, 0])).toEqual([1, 0, 0]);
});

it('turns about x first, then y, then z, all fixed', () => {
  // y goes to z about x, z to x about y, x to y about z; the other order would end elsewhere.
  expect(rotateVector([0, 1, 0], [1, 1, 1])).toEqual([0, 1, 0]);
  expect(rotateVector([1, 0, 0], [1, 1, 0])).toEqual([0, 0, -1]);
});

it('knows exactly 24 orientations', () => {
  const different: QuarterTurns[] = [];
  for (const turns of all) if (!different.some((known) => sameTurns(known, turns))) different.push(turns);
  expect(different).toHaveLength(24);
});

it('adds a turn about a fixed axis to any orientation as turning the vector does, in simplest form', () => {
  for (const turns of all) {
    for (const axis of [0, 1, 2] as readonly Axis[]) {
      const single: QuarterTurns = [Number(axis === 0), Number(axis === 1), Number(axis === 2)];
      const sum = addTurns(turns, axis, 1);
      for (const vector of [[1, 2, 3]] as const) {
        expect(rotateVector(vector, sum)).toEqual(rotateVector(rotateVector(vector, turns), single));
      }
      expect(addTurns(turns, axis, -3)).toEqual(sum);
    }
  }
  expect(addTurns([2, 2, 1], 2, 1)).toEqual([0, 0, 0]);
});

it('swaps the sides of a box and never gives a negative one or a negative zero', () => {
  for (const turns of all) {
    expect(rotateSize([3, 2, 1], turns).toSorted()).toEqual([1, 2, 3]);
    for (const value of rotateVector([0, 1, 0], turns)) expect(Object.is(value, -0)).toBe(false);
  }
});
