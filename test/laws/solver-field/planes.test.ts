import { describe, expect, it } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/* Fans, screens and plates in a smooth duct: where curve and resistance meet is known. */

const across = (x: number) => ({ min: [x, 0, 0], max: [x, 0.1, 0.1] }) as const;
const curve = [
  [0, 60],
  [0.01, 40],
  [0.02, 0],
] as const;

function duct(change: Partial<FieldCase>): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [0.2, 0.1, 0.1], cells: [20, 3, 3] },
    materials: { air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 1.8e-5 } },
    background: 'air',
    boundaries: [
      { type: 'outlet', face: 'x-' },
      { type: 'outlet', face: 'x+' },
      ...(['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({ type: 'symmetry', face }) as const),
    ],
    outputs: [
      { type: 'fan-flow', id: 'flow', fan: 'F' },
      { type: 'fan-pressure', id: 'rise', fan: 'F' },
      { type: 'plane-flow', id: 'middle', box: across(0.1) },
    ],
    ...change,
  };
}

describe('a fan', () => {
  // 60 → 40 → 0 Pa: the parabola 60 − 1000 Q − 100 000 Q² in both intervals. Beside it ½ ρ (K + 1) (Q/A)²: the screen, and
  // the speed that the air from the room has to be given.
  const square = 1e5 + 0.6 * (30 + 1) * 1e4;
  const flow = (-1000 + Math.sqrt(1000 ** 2 + 4 * square * 60)) / (2 * square);

  it.each<readonly [string, number, number, 'x+' | 'x-']>([
    ['within the duct', 0.05, 0.15, 'x+'],
    ['at its beginning, the screen at its end', 0, 0.2, 'x+'],
    ['at its end, blowing back', 0.2, 0, 'x-'],
  ])('%s meets the resistance of a screen', async (_where, fan, screen, direction) => {
    const { status, outputs } = await solveField(
      duct({
        fans: [{ id: 'F', box: across(fan), direction, curve }],
        screens: [{ id: 'S', box: across(screen), loss: 30 }],
      }),
    );
    expect(status).toBe('converged');
    expect(outputs.flow.value / flow).toBeCloseTo(1, 3);
    expect(outputs.rise.value / (0.6 * (30 + 1) * (flow / 0.01) ** 2)).toBeCloseTo(1, 3);
    expect(outputs.middle.value * (direction === 'x+' ? 1 : -1)).toBeCloseTo(outputs.flow.value, 7);
  });

  it('against a plate gives its closed pressure and moves nothing', async () => {
    const { status, outputs } = await solveField(
      duct({
        fans: [{ id: 'F', box: across(0.05), direction: 'x+', curve }],
        plates: [{ id: 'P', box: across(0.15) }],
      }),
    );
    expect(status).toBe('converged');
    expect(Math.abs(outputs.flow.value)).toBeLessThan(1e-7);
    expect(outputs.rise.value).toBeCloseTo(60, 3);
  });
});

it('a plate that insulates keeps heat to its side', async () => {
  const { status, outputs } = await solveField(
    duct({
      plates: [{ id: 'P', box: across(0.1), resistance: 1 }],
      boundaries: [
        { type: 'temperature', face: 'x-', temperature: 310 },
        { type: 'temperature', face: 'x+', temperature: 300 },
      ],
      outputs: [{ type: 'surface-heat', id: 'through', face: 'x+' }],
    }),
  );
  expect(status).toBe('converged');
  expect(outputs.through.value).toBeCloseTo((10 * 0.01) / (0.2 / 0.026 + 1), 7);
});

describe('what is wrong with a plane is told at its place', () => {
  it.each<readonly [string, Partial<FieldCase>, string, RegExp]>([
    [
      'a thick screen',
      { outputs: [], screens: [{ id: 'S', loss: 1, box: { min: [0, 0, 0], max: [0.1, 0.1, 0.1] } }] },
      '$.screens[0].box',
      /flat/,
    ],
    [
      'a fan along its own plane',
      { fans: [{ id: 'F', box: across(0.1), direction: 'y+', curve }] },
      '$.fans[0].direction',
      /cross/,
    ],
    [
      'one point',
      { fans: [{ id: 'F', box: across(0.1), direction: 'x+', curve: [[0, 1]] }] },
      '$.fans[0].curve',
      /two points/,
    ],
    ['a fan that is not there', {}, '$.outputs[0].fan', /no fan "F"/],
  ])('%s', (_what, change, path, message) => {
    const [first] = readFieldCase(duct(change), 'x.json').problems;
    expect(first.path).toBe(path);
    expect(first.message).toMatch(message);
  });
});
