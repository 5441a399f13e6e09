/*
 * Places in a record by path, as `sources[0].power`: reading them, and records with other values there.
 */

/** Steps of a path: members by name, items by number or by the id of the record. */
export type Steps = readonly string[];

/** Members and items, each after the other; the id of an item may hold brackets of its own. */
const wellFormed = /^[^.[\]]+(?:\.[^.[\]]+|\[.+?\](?=[.[]|$))*$/;

/** `circuits[air].branches[fan].elements[0].k` → circuits, air, branches, fan, elements, 0, k; nothing of what is no path. */
export function stepsOf(path: string): Steps {
  if (!wellFormed.test(path)) return [];
  const steps: string[] = [];
  for (const [, name, item] of path.matchAll(/\[(.+?)\](?=[.[]|$)|([^.[\]]+)/g)) steps.push(name ?? item);
  return steps;
}

/** @returns what lies there; undefined when there is no such place */
export function readAt(value: unknown, steps: Steps): unknown {
  if (steps.length === 0) return value;
  return readAt(child(value, steps[0]), steps.slice(1));
}

/** The record with another value at a place that exists; all else is shared. */
export function putAt<T>(record: T, steps: Steps, value: unknown): T {
  return put(record, steps, value) as T;
}

function put(record: unknown, steps: Steps, value: unknown): unknown {
  if (steps.length === 0) return value;
  const [step, ...rest] = steps;
  const changed = put(child(record, step), rest, value);
  if (Array.isArray(record)) return record.with(indexIn(record, step), changed);
  return { ...(record as object), [step]: changed };
}

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[indexIn(value, step)];
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[step]
    : undefined;
}

/** Records are found by their id, other items by number; −1 when there is none. */
function indexIn(list: readonly unknown[], step: string): number {
  const named = list.findIndex(
    (item) => typeof item === 'object' && item !== null && 'id' in item && item.id === step,
  );
  return named >= 0 || !/^(?:0|[1-9]\d*)$/.test(step) ? named : Number(step);
}
