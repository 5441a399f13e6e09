/*
 * Heat pipes in networks: limits of transport, frost, and the exact Jacobian of both.
 */
import { describe, expect, it } from 'vitest';
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { readCase } from '#solver/case/read.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const heat = (nodes: readonly HeatNode[], links: readonly HeatLink[]): Case => ({
  format: 'boxwright-case',
  version: 1,
  heat: { nodes, links },
});
const converged = (input: Case): Solution => {
  const solution = solveCaseSync(input);
  expect(solution.status).toBe('converged');
  expect(solution.balance.energy).toBeLessThan(1e-9);
  return solution;
};
const celsius = (solution: Solution, id: string): number =>
  (solution.nodes[id].temperature ?? Number.NaN) - 273.15;

type Pipe = Extract<HeatLink, { type: 'heat-pipe' }>;

/** A chip on a pipe to a sink at 40 °C. */
function piped(power: number, pipe: Partial<Pipe>, sink = 313.15): Case {
  return heat(
    [
      { id: 'chip', sources: [{ power }] },
      { id: 'sink', temperature: sink },
    ],
    [{ id: 'pipe', from: 'chip', to: 'sink', type: 'heat-pipe', ...pipe }],
  );
}

describe('a heat pipe', () => {
  const halves = { evaporator: 0.12, condenser: 0.08 };
  const table = [
    [300, 25],
    [330, 45],
    [360, 60],
  ] as const;

  it('has one resistance up to its limit, shared by all pipes', () => {
    const solution = converged(piped(90, { ...halves, count: 3, maximumHeat: 60 }));
    expect(celsius(solution, 'chip')).toBeCloseTo(40 + (90 * 0.2) / 3, 6);
    const { inRange, detail, relation, values } = solution.links['pipe'];
    expect(inRange).toBe(true);
    expect(relation).toBe('heat-pipe');
    expect(detail).toBe('50 % of its transport limit');
    expect(values?.vapour).toBeCloseTo(313.15 + 30 * 0.08, 6);
    expect(values?.limit).toBe(180);
  });

  it.each([1, 1.05, 1.2, 1.3])('at %d of its limit drives the temperature up, and says so', (load) => {
    const solution = converged(piped(20 * load, { resistance: 0.01, maximumHeat: 20 }));
    expect(celsius(solution, 'chip')).toBeCloseTo(40 + 20 * load * 0.01 * (1 + load ** 30), 4);
    const { inRange, detail } = solution.links['pipe'];
    expect(inRange).toBe(load <= 1);
    if (load > 1) expect(detail).toContain('beyond its transport limit of 20.0 W');
  });

  it('far beyond its limit has no steady state, and the solver names the part', () => {
    const { status, problems } = solveCaseSync(piped(40, { resistance: 0.01, maximumHeat: 20 }));
    expect(status).toBe('not-converged');
    expect(problems[0]).toMatchObject({ code: 'overheating', ids: ['chip'] });
  });

  it('has a limit that follows the temperature of its vapour', () => {
    const warm = converged(piped(40, { ...halves, maximumHeat: table }, 330));
    expect(warm.links['pipe'].inRange).toBe(true);
    const cold = converged(piped(40, { ...halves, maximumHeat: table }, 300));
    expect(cold.links['pipe'].inRange).toBe(false);
    expect((cold.nodes['chip'].temperature ?? 0) - 300).toBeGreaterThan(20);
    const beyond = converged(piped(10, { ...halves, maximumHeat: table }, 290));
    expect(beyond.links['pipe'].inRange).toBe(false);
    expect(beyond.links['pipe'].detail).toContain('known from 300 to 360 K');
  });

  it('carries heat both ways', () => {
    const there = converged(piped(30, halves)).links['pipe'];
    const back = converged(
      heat(
        [
          { id: 'chip', sources: [{ power: 30 }] },
          { id: 'sink', temperature: 313.15 },
        ],
        [{ id: 'pipe', from: 'sink', to: 'chip', type: 'heat-pipe', evaporator: 0.08, condenser: 0.12 }],
      ),
    ).links['pipe'];
    expect(back.heat).toBeCloseTo(-there.heat, 9);
    expect(back.values?.vapour).toBeCloseTo(there.values?.vapour ?? 0, 9);
  });

  it('conducts as its wall when frozen, and thaws by what is lost in it', () => {
    const pipe = { resistance: 0.1, wallConductance: 0.5 };
    const frozen = converged(piped(5, pipe, 253.15));
    expect(celsius(frozen, 'chip')).toBeCloseTo(-10, 6);
    expect(frozen.links['pipe'].inRange).toBe(false);
    expect(frozen.links['pipe'].detail).toContain('frozen');
    // 100 W would need 200 K in the wall, and 10 K in a pipe at work, which then is too cold: it stays half frozen.
    const between = converged(piped(100, pipe, 253.15));
    expect(between.links['pipe'].values?.vapour).toBeGreaterThan(272.6);
    expect(between.links['pipe'].values?.vapour).toBeLessThan(273.7);
    const methanol = converged(piped(100, { ...pipe, freezing: 175.6 }, 253.15));
    expect(celsius(methanol, 'chip')).toBeCloseTo(-10, 6);
    expect(methanol.links['pipe'].inRange).toBe(true);
  });

  it('has an exact Jacobian and slopes at, below and beyond its limit, and half frozen', () => {
    const links: HeatLink[] = [
      { id: 'a', from: 'chip', to: 'sink', type: 'heat-pipe', ...halves, maximumHeat: table, count: 2 },
      { id: 'b', from: 'chip', to: 'fin', type: 'heat-pipe', resistance: 0.3, wallConductance: 0.1, maximumHeat: 12 }, // prettier-ignore
      { id: 'c', from: 'fin', to: 'sink', type: 'resistance', value: 0.5 },
    ];
    const nodes: HeatNode[] = [
      { id: 'chip', sources: [{ power: 60 }] },
      { id: 'fin' },
      { id: 'sink', temperature: 310 },
    ];
    for (const [chip, fin] of [
      [320, 315],
      [330, 312],
      [300, 306],
      [273.4, 273.2],
      [272.9, 273],
    ]) {
      expectExactJacobian(heat(nodes, links), (s) => [chip, fin, 310][s]);
    }
    const input = heat(nodes, links);
    const solution = converged(input);
    const [slopes] = sensitivities(input, solution, [{ id: 'chip', of: 'temperature' }]);
    const byPower = slopes.find(({ path }) => path === 'heat.nodes[chip].sources[0].power');
    const more = converged(heat([{ id: 'chip', sources: [{ power: 60.01 }] }, ...nodes.slice(1)], links));
    expect(byPower?.slope).toBeCloseTo((celsius(more, 'chip') - celsius(solution, 'chip')) / 0.01, 3);
  });

  it('is refused without a resistance, with two, and with a table that does not ascend', () => {
    const problems = (pipe: Partial<Pipe>): number =>
      readCase(piped(1, pipe), 'pipe.json').problems.length + solveCaseSync(piped(1, pipe)).problems.length;
    expect(readCase(piped(1, {}), 'x').problems[0].message).toContain('resistance, or evaporator');
    expect(readCase(piped(1, { ...halves, resistance: 1 }), 'x').case).toBeNull();
    expect(problems({ ...halves, maximumHeat: [table[1], table[0]] })).toBeGreaterThan(0);
    expect(problems({ ...halves, maximumHeat: table })).toBe(0);
  });
});
