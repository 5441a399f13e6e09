import { describe, expect, it } from 'vitest';
import type { Network } from '#models/schema/network.ts';
import type { Design } from '#models/project/design.ts';
import { summedFigures } from '#solver/design/banded-figures.ts';
import { buildCase } from '#solver/design/build.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { doubts, meaningOf } from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import type { Term } from '#solver/solve/contract.ts';
import { adjointsOf, linearise } from '#solver/solve/linearised.ts';
import { responsesTo, type Changes } from '#solver/solve/responses.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { liquidServer, smallServer } from './designs.ts';
import { scaledCase } from './scaled-case.ts';

const delphi: Network = [
  ['junction', 'top-inner', 0.05],
  ['junction', 'bottom-inner', 0.4],
  ['top-inner', 'top-outer', 0.3],
  ['bottom-inner', 'bottom-outer', 0.5],
  ['top-outer', 'bottom-outer', 2],
];

const designs: readonly (readonly [string, Design, string])[] = [
  ['a small server', smallServer({ workload: 'maximum', fanSpeed: 0.8 }), 'gpu'],
  ['one whose fans hold a margin', smallServer({ fanMode: 'hold-margin', targetMargin: 10 }), 'gpu'],
  ['one with a DELPHI package', smallServer({ workload: 'maximum' }, [], { packageNetwork: delphi }), 'gpu'],
  ['one with coolant from the rack', liquidServer(), 'gpu2'],
];

/** Responses of a part's temperature and of all figures, and their values at a solution. */
function answersOf(design: Design, id: string) {
  const built = buildCase(design);
  const solution = solveCaseSync(built.case);
  const part = built.map.parts.get(id);
  if (!part) throw new Error(`no part ${id}`);
  const node = limitedNode(part, solution)?.node ?? '';
  const results: (readonly Term[])[] = [
    [{ id: node, of: 'temperature', weight: 1 }],
    ...summedFigures(design, built, solution).map(({ terms }) => terms),
  ];
  const responses = (changes: Changes) =>
    linearise(built.case, solution, (line) => responsesTo(line, adjointsOf(line, results), changes));
  const valuesOf = (input: typeof built.case): number[] => {
    const found = solveCaseSync(input, { warmStart: solution });
    const figures = summedFigures(design, { ...built, case: input }, found);
    return [found.nodes[node].temperature ?? NaN, ...figures.map(({ value }) => value)];
  };
  const isControlled = solution.speed !== null;
  return { built, results, responses, valuesOf, isControlled };
}

/** Every law by differences, none as a product; a speed has nothing else. */
const byDifferences: Changes = {
  branch: (branch) =>
    doubts.branch(branch).map((change) => (change.acts === 'drop' ? { ...change, acts: null } : change)),
  link(link) {
    const change = doubts.link(link);
    return change && { ...change, power: null };
  },
  source: (source, node) => doubts.source(source, node),
  converter: (converter) => doubts.converter(converter),
};

describe('responses of figures to what may be wrong', () => {
  it.each(designs)('are the same by products of laws and by differences: %s', (_, design, id) => {
    const { results, responses } = answersOf(design, id);
    const products = responses(doubts);
    const differences = responses(byDifferences);
    expect([...products.keys()]).toEqual([...differences.keys()]);
    expect(products.size).toBeGreaterThan(15);
    results.forEach((__, r) => {
      const largest = Math.max(...[...differences.values()].map((sums) => Math.abs(sums[r])));
      for (const [group, sums] of products) {
        const exact = differences.get(group)?.[r] ?? NaN;
        expect(Math.abs(sums[r] - exact), `${r} by ${meaningOf(group).what}`).toBeLessThan(
          1e-5 * Math.abs(exact) + 1e-7 * largest,
        );
      }
    });
  });

  it.each(designs.filter(([, { conditions }]) => conditions.fanMode !== 'hold-margin'))(
    'are those of solving again: %s',
    (_, design, id) => {
      const { built, responses, valuesOf } = answersOf(design, id);
      const found = responses(doubts);
      const step = 2e-4;
      const values = valuesOf(built.case);
      for (const [group, sums] of found) {
        const [high, low] = [1 + step, 1 - step].map((factor) =>
          valuesOf(scaledCase(built.case, (one) => (one === group ? factor : 1))),
        );
        sums.forEach((sum, r) => {
          const exact = (high[r] - low[r]) / (2 * step);
          const size = r === 0 ? 50 : Math.abs(values[r]);
          expect(Math.abs(sum - exact), `${r} by ${meaningOf(group).what}`).toBeLessThan(
            0.01 * Math.abs(exact) + 2e-4 * size,
          );
        });
      }
    },
  );
});

describe('figures with a band', () => {
  it.each(designs)('are those of the report: %s', async (_, design) => {
    const solver = createDesignSolver();
    const result = await solver.solve(design, { fidelity: 'network' });
    const { figures } = await solver.bands(design);
    const { airflow, exhaustTemperature, staticPressure, heat, heatToCoolant } = result.requirements;
    const { powerDc, powerAc, coolant } = result;
    const reported = { airflow, exhaustTemperature, staticPressure, heat, heatToCoolant, powerDc, powerAc };
    const [loop] = coolant;
    const expected = {
      ...reported,
      coolantFlow: loop?.flow,
      coolantReturn: loop?.returnTemperature,
      coolantPressureDrop: loop?.pressureDrop,
    };
    const names = figures.map(({ figure }) => figure);
    for (const name of [
      'airflow',
      'exhaustTemperature',
      'staticPressure',
      'powerDc',
      'powerAc',
      'heat',
    ] as const)
      expect(names).toContain(name);
    expect(names.includes('heatToCoolant')).toBe(coolant.length > 0);
    for (const { figure, value, band } of figures) {
      expect(value / (expected[figure] ?? NaN), figure).toBeCloseTo(1, 6);
      expect(band.low).toBeLessThan(value);
      expect(band.high).toBeGreaterThan(value);
      // A fan near free delivery gives next to no pressure: what it gives is known least.
      expect(band.high - band.low, figure).toBeLessThan((figure === 'staticPressure' ? 0.8 : 0.5) * value);
    }
    solver.dispose();
  });

  it('leaves out what the conditions hold: a flow that the rack gives', async () => {
    const solver = createDesignSolver();
    const design = liquidServer({ supply: 'flow', flow: 2 / 60_000 });
    const result = await solver.solve(design, { fidelity: 'network' });
    expect(result.coolant[0].flow).toBeCloseTo(2 / 60_000, 9);
    const names = (await solver.bands(design)).figures.map(({ figure }) => figure);
    expect(names).toContain('coolantReturn');
    expect(names).not.toContain('coolantFlow');
    solver.dispose();
  });

  it('has none where nothing is solved', async () => {
    const solver = createDesignSolver();
    expect(await solver.bands(smallServer())).toEqual({ parts: [], figures: [] });
    solver.dispose();
  });
});
