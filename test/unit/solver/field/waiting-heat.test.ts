import { describe, expect, it, test } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { canWait, HeatTurns } from '#solver/field/waiting-heat.ts';

/** Air past a heated block in a duct whose walls let nothing through. */
const duct: FieldCase = {
  format: 'boxwright-field-case',
  version: 1,
  grid: { max: [0.4, 0.1, 0.1], cells: [32, 10, 10] },
  materials: {
    air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 2e-3 },
    metal: { conductivity: 20 },
  },
  background: 'air',
  solids: [{ id: 'block', material: 'metal', box: { min: [0.1, 0, 0.02], max: [0.15, 0.05, 0.08] } }],
  sources: [{ id: 'block', power: 12, box: { min: [0.1, 0, 0.02], max: [0.15, 0.05, 0.08] } }],
  boundaries: [
    { type: 'inlet', face: 'x-', velocity: [1, 0, 0], temperature: 300 },
    { type: 'outlet', face: 'x+' },
  ],
  flow: { scheme: 'upwind' },
  outputs: [{ type: 'mean', id: 'block', box: { min: [0.1, 0, 0.02], max: [0.15, 0.05, 0.08] } }],
};

describe('heat that waits', () => {
  it('comes to the temperatures of the heat that is solved in each turn', async () => {
    const waiting = await solveField(duct);
    // A wall that radiates next to nothing outside: its heat cannot wait.
    const wall = {
      type: 'convection',
      face: 'y+',
      coefficient: 1e-12,
      ambient: 300,
      outside: { emissivity: 1e-12, surroundings: 300 },
    } as const;
    const all = { ...duct, boundaries: [...duct.boundaries, wall] };
    expect(canWait(all)).toBe(false);
    const always = await solveField(all);
    expect(waiting.status).toBe('converged');
    expect(always.status).toBe('converged');
    expect(waiting.outputs['block'].value).toBeGreaterThan(310);
    expect(waiting.outputs['block'].value).toBeCloseTo(always.outputs['block'].value, 3);
  });

  it('has left with the air in the end', async () => {
    const { heat, leftover } = await solveField(duct);
    expect(heat.in).toBeCloseTo(12, 9);
    expect(heat.out).toBeCloseTo(12, 4);
    expect(leftover?.heat).toBeLessThan(1e-6);
  });

  it.each<[string, Partial<FieldCase>]>([
    ['of a scheme of second order', { flow: {} }],
    ['in time', { transient: { step: 1, steps: 2 } }],
    ['of given velocities', { flow: { scheme: 'upwind', prescribed: [1, 0, 0] } }],
    ['that radiates', { materials: { ...duct.materials, metal: { conductivity: 20, emissivity: 0.9 } } }],
  ])('is no heat %s', (_, change) => {
    expect(canWait(duct)).toBe(true);
    expect(canWait({ ...duct, ...change })).toBe(false);
  });
});

describe('turns of heat', () => {
  const course = (turns: HeatTurns, flows: readonly number[]): string =>
    flows
      .map((flow) => {
        const isDue = turns.isDue;
        turns.note(isDue, flow);
        return isDue ? 'h' : '.';
      })
      .join('');

  it('are the first, and one in four while the flow comes to no rest', () => {
    expect(course(new HeatTurns(true, 1e-6), [1, 1, 1, 1, 1, 1, 1, 1, 1])).toBe('h...h...h');
  });

  it('follow a turn in which the flow leaves half as much over', () => {
    expect(course(new HeatTurns(true, 1e-6), [1, 0.7, 0.5, 0.4, 0.3, 0.25])).toBe('h..h..');
  });

  it('are all from where the flow has come to rest', () => {
    expect(course(new HeatTurns(true, 1e-2), [1, 0.01, 0.009, 0.008])).toBe('h.hh');
  });
});

test('heat that cannot wait is solved in every turn', () => {
  const turns = new HeatTurns(false, 1e-6);
  for (const flow of [1, 0.9, 0.8]) {
    expect(turns.isDue).toBe(true);
    turns.note(true, flow);
  }
});
