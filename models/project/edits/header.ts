import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { configurationOf, headerOf } from '#models/project/query.ts';
import type { Diff, HeaderRecord, Project } from '#models/project/records.ts';
import { lineOf, notesOf } from '#models/project/text.ts';

export type HeaderChanges = Partial<Pick<HeaderRecord, 'name' | 'revision' | 'author' | 'notes' | 'active'>>;

/** Changes what the title block says, or which configuration is shown on opening (it must exist). */
export function setHeader(project: Project, changes: HeaderChanges): Diff {
  const header = headerOf(project);
  const active = changes.active ?? header.active;
  if (!configurationOf(project, active)) return emptyDiff('Change project details');
  const after: HeaderRecord = {
    ...header,
    name: lineOf(changes.name ?? header.name),
    revision: lineOf(changes.revision ?? header.revision),
    author: lineOf(changes.author ?? header.author),
    notes: notesOf(changes.notes ?? header.notes),
    active,
  };
  const name =
    after.name === header.name ? 'Change project details' : `Rename project to ${after.name || '“”'}`;
  return diffOf(name, [[header, after]]);
}
