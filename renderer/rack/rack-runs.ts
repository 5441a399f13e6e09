import type { FilledRack } from '#models/rack/standing.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import type { Services } from '#renderer/store/services.ts';
import { createSolveLoop } from '#renderer/store/solve-loop.ts';
import type { RackAnswer, RackSolver } from '#solver/rack/contract.ts';

/** Supply temperatures of a curve. */
const supplySteps = 5;

/** A rack that waits for its answer; with supplies, for its curve as well. */
interface Question {
  readonly filled: FilledRack;
  readonly supplies: readonly number[] | null;
}

export interface RackRuns {
  /** Asks for the answer to what is on screen; newer ones take the place of those that wait. */
  post(filled: FilledRack): void;
  findCurve(filled: FilledRack, low: number, high: number): void;
  cancel(): void;
  dispose(): void;
}

/** What is solved of a rack, one run after the other, in a worker that is opened with the first. */
export function createRackRuns(
  { racks }: Services,
  now: () => RackSession,
  change: (changes: Partial<RackSession>) => void,
): RackRuns {
  let opened: Promise<RackSolver> | null = null;
  let isEnded = false;

  async function solve({ filled, supplies }: Question, signal: AbortSignal): Promise<RackAnswer> {
    opened ??= racks();
    const solver = await opened;
    const what = supplies ? 'curve' : 'rack';
    change({ run: { what, progress: null } });
    return solver.answer(filled, supplies, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) change({ run: { what, progress } });
      },
    });
  }

  const loop = createSolveLoop<Question, RackAnswer>(solve, {
    answered({ filled, supplies }, answer) {
      if (isEnded) return;
      const answered = { filled, answer };
      change({ answer: answered, refusal: null, ...(supplies && { curve: answered }) });
    },
    failed(_question, error) {
      if (!isEnded) change({ refusal: error instanceof Error ? error.message : String(error) });
    },
    solving(isSolving) {
      if (!isEnded) change({ run: isSolving ? { what: 'rack', progress: null } : null });
    },
  });

  return {
    post(filled) {
      const { answer, refusal } = now();
      if (answer?.filled !== filled || refusal !== null) loop.post({ filled, supplies: null });
    },
    findCurve(filled, low, high) {
      const supplies = Array.from(
        { length: supplySteps + 1 },
        (_, i) => low + ((high - low) * i) / supplySteps,
      );
      loop.reset();
      loop.post({ filled, supplies });
    },
    cancel: () => loop.reset(),
    dispose() {
      isEnded = true;
      loop.dispose();
      void opened?.then((solver) => solver.dispose());
    },
  };
}
