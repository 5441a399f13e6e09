import { describe, expect, it, test } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { openFoamCase } from '#solver/field-openfoam/export.ts';
import { hasOpenFoam, runOpenFoam } from '../../../bench/run-openfoam.ts';

const air = { conductivity: 0.03, density: 1.2, specificHeat: 1000, viscosity: 2e-5 } as const;

/** A box of this length along x with free sides and a room at both ends, 20 mm square. */
function tunnel(length: number, cells: [number, number, number], rest: Partial<FieldCase>): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [length, 0.02, 0.02], cells },
    materials: { air },
    background: 'air',
    initial: 300,
    flow: { scheme: 'upwind', initial: [1, 0, 0] },
    boundaries: [
      { type: 'outlet', face: 'x-', temperature: 300 },
      { type: 'outlet', face: 'x+', temperature: 300 },
      ...(['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({ type: 'symmetry', face }) as const),
    ],
    outputs: [],
    ...rest,
  };
}

/** A square of the whole tunnel at a place along x. */
function across(x: number) {
  return { min: [x, 0, 0], max: [x, 0.02, 0.02] } as const;
}

/** A fan with a straight curve, blowing against screens, within and at the end, and what is lost outside. */
function fanIn(direction: 'x+' | 'x-'): FieldCase {
  return tunnel(0.1, [10, 2, 2], {
    fans: [
      {
        id: 'fan',
        box: across(0.03),
        direction,
        curve: [
          [0, 20],
          [0.002, 0],
        ],
      },
    ],
    screens: [
      { id: 'within', box: across(0.05), loss: 3 },
      { id: 'vent', box: across(0.1), loss: 2 },
    ],
    sources: [{ id: 'heat', box: { min: [0.035, 0, 0], max: [0.045, 0.02, 0.02] }, power: 2 }],
    flow: { scheme: 'upwind', initial: [direction === 'x+' ? 1 : -1, 0, 0], iterations: 150 },
    outputs: [
      { type: 'fan-flow', id: 'flow', fan: 'fan' },
      { type: 'fan-pressure', id: 'pressure', fan: 'fan' },
      { type: 'mean', id: 'u', quantity: 'u' },
      {
        type: 'mean',
        id: 'exhaust',
        box: {
          min: [direction === 'x+' ? 0.09 : 0, 0, 0],
          max: [direction === 'x+' ? 0.1 : 0.01, 0.02, 0.02],
        },
      },
    ],
  });
}

/** m/s, where 20 Pa (1 − Q/2 l/s) = ½ ρ u² (1 + 3 + 2). */
const speed = (() => {
  const a = 0.5 * 1.2 * 6;
  const b = (20 / 0.002) * 0.02 ** 2;
  return (-b + Math.sqrt(b * b + 4 * a * 20)) / (2 * a);
})();

/** 10 mm of air with a plate in the middle, under two blocks of metal that touch each other badly. */
const column: FieldCase = {
  format: 'boxwright-field-case',
  version: 1,
  grid: { max: [0.01, 0.01, 0.02], cells: [2, 2, 8] },
  materials: { air, metal: { conductivity: [50, 40, 0.1] } },
  background: 'air',
  initial: 310,
  solids: [
    { id: 'lower', material: 'metal', box: { min: [0, 0, 0.01], max: [0.01, 0.01, 0.015] } },
    { id: 'upper', material: 'metal', box: { min: [0, 0, 0.015], max: [0.01, 0.01, 0.02] } },
  ],
  plates: [{ id: 'plate', box: { min: [0, 0, 0.005], max: [0.01, 0.01, 0.005] }, resistance: 0.1 }],
  interfaces: [
    { id: 'under', box: { min: [0, 0, 0.01], max: [0.01, 0.01, 0.01] }, resistance: 0.2 },
    { id: 'between', box: { min: [0, 0, 0.015], max: [0.01, 0.01, 0.015] }, resistance: 0.05 },
  ],
  boundaries: [
    { type: 'temperature', face: 'z-', temperature: 300 },
    { type: 'temperature', face: 'z+', temperature: 340 },
    { type: 'convection', face: 'x-', coefficient: 0, ambient: 290 },
  ],
  flow: { iterations: 300 },
  outputs: [
    { type: 'mean', id: 'below', box: { min: [0, 0, 0], max: [0.01, 0.01, 0.005] } },
    { type: 'mean', id: 'lower', box: { min: [0, 0, 0.01], max: [0.01, 0.01, 0.015] } },
    { type: 'mean', id: 'upper', box: { min: [0, 0, 0.015], max: [0.01, 0.01, 0.02] } },
  ],
};

/** By resistances in series, W/m² and K. */
const columnAnswer = (() => {
  const [airSide, metalSide] = [0.005 / 0.03, 0.005 / 0.1];
  const q = 40 / (2 * airSide + 2 * metalSide + 0.1 + 0.2 + 0.05);
  return {
    below: 300 + (q * airSide) / 2,
    lower: 300 + q * (2 * airSide + 0.1 + 0.2 + metalSide / 2),
    upper: 340 - (q * metalSide) / 2,
  };
})();

/** Two lanes of what is porous and closed to the side, 1 Pa along them. */
const lanes: FieldCase = tunnel(0.1, [10, 2, 1], {
  resistances: [
    { id: 'narrow', box: { min: [0, 0, 0], max: [0.1, 0.01, 0.02] }, viscous: [2e6, 1e10, 1e10] },
    { id: 'wide', box: { min: [0, 0.01, 0], max: [0.1, 0.02, 0.02] }, viscous: [5e5, 1e10, 1e10] },
  ],
  boundaries: [
    { type: 'outlet', face: 'x-', pressure: 1 },
    { type: 'outlet', face: 'x+' },
    ...(['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({ type: 'symmetry', face }) as const),
  ],
  flow: { scheme: 'upwind', initial: [0.5, 0, 0], iterations: 120 },
  outputs: (['narrow', 'wide'] as const).map((id, n) => ({
    type: 'mean',
    id,
    quantity: n === 0 ? 'u' : 'speed',
    box: { min: [0.04, 0.01 * n, 0], max: [0.06, 0.01 * (n + 1), 0.02] },
  })),
});

/** 1 Pa = μ d L u + ½ ρ u². */
function laneSpeed(viscous: number): number {
  const b = 2e-5 * viscous * 0.1;
  return (-b + Math.sqrt(b * b + 4 * 0.6)) / 1.2;
}

function last(values: readonly number[]): number {
  return values[values.length - 1];
}

function within(found: number, wanted: number, share: number): void {
  expect(Math.abs(found / wanted - 1), `${found} is not ${wanted}`).toBeLessThan(share);
}

describe('elements of a case have the answer of a closed form here', () => {
  it.each(['x+', 'x-'] as const)('a fan along %s', async (direction) => {
    const { outputs } = await solveField({ ...fanIn(direction), residual: 1e-7 });
    within(outputs['flow'].value, speed * 0.02 ** 2, 0.003);
    within(outputs['exhaust'].value - 300, 2 / (1.2 * 1000 * speed * 0.02 ** 2), 0.003);
  });

  test('plates, contacts and what conducts differently along the axes', async () => {
    const { outputs } = await solveField(column);
    for (const [id, value] of Object.entries(columnAnswer))
      within(outputs[id].value - 300, value - 300, 1e-4);
  });

  test('lanes that are closed to the side', async () => {
    const { outputs } = await solveField({ ...lanes, residual: 1e-7 });
    // Here they rub on each other.
    within(outputs['narrow'].value, laneSpeed(2e6), 0.01);
    within(outputs['wide'].value, laneSpeed(5e5), 0.01);
  });
});

/** Needs OpenFOAM: Debian's package `openfoam`. */
describe.skipIf(!hasOpenFoam())('and run by OpenFOAM', () => {
  it.each(['x+', 'x-'] as const)(
    'a fan along %s',
    (direction) => {
      const { values } = runOpenFoam(fanIn(direction), { velocity: 0.7, pressure: 0.3, heat: 0.9 });
      const flow = speed * 0.02 ** 2;
      within(last(values['flow']), flow, 0.003);
      within(last(values['u']), direction === 'x+' ? speed : -speed, 0.003);
      within(last(values['pressure']), 20 * (1 - flow / 0.002), 0.003);
      within(last(values['exhaust']) - 300, 2 / (1.2 * 1000 * flow), 0.003);
    },
    60_000,
  );

  test('plates, contacts and what conducts differently along the axes', () => {
    const { values } = runOpenFoam(column);
    for (const [id, value] of Object.entries(columnAnswer)) within(last(values[id]) - 300, value - 300, 1e-3);
  }, 60_000);

  test('lanes that are closed to the side', () => {
    const { values } = runOpenFoam(lanes);
    within(last(values['narrow']), laneSpeed(2e6), 0.003);
    within(last(values['wide']), laneSpeed(5e5), 0.003);
  }, 60_000);
});

test('the heat of many cells, told in digits, is whole', () => {
  const count = 60;
  const input: FieldCase = {
    ...tunnel(0.06, [count, 1, 1], {}),
    sources: Array.from({ length: count }, (_, n) => ({
      id: `s${n}`,
      power: 1 + Math.sin(n),
      box: { min: [0.001 * n, 0, 0], max: [0.001 * (n + 1), 0.02, 0.02] },
    })),
  };
  const files = openFoamCase(input).case?.files ?? [];
  const text = (path: string): string =>
    [...(files.find((one) => one.path === path)?.pieces() ?? [])].join('');
  const options = text('constant/fvOptions');
  const zones = [...options.matchAll(/cellZone\s+(\w+);[^}]*\{\s*\w+\s+\((\S+) 0\)/g)];
  expect(zones.length).toBeLessThan(count);
  const given = zones.map(([, zone, value]) => {
    const cells = new RegExp(`\\n${zone}\\n[^}]*List<label> (\\d+)`).exec(
      text('constant/polyMesh/cellZones'),
    );
    return Number(value) * Number(cells?.[1]) * (0.001 * 0.02 * 0.02);
  });
  const power = input.sources?.reduce((sum, one) => sum + (one.power ?? 0), 0) ?? 0;
  // buoyantBoussinesqSimpleFoam takes it over what the air stores.
  within(given.reduce((a, b) => a + b) * 1.2 * 1000, power, 1e-5);
});

describe('what OpenFOAM is not asked for is said with its place', () => {
  it.each<readonly [string, Partial<FieldCase>, string]>([
    [
      'fans that turn the stream',
      { fans: fanIn('x+').fans?.map((fan) => ({ ...fan, swirl: 0.5 })) },
      '$.fans[0].swirl',
    ],
    [
      'contacts in the stream',
      { interfaces: [{ id: 'film', box: across(0.07), resistance: 0.1 }] },
      '$.interfaces[0].box',
    ],
  ])('%s', (_, more, path) => {
    const { case: made, problems } = openFoamCase({ ...fanIn('x+'), ...more });
    expect(made).toBeNull();
    expect(problems.map((one) => one.path)).toContain(path);
  });
});
