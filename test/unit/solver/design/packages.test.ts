import { describe, expect, it } from 'vitest';
import type { Network } from '#models/schema/network.ts';
import { buildCase } from '#solver/design/build.ts';
import { driversOf } from '#solver/design/drivers.ts';
import { explanationOf } from '#solver/design/explain.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { liquidServer, smallServer, type Placed } from './designs.ts';

const delphi: Network = [
  ['junction', 'top-inner', 0.05],
  ['junction', 'bottom-inner', 0.4],
  ['top-inner', 'top-outer', 0.3],
  ['bottom-inner', 'bottom-outer', 0.5],
  ['top-outer', 'bottom-outer', 2],
];

function gpuOf(values: Placed['values']) {
  const design = smallServer({ workload: 'maximum' }, [], values);
  const built = buildCase(design);
  const solution = solveCaseSync(built.case);
  expect(solution.status).toBe('converged');
  const at = (node: string): number => solution.nodes[`gpu/${node}`]?.temperature ?? NaN;
  return { design, built, solution, at };
}

describe('a part with a compact package', () => {
  it('is the two-resistor part where its network is that resistance', () => {
    const two = gpuOf({ junctionToCase: 0.05, junctionToBoard: null });
    const one = gpuOf({ packageNetwork: [['junction', 'top-inner', 0.05]] });
    expect(one.at('junction')).toBeCloseTo(two.at('junction'), 9);
    expect(one.built.case.heat?.links.length).toBe(two.built.case.heat?.links.length);
  });

  it('gives heat to its sink by both faces of its top and to its board by those below', () => {
    const { solution, built } = gpuOf({ packageNetwork: delphi });
    const heat = (id: string): number => solution.links[id].heat;
    const area = (id: string): number => {
      const link = built.case.heat?.links.find((one) => one.id === id);
      return link?.type === 'contact' ? link.area : NaN;
    };
    expect(area('sink/joint') / area('sink/joint/top-outer')).toBeCloseTo(1 / 3, 12);
    const ways = ['sink/joint', 'sink/joint/top-outer', 'gpu/bottom-inner/board', 'gpu/bottom-outer/board'];
    const released = solution.nodes['gpu/junction'].heat;
    expect(ways.reduce((sum, id) => sum + heat(id), 0)).toBeCloseTo(released, 5);
    for (const id of ways) expect(heat(id), id).toBeGreaterThan(0);
  });

  it('is explained step by step', () => {
    const { design, built, solution, at } = gpuOf({ packageNetwork: delphi });
    const found = explanationOf(design, built, solution, 'gpu');
    expect(found?.temperature).toBe(at('junction'));
    expect(found?.rungs.reduce((sum, { rise }) => sum + rise, 0)).toBeCloseTo(at('junction') - 298.15, 6);
    const step = found?.rungs.find(({ relation }) => relation === 'package-network');
    expect(step?.label).toBe('GPU junction to case');
    expect(step?.source).toContain('JESD15-4');
  });

  it('has the error of its derivation in the band', () => {
    const shareAt = (packageError: number): number => {
      const { design, built, solution } = gpuOf({ packageNetwork: delphi, packageError });
      const origins = driversOf(design, built, solution, 'gpu')?.band.origins ?? [];
      return origins.find(({ name }) => name.endsWith('resistances of its package'))?.share ?? 0;
    };
    const [one, two] = [shareAt(0.2), shareAt(0.4)];
    // The rest of the variance does not move: s/(1 − s) grows with the square.
    expect(two / (1 - two) / (one / (1 - one))).toBeCloseTo(4, 6);
    expect(shareAt(0)).toBe(0);
  });

  it('stands under a cold plate whose joint is part of its figure', () => {
    const design = liquidServer();
    const items = design.items.map((item) =>
      item.id === 'gpu1'
        ? { ...item, part: { ...item.part, values: { ...item.part.values, packageNetwork: delphi } } }
        : item,
    );
    const solution = solveCaseSync(buildCase({ ...design, items }).case);
    expect(solution.status).toBe('converged');
    const [middle, rim] = ['gpu1/case', 'gpu1/top-outer'].map((id) => solution.nodes[id].temperature ?? NaN);
    expect(Math.abs(middle - rim)).toBeLessThan(0.3);
  });
});
