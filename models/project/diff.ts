import { keyOf } from '#models/project/keys.ts';
import type { Diff, Project, ProjectRecord, RecordKey } from '#models/project/records.ts';
import { sameData } from '#models/project/same.ts';

/** The project after the change. Untouched records keep their identity; `project` itself is not changed. */
export function applyDiff(project: Project, diff: Diff): Project {
  if (isEmptyDiff(diff)) return project;
  const records = new Map(project.records);
  for (const record of diff.removed) records.delete(keyOf(record));
  for (const [, after] of diff.updated) records.set(keyOf(after), after);
  for (const record of diff.added) records.set(keyOf(record), record);
  return { records };
}

/** The change that takes this one back, under the same name. */
export function invertDiff(diff: Diff): Diff {
  return {
    name: diff.name,
    added: diff.removed,
    updated: diff.updated.map(([before, after]) => [after, before] as const),
    removed: diff.added,
  };
}

export function isEmptyDiff(diff: Diff): boolean {
  return diff.added.length === 0 && diff.updated.length === 0 && diff.removed.length === 0;
}

export function emptyDiff(name: string): Diff {
  return { name, added: [], updated: [], removed: [] };
}

/** One change that does what the given ones do one after the other; what cancels out is left out. */
export function squashDiffs(name: string, diffs: readonly Diff[]): Diff {
  const ends = new Map<RecordKey, { before: ProjectRecord | null; after: ProjectRecord | null }>();
  const note = (before: ProjectRecord | null, after: ProjectRecord | null) => {
    const record = after ?? before;
    if (!record) return;
    const end = ends.get(keyOf(record));
    if (end) end.after = after;
    else ends.set(keyOf(record), { before, after });
  };
  for (const diff of diffs) {
    for (const record of diff.removed) note(record, null);
    for (const [before, after] of diff.updated) note(before, after);
    for (const record of diff.added) note(null, record);
  }
  return diffOf(
    name,
    [...ends.values()].map(({ before, after }) => [before, after] as const),
  );
}

/** A change from pairs of before (null: new) and after (null: gone); pairs that say the same are left out. */
export function diffOf(
  name: string,
  pairs: readonly (readonly [before: ProjectRecord | null, after: ProjectRecord | null])[],
): Diff {
  const added: ProjectRecord[] = [];
  const updated: (readonly [ProjectRecord, ProjectRecord])[] = [];
  const removed: ProjectRecord[] = [];
  for (const [before, after] of pairs) {
    if (before && after) {
      if (!sameData(before, after)) updated.push([before, after]);
    } else if (after) added.push(after);
    else if (before) removed.push(before);
  }
  return { name, added, updated, removed };
}
