import { pathText, type Path, treeRows } from '#models/study/tree.ts';
import type { StudySession } from '#renderer/store/study-contract.ts';

/** What stands at a place, by the name that the outline gives it. */
export function nodeName({ kind, json }: Pick<StudySession, 'kind' | 'json'>, path: Path): string {
  const text = pathText(path);
  return treeRows(kind.kind.shape, json).find((row) => pathText(row.path) === text)?.label ?? text;
}

/** Whether the answer on screen is of another document, or of other options. */
export function isStale({ answer, json, options }: StudySession): boolean {
  return answer !== null && (answer.json !== json || answer.options !== options);
}

/** Whether a problem is of what stands at a place itself, not of a part of it that has a row of its own. */
export function isOf(problem: { readonly path: string }, path: string, rows: readonly string[]): boolean {
  if (problem.path !== path && !isBelow(problem.path, path)) return false;
  return !rows.some(
    (row) => row.length > path.length && (problem.path === row || isBelow(problem.path, row)),
  );
}

const isBelow = (inner: string, outer: string): boolean =>
  inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
