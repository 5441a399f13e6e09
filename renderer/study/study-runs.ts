import type { Report } from '#models/results/report.ts';
import type { Values } from '#models/schema/fields.ts';
import type { FilesAtHand } from '#models/study/study-kind.ts';
import type { Services } from '#renderer/store/services.ts';
import { createSolveLoop } from '#renderer/store/solve-loop.ts';
import type { StudySession } from '#renderer/store/study-contract.ts';
import type { StudySolver } from '#solver/study/contract.ts';

/** A study that waits for its answer. */
interface Question {
  readonly json: unknown;
  readonly options: Values;
  readonly text: string;
  readonly name: string;
  readonly files: FilesAtHand;
}

export interface StudyRuns {
  /** Asks for the answer to what is on screen; newer ones take the place of those that wait. */
  post(question: Question): void;
  cancel(): void;
  dispose(): void;
}

/** What is solved of a study, one run after the other, in a worker that is opened with the first. */
export function createStudyRuns(
  { studies }: Services,
  now: () => StudySession,
  change: (changes: Partial<StudySession>) => void,
): StudyRuns {
  let opened: Promise<StudySolver> | null = null;
  let isEnded = false;

  async function solve({ text, name, files, options }: Question, signal: AbortSignal): Promise<Report> {
    opened ??= studies();
    const solver = await opened;
    return solver.answer({ id: now().kind.id, text, name, files, options }, signal);
  }

  const loop = createSolveLoop<Question, Report>(solve, {
    answered({ json, options }, report) {
      if (!isEnded) change({ answer: { json, options, report }, refusal: null });
    },
    failed(_question, error) {
      if (!isEnded) change({ refusal: error instanceof Error ? error.message : String(error) });
    },
    solving(isSolving) {
      if (!isEnded) change({ isSolving });
    },
  });

  return {
    post: (question) => loop.post(question),
    cancel: () => loop.reset(),
    dispose() {
      isEnded = true;
      loop.dispose();
      void opened?.then((solver) => solver.dispose());
    },
  };
}
