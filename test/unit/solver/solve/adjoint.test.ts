import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Branch, Case } from '#solver/case/case.ts';
import { figuresOf } from '#solver/case/figures.ts';
import { readCase } from '#solver/case/read.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Asked, Sensitivity, Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { coolantLoop } from './coolant-loop.ts';
import { enclosure } from './enclosure.ts';

function slopesOf(input: Case, asked: Asked): Map<string, Sensitivity> {
  return new Map(sensitivities(input, solveCaseSync(input), [asked])[0].map((one) => [one.path, one]));
}

function resultOf(solution: Solution, { id, of }: Asked): number {
  return of === 'massFlow' ? solution.branches[id].massFlow : (solution.nodes[id][of] ?? NaN);
}

/** Solving twice gives slopes to about so much, since each solve ends at 1e-9 of the throughput. */
const agreement = 1e-3;

/** The slope by solving twice. */
function bySolving(input: Case, asked: Asked, path: string): number {
  const figure = figuresOf(input).find((one) => one.path === path);
  if (!figure) throw new Error(`no figure ${path}`);
  const step = 1e-4 * figure.value;
  const warmStart = solveCaseSync(input);
  const [high, low] = [figure.value + step, figure.value - step].map((value) =>
    resultOf(solveCaseSync(figure.with(value), { warmStart }), asked),
  );
  return (high - low) / (2 * step);
}

/** A source behind a slab of 2 K/W and a film of 5 K/W. */
const slab: Case = {
  format: 'boxwright-case',
  version: 1,
  heat: {
    nodes: [{ id: 'chip', sources: [{ power: 10 }] }, { id: 'face' }, { id: 'air', temperature: 300 }],
    links: [
      { id: 'slab', from: 'chip', to: 'face', type: 'slab', conductivity: 0.5, thickness: 0.01, area: 0.01 },
      { id: 'film', from: 'face', to: 'air', type: 'convection', area: 0.01, heatTransferCoefficient: 20 },
    ],
  },
};

describe('sensitivities', () => {
  it('are those of the closed form: T = Ta + P (t/(k A) + 1/(h A))', () => {
    const slopes = slopesOf(slab, { id: 'chip', of: 'temperature' });
    const expected: Readonly<Record<string, number>> = {
      'heat.nodes[chip].sources[0].power': 7,
      'heat.nodes[air].temperature': 1,
      'heat.links[slab].conductivity': (-10 * 2) / 0.5,
      'heat.links[slab].thickness': (10 * 2) / 0.01,
      'heat.links[slab].area': (-10 * 2) / 0.01,
      'heat.links[film].heatTransferCoefficient': (-10 * 5) / 20,
      'heat.links[film].area': (-10 * 5) / 0.01,
    };
    expect([...slopes.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [path, slope] of Object.entries(expected)) {
      expect(Math.abs((slopes.get(path)?.slope ?? NaN) / slope - 1), path).toBeLessThan(1e-7);
    }
    expect(sensitivities(slab, solveCaseSync(slab), [{ id: 'face', of: 'temperature' }])[0][0].path).toBe(
      'heat.nodes[air].temperature',
    );
  });

  it('are those of solving again, for every number of air, heat and power solved together', () => {
    const input: Case = { ...enclosure({ rows: 3 }), ambient: { temperature: 300, pressure: 90_000 } };
    const asked: Asked[] = [
      { id: 's2', of: 'temperature' },
      { id: 'b1', of: 'pressure' },
      { id: 'fan', of: 'massFlow' },
    ];
    for (const one of asked) {
      const found = [...slopesOf(input, one).values()];
      expect(found.length).toBeGreaterThan(60);
      const largest = Math.abs(found[0].slope * found[0].value);
      for (const { path, value, slope } of found) {
        const exact = bySolving(input, one, path);
        const off = Math.abs((slope - exact) * value);
        expect(off, `${one.id} by ${path}`).toBeLessThan(
          agreement * Math.abs(exact * value) + 1e-6 * largest,
        );
      }
    }
  });

  it('hold for coolant loops, whose laminar flows follow the viscosity', () => {
    const rows = [
      [280, 1030, 3880, 0.45, 0.005],
      [300, 1020, 3930, 0.47, 0.002],
      [340, 1000, 4010, 0.5, 0.0009],
    ] as const;
    const valve = {
      type: 'valve',
      flowCoefficient: 2e-6,
      opening: 0.4,
      characteristic: 'equal-percentage',
    } as const;
    const pump = {
      type: 'pump',
      shutoff: 2,
      b: 2e7,
      exponent: 1.8,
      efficiency: 0.3,
      parallel: 2,
      speed: 0.9,
    } as const;
    const extra: Branch[] = [
      { id: 'valve', from: 'low', to: 'high', elements: [valve] },
      { id: 'pump', from: 'low', to: 'return', elements: [pump] },
      { id: 'failed', from: 'high', to: 'return', elements: [{ ...pump, failed: true }] },
    ];
    for (const branches of [[], extra]) {
      const loop = coolantLoop({ fluid: { type: 'liquid', table: rows }, extra: branches });
      const input: Case = { ...loop, ambient: { temperature: 300 } };
      const one: Asked = { id: 'die-high', of: 'temperature' };
      const found = [...slopesOf(input, one).values()];
      expect(found.length).toBeGreaterThan(40);
      for (const { path, value, slope } of found) {
        const exact = bySolving(input, one, path);
        expect(Math.abs((slope - exact) * value), path).toBeLessThan(
          agreement * Math.abs(exact * value) + 1e-3,
        );
      }
    }
  });

  it('hold for a published pipe network', () => {
    const name = 'epanet-net1.case.json';
    const { case: input } = readCase(JSON.parse(readFileSync(`examples/cases/${name}`, 'utf8')), name);
    if (!input) throw new Error('the example does not read');
    const asked: Asked = { id: '22', of: 'pressure' };
    const found = [...slopesOf(input, asked).values()];
    for (const { path, value, slope } of found.slice(0, 25)) {
      const exact = bySolving(input, asked, path);
      expect(Math.abs((slope - exact) * value), path).toBeLessThan(
        agreement * Math.abs(exact * value) + 1e-3,
      );
    }
  });

  it('are refused in words for what is not there, held, or not solved', () => {
    const solution = solveCaseSync(slab);
    expect(() => sensitivities(slab, solution, [{ id: 'x', of: 'temperature' }])).toThrow('no node “x”');
    expect(() => sensitivities(slab, solution, [{ id: 'chip', of: 'pressure' }])).toThrow('with a pressure');
    expect(() => sensitivities(slab, solution, [{ id: 'air', of: 'temperature' }])).toThrow(
      'held by the case',
    );
    const refused: Solution = { ...solution, status: 'refused' };
    expect(() => sensitivities(slab, refused, [{ id: 'chip', of: 'temperature' }])).toThrow('refused');
  });
});
