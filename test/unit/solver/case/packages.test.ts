import { describe, expect, it } from 'vitest';
import type { Network } from '#models/schema/network.ts';
import { readCase } from '#solver/case/read.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const delphi: Network = [
  ['junction', 'top-inner', 8],
  ['junction', 'bottom-inner', 6],
  ['junction', 'leads', 30],
  ['top-inner', 'top-outer', 12],
  ['top-outer', 'leads', 40],
];

const power = 2.5;

const document = (resistances: readonly unknown[], more: Record<string, unknown> = {}) => ({
  format: 'boxwright-case',
  version: 1,
  heat: {
    nodes: [{ id: 'air', temperature: 300 }],
    links: ['top-inner', 'bottom-inner', 'leads'].map((end, i) => ({
      id: `film${i}`,
      from: `U1/${end}`,
      to: 'air',
      type: 'resistance',
      value: 100 - 20 * i,
    })),
    packages: [{ id: 'U1', sources: [{ power }], limit: 398, resistances, ...more }],
  },
});

function solvedPackage() {
  const { case: input, problems } = readCase(document(delphi), 'x.json');
  if (!input) throw new Error(problems[0]?.message);
  return { input, solution: solveCaseSync(input) };
}

describe('a compact package', () => {
  it('is read as nodes and links of the usual kinds', () => {
    const { input } = solvedPackage();
    expect(input.heat?.nodes.map(({ id }) => id)).toEqual([
      'air',
      'U1/junction',
      'U1/top-inner',
      'U1/bottom-inner',
      'U1/leads',
      'U1/top-outer',
    ]);
    expect(input.heat?.nodes[1]).toEqual({ id: 'U1/junction', sources: [{ power }], limit: 398 });
    expect(input.heat?.links.at(-1)).toMatchObject({
      id: 'U1/top-outer>leads',
      type: 'resistance',
      value: 40,
    });
    expect(input.heat).not.toHaveProperty('packages');
  });

  it('answers to each resistance by the square of the heat through it (Cohn 1950)', () => {
    const { input, solution } = solvedPackage();
    expect(solution.status).toBe('converged');
    const [slopes] = sensitivities(input, solution, [{ id: 'U1/junction', of: 'temperature' }]);
    for (const [from, to] of delphi) {
      const id = `U1/${from}>${to}`;
      const found = slopes.find(({ path }) => path === `heat.links[${id}].value`);
      expect(found?.slope, id).toBeCloseTo(solution.links[id].heat ** 2 / power, 6);
      expect(solution.links[id].relation).toBe('package-network');
    }
  });

  it.each([
    ['a ring with itself', [['junction', 'junction', 1]], 'begins and ends at “junction”'],
    ['two of one pair', [...delphi, ['leads', 'junction', 3]], 'have two resistances'],
    ['a part of its own', [...delphi, ['sides', 'lid', 3]], 'from “sides” to the junction'],
    ['no resistance', [...delphi, ['junction', 'sides', 0]], '0 is too small'],
  ])('is refused with %s', (_, resistances, message) => {
    const { case: input, problems } = readCase(document(resistances), 'x.json');
    expect(input).toBeNull();
    expect(problems[0]?.path).toMatch(/^\$\.heat\.packages\[0\]\.resistances/);
    expect(problems[0]?.message).toContain(message);
  });

  it('tells the place of a package where one of its names is taken', () => {
    const taken = document(delphi);
    taken.heat.nodes.push({ id: 'U1/leads', temperature: 300 });
    const { problems } = readCase(taken, 'x.json');
    expect(problems[0]?.message).toContain('“U1/leads”');
    expect(problems[0]?.path).toBe('$.heat.packages[0]');
  });
});
