import { describe, expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession, solveField } from '#solver/field/solve.ts';

const length = 0.1;
const width = 0.02; // of each stream
const height = 0.03;
const power = 40;
const inlet = 300;
const air = { conductivity: 1e-9, density: 1.16, specificHeat: 1007, viscosity: 1e-9 } as const;
const slow = 1;
const fast = 3;
const sides: readonly FieldBoundary[] = (['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

type Conductance = NonNullable<FieldCase['bodies']>[number]['places'][number]['conductance'];

/** A body along two slugs of air, side by side, of 1 and 3 m/s. */
function streams(conductance: Conductance, cells: number, more: Partial<FieldCase> = {}): FieldCase {
  const profile = `${slow} + ${fast - slow}*max(0, min(1, 1e6*(y - ${width})))`;
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: {
      x: [-0.02, -0.01, ...Array.from({ length: cells + 1 }, (_, i) => (length * i) / cells), 0.11, 0.12],
      y: [0, width, 2 * width],
      z: [0, height],
    },
    materials: { air },
    background: 'air',
    bodies: [
      {
        id: 'sink',
        power,
        places: [{ box: { min: [0, 0, 0], max: [length, 2 * width, height] }, conductance }],
      },
    ],
    boundaries: [
      { type: 'inlet', face: 'x-', velocity: [profile, 0, 0], temperature: inlet },
      { type: 'outlet', face: 'x+', temperature: inlet },
      ...sides,
    ],
    flow: { prescribed: [profile, 0, 0] },
    residual: 1e-10,
    outputs: [
      { type: 'body-temperature', id: 'metal', body: 'sink' },
      { type: 'maximum', id: 'warmest' },
      { type: 'point', id: 'slow', at: [0.115, width / 2, height / 2] },
      { type: 'point', id: 'fast', at: [0.115, 1.5 * width, height / 2] },
    ],
    ...more,
  };
}

/** ṁ c of a stream, W/K. */
const capacityOf = (velocity: number): number => air.density * air.specificHeat * velocity * width * height;

/** What a stream takes for each kelvin that the metal is above its inlet, W/K: ṁ c (1 − e^−NTU). */
const taken = (velocity: number, conductance: number): number =>
  capacityOf(velocity) * (1 - Math.exp(-conductance / capacityOf(velocity)));

describe('a body of one temperature in a stream', () => {
  test('shares its power between streams by ṁ c (1 − e^−NTU), and no air is warmer than it', async () => {
    const conductance = 3;
    const each = [taken(slow, conductance / 2), taken(fast, conductance / 2)];
    const rise = power / (each[0] + each[1]);
    const errors: number[] = [];
    for (const cells of [10, 20]) {
      const input = streams(conductance, cells);
      expect(readFieldCase(JSON.parse(JSON.stringify(input)), 'streams').problems).toEqual([]);
      const { status, outputs, heat } = await solveField(input);
      const value = (id: string): number => outputs[id].value;
      expect(status).toBe('converged');
      expect(heat.in).toBe(power);
      expect(Math.abs(heat.out / power - 1)).toBeLessThan(1e-9);
      expect(value('warmest')).toBeLessThan(value('metal'));
      errors.push((value('metal') - inlet) / rise - 1);
      for (const [id, velocity, own] of [
        ['slow', slow, each[0]],
        ['fast', fast, each[1]],
      ] as const)
        expect(Math.abs((value(id) - inlet) / ((rise * own) / capacityOf(velocity)) - 1)).toBeLessThan(
          cells === 10 ? 0.01 : 0.003,
        );
    }
    expect(Math.abs(errors[1])).toBeLessThan(1e-3);
    // Of second order, as the scheme is.
    expect(Math.abs(errors[1])).toBeLessThan(Math.abs(errors[0]) / 3);
  });

  test('takes its conductance at the speed of each cell, as its curve has it', async () => {
    const course = [
      [0.5, 1],
      [1, 2],
      [3, 5],
    ] as const;
    // The scheme of the first order is a row of mixed cells, each of which has (1 + NTU/n)^−1 of the rise before.
    const cells = 8;
    const takenMixed = (velocity: number, conductance: number): number =>
      capacityOf(velocity) * (1 - (1 + conductance / 2 / (cells * capacityOf(velocity))) ** -cells);
    const input = streams(course, cells);
    const { outputs } = await solveField({ ...input, flow: { ...input.flow, scheme: 'upwind' } });
    const rise = power / (takenMixed(slow, 2) + takenMixed(fast, 5));
    expect(outputs['metal'].value).toBeCloseTo(inlet + rise, 6);
  });

  test('comes to rest soon where the air beside it hardly moves', async () => {
    // NTU of 250 in the slow stream: what it gives off does not depend on its film any more.
    const session = new FieldSession(streams(500 * capacityOf(slow), 10));
    const { status, outputs, iterations, heat } = await runSession(session, {});
    expect(status).toBe('converged');
    expect(iterations).toBeLessThan(60);
    expect(Math.abs(heat.out / power - 1)).toBeLessThan(1e-9);
    const whole = capacityOf(slow) + capacityOf(fast);
    expect(outputs['metal'].value).toBeCloseTo(inlet + power / whole, 2);
    // But for rounding.
    expect(outputs['warmest'].value).toBeLessThanOrEqual(outputs['metal'].value + 1e-9);
  });

  test('gives its heat to what it stands on as to the air, as the two resist', async () => {
    const [film, joint] = [4, 0.8];
    const base = streams(film, 10);
    const box = { min: [0, 0, 0], max: [length, 2 * width, height] } as const;
    const board = { min: [0, 0, -0.002], max: [length, 2 * width, 0] } as const;
    const { status, outputs, heat } = await solveField({
      ...base,
      grid: {
        ...base.grid,
        x: 'x' in base.grid ? base.grid.x : [],
        y: [0, width, 2 * width],
        z: [-0.002, 0, height],
      },
      materials: { air, copper: { conductivity: 400 } },
      residual: 1e-8,
      solids: [
        { id: 'board', material: 'copper', box: { min: [-0.02, 0, -0.002], max: [0.12, 2 * width, 0] } },
      ],
      bodies: [
        {
          id: 'sink',
          power,
          places: [
            { box, conductance: film },
            { box: board, of: 'solid', conductance: joint },
          ],
        },
      ],
      boundaries: [
        ...base.boundaries.filter(({ face }) => face !== 'z-'),
        { type: 'temperature', face: 'z-', temperature: inlet },
      ],
      outputs: [...base.outputs, { type: 'surface-heat', id: 'board', face: 'z-' }],
    });
    expect(status).toBe('converged');
    expect(Math.abs(heat.out / power - 1)).toBeLessThan(1e-7);
    const rise = power / (taken(slow, film / 2) + taken(fast, film / 2) + joint);
    expect(Math.abs((outputs['metal'].value - inlet) / rise - 1)).toBeLessThan(5e-3);
    const given = outputs['board'].value / (joint * (outputs['metal'].value - inlet));
    expect(Math.abs(given - 1)).toBeLessThan(1e-3);
  });

  test('is told where it meets no fluid, where its curve turns back, and where the case runs in time', () => {
    const input = streams(
      [
        [1, 2],
        [1, 3],
      ],
      4,
    );
    const { problems } = readFieldCase(
      JSON.parse(
        JSON.stringify({
          ...input,
          materials: { ...input.materials, metal: { conductivity: 100, density: 2700, specificHeat: 900 } },
          solids: [{ id: 'block', material: 'metal', box: input.bodies?.[0].places[0].box }],
          outputs: [{ type: 'body-temperature', id: 'a', body: 'none' }],
        }),
      ),
      'streams',
    );
    expect(problems.map(({ path }) => path)).toEqual([
      '$.bodies[0].places[0].box',
      '$.bodies[0].places[0].conductance[1]',
      '$.outputs[0].body',
    ]);
    const timed = { ...streams(2, 4), initial: inlet, transient: { step: 1, steps: 2 } };
    expect(
      readFieldCase(JSON.parse(JSON.stringify(timed)), 'timed').problems.map(({ path }) => path),
    ).toEqual(['$.bodies[0]']);
  });
});
