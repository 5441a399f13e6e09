import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildCase } from '#solver/design/build.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { wideLayout } from '../../random/layouts.ts';

/* Layouts of the nightly run whose pumps warm a loop that no air cools: they have no steady state below boiling. */
it.each([26464, 21817, 22254])('of layout %d the loop that would boil away is named', (seed) => {
  const [design] = fc.sample(wideLayout, { seed, numRuns: 1, unbiased: true });
  const { status, problems } = solveCaseSync(buildCase(design).case);
  expect(status).toBe('not-converged');
  expect(problems[0]).toMatchObject({ severity: 'error', code: 'coolant-boils-away' });
  expect(problems[0].message).toMatch(/pg25 would boil away \(it boils at 102 °C\)/);
});
