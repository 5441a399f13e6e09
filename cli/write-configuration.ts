import { BadInput, badInput } from '#cli/bad-input.ts';
import { readInput } from '#cli/open-design.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';
import { loadProject } from '#models/file/load.ts';
import { saveProject } from '#models/file/save.ts';
import { applyDiff } from '#models/project/diff.ts';
import { duplicateConfiguration } from '#models/project/edits/configurations.ts';
import { configurationsOf } from '#models/project/query.ts';
import type { ConfigurationId, Project } from '#models/project/records.ts';
import { lineOf } from '#models/project/text.ts';

/** Where an answer is to be kept; the file's text guards what others write meanwhile. */
export interface Target {
  readonly path: string;
  readonly name: string;
  readonly text: string;
}

/** Refuses a name that is blank or taken, before anything is solved. */
export async function readTarget(
  path: string,
  name: string | undefined,
  option: string,
  project: Project,
): Promise<Target | null> {
  if (name === undefined) return null;
  const title = lineOf(name);
  if (title === '') throw badInput(option, 'the name is blank', `write ${option} "Quiet"`);
  const taken = configurationsOf(project).find((record) => record.name.toLowerCase() === title.toLowerCase());
  if (taken)
    throw badInput(
      `${option} ${name}`,
      `there is a configuration "${taken.name}" already`,
      'choose another name',
    );
  return { path, name: title, text: await readInput(path) };
}

/** Adds a copy of the configuration, changed, to the design file, whole or not at all. */
export async function writeConfiguration(
  { path, name, text }: Target,
  project: Project,
  configuration: ConfigurationId,
  change: (project: Project, copy: ConfigurationId) => Project,
): Promise<{ readonly id: string; readonly name: string }> {
  const diff = duplicateConfiguration(project, configuration, name);
  const copy = diff.added.find((record) => record.type === 'configuration');
  if (!copy) throw badInput(path, 'the configuration could not be copied', 'choose another one');
  const saved = saveProject(change(applyDiff(project, diff), copy.id));
  const again = loadProject(saved, path);
  if (!again.project) throw new BadInput(path, again.problems);
  if ((await readInput(path)) !== text)
    throw badInput(
      path,
      'the file was changed while the answer was sought; it was not written',
      'run it again',
    );
  try {
    await writeWhole(path, saved);
  } catch (error) {
    throw badInput(
      path,
      error instanceof Error ? error.message : String(error),
      'check the file and its folder',
    );
  }
  return { id: copy.id, name };
}
