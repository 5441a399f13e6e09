import type { DesignItem } from '#models/project/design.ts';

/** Sum of a figure over the parts that have it, SI; null where none has. */
export function sumOf(items: readonly DesignItem[], key: string): number | null {
  const known = items.flatMap((item) => {
    const value = item.part.values[key];
    return typeof value === 'number' ? [value] : [];
  });
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
