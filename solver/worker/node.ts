import { releaseProxy, wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { Worker } from 'node:worker_threads';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { FieldRunner } from '#solver/field-run/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createWorkerSolver } from '#solver/worker/client.ts';
import { createWorkerFieldRunner } from '#solver/worker/field-client.ts';
import type { WorkerLink } from '#solver/worker/held-link.ts';

/** The solver in a thread of its own. The thread keeps the process alive until `dispose`. */
export function createNodeDesignSolver(): DesignSolver {
  return createWorkerSolver(openLink);
}

/** Field runs in a thread of their own, which keeps the process alive until `dispose`. */
export function createNodeFieldRunner(): FieldRunner {
  return createWorkerFieldRunner(openLink);
}

function openLink(): WorkerLink {
  const worker = openWorker();
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

function openWorker(): Worker {
  // Bundled, the worker lies beside the program; from sources it is TypeScript, which Node 20 takes in a worker
  // only after tsx is registered inside it (execArgv '--import tsx' fails there: ERR_UNKNOWN_FILE_EXTENSION).
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./node-worker.js', import.meta.url), { resourceLimits });
  const entry = JSON.stringify(new URL('./node-worker.ts', import.meta.url).href);
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return new Worker(`import(${loader}).then(({ register }) => { register(); return import(${entry}); });`, {
    eval: true,
    resourceLimits,
  });
}
