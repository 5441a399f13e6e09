import { array, assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { boxesOverlap, sizeOf, unionOf } from '#models/geometry/box.ts';
import { floorPlan } from '#models/cluster/floor.ts';

const rack = [0.6, 1.2, 2] as const;

test('two rows of eight racks with two distribution units each: 20 cabinets, an aisle of two tiles between', () => {
  const cabinets = floorPlan([{ count: 2, racks: [{ count: 8, size: rack }], cdus: 2 }]);
  expect(cabinets).toHaveLength(20);
  expect(cabinets.filter(({ kind }) => kind === null)).toHaveLength(4);
  const [first, second] = [0, 1].map((nth) => cabinets.filter((one) => one.nth === nth));
  const front = Math.max(...(first ?? []).map(({ box }) => box.max[1]));
  const back = Math.min(...(second ?? []).map(({ box }) => box.min[1]));
  expect(back - front).toBeCloseTo(1.2, 9);
  expect(second?.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('fifty rows of twenty racks stand in blocks, not in one line of a hundred metres', () => {
  const cabinets = floorPlan([
    { count: 40, racks: [{ count: 20, size: rack }], cdus: 2 },
    { count: 10, racks: [{ count: 20, size: rack }], cdus: 0 },
  ]);
  expect(cabinets).toHaveLength(1080);
  const floor = unionOf(cabinets.map(({ box }) => box));
  if (!floor) throw new Error('there is no floor');
  const [across, along] = sizeOf(floor);
  expect(Math.max(across, along) / Math.min(across, along)).toBeLessThan(2);
});

test('however many rows and kinds, each cabinet is there once and stands in no other', () => {
  const rows = array(
    record({
      count: integer({ min: 1, max: 4 }),
      racks: array(
        record({
          count: integer({ min: 1, max: 4 }),
          size: record({ width: integer({ min: 1, max: 8 }), depth: integer({ min: 1, max: 12 }) }).map(
            ({ width, depth }) => [width / 8, depth / 8, 2] as const,
          ),
        }),
        { maxLength: 3 },
      ),
      cdus: integer({ min: 0, max: 3 }),
    }),
    { maxLength: 4 },
  );
  assert(
    property(rows, (given) => {
      const cabinets = floorPlan(given);
      const asked = given.reduce(
        (sum, { count, racks, cdus }) =>
          sum + count * (cdus + racks.reduce((own, kind) => own + kind.count, 0)),
        0,
      );
      expect(cabinets).toHaveLength(asked);
      for (const [n, one] of cabinets.entries())
        for (const other of cabinets.slice(n + 1)) expect(boxesOverlap(one.box, other.box, 1e-9)).toBe(false);
    }),
  );
});
