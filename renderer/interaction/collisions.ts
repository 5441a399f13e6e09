import { overlapsOf } from '#models/geometry/collision.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/** Openings lie in the wall and cables give way: neither is in the way of anything. */
const yielding: ReadonlySet<string> = new Set(['vent', 'cable']);

/** Which of `moving` run into other parts, and into which: both sides are in the answer. */
export function collisionsOf(design: Design, moving: ReadonlySet<PlacementId>): ReadonlySet<PlacementId> {
  if (moving.size === 0) return nothing;
  const yields = new Set(design.items.filter((item) => yielding.has(item.kind)).map((item) => item.id));
  const found = new Set<PlacementId>();
  for (const { a, b } of overlapsOf(design)) {
    if (moving.has(a) === moving.has(b) || yields.has(a) || yields.has(b)) continue;
    found.add(a);
    found.add(b);
  }
  return found;
}

const nothing: ReadonlySet<PlacementId> = new Set();
