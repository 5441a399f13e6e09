import type { Box } from '#models/geometry/box.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Nearby } from '#models/rules/nearby.ts';
import type { Vector3 } from '#models/schema/field.ts';

/*
 * The little geometry that rules need on axis-aligned boxes: which way a face looks, and what stands before it.
 */

export type Axis = 0 | 1 | 2;
const axes: readonly Axis[] = [0, 1, 2];

/** The axis that a unit vector of the chassis frame lies along, and its sense. */
export function directionOf(vector: Vector3): { readonly axis: Axis; readonly sign: 1 | -1 } {
  const size = vector.map(Math.abs);
  const axis: Axis = (size[0] ?? 0) > 0.5 ? 0 : (size[1] ?? 0) > 0.5 ? 1 : 2;
  return { axis, sign: vector[axis] < 0 ? -1 : 1 };
}

/** The two axes across `axis`. */
export function across(axis: Axis): readonly [Axis, Axis] {
  return axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];
}

export const extent = (box: Box, axis: Axis): number => box.max[axis] - box.min[axis];

/** Common length of two boxes along an axis, m; negative is the gap between them. */
export function common(a: Box, b: Box, axis: Axis): number {
  return Math.min(a.max[axis], b.max[axis]) - Math.max(a.min[axis], b.min[axis]);
}

/** Smallest common length over the axes, m: how far one box must move to clear the other. Positive: they overlap. */
export function penetration(a: Box, b: Box): { readonly axis: Axis; readonly depth: number } {
  let axis: Axis = 0;
  let depth = Infinity;
  for (const candidate of axes) {
    const length = common(a, b, candidate);
    if (length < depth) {
      axis = candidate;
      depth = length;
    }
  }
  return { axis, depth };
}

export const centreOf = (box: Box): Vector3 => [
  (box.min[0] + box.max[0]) / 2,
  (box.min[1] + box.max[1]) / 2,
  (box.min[2] + box.max[2]) / 2,
];

export function along(axis: Axis, distance: number): Vector3 {
  return [axis === 0 ? distance : 0, axis === 1 ? distance : 0, axis === 2 ? distance : 0];
}

export interface Obstacle {
  readonly item: DesignItem;
  /** From the face to the obstacle, m; 0 where they touch. */
  readonly gap: number;
  /** Of the face, seen straight on, m2 and share. */
  readonly area: number;
  readonly share: number;
  /** Circumference of the covered rectangle, m. */
  readonly perimeter: number;
}

/**
 * The items that count (`stands`) of which a part lies straight before a face of `box`, nearer than `reach`, nearest first.
 * `sign` says which of the two faces across `axis`: 1 the one at max, −1 the one at min.
 */
export function before(
  box: Box,
  axis: Axis,
  sign: 1 | -1,
  reach: number,
  nearby: Nearby,
  stands: (item: DesignItem) => boolean,
): Obstacle[] {
  const [u, v] = across(axis);
  const face = sign > 0 ? box.max[axis] : box.min[axis];
  const faceArea = extent(box, u) * extent(box, v);
  const found: Obstacle[] = [];
  for (const item of nearby(slabBefore(box, axis, face, sign * reach))) {
    if (!stands(item)) continue;
    const other = item.box;
    const gap = sign > 0 ? other.min[axis] - face : face - other.max[axis];
    if (gap >= reach) continue;
    // A part that reaches past the face stands beside or around it, which the overlap rule judges.
    const end = sign > 0 ? other.max[axis] - face : face - other.min[axis];
    if (gap < -tolerance || end <= tolerance) continue;
    const width = common(box, other, u);
    if (width <= 0) continue;
    const height = common(box, other, v);
    if (height <= 0) continue;
    const area = width * height;
    found.push({
      item,
      gap: Math.max(0, gap),
      area,
      share: area / faceArea,
      perimeter: 2 * (width + height),
    });
  }
  return found.sort((a, b) => a.gap - b.gap);
}

/** The room before a face, a little deeper than asked for: it chooses what is looked at, not what is found. */
function slabBefore(box: Box, axis: Axis, face: number, depth: number): Box {
  const min: [number, number, number] = [...box.min];
  const max: [number, number, number] = [...box.max];
  min[axis] = Math.min(face, face + depth) - tolerance;
  max[axis] = Math.max(face, face + depth) + tolerance;
  return { min, max };
}

/** Boxes that share no more than this touch, m: catalogue sizes are rounded to 0.1 mm. */
export const tolerance = 1e-4;

export interface Wall {
  readonly axis: Axis;
  readonly sign: 1 | -1;
  /** Position of the wall's outer plane, m. */
  readonly at: number;
  /** From the outer plane to the box's nearest face, m; negative where the box sticks out. */
  readonly distance: number;
}

const wallNames: readonly (readonly [string, string])[] = [
  ['left wall', 'right wall'],
  ['front wall', 'rear wall'],
  ['floor', 'lid'],
];
export const wallName = (wall: Pick<Wall, 'axis' | 'sign'>): string =>
  wallNames[wall.axis]?.[wall.sign > 0 ? 1 : 0] ?? '';

/** The chassis wall across `axis` that the box is nearest to. */
export function nearestWall(chassis: Box, box: Box, axis: Axis): Wall {
  const low = box.min[axis] - chassis.min[axis];
  const high = chassis.max[axis] - box.max[axis];
  return low <= high
    ? { axis, sign: -1, at: chassis.min[axis], distance: low }
    : { axis, sign: 1, at: chassis.max[axis], distance: high };
}

/**
 * Parts that air goes through on its way: openings, fans, sinks, supplies, and cards with a sink of their own.
 * Cable bundles and everything else stand in the way.
 */
export function letsAirThrough(item: DesignItem): boolean {
  switch (item.kind) {
    case 'vent':
    case 'filter':
    case 'fan':
    case 'heat-sink':
    case 'psu':
    case 'radiator':
      return true;
    case 'cold-plate':
      return false;
    default: {
      const { sinkFinCount, resistanceCurve } = item.part.values;
      return typeof sinkFinCount === 'number' || Array.isArray(resistanceCurve);
    }
  }
}

/** Everything but the chassis, which surrounds the rest. */
export function contents(design: Design): readonly DesignItem[] {
  return design.items.filter((item) => item.kind !== 'chassis');
}
