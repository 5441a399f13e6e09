import { afterAll, describe, expect, it } from 'vitest';
import { findClimateSite } from '#models/site/climate-site.ts';
import { firstQuestion } from '#models/site/question.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';
import { verificationCases, verifyCase } from '#solver/verification/verify.ts';
import type { Progress } from '#solver/solve/contract.ts';
import { smallServer } from '../design/designs.ts';
import { block } from '../field/block.ts';

describe('the solver behind a thread', () => {
  const solver = createNodeDesignSolver();
  afterAll(() => solver.dispose());

  it('answers as the solver in this thread does', async () => {
    const seen: Progress[] = [];
    const there = await solver.solve(smallServer(), {
      fidelity: 'network',
      onProgress: (progress) => seen.push(progress),
    });
    const here = createDesignSolver();
    const result = await here.solve(smallServer(), { fidelity: 'network' });
    expect(there.status).toBe('converged');
    expect({ ...there, cost: null }).toEqual({ ...result, cost: null });
    expect(seen.length).toBeGreaterThan(0);
    const explanation = await solver.explain(smallServer(), 'gpu');
    expect(explanation).toEqual(await here.explain(smallServer(), 'gpu'));
    const hot = smallServer({ ambientTemperature: 340 });
    for (const each of [solver, here]) await each.solve(hot, { fidelity: 'network' });
    const held = await solver.heldRates(hot);
    expect(held?.parts[0]?.rate).toBeLessThan(1);
    expect(held).toEqual(await here.heldRates(hot));
    expect(await solver.buildCase(smallServer())).toEqual(await here.buildCase(smallServer()));
    here.dispose();
  });

  it('solves a field case as this thread does, and hears its cancellation', async () => {
    const there = await solver.solveField(block([20, 20, 5]));
    const here = await createDesignSolver().solveField(block([20, 20, 5]));
    expect({ ...there, solution: { ...there.solution, seconds: null } }).toEqual({
      ...here,
      solution: { ...here.solution, seconds: null },
    });
    const controller = new AbortController();
    const running = solver.solveField(block([160, 160, 40]), controller.signal);
    controller.abort();
    expect((await running).solution.status).toBe('cancelled');
  });

  it('takes a design through a year as this thread does, counts its solves, and hears its cancellation', async () => {
    const site = findClimateSite('lulea');
    if (!site) throw new Error('there is no such place');
    const place = { type: 'climate', site } as const;
    const told: number[] = [];
    const there = await solver.answerPlace(place, firstQuestion, smallServer(), {
      onSolve: (solves) => told.push(solves),
    });
    expect(there).toEqual(await createDesignSolver().answerPlace(place, firstQuestion, smallServer()));
    expect(there.year?.months).toHaveLength(12);
    expect(told.length).toBe(there.condensed?.samples.length);
    const controller = new AbortController();
    const running = solver.answerPlace(place, firstQuestion, smallServer(), { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toThrow(/abort/i);
  });

  it('is cancelled by a signal while it solves', async () => {
    const controller = new AbortController();
    const running = solver.solve(smallServer({ ambientTemperature: 310, fanSpeed: 0.31 }), {
      fidelity: 'network',
      signal: controller.signal,
    });
    controller.abort();
    expect((await running).status).toBe('cancelled');
  });

  it('never lets a stale answer overwrite a newer one', async () => {
    const speeds = [0.4, 0.6, 0.8, 1];
    const results = await Promise.all(
      speeds.map((fanSpeed) => solver.solve(smallServer({ fanSpeed }), { fidelity: 'network' })),
    );
    const converged = results.filter((result) => result.status === 'converged');
    expect(results[3].status).toBe('converged');
    expect(converged[converged.length - 1]).toBe(results[3]);
    const kept = await solver.explain(smallServer({ fanSpeed: 1 }), 'gpu');
    const gpu = results[3].parts.find((part) => part.id === 'gpu');
    expect(kept?.temperature).toBe(gpu?.temperature);
  });

  it('runs the verification case by case, with the same figures as in this thread', async () => {
    const cases = await solver.verificationCases();
    expect(cases).toEqual(verificationCases.map(({ id, title }) => ({ id, title })));
    const place = cases.findIndex(({ id }) => id === 'G05');
    expect(await solver.verifyCase(place)).toEqual(await verifyCase(verificationCases[place]));
    await expect(solver.verifyCase(cases.length)).rejects.toThrow('no case number');
  });

  it('says so when it was closed', async () => {
    const closed = createNodeDesignSolver();
    closed.dispose();
    const result = await closed.solve(smallServer(), { fidelity: 'network' });
    expect(result.status).toBe('refused');
    await expect(closed.explain(smallServer(), 'gpu')).rejects.toThrow('closed');
  });
});
