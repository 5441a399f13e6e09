import { isPartKind, kinds } from '#models/components/kinds.ts';
import type { Confidence, Part } from '#models/components/part.ts';
import { isRecord, missingFields, readFields, writeFields } from '#models/schema/fields.ts';
import { isId } from '#models/schema/id.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

const partFormat = 'boxwright-parts';
const partVersion = 1;

/** A built-in file is below 100 kB; 20 MB hold about 20 000 parts with curves. */
const largestFile = 20_000_000;
const mostParts = 20_000;
/** Reports stay readable, and a hostile file cannot fill the memory with them. */
const mostProblems = 200;
const envelope: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'vendor',
  'model',
  'source',
  'confidence',
  'estimates',
  'notes',
]);

export interface ReadParts {
  readonly parts: readonly Part[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a part file that a user wrote. Never throws. A part with an error is left out and reported;
 * parts beside it are kept. `name` stands in the messages.
 */
export function readPartFile(text: string, name: string): ReadParts {
  if (text.length > largestFile) {
    return failed(
      name,
      `the file has ${text.length} characters; at most ${largestFile} are read`,
      'split the file',
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed(
      name,
      `no valid JSON (${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'})`,
      'check brackets and commas',
    );
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
  const list = json['parts'];
  if (!Array.isArray(list)) return failed(name, '"parts" is no list', 'write "parts": […]');
  if (list.length > mostParts) {
    return failed(name, `the file has ${list.length} parts; at most ${mostParts} are read`, 'split the file');
  }
  const parts: Part[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const path = `${name}: $.parts[${index}]`;
    const read = readPart(item, path);
    problems.push(...read.problems);
    if (read.part && seen.has(read.part.id)) {
      problems.push(
        problem(`${path}.id`, `the id "${read.part.id}" stands twice`, 'give each part an id of its own'),
      );
    } else if (read.part) {
      seen.add(read.part.id);
      parts.push(read.part);
    }
    if (problems.length >= mostProblems) {
      problems.push(
        problem(path, 'too many problems; the rest of the file was not read', 'correct these first'),
      );
      break;
    }
  }
  return { parts, problems };
}

/** Reads one part as it stands in a file; null with problems where it cannot be taken. */
export function readPart(json: unknown, path: string): { part: Part | null; problems: readonly Problem[] } {
  if (!isRecord(json)) return { part: null, problems: [problem(path, 'a part is an object', 'write { … }')] };
  const { id, kind, source } = json;
  if (!isId(id)) {
    const remedy = 'use up to 80 of a–z, 0–9, dot, dash and underline, beginning with a letter or digit';
    return { part: null, problems: [problem(`${path}.id`, 'the id is missing or not allowed', remedy)] };
  }
  if (!isPartKind(kind)) {
    const remedy = `use one of ${Object.keys(kinds).join(', ')}`;
    return { part: null, problems: [problem(`${path}.kind`, `"${id}" has an unknown kind`, remedy)] };
  }
  const sources = texts(source);
  if (sources.length === 0) {
    const remedy = 'write "source": ["where the figures are from"]';
    return { part: null, problems: [problem(`${path}.source`, `"${id}" has no source`, remedy)] };
  }
  const fields = kinds[kind].fields;
  const own = Object.fromEntries(Object.entries(json).filter(([key]) => !envelope.has(key)));
  const read = readFields(fields, own, path);
  const problems = [...read.problems];
  const broken = new Set(read.problems.map((found) => found.path));
  problems.push(...missingFields(fields, read.values, path).filter((found) => !broken.has(found.path)));
  const confidence = json['confidence'];
  if (!isConfidence(confidence)) {
    problems.push(
      problem(
        `${path}.confidence`,
        `"${id}" does not say how well it is known`,
        'write "high", "medium" or "low"',
      ),
    );
  }
  if (!isConfidence(confidence) || problems.some((found) => found.severity === 'error'))
    return { part: null, problems };
  const part: Part = {
    id,
    kind,
    vendor: textOf(json['vendor']),
    model: textOf(json['model']) || id,
    source: sources,
    confidence,
    notes: textOf(json['notes']),
    estimates: texts(json['estimates']).filter((key) => Object.hasOwn(fields, key)),
    values: read.values,
  };
  return { part, problems };
}

/** A part as it stands in a file; `readPart(writePart(p))` gives p back. */
export function writePart(part: Part): Record<string, unknown> {
  const { id, kind, vendor, model, source, confidence, estimates, notes } = part;
  return {
    id,
    kind,
    vendor,
    model,
    source,
    confidence,
    estimates,
    notes,
    ...writeFields(kinds[kind].fields, part.values),
  };
}

function isConfidence(value: unknown): value is Confidence {
  return value === 'high' || value === 'medium' || value === 'low';
}

const longestText = 2000;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longestText) : '');

function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, 50) : [value];
  return list.filter((item): item is string => typeof item === 'string' && item.trim() !== '').map(textOf);
}

function failed(name: string, message: string, remedy: string): ReadParts {
  return { parts: [], problems: [problem(`${name}: $`, message, remedy)] };
}
