import type { FactorField } from '#models/components/factors.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

export type { FactorField };

export function factorOf(item: DesignItem, field: FactorField): number {
  const value = item.part.values[field];
  return typeof value === 'number' && value > 0 ? value : 1;
}

/** Of an opening: that of all screens in it. */
export function flowFactorOf(items: readonly DesignItem[]): number {
  return items.reduce((product, item) => product * factorOf(item, 'flowFactor'), 1);
}

/** The design with factors set. */
export function withFactors(
  design: Design,
  field: FactorField,
  factors: ReadonlyMap<PlacementId, number>,
): Design {
  if (factors.size === 0) return design;
  return {
    ...design,
    items: design.items.map((item) => {
      const factor = factors.get(item.id);
      if (factor === undefined) return item;
      return { ...item, part: { ...item.part, values: { ...item.part.values, [field]: factor } } };
    }),
  };
}
