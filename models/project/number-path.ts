import { kinds } from '#models/components/kinds.ts';
import { conditionFields } from '#models/project/conditions.ts';
import { suggest } from '#models/project/nearest.ts';
import { placementsLike, placeOf } from '#models/project/path.ts';
import { configurationOf, placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PlacementRecord, Project } from '#models/project/records.ts';
import { projectLibrary, resolveItem } from '#models/project/resolve.ts';
import { readTyped } from '#models/project/typed-value.ts';
import type { CountField, Field, FieldValue, QuantityField } from '#models/schema/field.ts';

/** A number of the design that `setByPath` can set. */
export interface NumberPath {
  /** Without "conditions.". */
  readonly path: string;
  readonly field: QuantityField | CountField;
  /** SI; null where it is unknown, or several parts differ in it. */
  readonly now: number | null;
}

export type FoundNumber =
  | { readonly ok: true; readonly number: NumberPath }
  | { readonly ok: false; readonly error: string; readonly remedy: string };

const coordinate: QuantityField = { type: 'quantity', quantity: 'length', unit: 'mm', label: 'Position' };

/** Looks up the number that a path of `--set` points at. */
export function numberAt(project: Project, configuration: ConfigurationId, path: string): FoundNumber {
  const place = placeOf(path);
  if (place.of === 'condition') {
    const { key } = place;
    const field = Object.hasOwn(conditionFields, key) ? conditionFields[key] : undefined;
    const conditions = configurationOf(project, configuration)?.conditions;
    const value = Object.entries(conditions ?? {}).find(([name]) => name === key)?.[1];
    if (field) return found(key, field, [value]);
    return refuse(
      `"${key}" is no condition; ${suggest(key, Object.keys(conditionFields))}`,
      `a part's value is written GPU1.${key}`,
    );
  }
  const records = placementsLike(project, configuration, place.pattern);
  if (records.length === 0) {
    const names = placementsOf(project, configuration).map(({ name }) => name);
    return refuse(`no part is named "${place.pattern}"; ${suggest(place.pattern, names)}`, '');
  }
  if (place.of === 'position') {
    return found(
      path.trim(),
      coordinate,
      records.map(({ position }) => position[place.axis]),
    );
  }
  return fieldOf(project, records, path.trim(), place.key);
}

function fieldOf(
  project: Project,
  records: readonly PlacementRecord[],
  path: string,
  key: string,
): FoundNumber {
  const library = projectLibrary(project);
  const items = records.map((record) => resolveItem(record, library));
  const fields = items.map((item) => kinds[item.kind].fields).filter((all) => Object.hasOwn(all, key));
  const [first] = fields;
  if (!first) {
    const known = items.flatMap((item) => Object.keys(kinds[item.kind].fields));
    return refuse(`there is no "${key}" here; ${suggest(key, [...new Set(known)])}`, '');
  }
  const kind = (field: Field): string => (field.type === 'quantity' ? field.quantity : field.type);
  if (fields.some((all) => kind(all[key]) !== kind(first[key])))
    return refuse(`"${path}" means different quantities of different parts`, 'name parts of one kind');
  const values = items.filter((item) => key in kinds[item.kind].fields).map((item) => item.part.values[key]);
  return found(path, first[key], values);
}

function found(path: string, field: Field, values: readonly (FieldValue | undefined)[]): FoundNumber {
  if (field.type !== 'quantity' && field.type !== 'count')
    return refuse(`"${path}" is no number`, 'set it with --set');
  const [first] = values;
  const isOne = typeof first === 'number' && values.every((value) => value === first);
  return { ok: true, number: { path, field, now: isOne ? first : null } };
}

function refuse(error: string, remedy: string): FoundNumber {
  return { ok: false, error, remedy };
}

/** A value of the number from text: units and expressions as everywhere. */
export function readNumber(
  { field }: NumberPath,
  text: string,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string } {
  const read = readTyped(field, text);
  if (!read.ok) return read;
  return typeof read.value === 'number'
    ? { ok: true, value: read.value }
    : { ok: false, error: 'a number is wanted' };
}
