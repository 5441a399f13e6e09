import { describe, expect, test } from 'vitest';
import { assemble } from '#solver/field/assemble.ts';
import { coarserOf } from '#solver/field/coarser.ts';
import { axes, gridOf } from '#solver/field/grid.ts';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** Air around a heater, behind a fan and a plate: 40 × 24 × 24 cells. */
const cabinet: FieldCase = {
  format: 'boxwright-field-case',
  version: 1,
  grid: { max: [0.4, 0.24, 0.24], cells: [40, 24, 24] },
  materials: {
    air: { conductivity: 0.026, density: 1.18, specificHeat: 1006, viscosity: 1.8e-5 },
    metal: { conductivity: 200 },
  },
  background: 'air',
  solids: [{ id: 'heater', box: { min: [0.11, 0.03, 0], max: [0.19, 0.11, 0.05] }, material: 'metal' }],
  sources: [{ id: 'heat', box: { min: [0.123, 0.047, 0.011], max: [0.171, 0.09, 0.043] }, power: 20 }],
  bodies: [
    {
      id: 'module',
      power: 7,
      places: [{ box: { min: [0.25, 0.03, 0], max: [0.29, 0.05, 0.1] }, conductance: 2 }],
    },
  ],
  plates: [{ id: 'sheet', box: { min: [0.07, 0, 0], max: [0.07, 0.13, 0.24] } }],
  fans: [
    {
      id: 'fan',
      box: { min: [0.07, 0.13, 0], max: [0.07, 0.24, 0.24] },
      direction: 'x+',
      curve: [
        [0, 50],
        [0.1, 0],
      ],
    },
  ],
  boundaries: [
    { type: 'outlet', face: 'x-', temperature: 300 },
    { type: 'outlet', face: 'x+', box: { min: [0.4, 0.05, 0.03], max: [0.4, 0.19, 0.21] }, temperature: 300 },
  ],
  flow: { initial: [0.5, 0, 0] },
  outputs: [{ type: 'mean', id: 'air', of: 'fluid' }],
};

function coarser(input: FieldCase): FieldCase {
  expect(readFieldCase(input, 'case').problems).toEqual([]);
  const found = coarserOf(input);
  if (!found) throw new Error('there is no coarser grid');
  expect(readFieldCase(found, 'coarser').problems).toEqual([]);
  return found;
}

const cellsOf = (input: FieldCase): number => gridOf(input.grid).counts.reduce((a, b) => a * b);

describe('a coarser grid', () => {
  test('has about half the cells along each axis, on lines of the finer one', () => {
    const fine = gridOf(cabinet.grid);
    const coarse = gridOf(coarser(cabinet).grid);
    expect(cellsOf(coarser(cabinet))).toBeLessThan(cellsOf(cabinet) / 5);
    for (const axis of axes) {
      expect(coarse.counts[axis]).toBeGreaterThanOrEqual(fine.counts[axis] / 3);
      expect(coarse.counts[axis]).toBeLessThanOrEqual(0.6 * fine.counts[axis]);
      const lines = new Set(fine.lines[axis]);
      expect([...coarse.lines[axis]].every((line) => lines.has(line))).toBe(true);
      expect(coarse.lines[axis].at(0)).toBe(fine.lines[axis].at(0));
      expect(coarse.lines[axis].at(-1)).toBe(fine.lines[axis].at(-1));
    }
  });

  test('keeps the heat, the solids, the fluid and the openings', () => {
    const of = (input: FieldCase) => {
      const { grid, materialOf, border, released, snapped } = assemble(input);
      expect(snapped).toEqual([]);
      const [nx, ny, nz] = grid.counts;
      const volumes = [0, 0];
      for (let k = 0; k < nz; k++)
        for (let j = 0; j < ny; j++)
          for (let i = 0; i < nx; i++)
            volumes[materialOf[1 + i + (nx + 2) * (1 + j + (ny + 2) * (1 + k))]] +=
              grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k];
      const openings = [...border.values()].map((faces) =>
        faces.reduce((sum, { area, boundary }) => sum + (boundary?.type === 'outlet' ? area : 0), 0),
      );
      return [released, ...volumes, ...openings];
    };
    const [fine, coarse] = [of(cabinet), of(coarser(cabinet))];
    expect(fine[0]).toBeCloseTo(27, 9);
    expect(fine[2]).toBeCloseTo(0.08 * 0.08 * 0.05, 12);
    expect(fine.length).toBe(9);
    fine.forEach((one, i) => expect(coarse[i]).toBeCloseTo(one, 9));
  });

  test('there is none of few cells, of one that is in time, of given velocities, and of solids', () => {
    expect(coarserOf({ ...cabinet, grid: { max: [0.4, 0.24, 0.24], cells: [20, 12, 12] } })).toBeNull();
    expect(coarserOf({ ...cabinet, transient: { step: 1, steps: 2 } })).toBeNull();
    expect(coarserOf({ ...cabinet, flow: { prescribed: [1, 0, 0] } })).toBeNull();
    const { viscosity: _, ...still } = cabinet.materials['air'];
    expect(coarserOf({ ...cabinet, materials: { ...cabinet.materials, air: still } })).toBeNull();
  });
});
