import type { Design } from '#models/project/design.ts';

/** Nothing that is seen or solved differs (a save, an edit of another configuration, an ended preview). */
export function isSameDesign(a: Design, b: Design): boolean {
  return (
    a === b ||
    (a.configuration.id === b.configuration.id &&
      a.configuration.name === b.configuration.name &&
      a.project === b.project &&
      a.revision === b.revision &&
      a.conditions === b.conditions &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => item === b.items[index]))
  );
}
