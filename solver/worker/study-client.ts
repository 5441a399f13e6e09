import type { StudySolver } from '#solver/study/contract.ts';
import { HeldLink, type WorkerLink } from '#solver/worker/held-link.ts';

/** The StudySolver in front of a worker of its own, which is opened with the first question. */
export function createWorkerStudySolver(open: () => WorkerLink): StudySolver {
  let calls = 0;
  const link = new HeldLink({ open, greet: () => undefined, closed: 'the study solver was closed' });
  return {
    async answer(question, signal) {
      signal?.throwIfAborted();
      const call = ++calls;
      const cancel = (): void => void link.api?.cancel(call);
      try {
        return await link.call((api) => {
          const answer = api.answerStudy(call, question);
          signal?.addEventListener('abort', cancel, { once: true });
          return answer;
        });
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        signal?.removeEventListener('abort', cancel);
      }
    },
    dispose: () => link.end(),
  };
}
