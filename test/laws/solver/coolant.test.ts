/*
 * Laws of coolant loops: whatever the liquid, the pumps that run and the valves that are open, mass and energy close.
 */
import { array, assert, boolean, constantFrom, double, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Branch, Case, FlowElement } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { liquidNames } from '#solver/properties/liquids.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

interface Plate {
  readonly power: number;
  readonly opening: number;
  readonly elevation: number;
}

interface Recipe {
  readonly fluid: string;
  readonly supply: number;
  readonly failed: readonly boolean[];
  readonly plates: readonly Plate[];
  readonly isEqualPercentage: boolean;
}

const plate: Arbitrary<Plate> = record({
  power: double({ min: 0, max: 700, noNaN: true }),
  opening: constantFrom(0, 1e-5, 1e-3, 0.03, 0.3, 1),
  elevation: double({ min: -0.5, max: 0.5, noNaN: true }),
});

const recipe: Arbitrary<Recipe> = record({
  fluid: constantFrom(...liquidNames),
  supply: double({ min: 285, max: 318, noNaN: true }),
  failed: array(boolean(), { minLength: 2, maxLength: 2 }),
  plates: array(plate, { minLength: 1, maxLength: 4 }),
  isEqualPercentage: boolean(),
});

/** Three pumps side by side (one always runs), cold plates side by side behind valves, an open way beside them. */
function caseOf({ fluid, supply, failed, plates, isEqualPercentage }: Recipe): Case {
  const pump = (id: string, hasFailed: boolean): Branch => ({
    id,
    from: 'cold',
    to: 'pressed',
    elements: [
      {
        type: 'pump',
        shutoff: 7,
        b: 2.8e7,
        exponent: 2,
        failed: hasFailed,
        efficiency: 0.35,
        supply: 'psu',
        npshRequired: 2,
      },
    ],
  });
  const hose = (length: number): FlowElement => ({ type: 'duct', shape: 'round', diameter: 0.008, length });
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'coolant',
        fluid: { type: 'liquid', name: fluid },
        nodes: [
          { id: 'cold', pressure: 50e3, temperature: supply, inflowTemperature: supply },
          { id: 'pressed' },
          { id: 'back', elevation: 0.2 },
          ...plates.map(({ elevation }, i) => ({ id: `out${i}`, elevation })),
        ],
        branches: [
          pump('pump', false),
          ...failed.map((hasFailed, i) => pump(`pump${i}`, hasFailed)),
          ...plates.flatMap(({ opening }, i): Branch[] => [
            {
              id: `plate${i}`,
              from: 'pressed',
              to: `out${i}`,
              elements: [
                { type: 'duct', shape: 'rectangular', width: 0.002, height: 0.001, length: 0.08, count: 30 },
              ],
            },
            {
              id: `hose${i}`,
              from: `out${i}`,
              to: 'back',
              elements: [
                hose(1),
                {
                  type: 'valve',
                  flowCoefficient: 2.4e-5,
                  opening,
                  characteristic: isEqualPercentage ? 'equal-percentage' : 'linear',
                },
              ],
            },
          ]),
          { id: 'beside', from: 'pressed', to: 'back', elements: [hose(4)] },
          { id: 'return', from: 'back', to: 'cold', elements: [hose(2)] },
        ],
      },
    ],
    heat: {
      nodes: [
        { id: 'room', temperature: 300 },
        ...plates.map(({ power, opening }, i) => ({
          id: `die${i}`,
          sources: [{ power: opening < 0.01 && !isEqualPercentage ? power / 100 : power, supply: 'psu' }],
        })),
      ],
      links: plates.flatMap((_, i): HeatLink[] => [
        {
          id: `wall${i}`,
          from: `die${i}`,
          to: `plate${i}`,
          type: 'duct-wall',
          area: 0.0144,
          hydraulicDiameter: 1.333e-3,
          flowArea: 6e-5,
          length: 0.08,
          aspect: 0.5,
        },
        { id: `loss${i}`, from: `die${i}`, to: 'room', type: 'conductance', value: 0.2 },
      ]),
    },
    power: { converters: [{ id: 'psu', rating: 4000, units: 1, efficiency: [[1, 0.94]] }] },
  };
}

describe('every coolant loop', () => {
  it('converges, and closes mass and energy', () => {
    assert(
      property(recipe, (from) => {
        const solution = solveCaseSync(caseOf(from));
        expect(solution.status).toBe('converged');
        expect(solution.balance.mass).toBeLessThan(1e-8);
        expect(solution.balance.energy).toBeLessThan(1e-8);
        for (const { message } of solution.problems) expect(message).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 60 },
    );
  });
});
