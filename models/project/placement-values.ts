import { kinds } from '#models/components/kinds.ts';
import type { Part } from '#models/components/part.ts';
import { longestUnread } from '#models/project/text.ts';
import { isRecord, readFields, validateValue, type Values } from '#models/schema/fields.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

export interface PlacementValues {
  readonly values: Values;
  /** As in `PlacementRecord`. */
  readonly unread?: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads the `values` of a placement as they stand in a file. What the part's kind does not declare,
 * and everything where the part is unknown, is kept as text in `unread`. Never throws.
 */
export function readPlacementValues(part: Part | undefined, json: unknown, path: string): PlacementValues {
  if (!isRecord(json)) {
    return { values: {}, problems: [problem(path, 'an object is wanted', 'write "values": { … }')] };
  }
  const fields = part ? kinds[part.kind].fields : {};
  const isKnown = (key: string) => Object.hasOwn(fields, key);
  const own = Object.fromEntries(Object.entries(json).filter(([key]) => isKnown(key)));
  const { values, problems } = readFields(fields, own, path);
  const rest = Object.entries(json).filter(([key]) => !isKnown(key) && key !== '__proto__');
  if (rest.length === 0) return { values, problems };
  const unread = JSON.stringify(Object.fromEntries(rest));
  if (unread.length > longestUnread) {
    const message = `unknown values of ${unread.length} characters; at most ${longestUnread} are kept`;
    return { values, problems: [...problems, problem(path, message, 'remove what does not belong here')] };
  }
  const unknown = rest.map(([key]) =>
    problem(
      `${path}.${key.slice(0, 80)}`,
      `a ${part?.kind ?? 'part'} has no such value; it is kept in the file and not used`,
      'check the spelling or remove it',
      'warning',
    ),
  );
  // Of an unknown part nothing can be understood; one warning for the part says so.
  return { values, unread, problems: part ? [...problems, ...unknown] : problems };
}

/** The JSON object that `PlacementRecord.unread` stands for. */
export function parseUnread(unread: string | undefined): Record<string, unknown> {
  const json: unknown = unread === undefined ? {} : JSON.parse(unread);
  return isRecord(json) ? json : {};
}

/** Those of `values` that the part's kind declares and allows. */
export function fittingValues(part: Part, values: Values): Values {
  const fields = kinds[part.kind].fields;
  const entries = Object.entries(values).filter(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return field !== undefined && validateValue(field, value) === null;
  });
  return Object.fromEntries(entries);
}
