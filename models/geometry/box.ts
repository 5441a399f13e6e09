import { axes, rotateSize, type Axis } from '#models/geometry/rotation.ts';
import type { QuarterTurns } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** An axis-aligned box in the chassis frame, m. */
export interface Box {
  readonly min: Vector3;
  readonly max: Vector3;
}

/** The bounding box of a part of `size` [m] whose rotated box has its minimum corner at `position` [m]. */
export function boxOf(size: Vector3, position: Vector3, rotation: QuarterTurns): Box {
  return { min: position, max: addVectors(position, rotateSize(size, rotation)) };
}

export function addVectors(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtractVectors(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

/** The vector with its component along `axis` replaced. */
export function withComponent(vector: Vector3, axis: Axis, value: number): Vector3 {
  return [axis === 0 ? value : vector[0], axis === 1 ? value : vector[1], axis === 2 ? value : vector[2]];
}

/**
 * A position rounded to whole nanometres, as the nearest double to its millimetres ÷ 1000: sums of millimetres
 * stay readable in the file (0.1 + 0.2 mm is 0.3 mm), and no tool works finer.
 */
export function tidyPosition(position: Vector3): Vector3 {
  const tidy = (value: number) => Math.round(value * 1e9) / 1e6 / 1000 + 0;
  return [tidy(position[0]), tidy(position[1]), tidy(position[2])];
}

export function sizeOf(box: Box): Vector3 {
  return subtractVectors(box.max, box.min);
}

export function centreOf(box: Box): Vector3 {
  return [(box.min[0] + box.max[0]) / 2, (box.min[1] + box.max[1]) / 2, (box.min[2] + box.max[2]) / 2];
}

/** Volume, m3. */
export function volumeOf(box: Box): number {
  const [x, y, z] = sizeOf(box);
  return x * y * z;
}

export function moveBox(box: Box, delta: Vector3): Box {
  return { min: addVectors(box.min, delta), max: addVectors(box.max, delta) };
}

/** The box smaller by `by` [m] on every side (larger where negative); a side never passes its opposite. */
export function shrinkBox(box: Box, by: number): Box {
  const centre = centreOf(box);
  const side = (axis: Axis, value: number, end: 'min' | 'max') =>
    end === 'min' ? Math.min(value + by, centre[axis]) : Math.max(value - by, centre[axis]);
  return {
    min: [side(0, box.min[0], 'min'), side(1, box.min[1], 'min'), side(2, box.min[2], 'min')],
    max: [side(0, box.max[0], 'max'), side(1, box.max[1], 'max'), side(2, box.max[2], 'max')],
  };
}

/** The smallest box around all; null for none. */
export function unionOf(boxes: Iterable<Box>): Box | null {
  let union: Box | null = null;
  for (const { min, max } of boxes) {
    union = union
      ? {
          min: [
            Math.min(union.min[0], min[0]),
            Math.min(union.min[1], min[1]),
            Math.min(union.min[2], min[2]),
          ],
          max: [
            Math.max(union.max[0], max[0]),
            Math.max(union.max[1], max[1]),
            Math.max(union.max[2], max[2]),
          ],
        }
      : { min, max };
  }
  return union;
}

/** The part that both boxes share; null where they share no volume (touching is not sharing). */
export function intersectionOf(a: Box, b: Box): Box | null {
  const min: Vector3 = [
    Math.max(a.min[0], b.min[0]),
    Math.max(a.min[1], b.min[1]),
    Math.max(a.min[2], b.min[2]),
  ];
  const max: Vector3 = [
    Math.min(a.max[0], b.max[0]),
    Math.min(a.max[1], b.max[1]),
    Math.min(a.max[2], b.max[2]),
  ];
  return axes.every((axis) => max[axis] > min[axis]) ? { min, max } : null;
}

/** Volume shared by both boxes, m3; 0 where they only touch. */
export function overlapVolume(a: Box, b: Box): number {
  const shared = intersectionOf(a, b);
  return shared ? volumeOf(shared) : 0;
}

/** Whether the boxes share more than a skin of `tolerance` [m] in every direction. */
export function boxesOverlap(a: Box, b: Box, tolerance = 0): boolean {
  return axes.every((axis) => a.min[axis] < b.max[axis] - tolerance && b.min[axis] < a.max[axis] - tolerance);
}

/** Whether `inner` lies in `outer`, sticking out by at most `tolerance` [m]. */
export function boxContains(outer: Box, inner: Box, tolerance = 0): boolean {
  return axes.every(
    (axis) =>
      inner.min[axis] >= outer.min[axis] - tolerance && inner.max[axis] <= outer.max[axis] + tolerance,
  );
}
