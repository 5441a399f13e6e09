import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { axes, gridOf } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { areaStart, areaStep, Sizes } from '#solver/field/sizes.ts';
import { solveField } from '#solver/field/solve.ts';
import { cellAt, sizeOf, stridesOf } from '#solver/field/stencil.ts';

test('a laminar flow with heat takes at most 400 bytes a cell on 140 × 66 × 27 cells', async () => {
  const duct: FieldCase = JSON.parse(readFileSync('examples/cases/server-duct.field-case.json', 'utf8'));
  const asked = [140, 66, 27] as const;
  const cells = [70, 44, 18] as const;
  const { bytes } = await solveField({
    ...duct,
    grid: { max: [0.7, 0.44, 0.178], cells },
    flow: { ...duct.flow, iterations: 1 },
  });
  // By places, ghosts counted: fewer cells have more ghosts each.
  const perPlace = bytes / sizeOf(cells);
  expect(perPlace * sizeOf(asked)).toBeLessThanOrEqual(400 * asked[0] * asked[1] * asked[2]);
  expect(perPlace).toBeGreaterThan(200);
});

test('areas and volumes are those of the widths', () => {
  const grid = gridOf({ x: [0, 1, 3, 6, 10], y: [0, 0.5, 2], z: [-1, 0, 0.25, 0.35] });
  const { counts, widths } = grid;
  const sizes = new Sizes(grid);
  const volumes = sizes.volumes();
  const strides = [1, ...Object.values(stridesOf(counts))];
  for (let k = 0; k < counts[2]; k++) {
    for (let j = 0; j < counts[1]; j++) {
      for (let i = 0; i < counts[0]; i++) {
        const c = cellAt(stridesOf(counts), i, j, k);
        const own = [widths[0][i], widths[1][j], widths[2][k]];
        const volume = own[0] * own[1] * own[2];
        expect(volumes[c]).toBeCloseTo(volume, 12);
        for (const axis of axes) {
          const area = volume / own[axis];
          expect(sizes.area(axis, c)).toBeCloseTo(area, 12);
          // On the border before the first cell the face is the ghost's.
          if ([i, j, k][axis] === 0) expect(sizes.area(axis, c - strides[axis])).toBeCloseTo(area, 12);
          const inRow = areaStart(sizes.tables, axis, j + 1, k + 1) + areaStep(axis) * (i + 1);
          expect(sizes.tables.areas[axis][inRow]).toBeCloseTo(area, 12);
        }
      }
    }
  }
  expect(volumes[0]).toBe(0);
});
