import { afterAll, describe, expect, test } from 'vitest';
import { refusalOf } from '#solver/field-run/plan.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { smallServer } from '../design/designs.ts';
import { fewCells, runnerLaws, watching } from './runner-laws.ts';

describe('a runner in this thread', () => {
  const runner = createFieldRunner({ memory: 8e9 });
  afterAll(() => runner.dispose());
  runnerLaws(() => runner);
});

test('a run that does not fit the machine is planned and refused', async () => {
  const small = createFieldRunner({ memory: 1e6 });
  const plan = await small.plan(smallServer(), fewCells);
  expect(plan.refusal).toContain('more than the 0.00060 GB');
  const seen = watching();
  const { status, problems } = await small.run(smallServer(), fewCells, seen).ended;
  expect(status).toBe('refused');
  expect(problems[0].message).toBe(plan.refusal);
  expect(seen.plans).toEqual([]);
  small.dispose();
});

test('what fits is told by memory, and by the cells that are solved at all', () => {
  expect(refusalOf(1_000_000, 900e6, 2e9)).toBeNull();
  expect(refusalOf(1_000_000, 900e6, 1e9)).toContain(
    'about 0.90 GB, more than the 0.60 GB that a run may take of this machine’s 1.0 GB',
  );
  expect(refusalOf(4_000_000, 3.6e9, null)).toBeNull();
  expect(refusalOf(9_000_000, 8.1e9, null)).toContain('8\u00A0000\u00A0000');
});
