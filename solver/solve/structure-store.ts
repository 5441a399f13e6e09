/*
 * Structures kept between solves: a case with the shape of an earlier one finds its ordering, memory and last
 * factors ready. A structure belongs to one solve at a time.
 */
import type { Structure } from '#solver/solve/structure.ts';

/** Shapes remembered: a few configurations side by side, and what undo brings back. */
const capacity = 8;

const free = new Map<string, Structure>();

/** Takes the structure of a shape out of the store, or builds it. */
export function acquireStructure(shape: string, build: () => Structure): Structure {
  const found = free.get(shape);
  if (!found) return build();
  free.delete(shape);
  return found;
}

export function releaseStructure(shape: string, structure: Structure): void {
  free.delete(shape);
  free.set(shape, structure);
  for (const oldest of free.keys()) {
    if (free.size <= capacity) break;
    free.delete(oldest);
  }
}
