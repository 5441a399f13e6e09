import { releaseProxy, wrap } from 'comlink';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createWorkerSolver } from '#solver/worker/client.ts';

/** The solver in a Web Worker of this page. The worker loads its program at once, before the first question. */
export function createWebDesignSolver(): DesignSolver {
  let waiting: Worker | null = startWorker();
  return createWorkerSolver(() => {
    const worker = waiting ?? startWorker();
    waiting = null;
    const api = wrap<WorkerApi>(worker);
    const failure = new Promise<never>((_resolve, reject) => {
      worker.addEventListener('error', (event) => {
        reject(new Error(event.message || 'the solver worker failed'));
      });
    });
    return {
      api,
      failure,
      end() {
        api[releaseProxy]();
        worker.terminate();
      },
    };
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./web-worker.ts', import.meta.url), { type: 'module', name: 'solver' });
}
