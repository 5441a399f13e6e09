import { afterAll, describe, expect, test } from 'vitest';
import { createNodeFieldRunner } from '#solver/worker/node.ts';
import { smallServer } from '../design/designs.ts';
import { fewCells, runnerLaws, watching } from '../field-run/runner-laws.ts';

describe('a runner behind a thread', () => {
  const runner = createNodeFieldRunner();
  afterAll(() => runner.dispose());
  runnerLaws(() => runner);
});

test('a runner that was closed says so', async () => {
  const runner = createNodeFieldRunner();
  runner.dispose();
  await expect(runner.plan(smallServer(), fewCells)).rejects.toThrow('closed');
  const { status, problems } = await runner.run(smallServer(), fewCells, watching()).ended;
  expect(status).toBe('refused');
  expect(problems[0].message).toContain('closed');
});
