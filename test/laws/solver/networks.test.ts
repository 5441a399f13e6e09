/*
 * What holds for every network, whatever its numbers: random ladders of zones with vents, fans, boards and supplies.
 */
import { type Arbitrary, array, assert, boolean, double, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Case, Circuit, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

interface Recipe {
  readonly zones: number;
  readonly fans: number;
  readonly loss: readonly number[];
  readonly power: readonly number[];
  readonly gravity: boolean;
  readonly speed: number;
}

const recipe: Arbitrary<Recipe> = record({
  zones: integer({ min: 2, max: 6 }),
  fans: integer({ min: 1, max: 3 }),
  loss: array(double({ min: 0.2, max: 20, noNaN: true }), { minLength: 12, maxLength: 12 }),
  power: array(double({ min: 0, max: 40, noNaN: true }), { minLength: 6, maxLength: 6 }),
  gravity: boolean(),
  speed: double({ min: 0.3, max: 1, noNaN: true }),
});

/** Two rows of zones side by side, cross-joined, fans at one end, boards over the first row that radiate to a wall. */
function caseOf(from: Recipe): Case {
  const { zones, fans, loss, power, speed } = from;
  const rows = Array.from({ length: zones }, (_, i) => i);
  const nodes: FlowNode[] = [
    { id: 'room', pressure: 0 },
    ...rows.flatMap((i) => [{ id: `a${i}` }, { id: `b${i}` }]),
  ];
  const link = (id: string, one: string, other: string, k: number): Branch => ({
    id,
    from: one,
    to: other,
    elements: [{ type: 'loss', area: 0.004, k }],
  });
  const branches: Branch[] = [
    link('vent-a', 'room', 'a0', loss[0]),
    link('vent-b', 'room', 'b0', loss[1]),
    ...rows
      .slice(1)
      .flatMap((i) => [
        link(`a${i}`, `a${i - 1}`, `a${i}`, loss[i]),
        link(`b${i}`, `b${i - 1}`, `b${i}`, loss[i + 3]),
      ]),
    ...rows.map((i) => link(`c${i}`, `a${i}`, `b${i}`, loss[i + 5])),
    ...Array.from({ length: fans }, (_, i): Branch => ({
      id: `fan${i}`,
      from: `a${zones - 1}`,
      to: 'room',
      elements: [
        {
          type: 'fan',
          points: [
            [0, 120],
            [0.006, 80],
            [0.012, 0],
          ],
          density: 1.2,
          area: 0.003,
          power: 5,
          speed,
          supply: 'psu',
        },
      ],
    })),
  ];
  // Branch and node ids share one space: the cross and row branches get their own.
  const circuit: Circuit = {
    id: 'air',
    fluid: { type: 'air' },
    gravity: from.gravity ? 9.80665 : 0,
    nodes,
    branches: branches.map((branch) => ({ ...branch, id: `-${branch.id}` })),
  };
  const heatNodes: HeatNode[] = [
    { id: 'wall', temperature: 293.15 },
    ...rows.map((i) => ({ id: `s${i}`, sources: [{ power: power[i], supply: 'psu' }] })),
  ];
  const links: HeatLink[] = rows.flatMap((i): HeatLink[] => [
    {
      id: `film${i}`,
      from: `s${i}`,
      to: `a${i}`,
      type: 'forced-plate',
      area: 0.03,
      length: 0.1,
      velocity: [{ branch: i === 0 ? '-vent-a' : `-a${i}`, area: 0.004, weight: 1 }],
    },
    { id: `rad${i}`, from: `s${i}`, to: 'wall', type: 'radiation', area: 0.01, exchange: 0.8 },
  ]);
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [circuit],
    heat: { nodes: heatNodes, links },
    power: {
      converters: [
        {
          id: 'psu',
          rating: 400,
          units: 1,
          efficiency: [
            [0.1, 0.85],
            [0.5, 0.93],
            [1, 0.9],
          ],
          heat: [{ node: 'b0', share: 1 }],
        },
      ],
    },
  };
}

function temperatures(solution: Solution): Map<string, number> {
  return new Map(Object.entries(solution.nodes).map(([id, node]) => [id, node.temperature ?? 0]));
}

const runs = { numRuns: 40 };

describe('every network', () => {
  it('converges, and closes mass and energy', () => {
    assert(
      property(recipe, (from) => {
        const solution = solveCaseSync(caseOf(from));
        expect(solution.status).toBe('converged');
        expect(solution.balance.mass).toBeLessThan(1e-9);
        expect(solution.balance.energy).toBeLessThan(1e-8);
        expect(solution.totals.feed).toBeCloseTo(solution.totals.heat, 5);
      }),
      runs,
    );
  });

  it('has the same answer in whatever order its parts are listed', () => {
    assert(
      property(recipe, integer(), (from, seed) => {
        const input = caseOf({ ...from, gravity: false });
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item, i) => ({ item, rank: Math.sin(seed + 12.9898 * (i + 1)) }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ item }) => item);
        const shuffled: Case = {
          ...input,
          circuits: input.circuits?.map((c) => ({
            ...c,
            nodes: shuffle(c.nodes),
            branches: shuffle(c.branches),
          })),
          heat: input.heat && { nodes: shuffle(input.heat.nodes), links: shuffle(input.heat.links) },
        };
        const one = solveCaseSync(input);
        const other = solveCaseSync(shuffled);
        for (const [id, branch] of Object.entries(one.branches)) {
          expect(other.branches[id].massFlow).toBeCloseTo(branch.massFlow, 9);
        }
        for (const [id, t] of temperatures(one)) expect(other.nodes[id].temperature).toBeCloseTo(t, 4);
      }),
      runs,
    );
  });

  it('turns a branch around without another answer', () => {
    assert(
      property(recipe, nat(5), (from, pick) => {
        const input = caseOf({ ...from, gravity: false });
        const turned: Case = {
          ...input,
          circuits: input.circuits?.map((c) => ({
            ...c,
            branches: c.branches.map((b) => (b.id === `-c${pick}` ? { ...b, from: b.to, to: b.from } : b)),
          })),
        };
        const one = solveCaseSync(input);
        const other = solveCaseSync(turned);
        for (const [id, t] of temperatures(one)) expect(other.nodes[id].temperature).toBeCloseTo(t, 4);
        const id = `-c${pick}`;
        if (one.branches[id]) expect(other.branches[id].massFlow).toBeCloseTo(-one.branches[id].massFlow, 9);
      }),
      runs,
    );
  });

  it('never gets cooler anywhere with more power, where air has no weight', () => {
    assert(
      property(recipe, nat(5), double({ min: 1, max: 20, noNaN: true }), (from, pick, more) => {
        const zone = pick % from.zones;
        const power = from.power.map((p, i) => (i === zone ? p + more : p));
        // The fans' power falls with the density of warm air, so it is left out here.
        const input = (p: readonly number[]): Case =>
          withoutFanPower(caseOf({ ...from, gravity: false, power: p }));
        const before = temperatures(solveCaseSync(input(from.power)));
        const after = temperatures(solveCaseSync(input(power)));
        expect(after.get(`s${zone}`)).toBeGreaterThan(before.get(`s${zone}`) ?? 0);
        // Everywhere else flows shift a little with density: no more than a thousandth of the added rise.
        const rise = (after.get(`s${zone}`) ?? 0) - (before.get(`s${zone}`) ?? 0);
        for (const [id, t] of before) expect(after.get(id)).toBeGreaterThan(t - 0.02 * rise - 1e-6);
      }),
      runs,
    );
  });

  it('shares the air equally between identical fans side by side', () => {
    assert(
      property(recipe, (from) => {
        const solution = solveCaseSync(caseOf({ ...from, fans: 3 }));
        const [a, b, c] = [0, 1, 2].map((i) => solution.branches[`-fan${i}`].massFlow);
        expect(b).toBeCloseTo(a, 10);
        expect(c).toBeCloseTo(a, 10);
      }),
      runs,
    );
  });

  it('follows the fan laws: flow with speed, pressure with its square, where losses are square', () => {
    assert(
      property(recipe, (from) => {
        const cold = (speed: number): Solution =>
          solveCaseSync({
            ...withoutFanPower(caseOf({ ...from, gravity: false, speed })),
            heat: undefined,
            power: undefined,
          });
        const full = cold(1);
        const half = cold(0.5);
        expect(half.status).toBe('converged');
        for (const [id, branch] of Object.entries(full.branches)) {
          expect(half.branches[id].massFlow).toBeCloseTo(branch.massFlow / 2, 8);
          expect(half.branches[id].pressureDrop).toBeCloseTo(branch.pressureDrop / 4, 5);
        }
      }),
      runs,
    );
  });
});

function withoutFanPower(input: Case): Case {
  return {
    ...input,
    circuits: input.circuits?.map((circuit) => ({
      ...circuit,
      branches: circuit.branches.map((branch) => ({
        ...branch,
        elements: branch.elements.map((element) =>
          element.type === 'fan' ? { ...element, power: 0, supply: undefined } : element,
        ),
      })),
    })),
  };
}
