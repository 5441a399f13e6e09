import { describe, expect, test } from 'vitest';
import { assemble } from '#solver/field/assemble.ts';
import { carryOver, type Grounds } from '#solver/field/carry-over.ts';
import { coarserOf } from '#solver/field/coarser.ts';
import { figureOf } from '#solver/field/figures.ts';
import { Flow } from '#solver/field/flow.ts';
import { FlowStepper } from '#solver/field/flow-stepper.ts';
import { axes, type AxisIndex } from '#solver/field/grid.ts';
import { March } from '#solver/field/march.ts';
import { begun } from '#solver/field/nested.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession } from '#solver/field/solve.ts';
import { alone } from '#solver/field/team.ts';

const lines = (count: number, growth: number, length: number): number[] => {
  const all = Array.from({ length: count + 1 }, (_, i) => (growth ** i - 1) / (growth - 1));
  return all.map((one) => (one * length) / all[count]);
};

/** Air with a plate across its middle; cells grow along all axes. */
function room(counts: readonly [number, number, number], plates: FieldCase['plates'] = []): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: {
      x: lines(counts[0], 1.03, 1),
      y: lines(counts[1], 1.02, 0.5),
      z: lines(counts[2], 0.97, 0.4),
    },
    materials: { air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 1.8e-5 } },
    background: 'air',
    plates,
    boundaries: [
      { type: 'outlet', face: 'x-' },
      { type: 'outlet', face: 'x+' },
      { type: 'temperature', face: 'z-', temperature: 300 },
    ],
    outputs: [],
  };
}

function grounds(input: FieldCase): Grounds {
  const equations = assemble(input);
  return { input, equations, flow: new Flow(alone, input, equations, new March(input, equations).t) };
}

/** Visits all places of cells, or of faces along an axis, with their numbers. */
function forPlaces(
  { flow }: Grounds,
  along: AxisIndex | null,
  visit: (c: number, at: readonly [number, number, number]) => void,
): void {
  const { grid, strides } = flow.room;
  const from = (axis: AxisIndex): number => (axis === along ? 0 : 1);
  const place = (axis: AxisIndex, n: number): number =>
    axis === along ? grid.lines[axis][n] : grid.places[axis][n];
  for (let k = from(2); k <= grid.counts[2]; k++)
    for (let j = from(1); j <= grid.counts[1]; j++)
      for (let i = from(0); i <= grid.counts[0]; i++)
        visit(i + strides[1] * j + strides[2] * k, [place(0, i), place(1, j), place(2, k)]);
}

const linear = ([x, y, z]: readonly [number, number, number]): number => 5 + 3 * x - 2 * y + 4 * z;

describe('what is carried over to a finer grid', () => {
  test('keeps fields that are linear, up to the walls, and velocities along themselves', () => {
    const fine = grounds(room([12, 10, 9]));
    // Neither grid has the other's lines.
    const coarse = grounds(room([7, 5, 4]));
    for (const axis of axes)
      forPlaces(coarse, axis, (c, at) => (coarse.flow.motion.velocity[axis][c] = 7 - 2 * at[axis]));
    for (const field of coarse.flow.cellFields) forPlaces(coarse, null, (c, at) => (field[c] = linear(at)));
    carryOver(coarse, fine);
    let seen = 0;
    for (const field of fine.flow.cellFields)
      forPlaces(fine, null, (c, at) => {
        expect(field[c]).toBeCloseTo(linear(at), 9);
        seen++;
      });
    expect(seen).toBe(2 * 12 * 10 * 9);
    for (const axis of axes) {
      let moving = 0;
      forPlaces(fine, axis, (c, at) => {
        const isSought = fine.flow.room.isSought[axis][c] === 1;
        if (isSought) moving++;
        expect(fine.flow.motion.velocity[axis][c]).toBeCloseTo(isSought ? 7 - 2 * at[axis] : 0, 9);
      });
      expect(moving).toBeGreaterThan(500);
    }
  });

  test('does not cross a plate', () => {
    const [fine, coarse] = [12, 6].map((count) => {
      const input = room([count, 2, 2]);
      const { grid } = input;
      const middle = 'x' in grid ? lines(12, 1.03, 1)[6] : 0;
      return grounds({
        ...input,
        grid: { ...grid, x: lines(12, 1.03, 1).filter((_, i) => i % (12 / count) === 0) },
        plates: [{ id: 'plate', box: { min: [middle, 0, 0], max: [middle, 0.5, 0.4] } }],
      });
    });
    const half = fine.equations.grid.lines[0][6];
    const sides = ([x]: readonly [number, number, number]): number => (x < half ? 300 : 400);
    for (const field of coarse.flow.cellFields) forPlaces(coarse, null, (c, at) => (field[c] = sides(at)));
    carryOver(coarse, fine);
    for (const field of fine.flow.cellFields)
      forPlaces(fine, null, (c, at) => expect(field[c]).toBe(sides(at)));
  });

  test('keeps streams where the grids share their lines', () => {
    const input = { ...duct([24, 12, 8]), solids: [], sources: [] };
    const coarser = { ...input, grid: { max: [0.4, 0.1, 0.08], cells: [12, 6, 4] } } as const;
    const [fine, coarse] = [grounds(input), grounds(coarser)];
    const { isSought } = coarse.flow.room;
    forPlaces(coarse, 0, (c, [, y, z]) => {
      if (isSought[0][c] === 1) coarse.flow.motion.velocity[0][c] = y * (0.1 - y) * z * (0.08 - z);
    });
    carryOver(coarse, fine);
    const section = (x: number) => ({ min: [x, 0, 0], max: [x, 0.1, 0.08] }) as const;
    for (const x of [0.1, 0.2, 0.3])
      expect(Math.abs(fine.flow.through(section(x)) / coarse.flow.through(section(x)) - 1)).toBeLessThan(
        1e-12,
      );
  });
});

/** Air between plates with a heater on its floor. */
function duct(cells: readonly [number, number, number]): FieldCase {
  const heater = { min: [0.1, 0.025, 0], max: [0.2, 0.075, 0.04] } as const;
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [0.4, 0.1, 0.08], cells },
    materials: {
      air: { conductivity: 0.5, density: 1.2, specificHeat: 1006, viscosity: 5e-4 },
      metal: { conductivity: 200 },
    },
    background: 'air',
    solids: [{ id: 'heater', box: heater, material: 'metal' }],
    sources: [{ id: 'heat', box: heater, power: 5 }],
    boundaries: [
      { type: 'inlet', face: 'x-', velocity: [0.5, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+' },
    ],
    flow: { scheme: 'upwind' },
    residual: 1e-5,
    outputs: [
      { id: 'heater', type: 'mean', box: heater },
      { id: 'loss', type: 'surface-pressure', face: 'x-' },
    ],
  };
}

/** What a case comes to from rest, and begun on a coarser grid; `first` after three turns. */
function bothWays(input: FieldCase) {
  const figures = (state: Grounds) =>
    input.outputs.map((output) => figureOf({ ...state, t: state.flow.temperature }, output).value);
  const solved = (state: Grounds, stepper: FlowStepper) => {
    const run = stepper.step(0);
    for (let turn = 0; turn < 3; turn++) run.next();
    const first = figures(state);
    while (run.next().done !== true);
    return { first, last: figures(state) };
  };
  const equations = assemble(input);
  const byItself = new FlowStepper(alone, input, equations, new March(input, equations));
  const making = begun(alone, input);
  let made = making.next(false);
  let coarser = 0;
  for (; made.done !== true; made = making.next(false)) coarser++;
  const { stepper } = made.value;
  if (!(stepper instanceof FlowStepper)) throw new Error('nothing flows');
  return {
    coarser,
    fromRest: solved({ input, equations, flow: byItself.flow }, byItself),
    nested: solved({ input, equations: made.value.equations, flow: stepper.flow }, stepper),
  };
}

describe('a flow that begins on a coarser grid', () => {
  test('comes to the same answer, from nearby', () => {
    const { coarser, fromRest, nested } = bothWays(duct([64, 20, 16]));
    expect(coarser).toBeGreaterThan(3);
    fromRest.last.forEach((one, i) => expect(Math.abs(nested.last[i] / one - 1)).toBeLessThan(1e-4));
    const [heater] = fromRest.last;
    expect(heater).toBeGreaterThan(304);
    expect(Math.abs(nested.first[0] - heater)).toBeLessThan(Math.abs(fromRest.first[0] - heater) / 4);
  });

  test('is that between two plates', () => {
    // Mean velocity 1 m/s, 0.1 Pa s, 1 m apart, 2 m long: Δp = 12 μ u L/H².
    const { coarser, fromRest, nested } = bothWays({
      format: 'boxwright-field-case',
      version: 1,
      grid: { max: [2, 1, 1], cells: [205, 100, 1] },
      materials: { oil: { conductivity: 1, density: 1, viscosity: 0.1 } },
      background: 'oil',
      boundaries: [
        { type: 'inlet', face: 'x-', velocity: ['6*y*(1-y)', 0, 0] },
        { type: 'outlet', face: 'x+' },
        { type: 'symmetry', face: 'z-' },
        { type: 'symmetry', face: 'z+' },
      ],
      residual: 3e-6,
      outputs: [
        { type: 'surface-pressure', id: 'loss', face: 'x-' },
        { type: 'point', id: 'middle', quantity: 'u', at: [1, 0.5, 0.5] },
      ],
    });
    expect(coarser).toBeGreaterThan(0);
    for (const { last } of [fromRest, nested]) {
      expect(last[0]).toBeCloseTo(2.4, 2);
      expect(last[1]).toBeCloseTo(1.5, 2);
    }
  });

  test('tells where it is, and has an answer when it is stopped there', async () => {
    const input = duct([64, 20, 16]);
    const session = new FieldSession(input);
    const steps = session.steps();
    const first = steps.next();
    const coarser = coarserOf(input)?.grid;
    if (first.done === true || !coarser || !('x' in coarser)) throw new Error('there is no coarser grid');
    const cells = (coarser.x.length - 1) * (coarser.y.length - 1) * (coarser.z.length - 1);
    expect(first.value).toMatchObject({ stage: 'field', iteration: 1, coarser: cells });
    expect([...(session.picture()?.lines[0] ?? [])]).toEqual(coarser.x);
    expect(session.figures(new Set(['heater']))['heater'].value).toBeGreaterThan(300);
    expect(session.standing()?.leftover?.heat).toBeGreaterThan(0);
    session.stop();
    const last = steps.next();
    if (last.done !== true) throw new Error('it goes on');
    const { status, iterations, coarser: before, cells: all, residual, outputs } = last.value;
    expect({ status, iterations, before, all }).toEqual({
      status: 'not-converged',
      iterations: 0,
      before: 1,
      all: 64 * 20 * 16,
    });
    expect(residual).toBe(first.value.residual);
    expect(outputs['heater'].value).toBeGreaterThan(300);
    expect(session.picture()?.lines[0]).toHaveLength(65);
    const { coarser: turns, status: whole } = await runSession(new FieldSession(input), {});
    expect(whole).toBe('converged');
    expect(turns).toBeGreaterThan(3);
  });
});
