import type { Fields, ValuesOf } from '#models/schema/field.ts';

/*
 * How a document is made of declared fields: groups of them, lists, and groups of one kind or another. Reading, the
 * published schema, the type in memory and the form in the workbench come from this one declaration.
 */

/** An object: its own fields, and further shapes by their keys. */
export interface GroupShape {
  readonly type: 'group';
  readonly label: string;
  /** One sentence for the form and the schema. */
  readonly note?: string;
  readonly fields: Fields;
  readonly parts: Shapes;
  /** May be left out, or null. */
  readonly optional: boolean;
}

/** Entries that are alike. */
export interface ListShape {
  readonly type: 'list';
  readonly label: string;
  readonly note?: string;
  /** What one is called: "face". */
  readonly one: string;
  readonly item: GroupShape | VariantShape;
  readonly least: number;
  readonly most: number;
  /** Whether no two may have one name, and what has none is called by its place. */
  readonly named: boolean;
}

/** An object of one of some kinds, which its `kind` says. */
export interface VariantShape {
  readonly type: 'variant';
  readonly label: string;
  readonly note?: string;
  readonly kinds: Readonly<Record<string, GroupShape>>;
  readonly optional: boolean;
}

export type Shape = GroupShape | ListShape | VariantShape;
export type Shapes = Readonly<Record<string, Shape>>;

type Flat<T> = { readonly [K in keyof T]: T[K] };
type GroupValue<G> = G extends { readonly fields: infer F extends Fields; readonly parts: infer P }
  ? Flat<ValuesOf<F> & { readonly [K in keyof P]: ValueOf<P[K]> }>
  : never;
type VariantValue<K> = { readonly [N in keyof K]: Flat<{ readonly kind: N } & GroupValue<K[N]>> }[keyof K];
type OrNull<S, T> = S extends { readonly optional: true } ? T | null : T;

/** What a shape is in memory, SI. */
export type ValueOf<S> = S extends { readonly type: 'group' }
  ? OrNull<S, GroupValue<S>>
  : S extends { readonly type: 'list'; readonly item: infer I }
    ? readonly ValueOf<I>[]
    : S extends { readonly type: 'variant'; readonly kinds: infer K }
      ? OrNull<S, VariantValue<K>>
      : never;

/** A document in memory. */
export type DocumentOf<S> = Flat<{ readonly name: string; readonly notes: string } & GroupValue<S>>;

interface Said {
  readonly note?: string;
}

const noParts = {} as const satisfies Shapes;
interface GroupOf<F extends Fields, P extends Shapes> extends GroupShape {
  readonly fields: F;
  readonly parts: P;
  readonly optional: false;
}

export function group<const F extends Fields>(label: string, fields: F): GroupOf<F, typeof noParts>;
export function group<const F extends Fields, const P extends Shapes>(
  label: string,
  fields: F,
  parts: P,
  said?: Said,
): GroupOf<F, P>;
export function group(
  label: string,
  fields: Fields,
  parts: Shapes = noParts,
  { note }: Said = {},
): GroupShape {
  return { type: 'group', label, fields, parts, optional: false, ...noted(note) };
}

/** A shape that may be left out. */
export function optional<const S extends GroupShape | VariantShape>(
  shape: S,
): Omit<S, 'optional'> & { readonly optional: true } {
  return { ...shape, optional: true };
}

export function list<const I extends GroupShape | VariantShape>(
  label: string,
  one: string,
  item: I,
  { least = 1, most, named = false, note }: Said & { least?: number; most: number; named?: boolean },
) {
  return { type: 'list', label, one, item, least, most, named, ...noted(note) } as const;
}

export function variant<const K extends Readonly<Record<string, GroupShape>>>(
  label: string,
  kinds: K,
  { note }: Said = {},
) {
  return { type: 'variant', label, kinds, optional: false, ...noted(note) } as const;
}

const noted = (note: string | undefined): Said => (note === undefined ? {} : { note });
