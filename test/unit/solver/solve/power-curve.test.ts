/*
 * What a machine draws at its utilisation, as a source.
 */
import { describe, expect, it } from 'vitest';
import type { Case, Source } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import { powerAtUtilisation } from '#solver/power/power-curve.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

/** IBM x3250 (X3470), SPECpower_ssj2008. */
const points = [
  [0, 41.6],
  [0.5, 73],
  [1, 113],
] as const;

function machine(source: Partial<Source> = {}): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        {
          id: 'server',
          capacity: 100,
          sources: [{ power: 5, powerCurve: { utilisation: 0.5, points }, ...source }],
        },
        { id: 'room', temperature: 293.15 },
      ],
      links: [{ id: 'air', from: 'server', to: 'room', type: 'resistance', value: 0.1 }],
    },
  };
}

describe('power against utilisation', () => {
  it('meets each point, is held beyond the ends, and goes straight between them on demand', () => {
    for (const [utilisation, watts] of points)
      expect(powerAtUtilisation({ utilisation, points })).toBe(watts);
    const middle = points.slice(1);
    expect(powerAtUtilisation({ utilisation: 0.1, points: middle })).toBe(73);
    expect(powerAtUtilisation({ utilisation: 0.25, points, interpolation: 'linear' })).toBeCloseTo(57.3, 12);
    expect(powerAtUtilisation({ utilisation: 0.25, points })).toBeCloseTo(56.225, 12);
  });

  it('is heat at the node beside what is constant, and closes the balance', () => {
    const solution = solveCaseSync(machine());
    expect(solution.status).toBe('converged');
    expect(solution.nodes['server'].heat).toBeCloseTo(78, 9);
    expect(solution.nodes['server'].temperature).toBeCloseTo(293.15 + 7.8, 9);
    expect(solution.balance.energy).toBeLessThan(1e-9);
    expectExactJacobian(machine(), (s) => [320, 293][s]);
  });

  it('loads the supply that it names', () => {
    const converter = { id: 'supply', rating: 200, units: 1, efficiency: [[0.5, 0.9] as const] };
    const { converters } = solveCaseSync({
      ...machine({ supply: 'supply' }),
      power: { converters: [converter] },
    });
    expect(converters['supply'].output).toBeCloseTo(78, 9);
  });

  it('has a slope to its utilisation', () => {
    const input = machine();
    const [found] = sensitivities(input, solveCaseSync(input), [{ id: 'server', of: 'temperature' }]);
    const figure = found?.find(({ path }) => path.endsWith('powerCurve.utilisation'));
    // The parabola through the points, P' = 62.8 + 17.2 (2 u − 0.5), on 0.1 K/W.
    expect(figure?.slope).toBeCloseTo(7.14, 6);
  });

  it('follows a course in time', async () => {
    const course = { type: 'steps', points: [[0, 0], [50, 1]] } as const; // prettier-ignore
    const run = await solveTransient({
      ...machine(),
      transient: {
        duration: 200,
        changes: [{ path: 'heat.nodes[server].sources[0].powerCurve.utilisation', course }],
      },
    });
    expect(run.status).toBe('completed');
    expect(run.extremes['server'].minimum).toBeCloseTo(293.15 + 4.66, 6);
    // τ = 10 s: after 150 s at full load the rest is e^−15.
    expect(run.extremes['server'].maximum).toBeCloseTo(293.15 + 11.8, 4);
    expect(run.energyBalance).toBeLessThan(1e-6);
  });

  it('is refused with unsorted points, or busier than it can be', () => {
    const unsorted = machine({ powerCurve: { utilisation: 0.5, points: [...points].reverse() } });
    const { problems } = solveCaseSync(unsorted);
    expect(problems[0]?.message).toContain('The curve of “server” needs at least 2 points with rising');
    const busy = readCase(machine({ powerCurve: { utilisation: 1.2, points } }), 'busy.json');
    expect(busy.problems[0]?.path).toBe('$.heat.nodes[0].sources[0].powerCurve.utilisation');
  });
});
