import { isPartKind, kinds } from '#models/components/kinds.ts';
import type { Entry, Part, PartKind } from '#models/components/part.ts';
import { systemFields, type System } from '#models/components/system.ts';
import { jsonFault } from '#models/file/json-fault.ts';
import { readEntry, writeEntry, type WrittenEntry } from '#models/library/entry.ts';
import { isRecord } from '#models/schema/fields.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

export const partFormat = 'boxwright-parts';
export const partVersion = 1;

/** A built-in file is below 200 kB; 20 MB hold about 20 000 parts with curves. */
const largestFile = 20_000_000;
const mostEntries = 20_000;
/** Reports stay readable, and a hostile file cannot fill the memory with them. */
const mostProblems = 200;

export interface ReadParts {
  readonly parts: readonly Part[];
  readonly systems: readonly System[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a library file that a user wrote. Never throws. An entry with an error is left out and reported;
 * entries beside it are kept. `name` stands in the messages.
 */
export function readPartFile(text: string, name: string): ReadParts {
  if (text.length > largestFile) {
    return failed(
      name,
      `the file has ${text.length} characters; at most ${largestFile} are read`,
      'split the file',
    );
  }
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch (error) {
    return failed(name, `no valid JSON (${jsonFault(error, plain)})`, 'check brackets and commas there');
  }
  return readPartDocument(json, name);
}

/** As `readPartFile`, for a document that is parsed already. */
export function readPartDocument(json: unknown, name: string): ReadParts {
  if (!isRecord(json) || json['format'] !== partFormat) {
    return failed(
      name,
      'this is no part file',
      `write {"format": "${partFormat}", "version": ${partVersion}, "parts": […]}`,
    );
  }
  const version = json['version'];
  if (typeof version === 'number' && version > partVersion) {
    return failed(
      name,
      `version ${version} is newer than this Boxwright reads (${partVersion})`,
      'update Boxwright',
    );
  }
  if (version !== partVersion)
    return failed(name, 'the version is missing or wrong', `write "version": ${partVersion}`);
  const { parts, systems } = json;
  if (parts !== undefined && !Array.isArray(parts))
    return failed(name, '"parts" is no list', 'write "parts": […]');
  if (systems !== undefined && !Array.isArray(systems))
    return failed(name, '"systems" is no list', 'write "systems": […]');
  if (!parts && !systems) return failed(name, 'there is neither "parts" nor "systems"', 'write "parts": […]');
  const most = Math.max(parts?.length ?? 0, systems?.length ?? 0);
  if (most > mostEntries) {
    return failed(
      name,
      `the file has ${most} ${parts?.length === most ? 'parts' : 'systems'}; at most ${mostEntries} are read`,
      'split the file',
    );
  }
  const problems: Problem[] = [];
  return {
    parts: readList(parts ?? [], `${name}: $.parts`, readPart, problems),
    systems: readList(systems ?? [], `${name}: $.systems`, readSystem, problems),
    problems,
  };
}

type ReadOne<T> = (json: unknown, path: string) => { part: T | null; problems: readonly Problem[] };

/** The entries of a list that can be taken; each id, and each model of a maker, once. */
function readList<T extends Entry & { readonly kind?: PartKind }>(
  list: readonly unknown[],
  at: string,
  readOne: ReadOne<T>,
  problems: Problem[],
): T[] {
  const taken: T[] = [];
  const ids = new Set<string>();
  const models = new Map<string, string>();
  for (const [index, item] of list.entries()) {
    if (problems.length >= mostProblems) {
      problems.push(
        problem(`${at}[${index}]`, 'too many problems; the rest was not read', 'correct these first'),
      );
      break;
    }
    const path = `${at}[${index}]`;
    const read = readOne(item, path);
    problems.push(...read.problems);
    if (!read.part) continue;
    const { id, kind, vendor, model } = read.part;
    const name = `${kind ?? ''}|${vendor}|${model}`.toLowerCase();
    const same = models.get(name);
    if (ids.has(id)) {
      problems.push(problem(`${path}.id`, `the id "${id}" stands twice`, 'give each an id of its own'));
    } else if (same !== undefined) {
      const message = `"${id}" has the vendor and model of "${same}"`;
      problems.push(problem(`${path}.model`, message, 'keep one of them, or say in "model" what differs'));
    } else {
      ids.add(id);
      models.set(name, id);
      taken.push(read.part);
    }
  }
  return taken;
}

/** Reads one part as it stands in a file; null with problems where it cannot be taken. */
export function readPart(json: unknown, path: string): { part: Part | null; problems: readonly Problem[] } {
  let kind: PartKind | null = null;
  const fieldsOf = (record: Readonly<Record<string, unknown>>, id: string) => {
    const given = record['kind'];
    if (isPartKind(given)) {
      kind = given;
      return kinds[given].fields;
    }
    const remedy = `use one of ${Object.keys(kinds).join(', ')}`;
    return problem(`${path}.kind`, `"${id}" has an unknown kind`, remedy);
  };
  const { entry, problems } = readEntry(json, path, 'part', fieldsOf, ['kind']);
  return { part: entry && kind ? { ...entry, kind } : null, problems };
}

/** A part as it stands in a file; `readPart(writePart(p))` gives p back. */
export function writePart(part: Part): WrittenEntry {
  return { id: part.id, kind: part.kind, ...writeEntry(part, kinds[part.kind].fields) };
}

/** Reads one whole system as it stands in a file; null with problems where it cannot be taken. */
export function readSystem(
  json: unknown,
  path: string,
): { part: System | null; problems: readonly Problem[] } {
  const { entry, problems } = readEntry(json, path, 'system', () => systemFields);
  return { part: entry, problems };
}

/** A system as it stands in a file; `readSystem(writeSystem(s))` gives s back. */
export function writeSystem(system: System): WrittenEntry {
  return { id: system.id, ...writeEntry(system, systemFields) };
}

function failed(name: string, message: string, remedy: string): ReadParts {
  return { parts: [], systems: [], problems: [problem(`${name}: $`, message, remedy)] };
}
