import type { PartKind } from '#models/components/part.ts';
import type { Fields } from '#models/schema/field.ts';

/** What a kind of part is called and which figures it has. */
export interface Kind<K extends PartKind = PartKind, F extends Fields = Fields> {
  readonly kind: K;
  readonly label: string;
  readonly plural: string;
  /** Prefix of reference designators: "GPU" in "GPU3". */
  readonly reference: string;
  readonly fields: F;
}

/** Keeps the literal types of a declaration, which `ValuesOf` reads. */
export function declareKind<const K extends PartKind, const F extends Fields>(kind: Kind<K, F>): Kind<K, F> {
  return kind;
}
