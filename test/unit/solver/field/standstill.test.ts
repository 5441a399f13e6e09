import { describe, expect, test } from 'vitest';
import type { FieldFigure } from '#solver/field/contract.ts';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { Standstill } from '#solver/field/standstill.ts';
import { ductOn } from '../../../bench/field-cases.ts';

const allowed = { temperature: 0.05, share: 1e-3 };

/** @returns the turn at which figures have come to stay; null where they have not in so many */
function reached(turns: number, figures: (turn: number) => readonly FieldFigure[]): number | null {
  const standstill = new Standstill(allowed);
  for (let turn = 0; turn < turns; turn++) {
    standstill.note(figures(turn));
    if (standstill.isReached) return turn;
  }
  return null;
}

const kelvin = (value: number): FieldFigure => ({ value, unit: 'K' });

describe('figures that come to stay', () => {
  test.each([0.5, 0.8, 0.9, 0.95, 0.97, 0.99])(
    'a series that falls by %d a turn is then within what it may be off by',
    (ratio) => {
      const end = 350;
      const at = (turn: number): number => end + 20 * ratio ** turn;
      const turn = reached(5000, (n) => [kelvin(at(n))]);
      expect(turn).not.toBeNull();
      expect(at(turn ?? 0) - end).toBeLessThan(1.001 * allowed.temperature);
      // And not long after: an estimate that waits for thrice as little would be no use.
      const first = Math.ceil(Math.log(allowed.temperature / 20) / Math.log(ratio));
      expect(turn).toBeLessThan(first + 40 + Math.log(0.2) / Math.log(ratio));
    },
  );

  test('one that creeps on, or swings, does not', () => {
    expect(reached(1000, (n) => [kelvin(300 + 0.001 * n)])).toBeNull();
    expect(reached(1000, (n) => [kelvin(300 + 0.2 * Math.sin(n))])).toBeNull();
  });

  test('flows are judged by the largest of them, and temperatures by themselves', () => {
    const flow = (value: number): FieldFigure => ({ value, unit: 'm³/s' });
    const small = (n: number): FieldFigure => flow(1e-6 * (2 + Math.sin(n)));
    expect(reached(40, (n) => [flow(0.1), small(n)])).toBe(30);
    expect(reached(400, (n) => [small(n)])).toBeNull();
    expect(reached(40, () => [flow(0), kelvin(0)])).toBe(30);
  });

  test('a steady duct ends there, and its blocks are where they stay', async () => {
    const duct = ductOn([24, 15, 6]);
    const steady = { ...duct, residual: 1e-3, steady: { temperature: 0.02, share: 1e-3 } } as const;
    const [whole, ended] = await Promise.all([solveField({ ...duct, residual: 1e-8 }), solveField(steady)]);
    expect(ended.status).toBe('converged');
    expect(ended.iterations).toBeLessThan(whole.iterations);
    expect(ended.off?.temperature).toBeLessThanOrEqual(0.02);
    for (const [id, { value, unit }] of Object.entries(whole.outputs))
      if (unit === 'K') expect(Math.abs(ended.outputs[id].value - value), id).toBeLessThan(0.02);
    expect(whole.off).toBeUndefined();
  });

  test('cases in time and without a fluid do not ask for it', () => {
    const duct = ductOn([24, 15, 6], { steady: { temperature: 0.02, share: 1e-3 } });
    const problemsOf = (input: FieldCase): string[] =>
      readFieldCase(input, 'duct').problems.map(({ message }) => message);
    expect(problemsOf(duct)).toEqual([]);
    expect(problemsOf({ ...duct, transient: { step: 1, steps: 2 } }).join()).toContain('a case in time');
  });
});
