import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { buildCase } from '#solver/design/build.ts';
import { reportOf, sourceHeat } from '#solver/design/report.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { layout, rated } from '../../random/layouts.ts';
import { verdictOf } from '../../random/verdict.ts';
import { faultsOf } from '../../unit/solver/design/faults.ts';

describe('any layout', () => {
  test.prop([layout], { numRuns: 40 })(
    'gives a sound case with the heat of its parts, each once',
    (design) => {
      const built = buildCase(design);
      expect(faultsOf(built.case)).toEqual([]);
      const placed = (built.case.heat?.nodes ?? [])
        .flatMap((node) => node.sources ?? [])
        .reduce((sum, source) => sum + sourceHeat(source, source.leakage?.reference ?? null), 0);
      const wanted = design.items.reduce((sum, item) => sum + (rated[item.part.id] ?? 0), 0);
      expect(placed).toBeCloseTo(wanted, 6);
    },
  );

  test.prop([layout, fc.nat()], { numRuns: 40 })(
    'gives the same case whatever the order of its parts',
    (design, seed) => {
      const shuffled = design.items.toSorted(
        (a, b) => ((hash(a.id) * (seed + 1)) % 97) - ((hash(b.id) * (seed + 1)) % 97),
      );
      expect(JSON.stringify(buildCase({ ...design, items: shuffled }).case)).toBe(
        JSON.stringify(buildCase(design).case),
      );
    },
  );

  test.prop([layout], { numRuns: 3 })('solves, or names why not', (design) => {
    const built = buildCase(design);
    // A hopeless layout (400 W in a sealed box) may give up early here: what counts is that it says why.
    const solution = solveCaseSync(built.case, { maxIterations: 60 });
    const result = reportOf(design, built, solution, { build: 0, start: 0, reported: 0 });
    if (result.status === 'converged') {
      expect(Math.abs(result.balance.energy)).toBeLessThan(1e-6);
      for (const part of result.parts) expect(Number.isFinite(part.temperature ?? 0)).toBe(true);
    } else expect(result.problems.some((problem) => problem.severity === 'error')).toBe(true);
  });

  it('has an answer or a true cause for having none, fans turning or not', () => {
    const sample = fc.sample(fc.tuple(layout, fc.boolean()), { seed: 20261125, numRuns: 60 });
    const unexplained = sample.flatMap(([design, turning], i) => {
      const fanSpeed = turning ? 1 : 0;
      const built = buildCase({ ...design, conditions: { ...design.conditions, fanSpeed } });
      return verdictOf(built.case).kind === 'unexplained' ? [i] : [];
    });
    expect(unexplained).toEqual([]);
  });
});

function hash(text: string): number {
  return Array.from(text).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1009, 7);
}
