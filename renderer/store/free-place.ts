import type { Part } from '#models/components/part.ts';
import { boxesOverlap, type Box } from '#models/geometry/box.ts';
import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import { touchTolerance } from '#models/geometry/collision.ts';
import type { Design } from '#models/project/design.ts';
import { partSize } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Distance between the places that are tried, m. */
const step = 0.01;
/** From the chassis to a distribution unit beside it, m. */
const aside = 0.1;

/**
 * Where a part goes that is added without a place: the first free one on the floor, from the front left; a
 * vent or filter in the front wall, a coolant connection at the rear wall. Beside the chassis a
 * distribution unit that is larger than its room. The front left corner where nothing is free: it is seen there, and the
 * checks say what it runs into.
 */
export function freePlaceFor(design: Design, part: Part): Vector3 {
  const room = innerBoxOf(design);
  const shell = design.chassis?.box;
  if (!room || !shell || part.kind === 'chassis') return [0, 0, 0];
  const size = partSize(part);
  const isTooLarge = size.some((length, axis) => length > room.max[axis] - room.min[axis]);
  if (part.kind === 'cdu' && isTooLarge) return [shell.max[0] + aside, shell.min[1], shell.min[2]];
  const inWall = part.kind === 'vent' || part.kind === 'filter';
  const atRear = part.kind === 'coolant-port';
  const area: Box = inWall
    ? { min: shell.min, max: [shell.max[0], shell.min[1] + size[1], shell.max[2]] }
    : atRear
      ? { min: [room.min[0], Math.max(room.min[1], room.max[1] - size[1]), room.min[2]], max: room.max }
      : room;
  const others = design.items.filter(
    (item) => item.kind !== 'chassis' && (item.kind === 'vent' || item.kind === 'filter') === inWall,
  );
  const heights = inWall || atRear ? stepsOf(area, 2, size) : [area.min[2]];
  for (const z of heights) {
    for (const y of stepsOf(area, 1, size)) {
      for (const x of stepsOf(area, 0, size)) {
        const box: Box = { min: [x, y, z], max: [x + size[0], y + size[1], z + size[2]] };
        if (others.every((item) => !boxesOverlap(box, item.box, touchTolerance))) return box.min;
      }
    }
  }
  return area.min;
}

function stepsOf(area: Box, axis: 0 | 1 | 2, size: Vector3): readonly number[] {
  const room = area.max[axis] - area.min[axis] - size[axis];
  const count = Math.max(0, Math.floor(room / step + 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => area.min[axis] + index * step);
}
