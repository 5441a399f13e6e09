import type { Report } from '#models/results/report.ts';
import type { Values } from '#models/schema/fields.ts';

/** What is asked of a study. */
export interface StudyQuestion {
  /** The kind: "orbit". */
  readonly id: string;
  readonly text: string;
  /** Of its file, for messages. */
  readonly name: string;
  /** Of the files that it names, by their paths. */
  readonly files: ReadonlyMap<string, string>;
  /** Of the kind's options, SI. */
  readonly options: Values;
}

/** Studies as the workbench asks about them, behind a worker. */
export interface StudySolver {
  /** Rejects with an Error in words where there is no answer, and with the signal's reason once that is raised. */
  answer(question: StudyQuestion, signal?: AbortSignal): Promise<Report>;
  dispose(): void;
}
