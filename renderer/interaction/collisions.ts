import { boxesOverlap } from '#models/geometry/box.ts';
import { isMountedOn, touchTolerance } from '#models/geometry/collision.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/** Openings lie in the wall that parts reach through, and cables give way. */
const yielding: ReadonlySet<string> = new Set(['chassis', 'vent', 'filter', 'cable']);

/**
 * Which of `moving` run into other parts, and into which: both sides are in the answer. A part and what it is
 * mounted on may interlock. Looks at moving × all pairs: a drag moves few parts.
 */
export function collisionsOf(design: Design, moving: ReadonlySet<PlacementId>): ReadonlySet<PlacementId> {
  if (moving.size === 0) return nothing;
  const hosts = new Map(design.items.map((item) => [item.id, item.on]));
  const solid = design.items.filter((item) => !yielding.has(item.kind));
  const moved = new Set(solid.filter((item) => movesAlong(item.id, moving, hosts)));
  const found = new Set<PlacementId>();
  for (const mover of moved) {
    for (const other of solid) {
      if (!boxesOverlap(mover.box, other.box, touchTolerance) || moved.has(other)) continue;
      if (isMountedOn(hosts, mover.id, other.id) || isMountedOn(hosts, other.id, mover.id)) continue;
      found.add(mover.id);
      found.add(other.id);
    }
  }
  return found;
}

const nothing: ReadonlySet<PlacementId> = new Set();

/** Whether it is one of `moving` or mounted on one, directly or through parts between. */
function movesAlong(
  id: PlacementId,
  moving: ReadonlySet<PlacementId>,
  hosts: ReadonlyMap<PlacementId, PlacementId | null>,
): boolean {
  let at: PlacementId | null = id;
  for (let steps = 0; at !== null && steps <= hosts.size; steps++) {
    if (moving.has(at)) return true;
    at = hosts.get(at) ?? null;
  }
  return false;
}
