import { proxy, type Remote } from 'comlink';
import type { DesignSolver } from '#solver/design/contract.ts';
import { refusedResult } from '#solver/design/refused.ts';
import type { Progress } from '#solver/solve/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createDesignSender, unpackResult } from '#solver/worker/crossing.ts';

/** A worker as a client holds it: its API, a promise that settles when it dies, and the way to end it. */
export interface WorkerLink {
  readonly api: Remote<WorkerApi>;
  /** Rejects when the worker fails; never resolves. */
  readonly failure: Promise<never>;
  end(): void;
}

/**
 * The DesignSolver in front of a worker. A worker that dies is replaced for the next call; the calls that it held
 * end as refused (solve) or rejected (the others), never hang.
 */
export function createWorkerSolver(open: () => WorkerLink): DesignSolver {
  let link: WorkerLink | null = null;
  const sender = createDesignSender();
  let calls = 0;
  const listeners = new Map<number, (progress: Progress) => void>();
  let disposed = false;

  function current(): WorkerLink {
    if (disposed) throw new Error('the solver was closed');
    if (link) return link;
    const opened = open();
    link = opened;
    sender.forget();
    void opened.api.listen(proxy((id: number, progress: Progress) => listeners.get(id)?.(progress)));
    opened.failure.catch(() => {
      // After `dispose` the thread's end is no failure, and the link has been ended already.
      if (link !== opened) return;
      link = null;
      opened.end();
    });
    return opened;
  }

  async function call<T>(run: (api: Remote<WorkerApi>) => Promise<T>): Promise<T> {
    const { api, failure } = current();
    try {
      return await Promise.race([run(api), failure]);
    } catch (error) {
      sender.forget();
      throw error;
    }
  }

  async function cancellable<T>(
    signal: AbortSignal | undefined,
    run: (api: Remote<WorkerApi>, id: number) => Promise<T>,
    onProgress?: (progress: Progress) => void,
  ): Promise<T> {
    const id = ++calls;
    if (onProgress) listeners.set(id, onProgress);
    const { api, failure } = current();
    const cancel = () => void api.cancel(id);
    const answer = run(api, id);
    // Messages keep their order: the call is there before its cancellation.
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await Promise.race([answer, failure]);
    } catch (error) {
      sender.forget();
      throw error;
    } finally {
      listeners.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    async solve(design, { fidelity, signal, onProgress }) {
      const start = performance.now();
      try {
        return unpackResult(
          await cancellable(signal, (api, id) => api.solve(id, sender.pack(design), fidelity), onProgress),
        );
      } catch (error) {
        return refusedResult(design, fidelity, error, start);
      }
    },
    explain: (design, id) => call((api) => api.explain(sender.pack(design), id)),
    drivers: (design, id) => call((api) => api.drivers(sender.pack(design), id)),
    bands: (design) => call((api) => api.bands(sender.pack(design))),
    heldRates: (design) => call((api) => api.heldRates(sender.pack(design))),
    buildCase: (design) => call((api) => api.buildCase(sender.pack(design))),
    caseHash: (design) => call((api) => api.caseHash(sender.pack(design))),
    solveCase: (input, signal) => cancellable(signal, (api, id) => api.solveCase(id, input)),
    solveTransient: (input, signal) => cancellable(signal, (api, id) => api.solveTransient(id, input)),
    solveField: (input, signal, onProgress) =>
      cancellable(signal, (api, id) => api.solveField(id, input), onProgress),
    pictureField: (input, signal, onProgress) =>
      cancellable(signal, (api, id) => api.pictureField(id, input), onProgress),
    fieldOfDesign: (design, cells, signal) =>
      cancellable(signal, (api, id) => api.fieldOfDesign(id, sender.pack(design), cells)),
    calibrationOf: (design, answer) => call((api) => api.calibrationOf(sender.pack(design), answer)),
    sensitivities: (input, asked) => call((api) => api.sensitivities(input, asked)),
    ride: (design, question, signal) =>
      cancellable(signal, (api, id) => api.ride(id, sender.pack(design), question)),
    verificationCases: () => call((api) => api.verificationCases()),
    verifyCase: (place) => call((api) => api.verifyCase(place)),
    dispose() {
      disposed = true;
      link?.end();
      link = null;
    },
  };
}
