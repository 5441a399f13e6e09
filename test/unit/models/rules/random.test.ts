import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinLibrary } from '#models/library/library.ts';
import { applyDiff, isEmptyDiff } from '#models/project/diff.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { Builder, designOf, sampleResult } from './sample.ts';

const parts = builtinLibrary()
  .all()
  .filter((part) => part.kind !== 'tim')
  .map((part) => part.id);
const turn = fc.integer({ min: 0, max: 3 });
const placed = fc.record({
  part: fc.constantFrom(...parts),
  at: fc.tuple(...[0.5, 0.9, 0.2].map((max) => fc.double({ min: -0.05, max, noNaN: true }))),
  rotation: fc.tuple(turn, turn, turn),
  on: fc.option(fc.constantFrom('gpu1', 'cpu1', 'pcb1', 'hs1')),
});

test('whatever is placed wherever, every rule answers, and every remedy is a change that leaves a design to check', () => {
  fc.assert(
    fc.property(fc.array(placed, { maxLength: 12 }), (placements) => {
      const box = new Builder();
      for (const { part, at, rotation, on } of placements) {
        const [x = 0, y = 0, z = 0] = at;
        box.add(part, [x, y, z], { rotation, on });
      }
      const { design } = box;
      const result = sampleResult(design);
      const found = checkDesign(design, result);
      expect(found.filter((violation) => violation.title.startsWith('Not checked'))).toEqual([]);
      for (const violation of found) {
        expect(violation.message).not.toMatch(/NaN|undefined|Infinity/);
        const ids = new Set(design.items.map((item) => item.id));
        for (const id of violation.placements) expect(ids.has(id), violation.rule).toBe(true);
        if (!violation.fix) continue;
        const diff = violation.fix.edit(box.project);
        expect(isEmptyDiff(diff), `${violation.rule}: ${violation.fix.label}`).toBe(false);
        checkDesign(designOf(applyDiff(box.project, diff)), null);
      }
    }),
    { numRuns: 120 },
  );
});

test('a sink that carries a part is not told to stand on it', () => {
  const box = new Builder();
  box.add('hs-oam-air-750', [0, 0, 0], {});
  box.add('m2-2280', [0, 0, 0], { rotation: [2, 2, 0], on: 'hs1' });
  const unmounted = checkDesign(box.design, null).find(({ rule }) => rule === 'sink-unmounted');
  expect(unmounted?.placements).toEqual(['hs1']);
  expect(unmounted?.fix).toBeUndefined();
});
