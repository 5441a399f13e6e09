import { badInput } from '#cli/bad-input.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Part } from '#models/components/part.ts';
import { applyDiff } from '#models/project/diff.ts';
import { replacePart } from '#models/project/edits/placements.ts';
import { suggest } from '#models/project/nearest.ts';
import { numberAt, readNumber, type NumberPath } from '#models/project/number-path.ts';
import { placementsLike } from '#models/project/path.ts';
import { placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PlacementId, Project } from '#models/project/records.ts';
import { projectLibrary, resolveDesign } from '#models/project/resolve.ts';
import { checkDesign } from '#models/rules/rules.ts';

/** The number that may vary, SI. */
export interface Range {
  readonly number: NumberPath;
  readonly low: number;
  readonly high: number;
}

/** Placements that may have another part, all the same one. */
export interface Choice {
  readonly pattern: string;
  readonly ids: readonly PlacementId[];
  readonly parts: readonly Part[];
}

export interface Variations {
  readonly range: Range | null;
  readonly choices: readonly Choice[];
}

/** Reads every `--vary`: `path=low..high`, or `PART=model|model|*`. */
export function readVariations(
  project: Project,
  configuration: ConfigurationId,
  texts: readonly string[],
): Variations {
  const ranges: Range[] = [];
  const choices: Choice[] = [];
  if (texts.length === 0) {
    const remedy =
      'write --vary fanSpeed=30%..100%, or --vary "FAN*=modelA|modelB" with ids of library parts';
    throw badInput('--vary', 'nothing may vary', remedy);
  }
  for (const text of texts) {
    const where = `--vary ${text}`;
    const at = text.indexOf('=');
    const [path, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (at < 1 || value === '')
      throw badInput(where, 'a path, "=" and what it may be are wanted', 'write --vary fanSpeed=30%..100%');
    if (value.includes('..')) ranges.push(readRange(project, configuration, path, value, where));
    else choices.push(readChoice(project, configuration, path, value, where));
  }
  if (ranges.length > 1) {
    const names = ranges.map(({ number }) => number.path).join(' and ');
    throw badInput(`--vary ${names}`, 'one number is sought at a time', 'fix the others with --set');
  }
  const ids = choices.flatMap((choice) => choice.ids);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw badInput('--vary', `"${twice}" is chosen twice`, 'let each part stand in one --vary only');
  return { range: ranges[0] ?? null, choices };
}

function readRange(
  project: Project,
  configuration: ConfigurationId,
  path: string,
  value: string,
  where: string,
): Range {
  const found = numberAt(project, configuration, path);
  if (!found.ok) throw badInput(where, found.error, found.remedy);
  const { number } = found;
  const at = value.indexOf('..');
  const [low, high] = [value.slice(0, at), value.slice(at + 2)].map((text) => {
    const read = readNumber(number, text);
    if (!read.ok)
      throw badInput(where, `"${text.trim()}": ${read.error}`, 'write low..high, both with a unit');
    return read.value;
  });
  if (low === undefined || high === undefined || !(low < high))
    throw badInput(where, 'the range is empty', 'write the lower value first: low..high');
  return { number, low, high };
}

function readChoice(
  project: Project,
  configuration: ConfigurationId,
  path: string,
  value: string,
  where: string,
): Choice {
  const pattern = path.replace(/\.part$/, '');
  const records = placementsLike(project, configuration, pattern);
  if (records.length === 0) {
    if (numberAt(project, configuration, path).ok)
      throw badInput(where, `"${path}" is a number`, `write a range: --vary "${path}=low..high"`);
    const names = placementsOf(project, configuration).map(({ name }) => name);
    throw badInput(where, `no part is named "${pattern}"`, suggest(pattern, names));
  }
  const library = projectLibrary(project);
  const found = new Set(records.map((record) => library.get(record.part)?.kind));
  const [kind] = found;
  if (!kind || found.size > 1)
    throw badInput(
      where,
      `"${pattern}" names parts of several kinds, or unknown ones`,
      'name parts of one kind',
    );
  const ids = records.map(({ id }) => id);
  const known = library.byKind(kind);
  const names = value.split('|').map((name) => name.trim());
  const parts = names.flatMap((name): readonly Part[] => {
    if (name === '*') return known.filter((part) => fits(project, configuration, ids, part));
    const part = library.get(name);
    if (part?.kind === kind) return [part];
    const { label } = kinds[kind];
    const error = part ? `"${name}" is no ${label.toLowerCase()}` : `no part has the id "${name}"`;
    throw badInput(
      where,
      error,
      suggest(
        name,
        known.map(({ id }) => id),
      ),
    );
  });
  if (parts.length === 0)
    throw badInput(where, 'no part of the library fits there', 'name the parts that may stand there');
  return { pattern, ids, parts: [...new Set(parts)] };
}

/** Whether a part breaks no rule in its place that the design keeps as it stands (rules that need no solve). */
function fits(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
  part: Part,
): boolean {
  const before = errorsOf(project, configuration);
  const after = errorsOf(
    applyDiff(project, replacePart(project, configuration, ids, part.id)),
    configuration,
  );
  return [...after].every((error) => before.has(error));
}

function errorsOf(project: Project, configuration: ConfigurationId): Set<string> {
  const found = checkDesign(resolveDesign(project, configuration), null);
  return new Set(
    found
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, placements }) => [rule, ...placements].join(' ')),
  );
}
