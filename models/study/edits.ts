import { isRecord, writeFields } from '#models/schema/fields.ts';
import type { Fields, FieldValue } from '#models/schema/field.ts';
import type { GroupShape, ListShape, Shape, VariantShape } from '#models/schema/shape.ts';
import { at, copyOf, newEntry, type Path, withAt, withEntry } from '#models/study/tree.ts';

/** The shape of what stands at a place; null where nothing can. */
export function shapeAt(root: GroupShape, json: unknown, path: Path): Shape | null {
  let shape: Shape = root;
  let value: unknown = json;
  for (const key of path) {
    const next: Shape | undefined = stepInto(shape, value, key);
    if (!next) return null;
    shape = next;
    value = at(value, [key]);
  }
  return shape;
}

function stepInto(shape: Shape, value: unknown, key: string | number): Shape | undefined {
  if (shape.type === 'list') return typeof key === 'number' ? shape.item : undefined;
  const group = shape.type === 'group' ? shape : kindOf(shape, value);
  return typeof key === 'string' && group && Object.hasOwn(group.parts, key) ? group.parts[key] : undefined;
}

function kindOf({ kinds }: VariantShape, value: unknown): GroupShape | null {
  const kind = isRecord(value) ? value['kind'] : undefined;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : null;
}

/** The list that an entry is of; null where the place is none of an entry. */
export function listOf(root: GroupShape, json: unknown, path: Path): ListShape | null {
  const shape = typeof path.at(-1) === 'number' ? shapeAt(root, json, path.slice(0, -1)) : null;
  return shape?.type === 'list' ? shape : null;
}

/** With a declared field as it stands in files. */
export function withFieldAt(
  json: unknown,
  path: Path,
  fields: Fields,
  key: string,
  value: FieldValue,
): unknown {
  const written = writeFields({ [key]: fields[key] }, { [key]: value })[key];
  return withAt(json, [...path, key], written ?? (fields[key].optional ? null : undefined));
}

/** A variant of another kind; of its fields those stay that the new kind has as well. */
export function withKind({ kinds }: VariantShape, json: unknown, path: Path, kind: string): unknown {
  const { fields, parts } = kinds[kind];
  const old = at(json, path);
  const kept = Object.entries(isRecord(old) ? old : {}).filter(([key]) => key in fields || key in parts);
  return withAt(json, path, { kind, ...Object.fromEntries(kept) });
}

/** With a part that was left out, or one entry more in a list. @returns the place of what was added as well */
export function withAdded(
  root: GroupShape,
  json: unknown,
  path: Path,
): { readonly json: unknown; readonly path: Path } {
  const shape = shapeAt(root, json, path);
  if (shape?.type !== 'list') {
    const empty = shape?.type === 'variant' ? { kind: Object.keys(shape.kinds)[0] } : {};
    return { json: withAt(json, path, empty), path };
  }
  const list = at(json, path);
  const index = Array.isArray(list) ? list.length : 0;
  return { json: withEntry(json, path, index, newEntry(shape, list)), path: [...path, index] };
}

/** With an entry again behind itself. */
export function withDuplicate(
  root: GroupShape,
  json: unknown,
  path: Path,
): { readonly json: unknown; readonly path: Path } | null {
  const list = listOf(root, json, path);
  const place = path.slice(0, -1);
  const entries = at(json, place);
  const index = path.at(-1);
  if (!list || !Array.isArray(entries) || typeof index !== 'number') return null;
  const copy = copyOf(entries[index], entries, list.named);
  return { json: withEntry(json, place, index + 1, copy), path: [...place, index + 1] };
}

/** Without an entry, or a part that may be left out; null where it must stay. */
export function withoutAt(
  root: GroupShape,
  json: unknown,
  path: Path,
): { readonly json: unknown; readonly path: Path } | null {
  if (listOf(root, json, path)) return { json: withAt(json, path, undefined), path: path.slice(0, -1) };
  const shape = shapeAt(root, json, path);
  const isOptional = shape !== null && shape.type !== 'list' && shape.optional;
  return isOptional && at(json, path) != null ? { json: withAt(json, path, null), path } : null;
}

/** With an entry one place up or down; null where there is none to go to. */
export function withMoved(
  json: unknown,
  path: Path,
  by: 1 | -1,
): { readonly json: unknown; readonly path: Path } | null {
  const place = path.slice(0, -1);
  const entries = at(json, place);
  const index = path.at(-1);
  if (!Array.isArray(entries) || typeof index !== 'number') return null;
  const to = index + by;
  if (to < 0 || to >= entries.length) return null;
  const list: readonly unknown[] = entries;
  const moved = list.toSpliced(index, 1).toSpliced(to, 0, list[index]);
  return { json: withAt(json, place, moved), path: [...place, to] };
}
