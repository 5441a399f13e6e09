import { expose, releaseProxy, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { type FilledRack, fillRack } from '#models/rack/standing.ts';
import { alone } from '#solver/field/team.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import type { RackProgress, RackSolver } from '#solver/rack/contract.ts';
import { createRackSolver } from '#solver/rack/rack-solver.ts';
import { createWorkerApi, type WorkerApi } from '#solver/worker/api.ts';
import { createWorkerRackSolver } from '#solver/worker/rack-client.ts';
import { smallRack } from '../../../fixtures/small-rack.ts';
import { smallServer } from '../design/designs.ts';

const opened: RackSolver[] = [];
afterEach(() => {
  for (const solver of opened.splice(0)) solver.dispose();
});

/** Through messages, as behind a worker: everything is copied. */
function behindMessages(): RackSolver {
  const solver = createWorkerRackSolver(() => {
    const { port1, port2 } = new MessageChannel();
    expose(
      createWorkerApi(null, () => Promise.resolve(alone)),
      nodeEndpoint(port2),
    );
    const api = wrap<WorkerApi>(nodeEndpoint(port1));
    return {
      api,
      failure: new Promise<never>(() => undefined),
      end() {
        api[releaseProxy]();
        port1.close();
        port2.close();
      },
    };
  });
  opened.push(solver);
  return solver;
}

const design = smallServer();
const source = 'test';

function rackOf(unit: number): FilledRack {
  const document = smallRack({
    frontDoor: { open: '64 %', source },
    slots: [{ unit, count: 2, project: 'x', name: 'Box', workload: 'maximum' }],
  });
  const { rack } = loadRack(JSON.stringify(document), 'test');
  if (!rack) throw new Error('no rack');
  return fillRack(rack, new Map([[0, design]]));
}

test('a rack behind a worker has the answer of one in this thread; its design crosses and is condensed once', async () => {
  const solver = behindMessages();
  const told: RackProgress[] = [];
  const there = await solver.answer(rackOf(4), null, { onProgress: (progress) => told.push(progress) });
  expect(there).toEqual(await createRackSolver(createDesignSolver()).answer(rackOf(4), null));
  expect(told.at(-1)).toMatchObject({ kind: 'Box', place: 1, kinds: 1, solves: 19 });
  const before = told.length;
  const moved = await solver.answer(rackOf(9), null, { onProgress: (progress) => told.push(progress) });
  expect(moved.result.slots.map(({ unit }) => unit)).not.toEqual(there.result.slots.map(({ unit }) => unit));
  expect(told).toHaveLength(before);
}, 30_000);

test('it can be cancelled, and goes on answering', async () => {
  const solver = behindMessages();
  const controller = new AbortController();
  const running = solver.answer(rackOf(4), null, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(running).rejects.toThrow(/abort/i);
  const { result } = await solver.answer(rackOf(4), null);
  expect(result.status).toBe('converged');
}, 30_000);
