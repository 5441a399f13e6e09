import { releaseProxy, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { FieldRunner } from '#solver/field-run/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createWorkerSolver } from '#solver/worker/client.ts';
import { createWorkerFieldRunner } from '#solver/worker/field-client.ts';
import type { WorkerLink } from '#solver/worker/held-link.ts';
import { startNode } from '#solver/worker/start-node.ts';

/**
 * The solver in a thread of its own. The thread keeps the process alive until `dispose`.
 * @param threads that share a field at most; as many as the machine runs at once where left out
 */
export function createNodeDesignSolver(threads?: number): DesignSolver {
  return createWorkerSolver(() => openLink(threads));
}

/** Field runs in a thread of their own, which keeps the process alive until `dispose`. */
export function createNodeFieldRunner(): FieldRunner {
  return createWorkerFieldRunner(() => openLink());
}

function openLink(threads?: number): WorkerLink {
  const worker = startNode('node-worker', { resourceLimits, workerData: { threads } });
  const api = wrap<WorkerApi>(nodeEndpoint(worker));
  const failure = new Promise<never>((_resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      reject(new Error(`the solver thread ended (exit code ${code})`));
    });
  });
  return {
    api,
    failure,
    end() {
      api[releaseProxy]();
      void worker.terminate();
    },
  };
}

/**
 * A solve leaves 3 MB of records that live until the next one; with the young generation of Node's default (48 MB) they
 * are copied once a solve, which takes a sixth of it. In Electron the same is said by a switch (electron/main/index.ts).
 */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };
