import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { buildCase } from '#solver/design/build.ts';
import { sourceHeat } from '#solver/design/report.ts';
import { rated, tankLayout } from '../../random/layouts.ts';
import { verdictOf } from '../../random/verdict.ts';
import { faultsOf } from '../../unit/solver/design/faults.ts';

describe('any layout in a tank', () => {
  test.prop([tankLayout], { numRuns: 60 })(
    'gives a sound case without air inside, with the heat of its parts, each once',
    (design) => {
      const built = buildCase(design);
      expect(faultsOf(built.case)).toEqual([]);
      expect(built.case.circuits?.[0].fluid.type).toBe('liquid');
      const placed = (built.case.heat?.nodes ?? [])
        .flatMap((node) => node.sources ?? [])
        .reduce((sum, source) => sum + sourceHeat(source, source.leakage?.reference ?? null), 0);
      const wanted = design.items.reduce((sum, item) => sum + (rated[item.part.id] ?? 0), 0);
      expect(placed).toBeCloseTo(wanted, 6);
    },
  );

  it('has an answer or a true cause for having none', () => {
    const sample = fc.sample(tankLayout, { seed: 20261129, numRuns: 40 });
    const verdicts = sample.map((design) => verdictOf(buildCase(design).case));
    const unexplained = verdicts.flatMap((verdict, i) => (verdict.kind === 'unexplained' ? [i] : []));
    expect(unexplained).toEqual([]);
  });
});
