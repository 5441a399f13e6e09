import { kinds } from '#models/components/kinds.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { Field, FieldValue } from '#models/schema/field.ts';
import { sourceKeys } from '#models/schema/fields.ts';

/** One field over the selected parts, which are all of one kind. */
export interface SharedField {
  readonly key: string;
  readonly field: Field;
  /** The common value; null where they differ (see `isMixed`) or where it is unknown. */
  readonly value: FieldValue;
  readonly isMixed: boolean;
  readonly isOverridden: boolean;
  readonly isEstimate: boolean;
  /** Where a value that was set is from; null where nothing is said, or where they differ. */
  readonly source: string | null;
}

/** Settings of the placed parts first, then the catalogue figures; empty for parts of several kinds. */
export function sharedFields(items: readonly DesignItem[]): {
  readonly settings: readonly SharedField[];
  readonly figures: readonly SharedField[];
} {
  const [first] = items;
  if (!first || items.some((item) => item.kind !== first.kind)) return { settings: [], figures: [] };
  const { fields } = kinds[first.kind];
  const told = sourceKeys(fields);
  const own = Object.entries(fields).filter(([key]) => !told.has(key));
  const shared = own.map(([key, field]): SharedField => {
    const values = items.map((item) => item.part.values[key] ?? null);
    const text = JSON.stringify(values[0]);
    const isMixed = values.some((value) => JSON.stringify(value) !== text);
    const isOverridden = items.some((item) => item.overridden.includes(key));
    return {
      key,
      field,
      value: isMixed ? null : (values[0] ?? null),
      isMixed,
      isOverridden,
      isEstimate: !isOverridden && items.some((item) => item.part.estimates.includes(key)),
      source: sourceOf(items, field),
    };
  });
  return {
    settings: shared.filter((entry) => entry.field.scope === 'placement'),
    figures: shared.filter((entry) => entry.field.scope !== 'placement'),
  };
}

function sourceOf(items: readonly DesignItem[], { sourceIn }: Field): string | null {
  if (sourceIn === undefined) return null;
  const [first, ...others] = new Set(items.map((item) => item.part.values[sourceIn]));
  return typeof first === 'string' && first !== '' && others.length === 0 ? first : null;
}
