import { parseText } from '#models/file/parse.ts';
import { Report } from '#models/file/report.ts';
import type { Fields, ValuesOf } from '#models/schema/field.ts';
import { defaultsOf, isRecord, missingFields, readFields } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

/*
 * Documents of declared fields that are no projects: racks and clusters are read alike.
 */

export type Json = Readonly<Record<string, unknown>>;

const longestName = 200;
const longestNotes = 20_000;

export interface DocumentKind {
  readonly format: string;
  readonly version: number;
  /** "rack": as it is called in messages. */
  readonly word: string;
  readonly keys: readonly string[];
}

/** What a document holds; null with the problems where it is none of its kind. Never throws. */
export function openDocument(
  text: string,
  name: string,
  { format, version: known, word, keys }: DocumentKind,
): { readonly json: Json | null; readonly report: Report; readonly problems: readonly Problem[] } {
  const report = new Report();
  const refused = () => ({ json: null, report, problems: report.problems });
  const { json, problem } = parseText(text, name, `a ${word} file`);
  if (problem) return { json: null, report, problems: [problem] };
  if (!isRecord(json) || json['format'] !== format) {
    const begins = `a ${word} begins with {"format": "${format}", "version": ${known}, …}`;
    const isProject = isRecord(json) && json['format'] === 'boxwright';
    report.error(
      '$.format',
      isProject ? `"${name}" is a project, no ${word}` : `"${name}" is no ${word}`,
      begins,
    );
    return refused();
  }
  const version = json['version'];
  if (version !== known) {
    const isNewer = typeof version === 'number' && version > known;
    report.error(
      '$.version',
      isNewer
        ? `version ${version} is newer than this Boxwright reads (${known})`
        : 'the version is missing or wrong',
      isNewer ? 'update Boxwright' : `write "version": ${known}`,
    );
    return refused();
  }
  report.warnOfUnknown(json, keys, '$');
  return { json, report, problems: [] };
}

/** Name and notes of a document. @param fallback where it has no name */
export function readTitle(json: Json, fallback: string, report: Report): { name: string; notes: string } {
  return {
    name: readLine(json, 'name', longestName, report) || fallback,
    notes: readLine(json, 'notes', longestNotes, report),
  };
}

function readLine(json: Json, key: string, longest: number, report: Report): string {
  const value = json[key] ?? '';
  if (typeof value === 'string' && value.length <= longest) return value;
  report.error(`$.${key}`, `text of at most ${longest} characters is wanted`, 'write text in quotes');
  return '';
}

/** Declared fields with their defaults; of hardware a source is wanted. */
export function readGroup<F extends Fields>(
  fields: F,
  json: unknown,
  path: string,
  report: Report,
): ValuesOf<F> {
  const { values, problems } = readFields(fields, json, path);
  const named = new Set(problems.map((one) => one.path));
  report.take(...problems, ...missingFields(fields, values, path).filter((one) => !named.has(one.path)));
  if ('source' in fields && isRecord(json) && (values['source'] ?? '') === '')
    report.error(`${path}.source`, 'the figures have no source', 'write "source": "where they are from"');
  // Keys and types were checked against the declarations that `ValuesOf` reads; what is missing is an error above.
  return { ...defaultsOf(fields), ...values } as unknown as ValuesOf<F>;
}

/** A group that may be left out. */
export function readOptional<F extends Fields>(
  fields: F,
  json: unknown,
  path: string,
  report: Report,
): ValuesOf<F> | null {
  return json === undefined || json === null ? null : readGroup(fields, json, path, report);
}

/** Entries of a list, up to so many; what is no list is an error. @param example what to write */
export function readList<T>(
  json: unknown,
  path: string,
  most: number,
  example: string,
  report: Report,
  read: (item: unknown, path: string) => T | null,
): T[] {
  if (!Array.isArray(json)) {
    report.error(path, 'a list is wanted', example);
    return [];
  }
  if (json.length > most) {
    report.error(path, `the list has ${json.length} entries; at most ${most} are read`, 'use "count"');
    return [];
  }
  return json.flatMap((item: unknown, index) => {
    const one = report.full ? null : read(item, `${path}[${index}]`);
    return one ? [one] : [];
  });
}

/** An object without one of its entries, and that entry. */
export function without(json: unknown, key: string): { readonly part: unknown; readonly rest: unknown } {
  if (!isRecord(json)) return { part: null, rest: json };
  const { [key]: part, ...rest } = json;
  return { part, rest };
}

/** Relative, and not out of the folder: a document from elsewhere reads nothing else of the machine. */
export function isPathBeside(path: unknown): path is string {
  if (typeof path !== 'string' || path === '') return false;
  return !path.split(/[/\\]/).includes('..') && !/^([/\\]|[a-z]:)/i.test(path);
}
