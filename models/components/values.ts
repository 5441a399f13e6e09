import { kinds, type declaredKinds } from '#models/components/kinds.ts';
import type { Part, PartKind } from '#models/components/part.ts';
import type { ValuesOf } from '#models/schema/field.ts';
import { defaultsOf } from '#models/schema/fields.ts';

export type KindValues<K extends PartKind> = ValuesOf<(typeof declaredKinds)[K]['fields']>;

/** Parts never change, so each is resolved once: a solve asks for the same values many times. */
const resolved = new WeakMap<Part, Readonly<Record<string, unknown>>>();

/**
 * The part's values with the kind's defaults, typed by kind. Values were validated when they were read;
 * a field without value or default is null, also where its type says number, if the part was never validated.
 */
export function valuesOf<K extends PartKind>(part: Part, kind: K): KindValues<K> {
  if (part.kind !== kind) throw new TypeError(`"${part.id}" is a ${part.kind}, not a ${kind}`);
  // The declarations are both the run-time check and the source of the type; TypeScript cannot see that link.
  let values = resolved.get(part);
  if (!values) {
    values = { ...defaultsOf(kinds[kind].fields), ...part.values };
    resolved.set(part, values);
  }
  return values as unknown as KindValues<K>;
}
