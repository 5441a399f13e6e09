import { expect, it } from 'vitest';
import { boxContains, boxOf, boxesOverlap, overlapVolume, shrinkBox, unionOf } from '#models/geometry/box.ts';
import { clearanceOf, overlapsOf } from '#models/geometry/collision.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { designWith } from './designs.ts';

it('gives the shared room of two boxes, and none where they only touch', () => {
  const a = boxOf([2, 2, 2], [0, 0, 0], [0, 0, 0]);
  expect(overlapVolume(a, boxOf([2, 2, 2], [1, 1, 1], [0, 0, 0]))).toBe(1);
  expect(overlapVolume(a, boxOf([2, 2, 2], [2, 0, 0], [0, 0, 0]))).toBe(0);
  // Turned about z, a 4 × 1 plate reaches along y.
  expect(overlapVolume(a, boxOf([4, 1, 1], [0, 0, 0], [0, 0, 1]))).toBe(2);
  expect(unionOf([])).toBeNull();
  expect(shrinkBox(a, 5)).toEqual({ min: [1, 1, 1], max: [1, 1, 1] });
  expect(boxContains(a, a)).toBe(true);
});

it('finds parts in the same room, but not those that touch, nor a part and what carries it', () => {
  const design = designWith(
    { at: [0.1, 0.1, 0.1], size: [0.1, 0.1, 0.1] },
    { at: [0.2, 0.1, 0.1], size: [0.1, 0.1, 0.1] }, // touches dev1
    { at: [0.25, 0.15, 0.15], size: [0.1, 0.1, 0.1] }, // in dev2
    { at: [0.12, 0.12, 0.19], size: [0.02, 0.02, 0.02], on: 'dev1' }, // sunk into its host
    { at: [0.125, 0.125, 0.195], size: [0.01, 0.01, 0.02], on: 'dev4' }, // and on that
    { at: [0.10005, 0.3, 0.1], size: [0.1, 0.1, 0.1] },
    { at: [0.2, 0.3, 0.1], size: [0.1, 0.1, 0.1] }, // 0.05 mm into dev6: within the tolerance
  );
  const found = overlapsOf(design);
  expect(found.map(({ a, b }) => [a, b])).toEqual([['dev2', 'dev3']]);
  expect(found[0]?.volume).toBeCloseTo(0.05 ** 3, 12);
});

/** `count` small boxes at reproducible places; only their boxes matter here. */
function scattered(count: number): Design {
  const design = designWith({ at: [0, 0, 0], size: [0.01, 0.01, 0.01] });
  const [, first] = design.items;
  if (!first) throw new Error('no item');
  let seed = 1;
  // Park and Miller's minimal standard generator: the same places on every machine.
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const items = Array.from({ length: count }, (_, i): DesignItem => {
    const box = boxOf([0.012, 0.02, 0.015], [next() * 0.4, next() * 0.8, next() * 0.3], [0, 0, 0]);
    return { ...first, id: `d${String(i).padStart(4, '0')}`, box };
  });
  return { ...design, items };
}

it('finds the same pairs as trying every pair', () => {
  const design = scattered(300);
  const pairs: string[] = [];
  design.items.forEach((a, i) =>
    design.items.slice(i + 1).forEach((b) => {
      if (boxesOverlap(a.box, b.box, 1e-4)) pairs.push(`${a.id} ${b.id}`);
    }),
  );
  expect(pairs.length).toBeGreaterThan(10);
  expect(overlapsOf(design).map(({ a, b }) => `${a} ${b}`)).toEqual(pairs);
});

it('measures the free way to the part that faces, else to the inner wall', () => {
  const design = designWith(
    { at: [0.1, 0.1, 0.1], size: [0.1, 0.1, 0.1] },
    { at: [0.25, 0.15, 0.1], size: [0.05, 0.1, 0.1] },
    { at: [0.22, 0.5, 0.1], size: [0.05, 0.1, 0.1] }, // nearer in x, but does not face dev1
  );
  const right = clearanceOf(design, 'dev1', 0, 1);
  expect(right?.target).toBe('dev2');
  expect(right?.distance).toBeCloseTo(0.05, 12);
  const left = clearanceOf(design, 'dev1', 0, -1);
  expect(left?.target).toBe('ch1');
  expect(left?.distance).toBeCloseTo(0.1 - 0.0012, 12);
  expect(clearanceOf(design, 'nobody', 0, 1)).toBeNull();
});
