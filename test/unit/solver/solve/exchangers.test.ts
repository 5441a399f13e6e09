/*
 * Networks with exchangers between streams: the exact Jacobian, balances, turning streams, slopes, runs in time.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Branch, Case } from '#solver/case/case.ts';
import { figuresOf } from '#solver/case/figures.ts';
import type { Arrangement, HeatLink } from '#solver/case/heat-link.ts';
import { readCase } from '#solver/case/read.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import type { Topology } from '#solver/solve/topology.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const water = {
  type: 'constant',
  density: 992,
  viscosity: 6.5e-4,
  specificHeat: 4179,
  conductivity: 0.63,
} as const;
const pipe = (id: string, from: string, to: string, quadratic = 1e11): Branch => ({
  id,
  from,
  to,
  elements: [{ type: 'quadratic', linear: 1e5, quadratic }],
});

/** A water loop with a cold plate and a radiator in a duct of air with a fan; `more` links between their branches. */
function loop(radiator: Partial<HeatLink>, more: readonly HeatLink[] = [], power = 400): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'water',
        fluid: water,
        nodes: [{ id: 'cold' }, { id: 'pumped' }, { id: 'warm' }],
        branches: [
          {
            id: 'pump',
            from: 'cold',
            to: 'pumped',
            elements: [{ type: 'pump', shutoff: 5, b: 3e8, exponent: 2 }],
          },
          pipe('plate', 'pumped', 'warm'),
          pipe('tubes', 'warm', 'cold'),
          pipe('bypass', 'pumped', 'cold', 1e15),
        ],
      },
      {
        id: 'air',
        fluid: { type: 'air' },
        gravity: 0,
        nodes: [
          { id: 'room', pressure: 0, inflowTemperature: 298.15 },
          { id: 'duct' },
          { id: 'outside', pressure: 0 },
        ],
        branches: [
          { id: 'fins', from: 'room', to: 'duct', elements: [{ type: 'loss', area: 0.02, k: 8 }] },
          {
            id: 'fan',
            from: 'duct',
            to: 'outside',
            elements: [{ type: 'fan', points: [[0, 120], [0.06, 70], [0.1, 0]], density: 1.2, area: 0.015, power: 12 }], // prettier-ignore
          },
        ],
      },
    ],
    heat: {
      nodes: [{ id: 'chip', sources: [{ power }] }],
      links: [
        { id: 'table', from: 'chip', to: 'plate', type: 'stream-table', points: [[1e-5, 0.08], [3e-5, 0.05], [1e-4, 0.035]] }, // prettier-ignore
        {
          id: 'radiator',
          from: 'tubes',
          to: 'fins',
          type: 'heat-exchanger',
          arrangement: 'cross-unmixed',
          conductance: 40,
          ...radiator,
        } as HeatLink,
        ...more,
      ],
    },
  };
}

const film = { conductance: 300, massFlow: 0.03, exponent: 0.7 };
const films = { from: film, to: { conductance: 90, massFlow: 0.05, exponent: 0.5 }, wall: 1e-3 };
/** Recuperation within the air: its branches share the node between them. */
const within: HeatLink = {
  id: 'within',
  from: 'fins',
  to: 'fan',
  type: 'heat-exchanger',
  arrangement: 'counter',
  conductance: 20,
};
const ways: readonly Arrangement[] = [
  'counter',
  'parallel',
  'shell-and-tube',
  'cross-unmixed',
  'cross-mixed-from',
  'cross-mixed-to',
];

/** A state with flows both ways, of the size `flow` [kg/s]. */
const wave =
  (flow: number) =>
  (s: number, { pressureAt, temperatureAt }: Topology): number => {
    const sine = Math.sin(1.7 * s + 0.3);
    if (s < pressureAt) return flow * (4 * sine + (sine < 0 ? -1 : 1));
    return s < temperatureAt ? 20 * sine : 310 + 15 * sine;
  };

describe('a network with exchangers', () => {
  it.each([
    ...ways.map((arrangement) => [arrangement, { arrangement }] as const),
    ['films', { conductance: undefined, films }] as const,
    ['a set point near its reach', { setPoint: 309 }] as const,
    ['a set point far below it', { setPoint: 280 }] as const,
    ['given ε', { conductance: undefined, arrangement: undefined, effectiveness: 0.6 }] as const,
  ])('has an exact Jacobian: %s', (_, radiator) => {
    expectExactJacobian(loop(radiator, [within]), wave(5e-3));
    // In a crawl both ends of the streams count.
    expectExactJacobian(loop(radiator, [within]), wave(4e-4));
  });

  it('closes mass and energy, and gives one stream what it takes from the other', () => {
    for (const arrangement of ways) {
      const solution = solveCaseSync(loop({ arrangement }, [within]));
      expect(solution.status).toBe('converged');
      expect(solution.balance.energy).toBeLessThan(1e-9);
      expect(solution.balance.mass).toBeLessThan(1e-9);
      const { heat, values } = solution.links['radiator'];
      expect(heat).toBeCloseTo(400, 6);
      expect(solution.branches['tubes'].heat).toBeCloseTo(-heat, 9);
      expect(solution.branches['fins'].heat).toBeCloseTo(heat - solution.links['within'].heat, 9);
      expect(values?.['effectiveness']).toBeGreaterThan(0.2);
      expect(values?.['conductance']).toBe(40);
      expect(solution.links['radiator'].relation).toMatch(/^exchanger-/);
    }
  });

  it('answers alike with its ends exchanged, and its branches turned around', () => {
    const straight = solveCaseSync(loop({ arrangement: 'cross-mixed-from' }));
    const swapped = solveCaseSync(loop({ arrangement: 'cross-mixed-to', from: 'fins', to: 'tubes' }));
    expect(swapped.links['radiator'].heat).toBeCloseTo(-straight.links['radiator'].heat, 6);
    const input = loop({ arrangement: 'cross-mixed-from' });
    const turned = solveCaseSync({
      ...input,
      circuits: input.circuits?.map((circuit) => ({
        ...circuit,
        branches: circuit.branches.map((b) =>
          b.id === 'tubes' || b.id === 'fins' ? { ...b, from: b.to, to: b.from } : b,
        ),
      })),
    });
    expect(turned.branches['tubes'].massFlow).toBeLessThan(0);
    for (const id of ['chip', 'warm', 'cold', 'duct']) {
      expect(swapped.nodes[id].temperature).toBeCloseTo(straight.nodes[id].temperature ?? NaN, 5);
      expect(turned.nodes[id].temperature).toBeCloseTo(straight.nodes[id].temperature ?? NaN, 5);
    }
  });

  it('lets nothing over where a stream is shut or rests', () => {
    const input = loop({});
    const shut: Case = {
      ...input,
      circuits: input.circuits?.map((circuit) => ({
        ...circuit,
        branches: circuit.branches.map((b) => (b.id === 'fins' ? { ...b, closed: true } : b)),
      })),
    };
    const refused = solveCaseSync(shut);
    expect(refused.status).toBe('refused');
    expect(refused.problems.map(({ code }) => code)).toContain('heat-without-sink');
    const cold = solveCaseSync({ ...shut, heat: { nodes: [], links: input.heat?.links.slice(1) ?? [] } });
    expect(cold.links['radiator'].heat).toBe(0);
    // Without a fan the air stands still.
    const resting = solveCaseSync({
      ...loop({}, [], 0),
      circuits: loop({}).circuits?.map((c) => ({
        ...c,
        branches: c.branches.map((b) => (b.id === 'fan' ? pipe('fan', 'duct', 'outside', 1e4) : b)),
      })),
    });
    expect(resting.status).toBe('converged');
    expect(Math.abs(resting.links['radiator'].heat)).toBeLessThan(1e-6);
  });

  it('is refused where an end is no branch, or both are one, or a curve does not ascend', () => {
    const codes = (link: Partial<HeatLink>): readonly string[] =>
      solveCaseSync(loop(link)).problems.map(({ code }) => code);
    expect(codes({ from: 'warm' })).toEqual(['unknown-node']);
    expect(codes({ to: 'chip' })).toEqual(['unknown-node']);
    expect(codes({ from: 'fins' })).toEqual(['self-loop']);
    const points = [[1e-4, 0.1], [1e-5, 0.2]] as const; // prettier-ignore
    const table: HeatLink = { id: 'other', from: 'chip', to: 'plate', type: 'stream-table', points };
    expect(solveCaseSync(loop({}, [table])).problems[0].code).toBe('bad-curve');
  });

  it('is read only with one size, and an arrangement where that needs one', () => {
    const messages = (link: Readonly<Record<string, unknown>>): readonly string[] =>
      readCase(JSON.parse(JSON.stringify(loop(link))), 'x').problems.map(({ message }) => message);
    expect(messages({})).toEqual([]);
    expect(messages({ effectiveness: 0.5 })[0]).toContain('one of conductance, films and effectiveness');
    expect(messages({ conductance: undefined, effectiveness: 0.5 })[0]).toContain('arrangement');
    expect(messages({ arrangement: undefined })[0]).toContain('arrangement');
    expect(messages({ arrangement: undefined, conductance: undefined, effectiveness: 0.5 })).toEqual([]);
  });

  it('has slopes to every number of its links, those of solving again', () => {
    const input = loop({ conductance: undefined, films });
    const asked = { id: 'chip', of: 'temperature' } as const;
    const solution = solveCaseSync(input);
    const found = sensitivities(input, solution, [asked], (path) => /radiator|table/.test(path))[0];
    expect(found.length).toBe(13);
    for (const { path, value, slope } of found) {
      const figure = figuresOf(input).find((one) => one.path === path);
      const at = (x: number): number =>
        solveCaseSync(figure?.with(x) ?? input, { warmStart: solution }).nodes['chip'].temperature ?? NaN;
      const step = 1e-3 * value;
      const exact = (at(value + step) - at(value - step)) / (2 * step);
      expect(Math.abs((slope - exact) * value), path).toBeLessThan(2e-3 * Math.abs(exact * value) + 1e-4);
    }
  });

  it('runs in time: from clean to fouled, each with its steady state', async () => {
    const { case: input } = readCase(
      JSON.parse(readFileSync('examples/cases/cold-plates-cdu.case.json', 'utf8')),
      'cdu',
    );
    if (!input?.heat) throw new Error('the example does not read');
    const { heat } = input;
    const fouled: Case = {
      ...input,
      heat: {
        ...heat,
        links: heat.links.map((link) =>
          link.type === 'heat-exchanger' && link.films
            ? { ...link, films: { ...link.films, from: { ...link.films.from, conductance: 700 } } }
            : link,
        ),
      },
    };
    const solution = await solveTransient({
      ...input,
      heat: { ...heat, nodes: heat.nodes.map((node) => ({ ...node, capacity: 800 })) },
      transient: {
        duration: 600,
        every: 100,
        changes: [
          {
            path: 'heat.links[cdu].films.from.conductance',
            course: { type: 'steps', points: [[0, 2200], [100, 700]] }, // prettier-ignore
          },
        ],
      },
    });
    expect(solution.status).toBe('completed');
    expect(solution.energyBalance).toBeLessThan(1e-8);
    const chip = solution.nodes['chip-1'].temperature ?? [];
    expect(chip[0]).toBeCloseTo(solveCaseSync(input).nodes['chip-1'].temperature ?? NaN, 6);
    expect(chip[6]).toBeCloseTo(solveCaseSync(fouled).nodes['chip-1'].temperature ?? NaN, 2);
    expect(chip[6] - chip[0]).toBeGreaterThan(3);
  });
});
