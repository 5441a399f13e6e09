import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import type { Thread } from '#solver/field/crew.ts';
import { squares } from '#solver/field/conjugate-gradients.ts';
import { partsOf } from '#solver/field/parts.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession, solveField } from '#solver/field/solve.ts';
import { alone, forAWhile, type OpenTeam } from '#solver/field/team.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';
import { teamsOf } from '#solver/worker/open-team.ts';
import { startNode } from '#solver/worker/start-node.ts';
import { block } from '../field/block.ts';

/** Threads that the test at hand has begun. */
const begun: Worker[] = [];

async function start(): Promise<Thread> {
  const worker = startNode('node-thread', {});
  begun.push(worker);
  await once(worker, 'message');
  return { tell: (message) => worker.postMessage(message, []), end: () => void worker.terminate() };
}

/** Every thread has come to its end, or the test hangs and fails. */
async function allEnded(): Promise<number> {
  // A thread that has ended has no number.
  const running = begun.filter(({ threadId }) => threadId >= 0);
  await Promise.all(running.map((worker) => once(worker, 'exit')));
  return begun.splice(0).length;
}

const teams = (threads: number): OpenTeam => teamsOf(threads, start);

async function fieldOn(input: FieldCase, openTeam?: OpenTeam) {
  const session = new FieldSession(input);
  const { seconds: _, threads, ...solution } = await runSession(session, openTeam ? { openTeam } : {});
  return { threads, solution, picture: session.picture() };
}

/** A cube of air with a warm and a cold side, and a bench that heats it. */
function cavity(flow: FieldCase['flow'], change: Partial<FieldCase> = {}): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [0.3, 0.3, 0.3], cells: [30, 28, 25] },
    materials: {
      air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 1.8e-5, expansion: 0.0034 },
      metal: { conductivity: 20 },
    },
    background: 'air',
    solids: [{ id: 'bench', material: 'metal', box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.14] } }],
    sources: [{ id: 'bench', power: 5, box: { min: [0.1, 0.1, 0.1], max: [0.2, 0.2, 0.14] } }],
    gravity: [0, 0, -9.81],
    referenceTemperature: 300,
    boundaries: [
      { type: 'temperature', face: 'x-', temperature: 310 },
      { type: 'temperature', face: 'x+', temperature: 300 },
    ],
    ...(flow ? { flow } : {}),
    outputs: [
      { type: 'maximum', id: 'hottest' },
      { type: 'surface-heat', id: 'cold', face: 'x+' },
    ],
    ...change,
  };
}

/** Air is blown in at one side. */
const blown: Partial<FieldCase> = {
  boundaries: [
    {
      type: 'inlet',
      face: 'z-',
      velocity: [0, 0, 1],
      temperature: 300,
      turbulence: { intensity: 0.05, length: 0.02 },
    },
    { type: 'outlet', face: 'z+' },
  ],
};

describe('the answer is the same to the last bit on any number of threads', () => {
  afterEach(allEnded);
  const few = { iterations: 3 };
  test.each<[string, FieldCase, number]>([
    ['heat in solids, two parts', block([40, 40, 16]), 2],
    ['heat in solids, four parts on three threads', block([24, 24, 40]), 3],
    ['heat in solids in time', inTime(block([40, 40, 16])), 2],
    ['air that rises', cavity(few), 2],
    ['air that rises, in time', inTime(cavity(few), 2), 2],
    ['air by the law of the wall', cavity({ ...few, turbulence: 'lvel' }, blown), 2],
    ['air with k and ε', cavity({ ...few, turbulence: 'k-epsilon' }, blown), 2],
  ])('%s', async (_, input, threads) => {
    const here = await fieldOn(input);
    expect(here.threads).toBe(1);
    const there = await fieldOn(input, teams(threads));
    expect(there.threads).toBe(threads);
    expect(here.solution.iterations).toBeGreaterThan(1);
    expect(there.solution).toEqual(here.solution);
    expect(there.picture).not.toBeNull();
    expect(there.picture).toEqual(here.picture);
  });
});

function inTime(input: FieldCase, steps = 3): FieldCase {
  const materials = Object.fromEntries(
    Object.entries(input.materials).map(([name, one]) => [
      name,
      { density: 2000, specificHeat: 1000, ...one },
    ]),
  );
  return { ...input, materials, initial: 300, transient: { step: 1, steps } };
}

describe('threads end with the run', () => {
  test('when it has its answer, and when it fails on its way', async () => {
    const answered = await solveField(block([40, 40, 16]), { openTeam: teams(2) });
    expect(answered.status).toBe('converged');
    expect(await allEnded()).toBe(1);
    const refused = await solveField(block([40, 40, 16]), {
      openTeam: teams(2),
      onProgress() {
        throw new Error('on purpose');
      },
    });
    expect(refused.status).toBe('refused');
    expect(await allEnded()).toBe(1);
  });

  test('when it is cancelled on its way', async () => {
    const controller = new AbortController();
    const { status } = await solveField(cavity({}), {
      openTeam: teams(2),
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(status).toBe('cancelled');
    expect(await allEnded()).toBe(1);
  });

  test('when the thread that leads them is ended in the middle', async () => {
    const solver = createNodeDesignSolver(2);
    const running = solver.solveField(cavity({}), undefined, () => solver.dispose());
    await expect(running).rejects.toThrow('ended');
  });
});

describe('a team', () => {
  afterAll(allEnded);

  test('is this thread alone where no other starts, and where there is nothing to share', async () => {
    const none = teamsOf(4, () => Promise.reject(new Error('no thread')));
    expect(await none([100, 100, 100])).toBe(alone);
    const { status, threads } = await solveField(block([40, 40, 16]), { openTeam: none });
    expect([status, threads]).toEqual(['converged', 1]);
    expect(await teams(2)([20, 20, 20])).toBe(alone);
    expect(await teams(1)([100, 100, 100])).toBe(alone);
    expect(begun).toEqual([]);
  });

  test('takes listed kernels and shared arrays alone', async () => {
    const counts = [40, 40, 16] as const;
    const parts = partsOf(counts);
    const vector = (): Float64Array => new Float64Array(parts.places[parts.count]).fill(1);
    const [p, q, t, r] = [vector(), vector(), vector(), vector()];
    const data = { operator: null, p, q, t, r, z: new Float32Array(1), parts };
    const team = await teams(2)(counts);
    expect(() => team.run(squares, data, parts.count)).toThrow('not shared');
    expect(() => team.run(() => 0, data, parts.count)).toThrow('not in the list');
    const shared = team.shared(data);
    expect(team.run(squares, shared, parts.count)).toBe(r.length);
    team.forget(shared);
    expect(team.run(squares, shared, parts.count)).toBe(r.length);
    team.end();
  });

  test('lets go of what came for a while, and of no thread', () => {
    const gone: unknown[] = [];
    let ended = 0;
    const team = forAWhile({ ...alone, forget: (data) => gone.push(data), end: () => ended++ });
    const [before, kept] = [{ n: 1 }, { n: 2 }];
    const sum = ({ n }: { n: number }, part: number): number => n + part;
    expect(team.run(sum, before, 2)).toBe(3);
    expect(team.run(sum, kept, 2)).toBe(5);
    team.forget(before);
    expect(gone).toEqual([before]);
    team.end();
    expect(gone).toEqual([before, kept]);
    expect(ended).toBe(0);
  });
});
