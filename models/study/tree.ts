import { isRecord } from '#models/schema/fields.ts';
import type { GroupShape, ListShape, Shape, VariantShape } from '#models/schema/shape.ts';

/** Where something stands in a document: keys and places in lists; the document itself is empty. */
export type Path = readonly (string | number)[];

/** As problems name it: "$.faces[1].area". */
export function pathText(path: Path): string {
  return path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${key}`), '$');
}

/** A row of the outline: a group, a list, or what may be there and is not. */
export interface TreeRow {
  readonly path: Path;
  readonly shape: Shape;
  readonly label: string;
  readonly depth: number;
  /** Of a list: its entries. */
  readonly count: number | null;
  readonly isAbsent: boolean;
}

/** Every group and list of a document, in its order; those without fields of their own only as headings. */
export function treeRows(shape: GroupShape, json: unknown): readonly TreeRow[] {
  const root: TreeRow = { path: [], shape, label: shape.label, depth: 0, count: null, isAbsent: false };
  return [root, ...partsOf(shape, json, [], 1)];
}

function partsOf({ parts }: GroupShape, json: unknown, path: Path, depth: number): readonly TreeRow[] {
  return Object.entries(parts).flatMap(([key, part]) => rowsOf(part, at(json, [key]), [...path, key], depth));
}

function rowsOf(shape: Shape, json: unknown, path: Path, depth: number): readonly TreeRow[] {
  const row = { path, shape, label: shape.label, depth, count: null, isAbsent: false };
  if (shape.type === 'list') {
    const entries: readonly unknown[] = Array.isArray(json) ? json : [];
    return [
      { ...row, count: entries.length },
      ...entries.flatMap((entry, index) => entryRows(shape, entry, [...path, index], depth + 1)),
    ];
  }
  if (shape.optional && (json === undefined || json === null)) return [{ ...row, isAbsent: true }];
  const group = groupAt(shape, json);
  return [row, ...(group ? partsOf(group, json, path, depth + 1) : [])];
}

function entryRows({ one, item }: ListShape, json: unknown, path: Path, depth: number): readonly TreeRow[] {
  const name = isRecord(json) && typeof json['name'] === 'string' ? json['name'] : '';
  const [row, ...below] = rowsOf(item, json, path, depth);
  const file = isRecord(json) ? Object.values(json).find(isFileName) : undefined;
  const nth = Number(path.at(-1)) + 1;
  return [{ ...row, label: name || file || `${capital(one)} ${nth}`, isAbsent: false }, ...below];
}

const isFileName = (value: unknown): value is string =>
  typeof value === 'string' && /\.json$/i.test(value) && value.length < 200;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The group that a value of a shape is of: of a variant, that of its kind; null where it has none. */
export function groupAt(shape: GroupShape | VariantShape, json: unknown): GroupShape | null {
  if (shape.type === 'group') return shape;
  const kind = isRecord(json) ? json['kind'] : undefined;
  return typeof kind === 'string' && Object.hasOwn(shape.kinds, kind) ? shape.kinds[kind] : null;
}

/** What stands at a place; undefined where nothing does. */
export function at(json: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return typeof key === 'number' ? (value[key] as unknown) : undefined;
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, json);
}

/** A copy with `value` at a place; undefined takes what is there away. Objects on the way are made. */
export function withAt(json: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list: readonly unknown[] = Array.isArray(json) ? json : [];
    const inner = withAt(list[key], rest, value);
    return inner === undefined ? list.toSpliced(key, 1) : list.with(key, inner);
  }
  const object = isRecord(json) ? json : {};
  const inner = withAt(object[key], rest, value);
  if (inner !== undefined) return { ...object, [key]: inner };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A copy with an entry put into a list at a place. */
export function withEntry(json: unknown, path: Path, index: number, entry: unknown): unknown {
  const list = at(json, path);
  return withAt(
    json,
    path,
    (Array.isArray(list) ? (list as readonly unknown[]) : []).toSpliced(index, 0, entry),
  );
}

/** What a new entry of a list begins as: its last one under another name, else empty. */
export function newEntry({ item, named }: ListShape, list: unknown): unknown {
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  const last = entries.at(-1);
  const kind = item.type === 'variant' ? { kind: Object.keys(item.kinds)[0] } : {};
  return isRecord(last) ? copyOf(last, entries, named) : kind;
}

/** A copy of an entry, with a name that is free where names must differ. */
export function copyOf(entry: unknown, entries: readonly unknown[], named: boolean): unknown {
  if (!isRecord(entry) || !named || typeof entry['name'] !== 'string') return entry;
  const taken = new Set(entries.map((one) => (isRecord(one) ? one['name'] : undefined)));
  const stem = entry['name'].replace(/ \d+$/, '');
  let nth = 2;
  while (taken.has(`${stem} ${nth}`)) nth++;
  return { ...entry, name: `${stem} ${nth}` };
}
