import type { Confidence, Entry, FigureSource } from '#models/components/part.ts';
import type { Fields } from '#models/schema/field.ts';
import { isRecord, missingFields, readFields, writeFields } from '#models/schema/fields.ts';
import { isId } from '#models/schema/id.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

/** Keys of an entry that are no fields. */
export const entryKeys = [
  'id',
  'vendor',
  'model',
  'source',
  'confidence',
  'estimates',
  'provenance',
  'notes',
] as const;
export const confidences: readonly Confidence[] = ['high', 'medium', 'low'];
export const longestText = 2000;
export const mostSources = 50;

interface ReadEntry {
  readonly entry: Entry | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads what all entries of the library have, and the fields that `fieldsOf` gives for it; null with problems
 * where it cannot be taken. Keys in `besides` are read by the caller.
 */
export function readEntry(
  json: unknown,
  path: string,
  noun: string,
  fieldsOf: (json: Readonly<Record<string, unknown>>, id: string) => Fields | Problem,
  besides: readonly string[] = [],
): ReadEntry {
  const refused = (found: Problem): ReadEntry => ({ entry: null, problems: [found] });
  if (!isRecord(json)) return refused(problem(path, `a ${noun} is an object`, 'write { … }'));
  const { id, source } = json;
  if (!isId(id)) {
    const remedy = 'use up to 80 of a–z, 0–9, dot, dash and underline, beginning with a letter or digit';
    return refused(problem(`${path}.id`, 'the id is missing or not allowed', remedy));
  }
  const fields = fieldsOf(json, id);
  if (isProblem(fields)) return refused(fields);
  const sources = texts(source);
  if (sources.length === 0) {
    const remedy = 'write "source": ["where the figures are from"]';
    return refused(problem(`${path}.source`, `"${id}" has no source`, remedy));
  }
  const envelope = new Set<string>([...entryKeys, ...besides]);
  const figures = Object.fromEntries(Object.entries(json).filter(([key]) => !envelope.has(key)));
  const read = readFields(fields, figures, path);
  const problems = [...read.problems];
  const broken = new Set(read.problems.map((found) => found.path));
  problems.push(...missingFields(fields, read.values, path).filter((found) => !broken.has(found.path)));
  const confidence = confidences.find((known) => known === json['confidence']);
  if (!confidence) {
    problems.push(
      problem(
        `${path}.confidence`,
        `"${id}" does not say how well it is known`,
        'write "high", "medium" or "low"',
      ),
    );
  }
  const own = readProvenance(fields, json['provenance'], `${path}.provenance`);
  problems.push(...own.problems);
  if (!confidence || problems.some((found) => found.severity === 'error')) return { entry: null, problems };
  const low = Object.keys(own.provenance).filter((key) => own.provenance[key]?.confidence === 'low');
  const estimates = texts(json['estimates']).filter((key) => Object.hasOwn(fields, key));
  const entry: Entry = {
    id,
    vendor: textOf(json['vendor']),
    model: textOf(json['model']) || id,
    source: sources,
    confidence,
    notes: textOf(json['notes']),
    estimates: [...new Set([...estimates, ...low])],
    ...(Object.keys(own.provenance).length > 0 ? { provenance: own.provenance } : {}),
    values: read.values,
  };
  return { entry, problems };
}

/** Sources of single figures, `{"mass": {"source": "weighed", "confidence": "high"}}`. */
function readProvenance(fields: Fields, json: unknown, path: string) {
  const provenance: Record<string, FigureSource> = {};
  const problems: Problem[] = [];
  if (json !== undefined && !isRecord(json)) {
    const remedy = 'write {"mass": {"source": "where it is from", "confidence": "high"}}';
    return { provenance, problems: [problem(path, 'sources of figures are an object', remedy)] };
  }
  for (const [key, said] of Object.entries(json ?? {})) {
    const at = `${path}.${key.slice(0, 80)}`;
    if (!Object.hasOwn(fields, key)) {
      const remedy = 'check the spelling or remove it';
      problems.push(problem(at, 'the source of an unknown field, not kept', remedy, 'warning'));
      continue;
    }
    const source = isRecord(said) ? textOf(said['source']).trim() : '';
    const confidence = confidences.find((known) => isRecord(said) && said['confidence'] === known);
    if (source !== '' && confidence) provenance[key] = { source, confidence };
    else {
      const remedy = 'write {"source": "where it is from", "confidence": "high"}, or "medium", or "low"';
      problems.push(problem(at, 'a source and its confidence are wanted', remedy));
    }
  }
  return { provenance, problems };
}

/** An entry as it stands in a file: its figures are text with units. */
export type WrittenEntry = Omit<Entry, 'values'> & Record<string, unknown>;

/** An entry as it stands in a file, without its id, which the caller writes first. */
export function writeEntry(
  entry: Entry,
  fields: Fields,
): Omit<Entry, 'values' | 'id'> & Record<string, unknown> {
  const { vendor, model, source, confidence, estimates, provenance, notes, values } = entry;
  return {
    vendor,
    model,
    source,
    confidence,
    estimates,
    ...(provenance ? { provenance } : {}),
    notes,
    ...writeFields(fields, values),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, longestText) : '');

function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value.slice(0, mostSources) : [value];
  return list.filter((item): item is string => typeof item === 'string' && item.trim() !== '').map(textOf);
}

function isProblem(found: Fields | Problem): found is Problem {
  return typeof found['severity'] === 'string';
}
