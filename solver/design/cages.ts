import type { Box } from '#models/geometry/box.ts';
import { across, type Axis, type Body } from '#solver/design/interior.ts';

/**
 * Fan frames stand in cages or trays, whose sheet closes the slits to the next frame, wall or plate up to this, m.
 * Open gaps are drawn wider; without the rule, every fan wall with a mounting pitch would recirculate.
 */
const cageGap = 0.012;

/** Widens the boxes of fans across their axis over slits up to `cageGap` (half of it towards another fan). */
export function closeCages(bodies: readonly Body[], inner: Box): void {
  const fans = bodies.filter((body) => body.item.kind === 'fan');
  const others = bodies.filter((body) => body.role === 'plate' || body.role === 'channel');
  const moves: { fan: Body; axis: Axis; side: 0 | 1; to: number }[] = [];
  for (const fan of fans)
    for (const axis of across[fan.axis])
      for (const side of [0, 1] as const) {
        const to = reach(fan, axis, side, others, inner);
        if (to !== null) moves.push({ fan, axis, side, to });
      }
  // All are found before any is made, so that the order of the fans does not matter.
  for (const { fan, axis, side, to } of moves) {
    if (side === 0) fan.box.min[axis] = to;
    else fan.box.max[axis] = to;
  }
}

/** Where a face of the fan goes to; null: nothing is near, or something touches it already. */
function reach(fan: Body, axis: Axis, side: 0 | 1, others: readonly Body[], inner: Box): number | null {
  const face = side === 0 ? fan.box.min[axis] : fan.box.max[axis];
  const wall = side === 0 ? inner.min[axis] : inner.max[axis];
  let gap = Math.abs(face - wall);
  let isFan = false;
  for (const other of others) {
    if (other === fan || !faces(fan, other, axis)) continue;
    const at = side === 0 ? other.box.max[axis] : other.box.min[axis];
    const distance = side === 0 ? face - at : at - face;
    if (distance < -1e-6 || distance > gap) continue;
    gap = distance;
    isFan = other.item.kind === 'fan';
  }
  if (gap <= 1e-6 || gap > cageGap) return null;
  const step = isFan ? gap / 2 : gap;
  return side === 0 ? face - step : face + step;
}

/** Whether the two overlap in the other two directions: along the fan's axis and across. */
function faces(fan: Body, other: Body, axis: Axis): boolean {
  return ([0, 1, 2] as const).every(
    (at) =>
      at === axis ||
      (other.box.min[at] < fan.box.max[at] - 1e-6 && other.box.max[at] > fan.box.min[at] + 1e-6),
  );
}
