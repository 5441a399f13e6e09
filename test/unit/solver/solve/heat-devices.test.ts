/*
 * Heat pipes and thermoelectric modules in networks: limits, frost, power, balances and the exact Jacobian.
 */
import { describe, expect, it } from 'vitest';
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { readCase } from '#solver/case/read.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { solveTransient } from '#solver/transient/solve.ts';
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

type Module = Extract<HeatLink, { type: 'thermoelectric' }>;

const module: Module = {
  id: 'module',
  from: 'chip',
  to: 'fin',
  type: 'thermoelectric',
  seebeck: 0.05,
  resistance: 2,
  conductance: 0.5,
  current: 3,
};

/** A chip behind a module, and a fin in a stream of air; a converter feeds the module and warms the chip. */
function cooled(change: Partial<Module> = {}, more: Partial<Case> = {}): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'air',
        fluid: { type: 'air' },
        nodes: [
          { id: 'room', pressure: 0 },
          { id: 'duct', inflow: 0.01 },
          { id: 'out', pressure: 0 },
        ],
        branches: [
          { id: 'fins', from: 'duct', to: 'out', elements: [{ type: 'loss', area: 0.01, k: 5 }] },
          { id: 'leak', from: 'room', to: 'duct', elements: [{ type: 'loss', area: 0.001, k: 5 }] },
        ],
      },
    ],
    heat: {
      nodes: [{ id: 'chip', sources: [{ power: 20, supply: 'psu' }] }, { id: 'fin' }],
      links: [
        { ...module, supply: 'psu', ...change },
        { id: 'film', from: 'fin', to: 'duct', type: 'conductance', value: 3 },
        { id: 'sink', from: 'fin', to: 'fins', type: 'stream-resistance', offset: 0.1, coefficient: 2e-3, exponent: 0.8 }, // prettier-ignore
      ],
    },
    power: {
      converters: [
        { id: 'psu', rating: 100, units: 1, efficiency: [[0.1, 0.8], [0.5, 0.9], [1, 0.88]], heat: [{ node: 'duct', share: 0.7 }] }, // prettier-ignore
      ],
    },
    ...more,
  };
}

describe('a thermoelectric module', () => {
  it('has an exact Jacobian, with its supply and without', () => {
    for (const change of [{}, { supply: undefined }, { current: -2 }, { current: 0 }]) {
      expectExactJacobian(cooled(change), (s, { pressureAt, temperatureAt, outputAt }) => {
        const sine = Math.sin(1.7 * s + 0.3);
        if (s < pressureAt) return 0.02 * sine;
        if (s < temperatureAt) return 5 * sine;
        return s < outputAt ? 310 + 20 * sine : 47;
      });
    }
  });

  it('closes the balance of heat, and loads its supply', () => {
    const solution = converged(cooled());
    const { heat, values, detail } = solution.links['module'];
    expect(heat).toBeCloseTo(20, 9);
    expect(detail).toMatch(/^P = .* W, COP = /);
    const [power, delivered] = [values?.power ?? 0, values?.delivered ?? 0];
    expect(delivered).toBeCloseTo(20 + power, 9);
    expect(solution.links['film'].heat + solution.links['sink'].heat).toBeCloseTo(delivered, 9);
    expect(solution.converters['psu'].output).toBeCloseTo(20 + power, 9);
    expect(power).toBeCloseTo((values?.voltage ?? 0) * 3, 9);
    expect(solution.totals.heat).toBeCloseTo(20 + power + 0.7 * solution.converters['psu'].loss, 9);
    expect(solution.totals.heatOut).toBeCloseTo(solution.totals.heat, 9);
    // The chip is colder than behind the module at rest.
    const rest = converged(cooled({ current: 0 }));
    expect(celsius(solution, 'chip')).toBeLessThan(celsius(rest, 'chip') - 20);
    expect(rest.links['module'].values).not.toHaveProperty('cop');
  });

  it('is as many couples in series', () => {
    const couples = { seebeck: 0.05 / 127, resistance: 2 / 127, conductance: 0.5 / 127, couples: 127 };
    const whole = converged(cooled());
    const parts = converged(cooled(couples));
    expect(celsius(parts, 'chip')).toBeCloseTo(celsius(whole, 'chip'), 9);
  });

  it('pumps between streams alone, with nothing else heated', () => {
    const input = cooled({ from: 'duct', to: 'out', supply: undefined });
    const circuits = [
      {
        ...(input.circuits ?? [])[0],
        nodes: [
          { id: 'room', pressure: 0 },
          { id: 'duct', inflow: 0.01 },
          { id: 'out' },
          { id: 'end', pressure: 0 },
        ],
      },
    ];
    const branches = [
      ...circuits[0].branches,
      { id: 'exit', from: 'out', to: 'end', elements: [{ type: 'loss', area: 0.01, k: 1 } as const] },
    ];
    const solution = converged({
      format: 'boxwright-case',
      version: 1,
      circuits: [{ ...circuits[0], branches }],
      heat: { nodes: [], links: [{ ...module, from: 'duct', to: 'out' }] },
    });
    expect(celsius(solution, 'duct')).toBeLessThan(19);
    expect(solution.totals.heat).toBeCloseTo(solution.links['module'].values?.power ?? 0, 9);
    expect(celsius(solution, 'end')).toBeGreaterThan(20);
  });

  it('has slopes to its current that differences confirm', () => {
    const input = cooled();
    const [slopes] = sensitivities(input, converged(input), [{ id: 'chip', of: 'temperature' }]);
    for (const name of ['current', 'seebeck', 'resistance', 'conductance'] as const) {
      const slope = slopes.find(({ path }) => path === `heat.links[module].${name}`)?.slope ?? Number.NaN;
      const step = 1e-4 * module[name];
      const at = (by: number): number => celsius(converged(cooled({ [name]: module[name] + by })), 'chip');
      expect(slope / ((at(step) - at(-step)) / (2 * step))).toBeCloseTo(1, 4);
    }
  });

  it('is refused where its hot side has no way out, and has no steady state where it runs away', () => {
    const stranded = solveCaseSync(heat([{ id: 'chip' }, { id: 'fin' }], [module]));
    expect(stranded.problems[0].code).toBe('heat-without-sink');
    const unknown = solveCaseSync(cooled({ supply: 'none' }));
    expect(unknown.problems[0].code).toBe('unknown-converter');
    // α I = 0.15 W/K grows faster with the fin's temperature than 0.1 W/K carries off.
    const weak: HeatLink = { id: 'weak', from: 'fin', to: 'air', type: 'conductance', value: 0.1 };
    const nodes = [{ id: 'chip', temperature: 300 }, { id: 'fin' }, { id: 'air', temperature: 300 }];
    const away = solveCaseSync(heat(nodes, [{ ...module, conductance: 0.01 }, weak]));
    expect(away.status).toBe('not-converged');
  });

  it('runs in time with a current that is switched, and its energy balances', async () => {
    const input = cooled();
    const nodes = (input.heat?.nodes ?? []).map((node) => ({ ...node, capacity: 50 }));
    const course = { type: 'steps', points: [[0, 0], [60, 3]] } as const; // prettier-ignore
    const run = await solveTransient({
      ...input,
      heat: { nodes, links: input.heat?.links ?? [] },
      transient: { duration: 200, changes: [{ path: 'heat.links[module].current', course }] },
    });
    expect(run.status).toBe('completed');
    expect(run.energyBalance).toBeLessThan(1e-6);
    const chip = run.nodes['chip'].temperature ?? [];
    expect(chip[chip.length - 1]).toBeLessThan(chip[0] - 10);
  });
});
