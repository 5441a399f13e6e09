import { describe, expect, test } from 'vitest';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldBoundary, FieldCase, FieldOutput } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/** Transparent, and next to nothing conducts. */
const vacuum = { conductivity: 1e-9, density: 1, specificHeat: 1, viscosity: 1 } as const;

type Bare = Omit<FieldCase, 'format' | 'version' | 'background' | 'materials'> & Partial<FieldCase>;

function caseOf(bare: Bare): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    background: 'vacuum',
    materials: { vacuum },
    residual: 1e-9,
    ...bare,
  };
}

async function solved(bare: Bare) {
  const input = caseOf(bare);
  expect(readFieldCase(JSON.parse(JSON.stringify(input)), 'case').problems).toEqual([]);
  const answer = await solveField(input);
  expect(answer.problems).toEqual([]);
  expect(answer.status).toBe('converged');
  expect(answer.heat.imbalance).toBeLessThan(1e-6);
  return answer;
}

const sides = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;
const emitted = (t: number): number => stefanBoltzmann * t ** 4;

/** Black walls of which one is warm. */
function blackBox(max: readonly [number, number, number], cells: readonly [number, number, number]): Bare {
  return {
    grid: { max, cells },
    boundaries: sides.map((face): FieldBoundary => ({
      type: 'temperature',
      face,
      temperature: face === 'z-' ? 360 : 300,
      emissivity: 1,
    })),
    radiation: { patches: 6, rays: 65_536 },
    outputs: sides.map((face): FieldOutput => ({ type: 'surface-heat', id: face, face })),
  };
}

describe('view factors between walls of a black box (Howell C-11 and C-14)', () => {
  test.each([
    [[1, 1, 1], [6, 6, 6], 0.1998249, 0.2000438],
    [[1, 1, 0.25], [5, 4, 3], 0.6320364, null],
    [[0.4, 0.3, 0.05], [7, 5, 2], 0.7603872, null],
    [[0.3, 0.4, 0.1], [3, 4, 5], null, 0.1191225],
  ] as const)('%j', async (max, cells, opposite, adjacent) => {
    const { outputs } = await solved(blackBox(max, cells));
    const scale = max[0] * max[1] * (emitted(360) - emitted(300));
    if (opposite !== null) expect(outputs['z+'].value / scale).toBeCloseTo(opposite, 3);
    if (adjacent !== null) expect(outputs['x+'].value / scale).toBeCloseTo(adjacent, 3);
    // What the warm wall gives is what the others take, to the last digit.
    const sum = sides.reduce((all, face) => all + outputs[face].value, 0);
    expect(Math.abs(sum / scale)).toBeLessThan(1e-8);
  });
});

const mirrors: readonly FieldBoundary[] = (['x-', 'x+', 'y-', 'y+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

describe('infinite plates', () => {
  const plates: Bare = {
    grid: { max: [0.1, 0.1, 0.05], cells: [3, 2, 4] },
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 360, emissivity: 0.8 },
      { type: 'temperature', face: 'z+', temperature: 300, emissivity: 0.6 },
      ...mirrors,
    ],
    outputs: [
      { type: 'surface-heat', id: 'cold', face: 'z+' },
      { type: 'surface-radiation', id: 'hot', face: 'z-' },
    ],
  };

  test('exchange heat as Oppenheim has it (E03)', async () => {
    const { outputs } = await solved(plates);
    expect(outputs['cold'].value / 0.01).toBeCloseTo(257.2721, 3);
    expect(outputs['hot'].value / 0.01).toBeCloseTo(257.2721, 3);
  });

  test('and through a shield of two sides', async () => {
    const { outputs } = await solved({
      ...plates,
      plates: [{ id: 'shield', box: { min: [0, 0, 0.025], max: [0.1, 0.1, 0.025] }, emissivity: 0.05 }],
    });
    expect(outputs['cold'].value / 0.01).toBeCloseTo(12.05144, 3);
  });

  test('and a shield that insulates', async () => {
    const resistance = 0.02;
    const { outputs } = await solved({
      ...plates,
      plates: [
        { id: 'shield', box: { min: [0, 0, 0.025], max: [0.1, 0.1, 0.025] }, emissivity: 0.9, resistance },
      ],
    });
    // Temperatures of both its sides by bisection on the flux.
    const fluxes = (q: number): number => {
      const hot = (emitted(360) - q * (1 / 0.8 + 1 / 0.9 - 1)) / stefanBoltzmann;
      const cold = (emitted(300) + q * (1 / 0.6 + 1 / 0.9 - 1)) / stefanBoltzmann;
      return (hot ** 0.25 - cold ** 0.25) / resistance - q;
    };
    let [low, high] = [0, 300];
    for (let n = 0; n < 60; n++) {
      const middle = (low + high) / 2;
      if (fluxes(middle) > 0) low = middle;
      else high = middle;
    }
    expect(outputs['cold'].value / 0.01).toBeCloseTo(low, 3);
  });

  test('with gas between them that conducts, a film outside and a wall of finite conduction', async () => {
    const { outputs } = await solved({
      ...plates,
      materials: { vacuum: { ...vacuum, conductivity: 0.026 }, wall: { conductivity: 0.5, emissivity: 0.8 } },
      grid: { x: [0, 0.1], y: [0, 0.1], z: [-0.01, -0.005, 0, 0.0125, 0.025, 0.05] },
      solids: [{ id: 'wall', material: 'wall', box: { min: [0, 0, -0.01], max: [0.1, 0.1, 0] } }],
      boundaries: [
        { type: 'flux', face: 'z-', flux: 200 },
        { type: 'convection', face: 'z+', coefficient: 8, ambient: 300, emissivity: 0.6 },
        ...mirrors,
      ],
      outputs: [
        { type: 'surface-mean', id: 'heated', face: 'z-' },
        { type: 'surface-mean', id: 'cooled', face: 'z+' },
        { type: 'solid-radiation', id: 'radiated', solid: 'wall' },
      ],
    });
    const cold = 300 + 200 / 8;
    const exchange = 1 / (1 / 0.8 + 1 / 0.6 - 1);
    let [low, high] = [cold, 1000];
    for (let n = 0; n < 60; n++) {
      const hot = (low + high) / 2;
      const q = exchange * (emitted(hot) - emitted(cold)) + (0.026 * (hot - cold)) / 0.05;
      if (q < 200) low = hot;
      else high = hot;
    }
    expect(outputs['cooled'].value).toBeCloseTo(cold, 5);
    expect(outputs['heated'].value).toBeCloseTo(low + (200 * 0.01) / 0.5, 3);
    expect(outputs['radiated'].value / 0.01).toBeCloseTo(exchange * (emitted(low) - emitted(cold)), 2);
  });
});

test('a box that radiates into a black room has the temperature of its power', async () => {
  const power = 5;
  const { outputs } = await solved({
    grid: { max: [0.4, 0.3, 0.3], cells: [8, 6, 6] },
    materials: { vacuum, metal: { conductivity: 1e4, emissivity: 0.7 } },
    solids: [{ id: 'box', material: 'metal', box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } }],
    sources: [{ id: 'heat', power, box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } }],
    boundaries: sides.map((face): FieldBoundary => ({
      type: 'temperature',
      face,
      temperature: 300,
      emissivity: 1,
    })),
    outputs: [
      { type: 'mean', id: 'box', box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } },
      { type: 'solid-radiation', id: 'radiated', solid: 'box' },
    ],
  });
  // It sees nothing of itself, so that no view factor matters.
  const exact = (300 ** 4 + power / (0.7 * 0.06 * stefanBoltzmann)) ** 0.25;
  expect(outputs['box'].value).toBeCloseTo(exact, 2);
  expect(outputs['radiated'].value).toBeCloseTo(power, 6);
});

test('adiabatic walls throw back what falls on them (Oppenheim), and black openings let it out', async () => {
  const box: Bare = {
    grid: { max: [1, 1, 1], cells: [5, 5, 5] },
    radiation: { patches: 6, rays: 65_536 },
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 360, emissivity: 0.8 },
      { type: 'temperature', face: 'z+', temperature: 300, emissivity: 0.6 },
      ...(['x-', 'x+', 'y-', 'y+'] as const).map((face): FieldBoundary => ({
        type: 'adiabatic',
        face,
        emissivity: 0.5,
      })),
    ],
    outputs: [{ type: 'surface-heat', id: 'cold', face: 'z+' }],
  };
  const { outputs } = await solved(box);
  const opposite = 0.1998249;
  const aside = 1 - opposite;
  const view = opposite + 1 / (1 / aside + 1 / aside);
  const exact = (emitted(360) - emitted(300)) / (0.25 + 1 / view + 0.4 / 0.6);
  expect(outputs['cold'].value).toBeCloseTo(exact, 0);
  const open = await solved({
    ...box,
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 360, emissivity: 0.8 },
      { type: 'outlet', face: 'z+', temperature: 300 },
      ...mirrors,
    ],
    outputs: [{ type: 'surface-heat', id: 'hot', face: 'z-' }],
  });
  expect(-open.outputs['hot'].value).toBeCloseTo(0.8 * (emitted(360) - emitted(300)), 4);
  expect(open.heat.out).toBeCloseTo(0, 4);
});

test('a warm lump cools to a cold black room as T⁻³ grows in time', async () => {
  const metal = { conductivity: 1e4, emissivity: 0.7, density: 2700, specificHeat: 900 };
  const step = 50;
  const steps = 100;
  const { outputs, heat } = await solved({
    grid: { max: [0.3, 0.3, 0.3], cells: [3, 3, 3] },
    materials: { vacuum: { ...vacuum, density: 1e-6 }, metal },
    solids: [{ id: 'lump', material: 'metal', box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } }],
    boundaries: sides.map((face): FieldBoundary => ({
      type: 'temperature',
      face,
      temperature: 1,
      emissivity: 1,
    })),
    initial: 400,
    transient: { step, steps },
    outputs: [{ type: 'mean', id: 'lump', box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.2] } }],
  });
  const rate = (3 * 0.7 * 0.06 * stefanBoltzmann) / (2700 * 900 * 1e-3);
  expect(outputs['lump'].value).toBeCloseTo((400 ** -3 + rate * step * steps) ** (-1 / 3), 2);
  expect(outputs['lump'].value).toBeLessThan(350);
  expect(-heat.stored).toBeCloseTo(heat.out, 4);
});

test('a turbulent stream over a warm block: heat closes with plates that radiate on both sides', async () => {
  const air = { conductivity: 0.026, density: 1.16, specificHeat: 1007, viscosity: 1.85e-5 };
  const box = { min: [0.1, 0.05, 0], max: [0.15, 0.1, 0.02] } as const;
  const input: Bare = {
    grid: { max: [0.3, 0.15, 0.06], cells: [18, 9, 9] },
    materials: { vacuum: air, metal: { conductivity: 200, emissivity: 0.9 } },
    solids: [{ id: 'block', material: 'metal', box }],
    sources: [{ id: 'heat', power: 10, box }],
    plates: [{ id: 'lid', box: { min: [0.05, 0, 0.04], max: [0.25, 0.15, 0.04] }, emissivity: 0.9 }],
    boundaries: [
      { type: 'inlet', face: 'x-', velocity: [0.5, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+', temperature: 300 },
      { type: 'adiabatic', face: 'z+', emissivity: 0.9 },
      { type: 'adiabatic', face: 'z-', emissivity: 0.9 },
    ],
    flow: { turbulence: 'lvel', scheme: 'upwind' },
    residual: 1e-7,
    outputs: [
      { type: 'mean', id: 'block', box },
      { type: 'solid-radiation', id: 'radiated', solid: 'block' },
    ],
  };
  const { outputs } = await solved(input);
  const still = await solved({
    ...input,
    plates: [{ id: 'lid', box: { min: [0.05, 0, 0.04], max: [0.25, 0.15, 0.04] } }],
    materials: { vacuum: air, metal: { conductivity: 200 } },
    boundaries: input.boundaries.map((one) =>
      one.type === 'adiabatic' ? { type: 'adiabatic', face: one.face } : one,
    ),
  });
  expect(still.outputs['radiated'].value).toBe(0);
  // Radiation takes some of it, and only then is the block cooler.
  expect(outputs['radiated'].value).toBeGreaterThan(0.5);
  expect(outputs['radiated'].value).toBeLessThan(
    0.9 * 0.0065 * 5.67e-8 * (outputs['block'].value ** 4 - 300 ** 4),
  );
  expect(outputs['block'].value).toBeLessThan(still.outputs['block'].value - 3);
});

test('what cannot radiate is told with its place', () => {
  const { problems } = readFieldCase(
    JSON.parse(
      JSON.stringify(
        caseOf({
          grid: { max: [1, 1, 1], cells: [2, 2, 2] },
          materials: { vacuum: { ...vacuum, emissivity: 0.5 } },
          boundaries: [{ type: 'temperature', face: 'z-', temperature: 300 }],
          outputs: [{ type: 'solid-radiation', id: 'a', solid: 'none' }],
        }),
      ),
    ),
    'case',
  );
  expect(problems.map(({ path }) => path)).toEqual(['$.materials.vacuum.emissivity', '$.outputs[0].solid']);
  const solid = readFieldCase(
    {
      format: 'boxwright-field-case',
      version: 1,
      grid: { max: [1, 1, 1], cells: [2, 2, 2] },
      materials: { board: { conductivity: 1, emissivity: 0.5 } },
      background: 'board',
      boundaries: [{ type: 'temperature', face: 'z-', temperature: 300 }],
      outputs: [],
    },
    'case',
  );
  expect(solid.problems.map(({ message }) => message).join()).toContain('no fluid to radiate through');
});
