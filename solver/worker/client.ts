import { proxy, type Remote } from 'comlink';
import type { DesignSolver } from '#solver/design/contract.ts';
import { refusedResult } from '#solver/design/refused.ts';
import type { Progress } from '#solver/solve/contract.ts';
import type { WorkerApi } from '#solver/worker/api.ts';
import { unpackResult } from '#solver/worker/crossing.ts';
import { HeldLink, type WorkerLink } from '#solver/worker/held-link.ts';

/**
 * The DesignSolver in front of a worker. A worker that dies is replaced for the next call; the calls that it held
 * end as refused (solve) or rejected (the others), never hang.
 */
export function createWorkerSolver(open: () => WorkerLink): DesignSolver {
  let calls = 0;
  const listeners = new Map<number, (progress: Progress) => void>();
  const link = new HeldLink({
    open,
    greet: (api) => void api.listen(proxy((id: number, progress: Progress) => listeners.get(id)?.(progress))),
    closed: 'the solver was closed',
  });
  const { sender } = link;
  const call = <T>(ask: (api: Remote<WorkerApi>) => Promise<T>): Promise<T> => link.call(ask);

  async function cancellable<T>(
    signal: AbortSignal | undefined,
    run: (api: Remote<WorkerApi>, id: number) => Promise<T>,
    onProgress?: (progress: Progress) => void,
  ): Promise<T> {
    const id = ++calls;
    if (onProgress) listeners.set(id, onProgress);
    const cancel = () => void link.api?.cancel(id);
    try {
      return await call((api) => {
        const answer = run(api, id);
        // Messages keep their order: the call is there before its cancellation.
        if (signal?.aborted) cancel();
        signal?.addEventListener('abort', cancel, { once: true });
        return answer;
      });
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
    bands: (design, most) => call((api) => api.bands(sender.pack(design), most)),
    heldRates: (design) => call((api) => api.heldRates(sender.pack(design))),
    buildCase: (design) => call((api) => api.buildCase(sender.pack(design))),
    caseHash: (design) => call((api) => api.caseHash(sender.pack(design))),
    solveCase: (input, signal) => cancellable(signal, (api, id) => api.solveCase(id, input)),
    solveTransient: (input, signal) => cancellable(signal, (api, id) => api.solveTransient(id, input)),
    solveField: (input, signal, onProgress) =>
      cancellable(signal, (api, id) => api.solveField(id, input), onProgress),
    fieldOfDesign: (design, cells, signal) =>
      cancellable(signal, (api, id) => api.fieldOfDesign(id, sender.pack(design), cells)),
    calibrationOf: (design, answer) => call((api) => api.calibrationOf(sender.pack(design), answer)),
    sensitivities: (input, asked) => call((api) => api.sensitivities(input, asked)),
    ride: (design, question, signal) =>
      cancellable(signal, (api, id) => api.ride(id, sender.pack(design), question)),
    answerPlace: (place, question, design, { signal, onSolve } = {}) =>
      cancellable(signal, (api, id) =>
        api.answerPlace(
          id,
          place,
          question,
          design && sender.pack(design),
          proxy((solves: number) => onSolve?.(solves)),
        ),
      ),
    verificationCases: () => call((api) => api.verificationCases()),
    verifyCase: (place) => call((api) => api.verifyCase(place)),
    dispose: () => link.end(),
  };
}
