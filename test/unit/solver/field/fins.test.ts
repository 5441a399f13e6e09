import { describe, expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

const slip: readonly FieldBoundary[] = (['y-', 'y+', 'z+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));
const height = 0.03;
const length = 0.1;
const width = 0.02;
const air = { conductivity: 1e-6, density: 1.16, specificHeat: 1007, viscosity: 1e-9 } as const;

/** A slug of air between fins on a base that is held at 350 K. */
function sink(conductivity: number, exchange: number, cells: number, velocity: number): FieldCase {
  const along = Array.from({ length: cells + 1 }, (_, i) => (length * i) / cells);
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: {
      x: [-0.02, -0.01, ...along],
      y: [0, width],
      z: [-0.002, ...Array.from({ length: 13 }, (_, i) => (height * i) / 12)],
    },
    materials: { air, base: { conductivity: 1e9 } },
    background: 'air',
    solids: [{ id: 'base', material: 'base', box: { min: [-0.02, 0, -0.002], max: [length, width, 0] } }],
    fins: [
      {
        id: 'fins',
        base: 'z-',
        box: { min: [0, 0, 0], max: [length, width, height] },
        conductivity,
        exchange,
      },
    ],
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 350 },
      { type: 'inlet', face: 'x-', velocity: [velocity, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+', temperature: 300 },
      ...slip,
    ],
    flow: { initial: [velocity, 0, 0] },
    residual: 1e-8,
    outputs: [{ type: 'fin-heat', id: 'heat', fins: 'fins' }],
  };
}

describe('fins in a block of cells', () => {
  test('have the effectiveness 1 − e^−NTU where the metal is as warm as its base', async () => {
    const velocity = 2;
    const capacity = 1.16 * 1007 * velocity * width * height;
    const exchange = (1.5 * capacity) / (length * width * height);
    const errors: number[] = [];
    for (const cells of [10, 20]) {
      const input = sink(1e7, exchange, cells, velocity);
      expect(readFieldCase(JSON.parse(JSON.stringify(input)), 'sink').problems).toEqual([]);
      const { status, outputs, heat } = await solveField(input);
      expect(status).toBe('converged');
      expect(heat.out).toBeCloseTo(0, 3);
      errors.push(outputs['heat'].value / (capacity * 50 * (1 - Math.exp(-1.5))) - 1);
    }
    expect(Math.abs(errors[1])).toBeLessThan(2e-3);
    // Of second order, as the scheme is.
    expect(Math.abs(errors[1])).toBeLessThan(Math.abs(errors[0]) / 3);
  });

  test('have the efficiency tanh(mL)/mL where the air hardly warms', async () => {
    const conductivity = 40;
    const exchange = 60_000;
    const { status, outputs } = await solveField(sink(conductivity, exchange, 4, 2e4));
    expect(status).toBe('converged');
    const m = Math.sqrt(exchange / conductivity) * height;
    const exact = exchange * length * width * height * 50 * (Math.tanh(m) / m);
    expect(m).toBeGreaterThan(1);
    expect(Math.abs(outputs['heat'].value / exact - 1)).toBeLessThan(4e-3);
  });

  test('are told where they stand on nothing', () => {
    const { solids: _, ...rest } = sink(100, 1e4, 4, 2);
    const { problems } = readFieldCase(
      JSON.parse(JSON.stringify({ ...rest, outputs: [{ type: 'fin-heat', id: 'a', fins: 'none' }] })),
      'sink',
    );
    expect(problems.map(({ path }) => path)).toEqual(['$.fins[0].base', '$.outputs[0].fins']);
  });
});
