import { kinds } from '#models/components/kinds.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { sourceKeys } from '#models/schema/fields.ts';

/** One placement as a list of changes shows it. */
export interface ChangedPart {
  readonly id: PlacementId;
  readonly name: string;
  readonly model: string;
}

/** What one design has otherwise than another, by the stable ids of its placements. In id order. */
export interface PartChanges {
  readonly added: readonly ChangedPart[];
  readonly removed: readonly ChangedPart[];
  /** The same placement with another part; `from` is the model that it had. */
  readonly replaced: readonly (ChangedPart & { readonly from: string })[];
  /** Distance of the centres, m. */
  readonly moved: readonly (ChangedPart & { readonly distance: number })[];
  /** Labels of the figures or settings that differ: "Failed", "Maximum power", "Interface material". */
  readonly changed: readonly (ChangedPart & { readonly figures: readonly string[] })[];
}

/** Movements below a tenth of a millimetre are rounding, m. */
const still = 1e-4;

export function partChanges(before: Design, after: Design): PartChanges {
  const old = new Map(before.items.map((item) => [item.id, item]));
  const now = new Map(after.items.map((item) => [item.id, item]));
  const kept = after.items.flatMap((item) => {
    const was = old.get(item.id);
    return was ? [[was, item] as const] : [];
  });
  return {
    added: after.items.filter((item) => !old.has(item.id)).map(shown),
    removed: before.items.filter((item) => !now.has(item.id)).map(shown),
    replaced: kept
      .filter(([was, item]) => was.part.id !== item.part.id)
      .map(([was, item]) => ({ ...shown(item), from: was.part.model })),
    moved: kept.flatMap(([was, item]) => {
      const distance = distanceBetween(was, item);
      return distance > still ? [{ ...shown(item), distance }] : [];
    }),
    changed: kept.flatMap(([was, item]) => {
      const figures = was.part.id === item.part.id ? figuresThatDiffer(was, item) : [];
      return figures.length > 0 ? [{ ...shown(item), figures }] : [];
    }),
  };
}

const shown = (item: DesignItem): ChangedPart => ({ id: item.id, name: item.name, model: item.part.model });

function distanceBetween(a: DesignItem, b: DesignItem): number {
  const along = (axis: 0 | 1 | 2) =>
    (b.box.min[axis] + b.box.max[axis] - a.box.min[axis] - a.box.max[axis]) / 2;
  return Math.hypot(along(0), along(1), along(2));
}

function figuresThatDiffer(was: DesignItem, item: DesignItem): string[] {
  const { fields } = kinds[item.kind];
  const told = sourceKeys(fields);
  const figures = Object.entries(fields)
    .filter(([key]) => !told.has(key))
    .filter(([key]) => JSON.stringify(was.part.values[key]) !== JSON.stringify(item.part.values[key]))
    .map(([, field]) => field.label);
  if (was.interface?.id !== item.interface?.id) figures.push('Interface material');
  if (was.rotation.join() !== item.rotation.join()) figures.push('Rotation');
  return figures;
}
