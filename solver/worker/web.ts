import { releaseProxy, wrap } from 'comlink';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createWorkerSolver } from '#solver/worker/client.ts';

/** The solver in a Web Worker of this page. */
export function createWebDesignSolver(): DesignSolver {
  return createWorkerSolver(() => {
    const worker = new Worker(new URL('./web-worker.ts', import.meta.url), {
      type: 'module',
      name: 'solver',
    });
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
