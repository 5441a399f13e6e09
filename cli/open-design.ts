import { basename } from 'node:path';
import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import type { Terminal } from '#cli/terminal.ts';
import { problemLines } from '#cli/text/problems.ts';
import { readText } from '#electron/storage/read-text.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Part } from '#models/components/part.ts';
import type { System } from '#models/components/system.ts';
import { loadProject } from '#models/file/load.ts';
import { readPartFile } from '#models/library/read.ts';
import type { Design } from '#models/project/design.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { configurationsOf, headerOf } from '#models/project/query.ts';
import type { ConfigurationId, Project } from '#models/project/records.ts';
import { projectLibrary, resolveDesign } from '#models/project/resolve.ts';
import { setByPath } from '#models/project/set-path.ts';
import type { Problem } from '#models/schema/problem.ts';
import type { Fidelity } from '#models/results/design-result.ts';

const largestFile = 256_000_000; // bytes; what is too much for a project, the loader says better

/** Reads a file that was named on the command line. */
export async function readInput(path: string): Promise<string> {
  try {
    return await readText(path, largestFile);
  } catch (error) {
    throw badInput(path, error instanceof Error ? error.message : String(error), 'check the path');
  }
}

/** What was read of a file. Warnings go to the terminal; without it the problems end the program. */
export function accepted<T extends object>(
  path: string,
  found: T | null,
  problems: readonly Problem[],
  terminal: Terminal,
): T {
  if (!found) throw new BadInput(path, problems);
  if (problems.length > 0) terminal.err(problemLines(path, problems));
  return found;
}

/**
 * Loads a design file, with `parts` added as the workbench imports them: one with an id that the design or
 * the library has takes its place. Warnings go to the terminal; errors end the program.
 */
export async function openProject(
  path: string,
  parts: readonly PartsOfFile[],
  terminal: Terminal,
): Promise<Project> {
  const besides = parts.flatMap((file) => file.parts);
  const { project, problems } = loadProject(await readInput(path), basename(path), besides);
  return parts.reduce(
    (before, file) => withPartsOf(before, file),
    accepted(path, project, problems, terminal),
  );
}

interface PartsOfFile {
  readonly path: string;
  readonly parts: readonly Part[];
  readonly systems: readonly System[];
}

/** The library files of `--parts`, each taken whole or refused. Warnings go to the terminal. */
export async function readPartFiles(options: Options, terminal: Terminal): Promise<readonly PartsOfFile[]> {
  const files: PartsOfFile[] = [];
  for (const path of options.texts('parts')) {
    const { parts, systems, problems } = readPartFile(await readInput(path), basename(path));
    if (problems.some(({ severity }) => severity === 'error')) throw new BadInput(path, problems);
    if (problems.length > 0) terminal.err(problemLines(path, problems));
    files.push({ path, parts, systems });
  }
  return files;
}

function withPartsOf(project: Project, { path, parts }: PartsOfFile): Project {
  const changed = applyDiff(project, addParts(project, parts));
  const library = projectLibrary(changed);
  const refused = parts.find((part) => library.get(part.id)?.kind !== part.kind);
  if (!refused) return changed;
  throw badInput(
    path,
    `"${refused.id}" is a ${kinds[refused.kind].label.toLowerCase()} here, but the design uses another kind of part under this id`,
    'give the part in this file an id of its own',
  );
}

/** The configuration that a person named, by id or name; the active one when none is named. */
export function findConfiguration(project: Project, name: string | undefined, path: string): ConfigurationId {
  if (name === undefined) return headerOf(project).active;
  const all = configurationsOf(project);
  const wanted = name.trim().toLowerCase();
  const found =
    all.find(({ id }) => id === name) ??
    all.find((record) => record.name === name) ??
    all.find((record) => record.id.toLowerCase() === wanted || record.name.toLowerCase() === wanted);
  if (found) return found.id;
  const known = all.map((record) => `"${record.name}" (${record.id})`).join(', ');
  throw badInput(path, `there is no configuration "${name}"`, `choose one of ${known}`);
}

/** Applies each `path=expression` to one configuration, in their order. */
export function applySettings(
  project: Project,
  configuration: ConfigurationId,
  settings: readonly string[],
): Project {
  let changed = project;
  for (const setting of settings) {
    const at = setting.indexOf('=');
    const where = `--set ${setting}`;
    if (at < 1) throw badInput(where, 'a path, "=" and a value are wanted', 'write --set FAN1.failed=true');
    const outcome = setByPath(
      changed,
      configuration,
      setting.slice(0, at).trim(),
      setting.slice(at + 1).trim(),
    );
    if (!outcome.ok) throw badInput(where, outcome.error, '');
    changed = applyDiff(changed, outcome.diff);
  }
  return changed;
}

/** A design file with the options `--parts`, `--configuration` and `--set` applied. */
export async function openDesign(path: string, options: Options, terminal: Terminal): Promise<Design> {
  const project = await openProject(path, await readPartFiles(options, terminal), terminal);
  const configuration = findConfiguration(project, options.text('configuration'), path);
  return resolveDesign(applySettings(project, configuration, options.texts('set')), configuration);
}

export function readFidelity(options: Options): Fidelity {
  const name = options.text('fidelity') ?? 'network';
  if (name === 'budget' || name === 'network') return name;
  throw badInput(`--fidelity ${name}`, 'there is no such fidelity', 'write budget or network');
}
