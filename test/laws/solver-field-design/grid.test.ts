import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '#models/geometry/box.ts';
import { type GridThing, layoutGrid } from '#solver/field-design/grid.ts';
import { planesOf } from '#solver/field-design/planes.ts';
import { spaced, steep } from '#solver/field-design/spacing.ts';

/*
 * What holds for the grid of any layout: lines ascend, faces stand on them, cells grow gently and are paid for, and
 * neither the order of the parts nor a mirror changes it.
 */

const domain: Box = { min: [0, 0, 0], max: [0.44, 0.7, 0.088] };

const thing = fc
  .record({
    from: fc.tuple(fc.nat(420), fc.nat(680), fc.nat(80)),
    size: fc.tuple(
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 2, max: 300 }),
      fc.integer({ min: 2, max: 60 }),
    ),
    isSolid: fc.boolean(),
    flat: fc.constantFrom(null, null, 0, 1, 2),
  })
  .map(({ from, size, isSolid, flat }): Omit<GridThing, 'id'> => {
    const min = [0, 1, 2].map((axis) => Math.min(from[axis] / 1000, domain.max[axis] - 0.002));
    const max = [0, 1, 2].map((axis) =>
      axis === flat ? min[axis] : Math.min(domain.max[axis], min[axis] + size[axis] / 1000),
    );
    return { box: { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] }, isSolid };
  });
const layouts = fc
  .array(thing, { minLength: 1, maxLength: 9 })
  .map((all) => all.map((one, n): GridThing => ({ ...one, id: `P${n}` })));

const budget = 150_000;

function mirrored({ min, max }: Box): Box {
  const length = domain.max[0];
  return { min: [length - max[0], min[1], min[2]], max: [length - min[0], max[1], max[2]] };
}

const widths = (lines: readonly number[]): number[] => lines.slice(1).map((line, i) => line - lines[i]);

describe('the grid of a layout', () => {
  test('has ascending lines, a part’s faces on them, and gentle growth, within its budget', () => {
    fc.assert(
      fc.property(layouts, (things) => {
        const grid = layoutGrid(domain, things, budget);
        if (!grid) throw new Error('no grid');
        const counts = grid.lines.map((lines) => lines.length - 1);
        expect(grid.cells).toBe(counts[0] * counts[1] * counts[2]);
        expect(grid.cells).toBeLessThanOrEqual(budget);
        expect(grid.cells).toBeGreaterThan(0.8 * budget);
        for (const lines of grid.lines) {
          const cells = widths(lines);
          expect(Math.min(...cells)).toBeGreaterThan(0);
          cells.slice(1).forEach((cell, i) => {
            expect(Math.max(cell / cells[i], cells[i] / cell)).toBeLessThan(steep.most * (1 + 1e-6));
          });
        }
        for (const { id, box } of things) {
          const placed = grid.place(box);
          for (const axis of [0, 1, 2] as const) {
            for (const side of ['min', 'max'] as const) {
              expect(grid.lines[axis]).toContain(placed[side][axis]);
              const moved = Math.abs(placed[side][axis] - box[side][axis]);
              expect(moved).toBeLessThanOrEqual(Math.max(grid.snapped.get(id) ?? 0, 1e-6));
              if (!grid.loose.has(id)) expect(moved).toBeLessThanOrEqual(grid.tolerance + 1e-9);
            }
            // Nothing vanishes.
            if (box.max[axis] > box.min[axis] && !grid.loose.has(id))
              expect(placed.max[axis]).toBeGreaterThan(placed.min[axis]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('closes no gap through which air passes, however few cells there are', () => {
    fc.assert(
      fc.property(layouts, fc.constantFrom(6_000, 20_000, budget), (things, cells) => {
        const grid = layoutGrid(domain, things, cells);
        if (!grid) return;
        const lined = things.filter(({ id, isSolid }) => isSolid && !grid.loose.has(id));
        for (const low of lined)
          for (const high of lined)
            for (const axis of [0, 1, 2] as const) {
              const width = high.box.min[axis] - low.box.max[axis];
              const isDeep = [0, 1, 2].every(
                (one) =>
                  one === axis ||
                  Math.min(low.box.max[one], high.box.max[one]) -
                    Math.max(low.box.min[one], high.box.min[one]) >
                    3 * width,
              );
              if (width > 0.002 && isDeep)
                expect(grid.place(high.box).min[axis]).toBeGreaterThan(grid.place(low.box).max[axis]);
            }
      }),
      { numRuns: 40 },
    );
  });

  test('does not ask in which order the parts come', () => {
    fc.assert(
      fc.property(layouts, (things) => {
        const grid = layoutGrid(domain, things, budget);
        const turned = layoutGrid(domain, things.toReversed(), budget);
        expect(turned?.lines).toEqual(grid?.lines);
      }),
      { numRuns: 20 },
    );
  });

  test('is mirrored where the parts are', () => {
    fc.assert(
      fc.property(layouts, (things) => {
        const grid = layoutGrid(domain, things, budget);
        const other = layoutGrid(
          domain,
          things.map((one) => ({ ...one, box: mirrored(one.box) })),
          budget,
        );
        if (!grid || !other) throw new Error('no grid');
        const back = other.lines[0].map((line) => domain.max[0] - line).toReversed();
        expect(back.length).toBe(grid.lines[0].length);
        back.forEach((line, i) => expect(line).toBeCloseTo(grid.lines[0][i], 6));
      }),
      { numRuns: 20 },
    );
  });

  test('puts two cells or more into a gap between two blocks', () => {
    const blocks: GridThing[] = [
      { id: 'A', box: { min: [0.1, 0.1, 0], max: [0.2, 0.3, 0.04] }, isSolid: true },
      { id: 'B', box: { min: [0.206, 0.1, 0], max: [0.3, 0.3, 0.04] }, isSolid: true },
    ];
    const grid = layoutGrid(domain, blocks, 50_000);
    expect(grid?.gapCells).toBe(3);
    expect(grid?.lines[0].filter((line) => line > 0.2 && line < 0.206).length).toBeGreaterThanOrEqual(2);
  });

  test('leaves the least things without lines before it gives up', () => {
    const great: GridThing = { id: 'G', box: { min: [0.1, 0.1, 0], max: [0.3, 0.4, 0.06] }, isSolid: true };
    const crumbs = Array.from({ length: 30 }, (_, n): GridThing => ({
      id: `C${n}`,
      box: { min: [0.31 + 0.004 * n, 0.02 * n, 0], max: [0.312 + 0.004 * n, 0.02 * n + 0.002, 0.01] },
      isSolid: true,
    }));
    const grid = layoutGrid(domain, [great, ...crumbs], 1_000);
    expect(grid?.loose.size).toBe(30);
    expect(grid?.lines[0]).toContain(0.3);
  });

  test('is refused where the budget is too small', () => {
    const rows = Array.from({ length: 20 }, (_, n): GridThing => ({
      id: `R${n}`,
      box: { min: [0.02 * n, 0.03 * n, 0], max: [0.02 * n + 0.01, 0.03 * n + 0.02, 0.04] },
      isSolid: true,
    }));
    expect(layoutGrid(domain, rows, 0)).toBeNull();
  });
});

describe('planes', () => {
  test('join faces within the tolerance, the larger face moving less, and keep the walls', () => {
    const planes = planesOf(
      [0, 1],
      [
        { min: 0.3, max: 0.5, area: 9 },
        { min: 0.301, max: 0.7, area: 1 },
        { min: 0.001, max: 0.4, area: 1 },
      ],
      0.002,
    );
    expect(planes.lines).toHaveLength(6);
    expect(planes.lines[0]).toBe(0);
    expect(planes.at(0.001)).toBe(0);
    expect(planes.at(0.3)).toBeCloseTo(0.3001, 9);
    expect(planes.at(0.301)).toBe(planes.at(0.3));
  });

  test('never join both faces of one thing', () => {
    const { lines } = planesOf([0, 1], [{ min: 0.5, max: 0.501, area: 1 }], 0.1);
    expect(lines).toEqual([0, 0.5, 0.501, 1]);
  });
});

test('spacing keeps the planes, at least so many cells, and at most so wide ones', () => {
  const lines = spaced([0, 0.001, 0.1], [2, 1], 0.01);
  expect(lines).toContain(0.001);
  expect(lines.filter((line) => line < 0.001)).toHaveLength(2);
  expect(Math.max(...widths(lines))).toBeLessThanOrEqual(0.0101);
});
