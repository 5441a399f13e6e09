import { describe, expect, test } from 'vitest';
import type { Box } from '#models/geometry/box.ts';
import { closed, openShare, slotsOf } from '#solver/field-design/slots.ts';
import { fieldCaseSchema, type FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/* A bank of eight modules, 4 mm thick every 7 mm, 120 mm long and as high as their duct: 3 mm are open between them. */
const pitch = 0.007;
const thickness = 0.004;
const duct = { width: 8 * pitch, length: 0.3, height: 0.03 };
const bank = { from: 0.09, to: 0.21 };
const modules = Array.from({ length: 8 }, (_, n): Box => {
  const middle = (n + 0.5) * pitch;
  return {
    min: [middle - thickness / 2, bank.from, 0],
    max: [middle + thickness / 2, bank.to, duct.height],
  };
});
const air = { density: 1.18, viscosity: 1.84e-5, conductivity: 0.026, specificHeat: 1006 };

function even(to: number, cells: number): number[] {
  return Array.from({ length: cells + 1 }, (_, n) => (to * n) / cells);
}

/** Pressure before the bank less that behind it at a velocity before it, Pa. Top and bottom are smooth. */
async function lossOf(
  velocity: number,
  grid: { x: readonly number[]; y: readonly number[]; z: readonly number[] },
  standing: Pick<FieldCase, 'solids' | 'resistances'>,
): Promise<number> {
  const solution = await solveField(
    fieldCaseSchema.parse({
      format: 'boxwright-field-case',
      version: 1,
      grid,
      materials: { air, board: { conductivity: 1 } },
      background: 'air',
      ...standing,
      boundaries: [
        { type: 'inlet', face: 'y-', velocity: [0, velocity, 0] },
        { type: 'outlet', face: 'y+', pressure: 0 },
        ...['x-', 'x+', 'z-', 'z+'].map((face) => ({ type: 'symmetry', face })),
      ],
      flow: { scheme: 'upwind' },
      outputs: [{ type: 'surface-pressure', id: 'before', face: 'y-' }],
    }),
  );
  expect(solution.status).toBe('converged');
  return solution.outputs.before.value;
}

describe('slots between things finer than the grid', () => {
  test('resist a slow stream as plates do, by the law of Poiseuille', async () => {
    const lines = { x: even(duct.width, 2), y: even(duct.length, 20), z: even(duct.height, 2) };
    const resistances = slotsOf([lines.x, lines.y, lines.z], modules);
    const velocity = 0.02;
    const slot = (velocity * pitch) / (pitch - thickness);
    const poiseuille = (12 * air.viscosity * slot * (bank.to - bank.from)) / (pitch - thickness) ** 2;
    // Friction of a rough slot and both ends add some per cent at Re 20.
    const loss = await lossOf(velocity, lines, { resistances });
    expect(loss / poiseuille).toBeGreaterThan(1);
    expect(loss / poiseuille).toBeLessThan(1.1);
  });

  test('let through what the modules do on a grid that resolves them', async () => {
    const coarse = { x: even(duct.width, 5), y: even(duct.length, 16), z: even(duct.height, 2) };
    // Half a module to half a module: 12 cells in each half pitch.
    const fine = { x: even(pitch, 28), y: even(duct.length, 150), z: even(duct.height, 1) };
    const velocity = 1;
    const loss = await lossOf(velocity, coarse, {
      resistances: slotsOf([coarse.x, coarse.y, coarse.z], modules),
    });
    const [{ min, max }] = modules;
    const resolved = await lossOf(velocity, fine, {
      solids: [{ id: 'M', box: { min, max }, material: 'board' }],
    });
    expect(loss / resolved).toBeGreaterThan(0.75);
    expect(loss / resolved).toBeLessThan(1.25);
  });

  test('are closed where a thing fills the face, and open beside it', () => {
    const lines = [even(0.03, 3), even(0.03, 3), even(0.03, 3)] as const;
    const [one] = slotsOf(lines, [{ min: [0.01, 0.01, 0.014], max: [0.02, 0.02, 0.018] }]);
    expect(one.box).toEqual({ min: [0.01, 0.01, 0.01], max: [0.02, 0.02, 0.02] });
    const viscous = one.viscous as readonly number[];
    expect(viscous[2]).toBe(closed);
    expect(viscous[0]).toBeLessThan(closed / 100);
    expect(openShare(lines, [{ min: [0.01, 0.01, 0.014], max: [0.02, 0.02, 0.018] }], one.box)).toBeCloseTo(
      0.6,
      9,
    );
  });
});
