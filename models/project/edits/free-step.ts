import { boxContains, boxesOverlap, moveBox, shrinkBox, sizeOf, unionOf } from '#models/geometry/box.ts';
import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import { touchTolerance } from '#models/geometry/collision.ts';
import { axes, type Axis } from '#models/geometry/rotation.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Steps tried along an axis before the next one is. */
const mostSteps = 40;

/**
 * Where a copy of `moved` goes, relative to it, m: a whole number of its lengths along x, else y, else z, where
 * nothing is in the way and the chassis holds it; else one length along the first of them. Vents and filters
 * stay in their wall.
 */
export function freeStep(design: Design, moved: ReadonlySet<PlacementId>): Vector3 {
  const originals = design.items.filter((item) => moved.has(item.id));
  const sheets = originals.filter((item) => item.kind === 'vent' || item.kind === 'filter');
  const boxes = originals.map((item) => item.box);
  const around = unionOf(boxes);
  if (!around) return [0, 0, 0];
  const hosts = new Set(originals.map((item) => item.on));
  const others = design.items.filter((item) => item.kind !== 'chassis' && !hosts.has(item.id));
  const room = innerBoxOf(design);
  const size = sizeOf(around);
  const along = (axis: Axis, distance: number): Vector3 => [
    axis === 0 ? distance : 0,
    axis === 1 ? distance : 0,
    axis === 2 ? distance : 0,
  ];
  const isFree = (delta: Vector3) => {
    // The room is widened by the originals, as vents and filters lie in the wall.
    const held =
      !room || boxContains(unionOf([room, around]) ?? room, moveBox(around, delta), touchTolerance);
    return (
      held &&
      boxes.every((box) => {
        const there = shrinkBox(moveBox(box, delta), touchTolerance);
        return others.every((item) => !boxesOverlap(there, item.box));
      })
    );
  };
  const open = axes.filter((axis) => !sheets.some((item) => item.airAxis[axis] !== 0));
  for (const axis of open) {
    for (let step = 1; step <= mostSteps; step++) {
      for (const sign of [1, -1]) {
        const delta = along(axis, sign * step * size[axis]);
        if (isFree(delta)) return delta;
      }
    }
  }
  const [first = 0] = open;
  return along(first, size[first]);
}
