import { describe, expect, test } from 'vitest';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { createSolveLoop } from '#renderer/store/solve-loop.ts';

const base = resolveDesign(newProject('blank-2u'), 'base');
const design = (revision: string): Design => ({ ...base, revision });

/** A solver that answers when told to: the order of answers is what is tested here. */
function heldSolver() {
  const asked: { design: Design; answer: (hash: string) => void; fail: (error: Error) => void }[] = [];
  const solver = (design: Design) =>
    new Promise<DesignResult>((resolve, reject) => {
      const answer = (code: string) =>
        resolve({ status: 'converged', hottest: code } as unknown as DesignResult);
      asked.push({ design, answer, fail: reject });
    });
  return { solver, asked };
}

function loopOver(solver: (design: Design) => Promise<DesignResult>) {
  const log: string[] = [];
  const loop = createSolveLoop(solver, {
    answered: (design, result) => log.push(`${design.revision}=${result.hottest}`),
    failed: (design, error) => log.push(`${design.revision}!${error instanceof Error ? error.message : ''}`),
    solving: (solving) => log.push(solving ? 'busy' : 'idle'),
  });
  return { loop, log };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('the solve loop', () => {
  test('drops the designs between the one in flight and the newest', async () => {
    const { solver, asked } = heldSolver();
    const { loop, log } = loopOver(solver);
    for (const revision of ['1', '2', '3', '4']) loop.post(design(revision));
    expect(asked.map((one) => one.design.revision)).toEqual(['1']);
    asked[0]?.answer('a');
    await soon();
    expect(asked.map((one) => one.design.revision)).toEqual(['1', '4']);
    asked[1]?.answer('b');
    await loop.settled();
    expect(log).toEqual(['busy', '1=a', 'busy', '4=b', 'idle']);
  });

  test('does not report what was asked before a reset, not even when it answers after the new one', async () => {
    const { solver, asked } = heldSolver();
    const { loop, log } = loopOver(solver);
    loop.post(design('old'));
    loop.reset();
    loop.post(design('new'));
    asked[1]?.answer('n');
    await soon();
    asked[0]?.answer('o');
    await soon();
    expect(log.filter((line) => line.includes('='))).toEqual(['new=n']);
    expect(log.at(-1)).toBe('idle');
  });

  test('goes on with the waiting design after the solver failed', async () => {
    const { solver, asked } = heldSolver();
    const { loop, log } = loopOver(solver);
    loop.post(design('1'));
    loop.post(design('2'));
    asked[0]?.fail(new Error('worker gone'));
    await soon();
    asked[1]?.answer('b');
    await loop.settled();
    expect(log).toEqual(['busy', '1!worker gone', 'busy', '2=b', 'idle']);
  });

  test('has settled at once where nothing runs', async () => {
    const { loop } = loopOver(heldSolver().solver);
    await expect(loop.settled()).resolves.toBeUndefined();
  });
});
