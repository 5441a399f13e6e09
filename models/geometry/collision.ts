import { boxesOverlap, intersectionOf, volumeOf, type Box } from '#models/geometry/box.ts';
import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import { axes, type Axis } from '#models/geometry/rotation.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/** Boxes that share less than this in some direction touch, m: finer than sheet-metal work and the file's digits. */
export const touchTolerance = 1e-4;

/** Two placements that take the same room. */
export interface Overlap {
  readonly a: PlacementId;
  readonly b: PlacementId;
  readonly box: Box;
  readonly volume: number; // m3
}

/**
 * Every pair that shares room beyond `touchTolerance`, in id order. Not counted: the chassis, and a part with
 * what it is mounted on, directly or through parts between.
 * Sweep along the longest axis of the design: n log n for parts that lie apart.
 */
export function overlapsOf(design: Design): Overlap[] {
  const items = design.items.filter((item) => item.kind !== 'chassis');
  const axis = longestAxis(items);
  const sorted = items.toSorted((a, b) => a.box.min[axis] - b.box.min[axis]);
  const hosts = new Map(design.items.map((item) => [item.id, item.on]));
  const found: Overlap[] = [];
  let open: DesignItem[] = [];
  for (const item of sorted) {
    open = open.filter((other) => other.box.max[axis] > item.box.min[axis] + touchTolerance);
    for (const other of open) {
      if (!boxesOverlap(item.box, other.box, touchTolerance)) continue;
      const box = intersectionOf(item.box, other.box);
      if (!box || isMountedOn(hosts, item.id, other.id) || isMountedOn(hosts, other.id, item.id)) continue;
      const [a, b] = item.id < other.id ? [item.id, other.id] : [other.id, item.id];
      found.push({ a, b, box, volume: volumeOf(box) });
    }
    open.push(item);
  }
  return found.sort((p, q) => compare(p.a, q.a) || compare(p.b, q.b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function longestAxis(items: readonly DesignItem[]): Axis {
  const spread = (axis: Axis) => {
    let min = Infinity;
    let max = -Infinity;
    for (const { box } of items) {
      min = Math.min(min, box.min[axis]);
      max = Math.max(max, box.max[axis]);
    }
    return max - min;
  };
  return axes.reduce((best, axis) => (spread(axis) > spread(best) ? axis : best));
}

/** Whether `id` is mounted on `host`, directly or through parts between. */
export function isMountedOn(
  hosts: ReadonlyMap<PlacementId, PlacementId | null>,
  id: PlacementId,
  host: PlacementId,
): boolean {
  let above = hosts.get(id) ?? null;
  // The file reader and the edits keep `on` free of circles; the count is for designs made elsewhere.
  for (let steps = 0; above !== null && steps <= hosts.size; steps++) {
    if (above === host) return true;
    above = hosts.get(above) ?? null;
  }
  return false;
}

export interface Clearance {
  /** m; 0 where they touch. */
  readonly distance: number;
  /** The neighbour, or the chassis whose wall is nearest. */
  readonly target: PlacementId;
}

/**
 * Free way of a placement along an axis, `direction` 1 or −1, to the nearest part that faces it or to the
 * inner wall of the chassis; null for an unknown id and where there is nothing.
 */
export function clearanceOf(
  design: Design,
  id: PlacementId,
  axis: Axis,
  direction: 1 | -1,
): Clearance | null {
  const item = design.items.find((other) => other.id === id);
  if (!item) return null;
  const gapTo = (box: Box) =>
    direction === 1 ? box.min[axis] - item.box.max[axis] : item.box.min[axis] - box.max[axis];
  let nearest: Clearance | null = null;
  for (const other of design.items) {
    if (other === item || other.kind === 'chassis') continue;
    const gap = gapTo(other.box);
    if (gap < -touchTolerance || !facing(item.box, other.box, axis)) continue;
    if (!nearest || gap < nearest.distance) nearest = { distance: Math.max(0, gap), target: other.id };
  }
  const room = innerBoxOf(design);
  if (nearest || !room || !design.chassis || item === design.chassis) return nearest;
  const wall = direction === 1 ? room.max[axis] - item.box.max[axis] : item.box.min[axis] - room.min[axis];
  return wall < -touchTolerance ? null : { distance: Math.max(0, wall), target: design.chassis.id };
}

/** Whether the boxes overlap when looked at along `axis`. */
export function facing(a: Box, b: Box, axis: Axis): boolean {
  return axes.every(
    (other) =>
      other === axis ||
      (a.min[other] < b.max[other] - touchTolerance && b.min[other] < a.max[other] - touchTolerance),
  );
}
