import { describe, expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

const side = 0.02;
const area = side * side;

/** A board on a held plate, a package of 15 W that covers it, a lid in air: in series each way. */
function column(more: Partial<FieldCase> = {}): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { x: [0, 0.01, 0.02], y: [0, 0.005, 0.02], z: [0, 0.001, 0.002, 0.004, 0.006, 0.007] },
    materials: { board: { conductivity: 20 }, lid: { conductivity: 100 } },
    background: 'board',
    solids: [{ id: 'lid', material: 'lid', box: { min: [0, 0, 0.006], max: [side, side, 0.007] } }],
    packages: [
      {
        id: 'U1',
        box: { min: [0, 0, 0.002], max: [side, side, 0.006] },
        board: 'z-',
        junctionToCase: 0.5,
        junctionToBoard: 3,
        power: 15,
      },
    ],
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 300 },
      { type: 'convection', face: 'z+', coefficient: 500, ambient: 310 },
    ],
    outputs: [
      { type: 'junction', id: 'junction', package: 'U1' },
      { type: 'surface-heat', id: 'down', face: 'z-' },
      { type: 'surface-heat', id: 'up', face: 'z+' },
    ],
    ...more,
  };
}

const up = 0.5 + 0.001 / (100 * area) + 1 / (500 * area);
const down = 3 + 0.002 / (20 * area);
const junction = (15 + 310 / up + 300 / down) / (1 / up + 1 / down);

describe('a package of two resistors', () => {
  test('is in series with what is above and below it', async () => {
    const { problems } = readFieldCase(JSON.parse(JSON.stringify(column())), 'column');
    expect(problems).toEqual([]);
    const { status, outputs } = await solveField(column());
    expect(status).toBe('converged');
    expect((outputs['junction'].value - junction) / (junction - 300)).toBeCloseTo(0, 3);
    expect(outputs['up'].value).toBeCloseTo((junction - 310) / up, 1);
    expect(outputs['up'].value + outputs['down'].value).toBeCloseTo(15, 6);
  });

  test('is the same in a case with a stream beside it', async () => {
    const air = { conductivity: 0.026, density: 1.16, specificHeat: 1007, viscosity: 1.85e-5 };
    const { status, outputs } = await solveField(
      column({
        materials: { board: { conductivity: 20 }, lid: { conductivity: 100 }, air },
        grid: {
          x: [0, 0.01, 0.02, 0.03, 0.04],
          y: [0, 0.01, 0.02],
          z: [0, 0.001, 0.002, 0.004, 0.006, 0.007],
        },
        solids: [
          { id: 'lid', material: 'lid', box: { min: [0, 0, 0.006], max: [side, side, 0.007] } },
          { id: 'duct', material: 'air', box: { min: [side, 0, 0], max: [0.04, side, 0.007] } },
        ],
        boundaries: [
          { type: 'temperature', face: 'z-', temperature: 300 },
          { type: 'convection', face: 'z+', coefficient: 500, ambient: 310 },
          {
            type: 'inlet',
            face: 'y-',
            box: { min: [side, 0, 0], max: [0.04, 0, 0.007] },
            velocity: [0, 1, 0],
            temperature: 300,
          },
          { type: 'outlet', face: 'y+', box: { min: [side, 0, 0], max: [0.04, 0, 0.007] } },
        ],
      }),
    );
    expect(status).toBe('converged');
    // Its sides are closed; board and lid give a little to the air.
    expect(Math.abs(outputs['junction'].value - junction)).toBeLessThan(0.01 * (junction - 300));
    expect(outputs['junction'].value).toBeLessThan(junction);
  });

  test('gives heat through all of its case where that is meant', async () => {
    // In the middle of a block that conducts perfectly: one resistance to the case, one to the board.
    const { outputs } = await solveField(
      column({
        grid: { max: [0.03, 0.03, 0.03], cells: [3, 3, 3] },
        materials: { board: { conductivity: 1e9 } },
        solids: [],
        packages: [
          {
            id: 'U1',
            box: { min: [0.01, 0.01, 0.01], max: [0.02, 0.02, 0.02] },
            board: 'z-',
            caseFaces: 'all',
            junctionToCase: 2,
            junctionToBoard: 4,
            power: 15,
          },
        ],
        boundaries: [{ type: 'temperature', face: 'z-', temperature: 300 }],
      }),
    );
    expect(outputs['junction'].value).toBeCloseTo(300 + 15 / (1 / 2 + 1 / 4), 1);
  });

  test('warms up with its capacity', async () => {
    const tau = 2 / (1 / up + 1 / down);
    const { outputs } = await solveField(
      column({
        materials: {
          board: { conductivity: 20, density: 1e-6, specificHeat: 1 },
          lid: { conductivity: 100, density: 1e-6, specificHeat: 1 },
        },
        packages: column().packages?.map((one) => ({ ...one, capacity: 2 })),
        initial: 300,
        transient: { step: tau / 100, steps: 100 },
      }),
    );
    const exact = junction + (300 - junction) * Math.exp(-1);
    expect(Math.abs(outputs['junction'].value - exact)).toBeLessThan(2e-3 * (junction - 300));
  });

  test('says where it cannot stand', () => {
    const [one] = column().packages ?? [];
    const { problems } = readFieldCase(
      JSON.parse(
        JSON.stringify(
          column({
            packages: [
              { ...one, box: { min: [0, 0, 0], max: [side, side, 0.004] } },
              { ...one, id: 'lid' },
              { ...one, id: 'flat', box: { min: [0, 0, 0.0021], max: [side, side, 0.0022] } },
            ],
            outputs: [{ type: 'junction', id: 'junction', package: 'U2' }],
          }),
        ),
      ),
      'column',
    );
    expect(problems.map(({ path }) => path)).toEqual([
      '$.packages[0].box',
      '$.packages[1].id',
      '$.packages[2].box',
      '$.outputs[0].package',
    ]);
  });
});
