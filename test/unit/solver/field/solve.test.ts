import { describe, expect, test } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { block, material } from './block.ts';

describe('a block with three sources on a board', () => {
  // Defined with its answer in the issue; 336.446 K agrees with OpenFOAM on 320 × 320 × 40 cells.
  test.each([
    [50, 50, 5],
    [100, 100, 10],
  ] as const)('has the mean temperature of its top on %d × %d × %d cells', async (...cells) => {
    const { status, outputs, heat } = await solveField(block(cells));
    expect(status).toBe('converged');
    expect(outputs['top'].value).toBeCloseTo(336.446, 3);
    expect(heat.in).toBeCloseTo(23, 9);
    expect(outputs['out top'].value + outputs['out bottom'].value).toBeCloseTo(23, 6);
    expect(heat.imbalance).toBeLessThan(1e-8);
  });

  test('is solved in about as many iterations whatever the grid', async () => {
    const coarse = await solveField(block([25, 25, 5]));
    const fine = await solveField(block([100, 100, 20]));
    expect(fine.iterations).toBeLessThan(1.5 * coarse.iterations + 5);
    expect(fine.iterations).toBeLessThan(40);
  });
});

/** Error of T = 300 + cos πx cos πy in an adiabatic square, its source in the middle of each cell. */
async function waveError(n: number): Promise<number> {
  const step = 1 / n;
  const wave = (x: number): number => Math.cos(Math.PI * x);
  const sources: NonNullable<FieldCase['sources']>[number][] = [];
  const outputs: FieldCase['outputs'][number][] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const id = `${i},${j}`;
      const min = [i * step, j * step, 0] as const;
      const max = [(i + 1) * step, (j + 1) * step, 1] as const;
      sources.push({
        id,
        box: { min, max },
        density: 2 * Math.PI ** 2 * wave((i + 0.5) * step) * wave((j + 0.5) * step),
      });
      outputs.push({ id, type: 'point', at: [(i + 0.5) * step, (j + 0.5) * step, 0.5] });
    }
  }
  const answer = await solveField({
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [1, 1, 1], cells: [n, n, 1] },
    materials: { one: { conductivity: 1 } },
    background: 'one',
    sources,
    // cos is even at 0 and 1: nothing flows there. A weak film fixes the level without moving the shape.
    boundaries: [{ type: 'convection', face: 'z-', coefficient: 1e-6, ambient: 300 }],
    residual: 1e-10,
    outputs,
  });
  let sum = 0;
  let level = 0;
  for (const { id } of outputs) level += answer.outputs[id].value / outputs.length;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const exact = wave((i + 0.5) * step) * wave((j + 0.5) * step);
      sum += (answer.outputs[`${i},${j}`].value - level - exact) ** 2;
    }
  return Math.sqrt(sum) / n;
}

test('conduction is of second order in the width of the cells (manufactured solution)', async () => {
  const errors = [await waveError(8), await waveError(16), await waveError(32)];
  expect(Math.log2(errors[0] / errors[1])).toBeGreaterThan(1.9);
  expect(Math.log2(errors[1] / errors[2])).toBeGreaterThan(1.9);
  expect(errors[2]).toBeCloseTo((Math.PI / 32) ** 2 / 24, 4); // (πh)²/12 of the wave, of which the root mean square is ½
});

describe('one cell that cools', () => {
  const tau = (1000 * 500 * 0.01 ** 3) / (100 * 0.01 ** 2); // C/(h A), the resistance inside is none
  async function errorOf(steps: number, order: 1 | 2): Promise<number> {
    const { outputs } = await solveField({
      format: 'boxwright-field-case',
      version: 1,
      grid: { max: [0.01, 0.01, 0.01], cells: [1, 1, 1] },
      materials: { lump: { conductivity: 1e9, density: 1000, specificHeat: 500 } },
      background: 'lump',
      boundaries: [{ type: 'convection', face: 'z+', coefficient: 100, ambient: 300 }],
      initial: 400,
      transient: { step: tau / steps, steps, order },
      residual: 1e-12,
      outputs: [{ id: 't', type: 'mean' }],
    });
    return Math.abs(outputs['t'].value - (300 + 100 * Math.exp(-1)));
  }

  test('follows the exponential with the order of the scheme', async () => {
    expect(Math.log2((await errorOf(40, 1)) / (await errorOf(80, 1)))).toBeCloseTo(1, 1);
    expect(Math.log2((await errorOf(40, 2)) / (await errorOf(80, 2)))).toBeCloseTo(2, 1);
    expect(await errorOf(80, 2)).toBeLessThan(0.01);
  });
});

test('a round shell by steps of cells has the resistance of the closed form within 2 %', async () => {
  // A06: r 20…30 mm, k 0.3, 20 cells across the wall; a quarter, both surfaces isothermal by metal beside them.
  const n = 64;
  const step = 0.01 / 20;
  const solids: NonNullable<FieldCase['solids']>[number][] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const r = Math.hypot((i + 0.5) * step, (j + 0.5) * step);
      if (r >= 0.02 && r <= 0.03) continue;
      solids.push({
        id: `${i},${j}`,
        material: 'metal',
        box: { min: [i * step, j * step, 0], max: [(i + 1) * step, (j + 1) * step, 1] },
      });
    }
  }
  const { outputs, status } = await solveField({
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [n * step, n * step, 1], cells: [n, n, 1] },
    materials: { shell: { conductivity: 0.3 }, metal: { conductivity: 3e4 } },
    background: 'shell',
    solids,
    sources: [{ id: 'heat', box: { min: [0, 0, 0], max: [0.01, 0.01, 1] }, power: 25 }],
    boundaries: [
      { type: 'temperature', face: 'x+', temperature: 300 },
      { type: 'temperature', face: 'y+', temperature: 300 },
    ],
    outputs: [
      { id: 'inner', type: 'mean', box: { min: [0, 0, 0], max: [0.01, 0.01, 1] } },
      { id: 'outer', type: 'mean', box: { min: [0.031, 0, 0], max: [0.032, 0.032, 1] } },
    ],
  });
  expect(status).toBe('converged');
  const resistance = (outputs['inner'].value - outputs['outer'].value) / 100;
  expect(Math.abs(resistance / 0.215106 - 1)).toBeLessThan(0.02);
});

test('conductivities that differ by 10⁵ in thin layers and corners converge', async () => {
  const { status, iterations, heat } = await solveField({
    ...block([40, 40, 20]),
    materials: { ...material, air: { conductivity: 0.004 }, copper: { conductivity: 400 } },
    background: 'air',
    solids: Array.from({ length: 12 }, (_, i) => ({
      id: `plate ${i}`,
      material: i % 2 === 0 ? 'copper' : 'board',
      box: {
        min: [0.005 * i, 0.003 * i, 0.0005 * i],
        max: [0.04 + 0.005 * i, 0.05 + 0.003 * i, 0.0005 * i + 0.001],
      },
    })),
  });
  expect(status).toBe('converged');
  expect(iterations).toBeLessThan(60);
  expect(heat.imbalance).toBeLessThan(1e-6);
});

test('a box whose faces lie between the lines is moved, and that is said', async () => {
  const { problems } = await solveField({
    ...block([10, 10, 5]),
    solids: [{ id: 'off', material: 'board', box: { min: [0, 0, 0], max: [0.053, 0.1, 0.01] } }],
  });
  expect(problems.map(({ code, ids }) => [code, ids])).toEqual([['snapped', ['off']]]);
  expect(problems[0].message).toContain('3.00 mm');
});

test('a solve that is cancelled says so', async () => {
  const controller = new AbortController();
  controller.abort();
  expect((await solveField(block([10, 10, 5]), { signal: controller.signal })).status).toBe('cancelled');
});

test('contacts on one plane add up, and on the border there are none', async () => {
  const plane = (x: number) => ({ min: [x, 0, 0], max: [x, 1, 1] }) as const;
  const { outputs } = await solveField({
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [1, 1, 1], cells: [4, 2, 3] },
    materials: { one: { conductivity: 2 } },
    background: 'one',
    interfaces: [
      { id: 'first', box: plane(0.5), resistance: 0.2 },
      { id: 'second', box: plane(0.5), resistance: 0.3 },
      { id: 'border', box: plane(0), resistance: 1 },
      { id: 'other border', box: plane(1), resistance: 1 },
    ],
    boundaries: [
      { type: 'temperature', face: 'x-', temperature: 310 },
      { type: 'temperature', face: 'x+', temperature: 300 },
    ],
    residual: 1e-12,
    outputs: [{ type: 'surface-heat', id: 'heat', face: 'x+' }],
  });
  // 1/2 through the slab and 0.2 + 0.3 in the joint.
  expect(outputs['heat'].value).toBeCloseTo(10 / (1 / 2 + 0.5), 9);
});
