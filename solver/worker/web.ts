import { releaseProxy, wrap } from 'comlink';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { FieldRunner } from '#solver/field-run/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createWorkerSolver } from '#solver/worker/client.ts';
import type { RackSolver } from '#solver/rack/contract.ts';
import type { StudySolver } from '#solver/study/contract.ts';
import { createWorkerFieldRunner } from '#solver/worker/field-client.ts';
import type { WorkerLink } from '#solver/worker/held-link.ts';
import { programUrl } from '#solver/worker/web-program.ts';

/** The solver in a Web Worker of this page. The worker loads its program at once, before the first question. */
export function createWebDesignSolver(): DesignSolver {
  let waiting: Worker | null = startWorker();
  return createWorkerSolver(() => {
    const worker = waiting ?? startWorker();
    waiting = null;
    return linkTo(worker);
  });
}

/** Field runs in a Web Worker of their own, which is started with the first question. */
export function createWebFieldRunner(): FieldRunner {
  return createWorkerFieldRunner(() => linkTo(startWorker()));
}

/** What takes designs through years in a Web Worker of its own, which is started with the first question: the solver goes on answering meanwhile. */
export function createWebSiteSolver(): Pick<DesignSolver, 'answerPlace' | 'dispose'> {
  return createWorkerSolver(() => linkTo(startWorker()));
}

/** Racks in a Web Worker of their own. Their client is loaded with the first rack. */
export async function createWebRackSolver(): Promise<RackSolver> {
  const { createWorkerRackSolver } = await import('#solver/worker/rack-client.ts');
  return createWorkerRackSolver(() => linkTo(startWorker()));
}

/** Studies in a Web Worker of their own. Their client is loaded with the first one. */
export async function createWebStudySolver(): Promise<StudySolver> {
  const { createWorkerStudySolver } = await import('#solver/worker/study-client.ts');
  return createWorkerStudySolver(() => linkTo(startWorker()));
}

function linkTo(worker: Worker): WorkerLink {
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
}

function startWorker(): Worker {
  return new Worker(programUrl('web-worker'), { type: 'module', name: 'solver' });
}
