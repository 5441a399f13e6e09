import type { Design, DesignItem } from '#models/project/design.ts';

/** The part that a solid of the field belongs to: solids are named after parts, pieces of one with a slash behind. */
export function partOfSolid(design: Design, solid: string): DesignItem | null {
  return (
    design.items.find((item) => item.id === solid) ??
    design.items.find((item) => solid.startsWith(`${item.id}/`)) ??
    null
  );
}
