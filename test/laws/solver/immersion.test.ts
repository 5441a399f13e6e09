/*
 * Laws of a still bath: whatever the dielectric, warmth rises, energy closes, and more heat is never cooler.
 */
import { assert, constantFrom, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { liquidExpands, liquidNames } from '#solver/properties/liquids.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const baths = liquidNames.filter((name) => liquidExpands({ type: 'liquid', name }));

const recipe = record({
  fluid: constantFrom(...baths),
  power: double({ min: 1, max: 300, noNaN: true }),
  ambient: double({ min: 285, max: 313, noNaN: true }),
  orientation: constantFrom('vertical', 'up', 'down'),
  gap: double({ min: 0.02, max: 0.08, noNaN: true }),
});

/**
 * A board in a riser, a way down beside it: one is warmer than the other, so that the bath cannot stand (heated right below
 * both, standing would be an answer too, though none that lasts); walls that give the heat to the room. No pump.
 */
function caseOf(
  {
    fluid,
    ambient,
    orientation,
    gap,
  }: { fluid: string; ambient: number; orientation: 'vertical' | 'up' | 'down'; gap: number },
  power: number,
): Case {
  const shaft = (id: string, from: string, to: string, width: number, length: number) =>
    ({
      id,
      from,
      to,
      elements: [{ type: 'duct', shape: 'rectangular', width, height: 0.3, length, k: 1 }],
    }) as const;
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: ambient },
    circuits: [
      {
        id: 'tank',
        fluid: { type: 'liquid', name: fluid },
        nodes: [{ id: 'below' }, { id: 'beside', elevation: 0.1 }, { id: 'above', elevation: 0.4 }],
        branches: [
          shaft('foot', 'below', 'beside', gap, 0.1),
          shaft('riser', 'beside', 'above', gap, 0.3),
          shaft('downcomer', 'above', 'below', 0.1, 0.4),
        ],
      },
    ],
    heat: {
      nodes: [
        { id: 'room', temperature: ambient },
        { id: 'board', sources: [{ power }] },
        { id: 'chip', sources: [{ power: power / 4 }] },
        { id: 'wall' },
      ],
      links: [
        {
          id: 'board',
          from: 'board',
          to: 'beside',
          type: 'forced-plate',
          area: 0.24,
          length: 0.4,
          slot: 2 * gap,
          velocity: [{ branch: 'riser', area: 0.3 * gap, weight: 1 }],
        },
        {
          id: 'chip',
          from: 'chip',
          to: 'above',
          type: 'natural-plate',
          area: 0.01,
          length: 0.03,
          orientation,
        },
        {
          id: 'wall',
          from: 'above',
          to: 'wall',
          type: 'natural-plate',
          area: 0.6,
          length: 0.4,
          orientation: 'vertical',
        },
        { id: 'room', from: 'wall', to: 'room', type: 'convection', area: 0.6, heatTransferCoefficient: 12 },
      ],
    },
  };
}

describe('a bath without a pump', () => {
  it('gives its heat to the room, warmest where it comes in', () => {
    assert(
      property(recipe, (drawn) => {
        const solution = solveCaseSync(caseOf(drawn, drawn.power));
        expect(solution.status).toBe('converged');
        const t = (id: string) => solution.nodes[id].temperature ?? NaN;
        const heat = 1.25 * drawn.power;
        expect(Math.abs(solution.links['room'].heat / heat - 1)).toBeLessThan(1e-5);
        expect(solution.balance.energy).toBeLessThan(1e-6);
        for (const [warm, cool] of [
          ['board', 'beside'],
          ['chip', 'above'],
          ['above', 'wall'],
          ['wall', 'room'],
        ])
          expect(t(warm)).toBeGreaterThan(t(cool));
        const more = solveCaseSync(caseOf(drawn, 1.3 * drawn.power));
        for (const id of ['board', 'chip', 'above', 'wall'])
          expect(more.nodes[id].temperature).toBeGreaterThan(t(id));
      }),
      { numRuns: 60 },
    );
  });
});
