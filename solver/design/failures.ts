import type { PartKind } from '#models/components/part.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/*
 * Failures of fans and supplies: which ones there are, and a design with one of them.
 * None is left out as the mirror image of another: grids and leaks make no promise of symmetry.
 */

/** Working units of a kind; those that are set to failed have failed in every case. */
export function workingUnits(design: Design, kind: PartKind): readonly DesignItem[] {
  return design.items.filter((item) => item.kind === kind && item.part.values['failed'] !== true);
}

/** How many ways there are for `count` of `units` to fail. */
export function waysToFail(units: number, count: number): number {
  let ways = 1;
  for (let i = 0; i < count; i++) ways = (ways * (units - i)) / (i + 1);
  return Math.round(ways);
}

/** Every set of `fans` fans and `psus` supplies of those that work. */
export function failuresOf(design: Design, fans: number, psus: number): readonly (readonly PlacementId[])[] {
  const idsOf = (kind: PartKind) => workingUnits(design, kind).map(({ id }) => id);
  const supplies = subsets(idsOf('psu'), psus);
  return subsets(idsOf('fan'), fans).flatMap((some) => supplies.map((others) => [...some, ...others]));
}

function subsets<T>(all: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return all.flatMap((first, i) => subsets(all.slice(i + 1), count - 1).map((rest) => [first, ...rest]));
}

/** Failed units by the working ones: what crosses to a worker again is then known there. */
const failedItems = new WeakMap<DesignItem, DesignItem>();

/** The design with these units failed. */
export function withFailed(design: Design, ids: readonly PlacementId[]): Design {
  if (ids.length === 0) return design;
  return { ...design, items: design.items.map((item) => (ids.includes(item.id) ? failed(item) : item)) };
}

function failed(item: DesignItem): DesignItem {
  let other = failedItems.get(item);
  if (!other) {
    other = { ...item, part: { ...item.part, values: { ...item.part.values, failed: true } } };
    failedItems.set(item, other);
  }
  return other;
}
