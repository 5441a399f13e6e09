import type { Design, DesignItem } from '#models/project/design.ts';

/** Whether two designs differ in nothing but where their parts stand and how they are turned. */
export function isSameStructure(a: Design, b: Design): boolean {
  return (
    a === b ||
    (a.project === b.project &&
      a.revision === b.revision &&
      a.conditions === b.conditions &&
      a.configuration.id === b.configuration.id &&
      a.configuration.name === b.configuration.name &&
      a.chassis?.id === b.chassis?.id &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSamePart(item, b.items[index])))
  );
}

function isSamePart(a: DesignItem, b: DesignItem | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.id === b.id &&
      a.name === b.name &&
      // Carries kind, figures and overrides; it keeps its identity while the placement only moves.
      a.part === b.part &&
      a.on === b.on &&
      a.interface === b.interface &&
      a.missing === b.missing)
  );
}
