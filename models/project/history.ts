import { applyDiff, invertDiff, isEmptyDiff } from '#models/project/diff.ts';
import type { Diff, Project } from '#models/project/records.ts';

/** What was done and what was undone, the latest last. Plain data; every function gives a new one. */
export interface History {
  readonly past: readonly Diff[];
  readonly future: readonly Diff[];
}

export interface Step {
  readonly project: Project;
  readonly history: History;
}

/** Steps kept; a day of work is below this, and a diff of one record is a few hundred bytes. */
const longestPast = 1000;

export const emptyHistory: History = { past: [], future: [] };

/** `history` after `diff` was applied. What was undone before is gone; a diff that does nothing is no step. */
export function pushDiff(history: History, diff: Diff): History {
  if (isEmptyDiff(diff)) return history;
  return { past: [...history.past.slice(1 - longestPast), diff], future: [] };
}

/** Takes the last step back; gives the same project and history when there is none. */
export function undo(project: Project, history: History): Step {
  const diff = history.past.at(-1);
  if (!diff) return { project, history };
  return {
    project: applyDiff(project, invertDiff(diff)),
    history: { past: history.past.slice(0, -1), future: [...history.future, diff] },
  };
}

/** Does the step again that was undone last; gives the same project and history when there is none. */
export function redo(project: Project, history: History): Step {
  const diff = history.future.at(-1);
  if (!diff) return { project, history };
  return {
    project: applyDiff(project, diff),
    history: { past: [...history.past, diff], future: history.future.slice(0, -1) },
  };
}

/** What undo would take back: "Move FAN3 20 mm"; null when there is nothing. */
export function undoName(history: History): string | null {
  return history.past.at(-1)?.name ?? null;
}

export function redoName(history: History): string | null {
  return history.future.at(-1)?.name ?? null;
}
