import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { snapMove } from '#models/geometry/snap.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { draws, play } from './random-edits.ts';

const way = fc.oneof(fc.constant(0), fc.double({ min: -0.3, max: 0.3, noNaN: true }));

it('a snap corrects a move by no more than it may and says why, and leaves other axes alone', () => {
  fc.assert(
    fc.property(
      fc.array(draws, { maxLength: 12 }),
      fc.tuple(way, way, way),
      fc.constantFrom(0, 0.001, 0.02),
      fc.constantFrom(0, 0.002, 0.01),
      fc.nat({ max: 100 }),
      (script, delta, grid, threshold, which) => {
        const design = resolveDesign(play(script).project, 'base');
        const id = design.items[which % Math.max(1, design.items.length)]?.id ?? 'nobody';
        const settings = { grid, faces: true, rackUnits: true, threshold };
        const { delta: snapped, snaps } = snapMove(design, [id], delta, settings);
        snapped.forEach((value, axis) => {
          const given = delta[axis] ?? 0;
          const correction = Math.abs(value - given);
          // One nanometre is what positions are rounded to.
          expect(correction).toBeLessThanOrEqual(Math.max(threshold, grid / 2) + 1e-9);
          const snap = snaps.find((found) => found.axis === ['x', 'y', 'z'][axis]);
          if (given === 0) expect(snap).toBeUndefined();
          if (correction > 1e-9) expect(snap).toBeDefined();
        });
      },
    ),
    { numRuns: 300 },
  );
});
