import { describe, expect, test } from 'vitest';
import { addPlacement } from '#models/project/edits/placements.ts';
import { applyDiff } from '#models/project/diff.ts';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { cutBox, pick, pickAll } from '#renderer/interaction/pick.ts';
import { enterBox, leaveBox, nearestAlong, type Ray } from '#renderer/interaction/ray.ts';

function designOf(...parts: readonly (readonly [string, Vector3])[]) {
  let project = newProject('blank-4u');
  for (const [part, position] of parts) {
    project = applyDiff(project, addPlacement(project, 'base', part, position));
  }
  return resolveDesign(project, 'base');
}

const seen = { hidden: new Set<string>(), section: null };
const down = (x: number, y: number): Ray => ({ origin: [x, y, 1], direction: [0, 0, -1] });

describe('picking', () => {
  const design = designOf(['board-riser', [0.1, 0.1, 0.01]], ['device-vrm', [0.12, 0.11, 0.02]]);
  const board = design.items.find((item) => item.kind === 'board')?.id;
  const device = design.items.find((item) => item.kind === 'device')?.id;

  test('finds the part in front, through the chassis', () => {
    expect(pick(design, down(0.13, 0.12), seen)?.item.id).toBe(device);
  });

  test('sees past what is hidden', () => {
    expect(pick(design, down(0.13, 0.12), { ...seen, hidden: new Set([device ?? '']) })?.item.id).toBe(board);
  });

  test('does not hit what a section has cut away', () => {
    const section = { axis: 'z', at: 0.015, flipped: false } as const;
    expect(pick(design, down(0.13, 0.12), { ...seen, section })?.item.id).toBe(board);
  });

  test('means what is behind a vent, and still reaches the vent', () => {
    const front = designOf(['vent-64', [0.1, 0, 0.05]], ['device-generic-100', [0.1, 0.1, 0.05]]);
    const hits = pickAll(front, { origin: [0.15, -1, 0.08], direction: [0, 1, 0] }, seen);
    expect(hits.map(({ item }) => item.kind)).toEqual(['device', 'vent']);
  });

  test('finds nothing in empty space', () => {
    expect(pick(design, down(0.4, 0.6), seen)).toBeNull();
  });

  test('tells the face that was hit', () => {
    expect(pick(design, down(0.13, 0.12), seen)?.axis).toBe(2);
  });
});

describe('rays', () => {
  const box = { min: [0, 0, 0], max: [1, 2, 3] } as const;

  test('enter and leave a box where its faces are', () => {
    const ray: Ray = { origin: [-1, 1, 1], direction: [1, 0, 0] };
    expect(enterBox(ray, box)).toEqual({ distance: 1, axis: 0 });
    expect(leaveBox(ray, box)).toEqual({ distance: 2, axis: 0 });
  });

  test('from inside are in the box at once', () => {
    expect(enterBox({ origin: [0.5, 0.5, 0.5], direction: [0, 1, 0] }, box)?.distance).toBe(0);
  });

  test('behind the eye are no hit', () => {
    expect(enterBox({ origin: [2, 1, 1], direction: [1, 0, 0] }, box)).toBeNull();
  });

  test('parallel to a face and beside it miss', () => {
    expect(enterBox({ origin: [-1, 3, 1], direction: [1, 0, 0] }, box)).toBeNull();
  });

  test('give the place along an axis that is nearest to them', () => {
    const s = Math.SQRT1_2;
    expect(nearestAlong({ origin: [0.3, -1, 1], direction: [0, s, -s] }, [0, 0, 0], [1, 0, 0])).toBeCloseTo(
      0.3,
    );
  });
});

test('a section keeps what is on its side of the plane', () => {
  const box = { min: [0, 0, 0], max: [2, 2, 2] } as const;
  expect(cutBox(box, { axis: 'y', at: 0.5, flipped: false })?.max).toEqual([2, 0.5, 2]);
  expect(cutBox(box, { axis: 'y', at: 0.5, flipped: true })?.min).toEqual([0, 0.5, 0]);
  expect(cutBox(box, { axis: 'y', at: -1, flipped: false })).toBeNull();
});
