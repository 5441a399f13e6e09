import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { grown, nearbyIn } from '#models/rules/nearby.ts';

test('finds what looking at every part finds, in the same order', () => {
  const { project } = loadProject(readFileSync('examples/inference-8x-air.boxwright.json', 'utf8'), 'box');
  if (!project) throw new Error('the example does not load');
  const design = resolveDesign(project, headerOf(project).active);
  const all = design.items.filter((item) => item.kind !== 'chassis');
  let found = 0;
  for (const by of [0, 0.005, 0.08]) {
    for (const { box } of all) {
      const region = grown(box, by);
      const near = nearbyIn(design)(region);
      found += near.length;
      expect(near.map((item) => item.id)).toEqual(
        all
          .filter((item) =>
            ([0, 1, 2] as const).every(
              (axis) => item.box.min[axis] <= region.max[axis] && region.min[axis] <= item.box.max[axis],
            ),
          )
          .map((item) => item.id),
      );
    }
  }
  expect(found).toBeGreaterThan(3 * all.length);
});

test('a design with nothing but its chassis has nothing near', () => {
  const { project } = loadProject(readFileSync('examples/edge-box.boxwright.json', 'utf8'), 'box');
  if (!project) throw new Error('the example does not load');
  const design = resolveDesign(project, headerOf(project).active);
  const empty = { ...design, items: design.items.filter((item) => item.kind === 'chassis') };
  expect(nearbyIn(empty)({ min: [0, 0, 0], max: [1, 1, 1] })).toEqual([]);
});
