/*
 * What the solver promises beyond right numbers: refusal in words, warm starts, control, cancelling, still air.
 */
import { describe, expect, it } from 'vitest';
import type { Branch, Case, Circuit } from '#solver/case/case.ts';
import type { Progress, Solution, WarmStart } from '#solver/solve/contract.ts';
import { solveCase, solveCaseSync } from '#solver/solve/solve.ts';
import { enclosure } from './enclosure.ts';
import { expectExactJacobian } from './jacobian.ts';

describe('the equations', () => {
  it('have an exact Jacobian at a state with flows both ways', () => {
    expectExactJacobian(enclosure(), (s, topology) => {
      const wave = Math.sin(1.7 * s + 0.3);
      if (s < topology.pressureAt) return 4e-3 * wave + (wave < 0 ? -1e-3 : 1e-3);
      if (s < topology.temperatureAt) return 20 * wave;
      return s < topology.outputAt ? 310 + 15 * wave : 90 + 10 * wave;
    });
  });
});

describe('a solve', () => {
  it('closes mass and energy, and hands every watt to something', () => {
    const solution = solveCaseSync(enclosure());
    expect(solution.status).toBe('converged');
    expect(solution.balance.mass).toBeLessThan(1e-9);
    expect(solution.balance.energy).toBeLessThan(1e-9);
    expect(Math.abs(solution.totals.heat - solution.totals.heatOut)).toBeLessThan(1e-6);
    // The feed gives what the box releases and what the feed converter, which has no place in the box, loses.
    const { feed } = solution.converters;
    expect(solution.totals.feed - feed.loss).toBeCloseTo(solution.totals.heat, 6);
    expect(Object.keys(solution.branches)).toContain('a3-b3');
  });

  it('starts warm from an earlier solution and takes fewer iterations to the same answer', () => {
    const first = solveCaseSync(enclosure());
    const changed = enclosure({ power: 21 });
    const cold = solveCaseSync(changed);
    const warm = solveCaseSync(changed, { warmStart: first });
    expect(warm.status).toBe('converged');
    expect(warm.iterations).toBeLessThanOrEqual(cold.iterations);
    for (const id of ['s0', 's3', 'b3']) {
      expect(warm.nodes[id].temperature).toBeCloseTo(cold.nodes[id].temperature ?? 0, 4);
    }
    expect(solveCaseSync(changed, { warmStart: cold }).iterations).toBeLessThanOrEqual(1);
  });

  it('is not misled by a warm start of nonsense or of another case', () => {
    const cold = solveCaseSync(enclosure());
    const nonsense: WarmStart = {
      nodes: Object.fromEntries(
        Object.keys(cold.nodes).map((id) => [id, { pressure: id === 'a0' ? NaN : 1e9, temperature: 4000 }]),
      ),
      branches: Object.fromEntries(Object.keys(cold.branches).map((id) => [id, { massFlow: -50 }])),
      converters: { psu: { output: -1e6 } },
      speed: null,
    };
    const empty: WarmStart = { nodes: {}, branches: {}, converters: {}, speed: null };
    for (const warmStart of [nonsense, empty]) {
      const solution = solveCaseSync(enclosure(), { warmStart });
      expect(solution.status).toBe('converged');
      expect(solution.nodes['s0'].temperature).toBeCloseTo(cold.nodes['s0'].temperature ?? 0, 4);
    }
  });

  it('finds the draught that warm air makes when the fan stands still', () => {
    const solution = solveCaseSync(enclosure({ power: 3, speed: 0 }));
    expect(solution.status).toBe('converged');
    expect(Math.abs(solution.branches['grille-a'].massFlow)).toBeGreaterThan(1e-5);
    expect(solution.nodes['s0'].temperature).toBeLessThan(400);
  });

  it('finds the textbook flow of a heated chimney', () => {
    // ρ_a g H (1 − T_a/T_z) = K ½ṁ²/(ρ_z A²) + …: one hot zone, an inlet and an outlet loss, 2 m apart.
    const rho = 101325 / (287.05 * 293.15);
    const height = 2;
    const area = 0.02;
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'air',
          fluid: { type: 'air' },
          nodes: [
            { id: 'in', pressure: 0 },
            { id: 'hot', power: 200 },
            { id: 'out', pressure: -rho * 9.80665 * height, elevation: height },
          ],
          branches: [
            { id: 'inlet', from: 'in', to: 'hot', elements: [{ type: 'loss', area, k: 1.5 }] },
            { id: 'shaft', from: 'hot', to: 'out', elements: [{ type: 'loss', area, k: 1 }] },
          ],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    const flow = solution.branches['shaft'].massFlow;
    const hot = solution.nodes['hot'].temperature ?? 0;
    const rhoHot = solution.branches['shaft'].density;
    expect(flow * 1006 * (hot - 293.15)).toBeGreaterThan(195);
    const drive = (rho - rhoHot) * 9.80665 * height;
    const resist = (0.5 * flow ** 2 * (1.5 / rho + 1 / rhoHot)) / area ** 2;
    expect(resist).toBeCloseTo(drive, 7);
  });

  it('leaves branches at rest at rest', () => {
    const air = enclosure().circuits?.[0];
    if (!air) throw new Error('no circuit');
    const pocket: Circuit = {
      ...air,
      nodes: [...air.nodes, { id: 'pocket', elevation: 0.02 }, { id: 'corner', elevation: 0.02 }],
      branches: [
        ...air.branches,
        { id: 'to-pocket', from: 'a1', to: 'pocket', elements: [{ type: 'loss', area: 0.01, k: 1 }] },
        { id: 'to-corner', from: 'pocket', to: 'corner', elements: [{ type: 'loss', area: 0.01, k: 1 }] },
      ],
    };
    const solution = solveCaseSync({ ...enclosure(), circuits: [pocket] });
    expect(solution.status).toBe('converged');
    expect(Math.abs(solution.branches['to-corner'].massFlow)).toBeLessThan(1e-12);
    expect(solution.nodes['corner'].temperature).toBeGreaterThan(250);
  });

  it('solves nothing at all', () => {
    expect(solveCaseSync({ format: 'boxwright-case', version: 1 }).status).toBe('converged');
  });
});

describe('fan control', () => {
  const controlled = (limit: number, power = 20): Case => ({
    ...enclosure({ limit, power }),
    control: { branches: ['fan'], margin: 5, minimum: 0.2, maximum: 1 },
  });
  const hottest = (solution: Solution): number =>
    Math.max(...[0, 1, 2, 3].map((i) => solution.nodes[`s${i}`].temperature ?? 0));

  it('finds the slowest speed that keeps the margin', () => {
    const full = hottest(solveCaseSync(enclosure()));
    const solution = solveCaseSync(controlled(full + 15));
    expect(solution.status).toBe('converged');
    expect(solution.speed).toBeGreaterThan(0.2);
    expect(solution.speed).toBeLessThan(1);
    expect(hottest(solution)).toBeLessThanOrEqual(full + 10 + 1e-6);
    expect(hottest(solution)).toBeGreaterThan(full + 10 - 0.01);
    const warm = solveCaseSync(controlled(full + 15), { warmStart: solution });
    expect(warm.speed).toBeCloseTo(solution.speed ?? 0, 4);
    const slower = solveCaseSync(enclosure({ speed: (solution.speed ?? 0) * 0.99 }));
    expect(hottest(slower)).toBeGreaterThan(full + 10);
  });

  it('stays at the minimum where that is enough', () => {
    const solution = solveCaseSync(controlled(500, 2));
    expect(solution.status).toBe('converged');
    expect(solution.speed).toBe(0.2);
    expect(solution.problems).toEqual([]);
  });

  it('goes to the maximum and says so where even that does not hold the margin', () => {
    const solution = solveCaseSync(controlled(300));
    expect(solution.status).toBe('converged');
    expect(solution.speed).toBe(1);
    expect(solution.problems.map((problem) => problem.code)).toEqual(['control-at-maximum']);
    expect(solution.problems[0].ids).toContain('s0');
  });
});

describe('a case without an answer', () => {
  const flow = (circuit: Partial<Circuit>): Case => ({
    format: 'boxwright-case',
    version: 1,
    circuits: [{ id: 'c', fluid: { type: 'air' }, nodes: [], branches: [], ...circuit }],
  });
  const loss: Branch['elements'] = [{ type: 'loss', area: 0.01, k: 1 }];
  const fan: Branch['elements'] = [
    {
      type: 'fan',
      points: [
        [0, 50],
        [0.01, 0],
      ],
      density: 1.2,
      area: 0.002,
    },
  ];

  it.each([
    [
      'no-held-pressure',
      ['a'],
      flow({
        nodes: [{ id: 'a', inflow: 0.01 }, { id: 'b' }],
        branches: [{ id: 'x', from: 'a', to: 'b', elements: loss }],
      }),
    ],
    [
      'isolated-inflow',
      ['b'],
      flow({
        nodes: [
          { id: 'a', pressure: 0 },
          { id: 'b', inflow: 0.01 },
        ],
      }),
    ],
    [
      'no-path',
      ['f'],
      flow({
        nodes: [{ id: 'a', pressure: 0 }, { id: 'b' }],
        branches: [{ id: 'f', from: 'a', to: 'b', elements: fan }],
      }),
    ],
    [
      'unknown-node',
      ['x', 'nowhere'],
      flow({
        nodes: [{ id: 'a', pressure: 0 }],
        branches: [{ id: 'x', from: 'a', to: 'nowhere', elements: loss }],
      }),
    ],
    [
      'heat-without-sink',
      ['chip'],
      {
        format: 'boxwright-case',
        version: 1,
        heat: { nodes: [{ id: 'chip', sources: [{ power: 1 }] }], links: [] },
      },
    ],
    [
      'unknown-converter',
      ['chip', 'ups'],
      {
        format: 'boxwright-case',
        version: 1,
        heat: {
          nodes: [{ id: 'chip', temperature: 300, sources: [{ power: 1, supply: 'ups' }] }],
          links: [],
        },
      },
    ],
  ] satisfies readonly (readonly [string, readonly string[], Case])[])(
    'is refused as %s, naming %j',
    (code, ids, input) => {
      const solution = solveCaseSync(input);
      expect(solution.status).toBe('refused');
      expect(solution.problems[0].code).toBe(code);
      expect(solution.problems[0].ids).toEqual(ids);
      for (const id of ids) expect(solution.problems[0].message).toContain(id);
    },
  );

  it('is refused also right after a case like it that had one', () => {
    const joined = (power: number, conductance: number): Case => ({
      format: 'boxwright-case',
      version: 1,
      heat: {
        nodes: [
          { id: 'chip', sources: [{ power }] },
          { id: 'air', temperature: 300 },
        ],
        links: [{ id: 'link', from: 'chip', to: 'air', type: 'conductance', value: conductance }],
      },
    });
    const before = solveCaseSync(joined(1, 1));
    expect(before.status).toBe('converged');
    expect(solveCaseSync(joined(1, 0)).status).not.toBe('converged');
    expect(solveCaseSync(joined(2, 1)).nodes['chip'].temperature).toBeCloseTo(302, 9);
    expect(
      solveCaseSync({
        ...joined(1, 1),
        heat: { nodes: [{ id: 'chip', sources: [{ power: 1 }] }], links: [] },
      }).status,
    ).toBe('refused');
  });

  it('answers alike whether or not a like case was solved before', () => {
    // The speed, the ambient and a loss differ in magnitude alone; a stopped fan does not.
    const fresh = (speed: number, power: number) =>
      solveCaseSync({ ...enclosure({ speed, power, rows: 3 }) });
    const variants: readonly (readonly [number, number])[] = [
      [1, 20],
      [0.5, 20],
      [0, 20],
      [1, 0],
      [1, 35],
    ];
    const first = variants.map(([speed, power]) => fresh(speed, power));
    const again = variants.toReversed().map(([speed, power]) => fresh(speed, power));
    again.reverse().forEach((solution, i) => {
      expect(solution.status).toBe('converged');
      expect(first[i].status).toBe('converged');
      expect(solution.nodes['s0'].temperature).toBeCloseTo(first[i].nodes['s0'].temperature ?? NaN, 6);
    });
  });

  it('is solved with a warning where only one fan of several is shut', () => {
    const input = enclosure();
    const air = input.circuits?.[0];
    if (!air) throw new Error('no circuit');
    const solution = solveCaseSync({
      ...input,
      circuits: [
        {
          ...air,
          nodes: [...air.nodes, { id: 'dead' }],
          branches: [...air.branches, { id: 'shut', from: 'a2', to: 'dead', elements: fan }],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    expect(solution.problems.map((problem) => [problem.severity, problem.code])).toEqual([
      ['warning', 'no-path'],
    ]);
  });

  it('is told when heat has hardly any flow to leave with', () => {
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'c',
          fluid: { type: 'air' },
          gravity: 0,
          nodes: [
            { id: 'a', pressure: 0 },
            { id: 'b', power: 100 },
            { id: 'd', pressure: 0 },
          ],
          branches: [
            { id: 'x', from: 'a', to: 'b', elements: loss },
            { id: 'y', from: 'b', to: 'd', elements: loss },
          ],
        },
      ],
    });
    expect(solution.status).toBe('not-converged');
    expect(solution.problems[0].ids).toEqual(['b']);
  });
});

describe('the asynchronous solve', () => {
  it('gives the same answer and reports progress', async () => {
    const told: Progress[] = [];
    const solution = await solveCase(enclosure(), { onProgress: (progress) => told.push(progress) });
    const sync = solveCaseSync(enclosure());
    expect(solution.nodes['s0']).toEqual(sync.nodes['s0']);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((progress) => Number.isFinite(progress.residual))).toBe(true);
  });

  it('hears a cancel that arrives while it runs', async () => {
    const controller = new AbortController();
    const running = solveCase(enclosure({ rows: 150, speed: 0 }), { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    expect((await running).status).toBe('cancelled');
    expect((await solveCase(enclosure(), { signal: AbortSignal.abort() })).status).toBe('cancelled');
  });

  it('runs several solves of one shape at once without mixing them up', async () => {
    const powers = [5, 10, 15, 20];
    const together = await Promise.all(powers.map((power) => solveCase(enclosure({ power, rows: 30 }))));
    powers.forEach((power, i) => {
      const alone = solveCaseSync(enclosure({ power, rows: 30 }));
      expect(together[i].nodes['s7'].temperature).toBeCloseTo(alone.nodes['s7'].temperature ?? 0, 6);
    });
  });
});
