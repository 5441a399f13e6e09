import { describe, expect, it, test } from 'vitest';
import { gridOf } from '#solver/field/grid.ts';
import { roomOf } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { cellAt, sizeOf } from '#solver/field/stencil.ts';
import { Strain } from '#solver/field/strain.ts';
import { wallDistances } from '#solver/field/wall-distance.ts';
import {
  distanceOf,
  TemperatureLaw,
  velocityAt,
  velocityFrom,
  viscosityRatio,
} from '#solver/field/wall-law.ts';
import { contactsWithin } from '#solver/field/walls.ts';

/** No plates. */
const nothingClosed = [new Set<number>(), new Set<number>(), new Set<number>()] as const;

describe('the law of the wall', () => {
  test.each([1e-6, 0.3, 3, 30, 900, 1e5, 1e8])('is inverted at Re %d', (reynolds) => {
    const u = velocityFrom(reynolds);
    expect((u * distanceOf(u)) / reynolds).toBeCloseTo(1, 9);
    expect(velocityFrom(reynolds, 1.3 * u)).toBeCloseTo(u, 8);
    expect(velocityFrom(reynolds, 0.1)).toBeCloseTo(u, 8);
    expect(velocityAt(distanceOf(u)) / u).toBeCloseTo(1, 9);
  });

  test.each([0.5, 4, 11, 20, 30])('has its slope as the effective viscosity, at u⁺ %d', (u) => {
    const slope = (distanceOf(u + 1e-5) - distanceOf(u - 1e-5)) / 2e-5;
    expect(viscosityRatio(u) / slope).toBeCloseTo(1, 7);
  });

  it.each([0.1, 5, 30, 1e4])('y⁺ %s has its velocity wherever the search begins', (distance) => {
    for (const guess of [1e-3, 1, 12, 60])
      expect(velocityAt(distance, guess) / velocityAt(distance)).toBeCloseTo(1, 9);
  });

  it('is straight at the wall and a logarithm far off', () => {
    expect(velocityAt(1)).toBeCloseTo(1, 3);
    expect(velocityAt(1e6) / (Math.log(8.6e6) / 0.417)).toBeCloseTo(1, 3);
  });

  // Kader (1981), Int. J. Heat Mass Transfer 24, 1541–1544: within the spread of measurements.
  test.each([
    [0.71, 100],
    [0.71, 1000],
    [5.8, 100],
    [5.8, 1000],
  ])('of the temperature agrees with Kader at Pr %d, y⁺ %d', (prandtl, distance) => {
    const beta = (3.85 * Math.cbrt(prandtl) - 1.3) ** 2 + 2.12 * Math.log(prandtl);
    const kader = 2.12 * Math.log(distance) + beta;
    const ours = new TemperatureLaw(prandtl, 0.9).at(velocityAt(distance));
    expect(Math.abs(ours / kader - 1)).toBeLessThan(0.1);
  });

  it('of the temperature is Pr y⁺ at the wall', () => {
    expect(new TemperatureLaw(0.71, 0.9).at(1)).toBeCloseTo(0.71, 3);
  });
});

/** Of cells along y in the middle of a box with walls at y−, y+ and where `walls` says. */
function distances(cells: readonly [number, number, number], hasSides: boolean): number[] {
  const grid = gridOf({ max: [1, 1, 1], cells });
  const isFluid = new Uint8Array(sizeOf(grid.counts));
  const at = { strideY: cells[0] + 2, strideZ: (cells[0] + 2) * (cells[1] + 2) };
  for (let k = 0; k < cells[2]; k++)
    for (let j = 0; j < cells[1]; j++) for (let i = 0; i < cells[0]; i++) isFluid[cellAt(at, i, j, k)] = 1;
  const borderAt = (face: string) =>
    face[0] === 'y' || (hasSides && face[0] === 'z')
      ? ({ type: 'wall' } as const)
      : ({ type: 'symmetry' } as const);
  const room = roomOf(grid, isFluid, borderAt, nothingClosed, false);
  const all = wallDistances(room, contactsWithin(room, borderAt));
  return Array.from({ length: cells[1] }, (_, j) => all[cellAt(at, 0, j, Math.floor(cells[2] / 2))]);
}

describe('the distance from the walls', () => {
  it('is exact between two plates', () => {
    distances([1, 40, 1], false).forEach((one, j) =>
      expect(one).toBeCloseTo(Math.min(j + 0.5, 39.5 - j) / 40, 3),
    );
  });

  it('is √(2φ) in the middle of a square duct, φ = 0.07367 a²', () => {
    expect(Math.max(...distances([1, 41, 41], true))).toBeCloseTo(Math.sqrt(2 * 0.0736713), 3);
  });
});

/** A heated channel with a slab of metal as its lower wall. */
function channel(viscosity: number, flow: FieldCase['flow'], change: Partial<FieldCase> = {}): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [4, 1.1, 1], cells: [16, 22, 1] },
    materials: {
      air: { conductivity: 1.4 * viscosity, density: 1, specificHeat: 1, viscosity },
      metal: { conductivity: 0.1 },
    },
    background: 'air',
    solids: [{ id: 'slab', material: 'metal', box: { min: [0, 0, 0], max: [4, 0.1, 1] } }],
    sources: [{ id: 'slab', power: 3, box: { min: [1, 0, 0], max: [3, 0.1, 1] } }],
    boundaries: [
      {
        type: 'inlet',
        face: 'x-',
        velocity: ['6*(y-0.1)*(1.1-y)', 0, 0],
        temperature: 300,
        box: { min: [0, 0.1, 0], max: [0, 1.1, 1] },
      },
      { type: 'outlet', face: 'x+', box: { min: [4, 0.1, 0], max: [4, 1.1, 1] } },
      { type: 'convection', face: 'y+', coefficient: 0.01, ambient: 290 },
      { type: 'symmetry', face: 'z-' },
      { type: 'symmetry', face: 'z+' },
    ],
    flow,
    outputs: [
      { type: 'mean', id: 'slab', box: { min: [1, 0, 0], max: [3, 0.1, 1] } },
      { type: 'surface-pressure', id: 'before', face: 'x-', box: { min: [0, 0.1, 0], max: [0, 1.1, 1] } },
    ],
    ...change,
  };
}

const viscous = { type: 'maximum', id: 'most', quantity: 'viscosity' } as const;

describe('LVEL', () => {
  it('is laminar where the stream is slow', async () => {
    const laminar = await solveField(channel(0.1, {}));
    const same = await solveField(channel(0.1, { turbulence: 'laminar' }));
    const lvel = await solveField(channel(0.1, { turbulence: 'lvel' }));
    expect(same.outputs).toEqual(laminar.outputs);
    expect(lvel.status).toBe('converged');
    expect(lvel.outputs['before'].value / laminar.outputs['before'].value).toBeCloseTo(1, 2);
    expect((lvel.outputs['slab'].value - 300) / (laminar.outputs['slab'].value - 300)).toBeCloseTo(1, 2);
  });

  it('gives out what heat it takes in, through solids and convection, and tells its viscosity', async () => {
    const input = channel(1e-4, { turbulence: 'lvel' });
    const turbulent = await solveField({ ...input, outputs: [...input.outputs, viscous] });
    const laminar = await solveField(channel(1e-4, { scheme: 'upwind' }));
    expect(turbulent.status).toBe('converged');
    expect(turbulent.heat.imbalance).toBeLessThan(1e-6);
    expect(turbulent.heat.in).toBeCloseTo(3, 9);
    expect(turbulent.outputs['most'].unit).toBe('Pa s');
    expect(turbulent.outputs['most'].value / 1e-4).toBeGreaterThan(20);
    expect(turbulent.outputs['slab'].value).toBeLessThan(laminar.outputs['slab'].value);
  });

  it('keeps its balance in time', async () => {
    const input = channel(1e-3, { turbulence: 'lvel' });
    const materials = { ...input.materials, metal: { conductivity: 0.1, density: 10, specificHeat: 1 } };
    const { status, heat } = await solveField({
      ...input,
      materials,
      initial: 300,
      transient: { step: 0.5, steps: 4 },
    });
    expect(status).toBe('converged');
    expect(heat.imbalance).toBeLessThan(1e-5);
  });
});

const steady = { kineticEnergy: 0.01, length: 0.05 };

/** With k and ε at its inlet. */
function carrying(input: FieldCase, turbulence = steady): FieldCase {
  const boundaries = input.boundaries.map((one) => (one.type === 'inlet' ? { ...one, turbulence } : one));
  return { ...input, boundaries };
}

describe('k–ε', () => {
  it('decays in an even stream as the closed form says', async () => {
    // dk/dt = −ε, dε/dt = −C₂ ε²/k: k = k₀ (1 + (C₂ − 1) ε₀ t/k₀)^(−1/(C₂ − 1)).
    const cells = 400;
    const { status, outputs } = await solveField({
      format: 'boxwright-field-case',
      version: 1,
      grid: { max: [1, 1, 1], cells: [cells, 1, 1] },
      materials: { air: { conductivity: 1, density: 1.2, viscosity: 1e-9 } },
      background: 'air',
      boundaries: [
        { type: 'inlet', face: 'x-', velocity: [2, 0, 0], turbulence: { kineticEnergy: 0.01, length: 0.02 } },
        { type: 'outlet', face: 'x+' },
        { type: 'symmetry', face: 'y-' },
        { type: 'symmetry', face: 'y+' },
        { type: 'symmetry', face: 'z-' },
        { type: 'symmetry', face: 'z+' },
      ],
      flow: { turbulence: 'k-epsilon' },
      outputs: [{ type: 'point', id: 'k', quantity: 'k', at: [0.7, 0.5, 0.5] }],
    });
    const epsilon = (0.09 ** 0.75 * 0.01 ** 1.5) / 0.02;
    const exact = 0.01 * (1 + (0.92 * epsilon * 0.35) / 0.01) ** (-1 / 0.92);
    expect(status).toBe('converged');
    expect(exact).toBeLessThan(0.009);
    expect(outputs['k'].value / exact).toBeCloseTo(1, 2);
  });

  it('is laminar where what comes in dies away', async () => {
    const laminar = await solveField(channel(0.1, {}));
    const turbulent = await solveField(
      carrying(channel(0.1, { turbulence: 'k-epsilon' }), { kineticEnergy: 1e-6, length: 0.05 }),
    );
    expect(turbulent.status).toBe('converged');
    expect(turbulent.outputs['before'].value / laminar.outputs['before'].value).toBeCloseTo(1, 2);
    expect((turbulent.outputs['slab'].value - 300) / (laminar.outputs['slab'].value - 300)).toBeCloseTo(1, 2);
  });

  it('gives out what heat it takes in, and stays positive', async () => {
    const input = carrying(channel(1e-4, { turbulence: 'k-epsilon' }));
    const least = (quantity: 'k' | 'epsilon') =>
      ({ type: 'minimum', id: quantity, quantity, box: { min: [0, 0.1, 0], max: [4, 1.1, 1] } }) as const;
    const { status, heat, leftover, outputs } = await solveField({
      ...input,
      outputs: [...input.outputs, viscous, least('k'), least('epsilon')],
    });
    expect(status).toBe('converged');
    expect(heat.imbalance).toBeLessThan(1e-6);
    expect(leftover?.turbulence).toBeLessThan(1e-6);
    expect(outputs['k'].value).toBeGreaterThan(0);
    expect(outputs['epsilon'].value).toBeGreaterThan(0);
    expect(outputs['k'].unit).toBe('m²/s²');
    expect(outputs['most'].value / 1e-4).toBeGreaterThan(5);
  });
});

test('k–ε on cells that are too fine at walls says so', async () => {
  const of = async (lines: readonly number[]): Promise<readonly string[]> => {
    const { problems } = await solveField({
      ...carrying(channel(1e-4, { turbulence: 'k-epsilon' })),
      grid: { x: [0, 1, 2, 3, 4], y: [...lines], z: [0, 1] },
      residual: 1e-4,
    });
    return problems.map(({ code }) => code);
  };
  expect(
    await of([0, 0.1, 0.101, 0.104, 0.11, 0.13, 0.2, 0.4, 0.8, 1, 1.07, 1.09, 1.096, 1.099, 1.1]),
  ).toEqual(['fine-walls']);
  expect(await of([0, 0.1, 0.25, 0.4, 0.6, 0.8, 0.95, 1.1])).toEqual([]);
});

test('a stream with the slope 3 across has 2 S S = 9', () => {
  const grid = gridOf({ x: [0, 1, 3], y: [0, 1, 2, 4], z: [0, 1] });
  const isFluid = new Uint8Array(sizeOf(grid.counts));
  const at = { strideY: 4, strideZ: 20 };
  for (let j = 0; j < 3; j++) for (let i = 0; i < 2; i++) isFluid[cellAt(at, i, j, 0)] = 1;
  const borderAt = () => ({ type: 'wall' }) as const;
  const room = roomOf(grid, isFluid, borderAt, nothingClosed, false);
  const vector = () => new Float64Array(isFluid.length);
  // u = 3 y, v = 0 and w = 0; ghosts hold the walls' velocities.
  const u = vector();
  const y = [0, 0.5, 1.5, 3, 4];
  for (let j = -1; j <= 3; j++) for (let i = -1; i < 3; i++) u[cellAt(at, i, j, 0)] = 3 * y[j + 1];
  const out = vector();
  const motion = {
    velocity: [u, vector(), vector()] as const,
    stream: [vector(), vector(), vector()] as const,
    pressure: vector(),
  };
  new Strain(room, contactsWithin(room, borderAt)).squares(motion, out);
  for (let j = 0; j < 3; j++) expect(out[cellAt(at, 0, j, 0)]).toBeCloseTo(9, 5);
});
