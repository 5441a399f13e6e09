import type { PartKind } from '#models/components/part.ts';
import { valuesOf, type KindValues } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';

/*
 * What several rules ask of one design, worked out once. Designs are immutable, so a WeakMap keyed by the design
 * is a cache that cannot go stale.
 */

export interface Facts {
  readonly byId: ReadonlyMap<PlacementId, DesignItem>;
  readonly byKind: ReadonlyMap<PartKind, readonly DesignItem[]>;
  /** What is mounted on a placement, in id order. */
  readonly mounted: ReadonlyMap<PlacementId, readonly DesignItem[]>;
}

const known = new WeakMap<Design, Facts>();

export function factsOf(design: Design): Facts {
  const before = known.get(design);
  if (before) return before;
  const byId = new Map<PlacementId, DesignItem>();
  const byKind = new Map<PartKind, DesignItem[]>();
  const mounted = new Map<PlacementId, DesignItem[]>();
  for (const item of design.items) {
    byId.set(item.id, item);
    push(byKind, item.kind, item);
    if (item.on !== null) push(mounted, item.on, item);
  }
  const facts: Facts = { byId, byKind, mounted };
  known.set(design, facts);
  return facts;
}

/** The items of one kind with their figures typed. A part that the library lacks has none and is left out. */
export function itemsOf<K extends PartKind>(
  design: Design,
  kind: K,
): { readonly item: DesignItem; readonly values: KindValues<K> }[] {
  const items = factsOf(design).byKind.get(kind) ?? [];
  return items.filter((item) => !item.missing).map((item) => ({ item, values: valuesOf(item.part, kind) }));
}

/** A figure of any part as a number; null where it is unknown or the kind has no such field. */
export function numberOf(item: DesignItem, key: string): number | null {
  const value = item.part.values[key];
  return typeof value === 'number' ? value : null;
}

/** True where the numbers may be judged: a refused or cancelled solve has none. */
export function isAnswer(result: DesignResult | null): result is DesignResult {
  return result !== null && (result.status === 'converged' || result.status === 'not-converged');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
