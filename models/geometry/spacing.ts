import type { Box } from '#models/geometry/box.ts';
import { facing, touchTolerance } from '#models/geometry/collision.ts';
import type { Axis } from '#models/geometry/rotation.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/** Where a box would stand at equal distances: its lower face along the axis, and the part to measure from. */
export interface Spacing {
  readonly kind: 'middle' | 'repeat';
  readonly min: number; // m
  readonly target: PlacementId;
}

/** What bounds the free way on one side: a part, or a wall of the chassis. */
interface Bound {
  readonly at: number;
  readonly item: DesignItem | null;
}

/**
 * Places of `box` along `axis` at which gaps are equal: in the middle between its two neighbours (or a neighbour
 * and the wall), and one gap beyond a neighbour that itself keeps that gap to the next. `slack` [m] is how far the
 * box may reach into a neighbour already. `room` is the inside of the chassis.
 */
export function equalSpacings(
  others: readonly DesignItem[],
  room: Box | null,
  box: Box,
  axis: Axis,
  slack: number,
): Spacing[] {
  const found: Spacing[] = [];
  const size = box.max[axis] - box.min[axis];
  const below = neighbour(others, room, box, axis, -1, slack);
  const above = neighbour(others, room, box, axis, 1, slack);
  const inMiddleOf = below?.item ?? above?.item;
  if (below && above && inMiddleOf && above.at - below.at > size + touchTolerance) {
    found.push({ kind: 'middle', min: (below.at + above.at - size) / 2, target: inMiddleOf.id });
  }
  if (below?.item) {
    const next = neighbour(others, room, below.item.box, axis, -1, touchTolerance);
    const gap = next ? below.item.box.min[axis] - next.at : 0;
    if (gap > touchTolerance) found.push({ kind: 'repeat', min: below.at + gap, target: below.item.id });
  }
  if (above?.item) {
    const next = neighbour(others, room, above.item.box, axis, 1, touchTolerance);
    const gap = next ? next.at - above.item.box.max[axis] : 0;
    if (gap > touchTolerance)
      found.push({ kind: 'repeat', min: above.at - gap - size, target: above.item.id });
  }
  return found;
}

/** The nearest face that looks at `box` from one side; the wall where no part does. */
function neighbour(
  others: readonly DesignItem[],
  room: Box | null,
  box: Box,
  axis: Axis,
  side: 1 | -1,
  slack: number,
): Bound | null {
  const face = (other: Box) => (side === 1 ? other.min[axis] : other.max[axis]);
  const from = side === 1 ? box.max[axis] : box.min[axis];
  let nearest: Bound | null = room && { at: side === 1 ? room.max[axis] : room.min[axis], item: null };
  for (const item of others) {
    const at = face(item.box);
    if (side * (at - from) < -slack || item.box === box || !facing(box, item.box, axis)) continue;
    if (!nearest || side * (at - nearest.at) < 0) nearest = { at, item };
  }
  return nearest;
}
