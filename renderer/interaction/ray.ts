import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { add, cross, dot, scale, subtract } from '#renderer/interaction/vector.ts';

/** A half line in the chassis frame, m; `direction` has length 1. */
export interface Ray {
  readonly origin: Vector3;
  readonly direction: Vector3;
}

export const pointAt = (ray: Ray, distance: number): Vector3 =>
  add(ray.origin, scale(ray.direction, distance));

/**
 * Where the ray enters the box: distance (0 from inside) and the axis of the face hit; null on a miss.
 * Slab method (Kay and Kajiya 1986).
 */
export function enterBox(ray: Ray, box: Box): { readonly distance: number; readonly axis: 0 | 1 | 2 } | null {
  let near = 0;
  let far = Infinity;
  let axis: 0 | 1 | 2 = 0;
  for (const i of [0, 1, 2] as const) {
    const direction = ray.direction[i];
    const origin = ray.origin[i];
    if (direction === 0) {
      if (origin < box.min[i] || origin > box.max[i]) return null;
      continue;
    }
    const one = (box.min[i] - origin) / direction;
    const other = (box.max[i] - origin) / direction;
    const first = Math.min(one, other);
    if (first > near) {
      near = first;
      axis = i;
    }
    far = Math.min(far, Math.max(one, other));
    if (near > far) return null;
  }
  return { distance: near, axis };
}

/** Where the ray leaves the box that it passes through; null on a miss. */
export function leaveBox(ray: Ray, box: Box): { readonly distance: number; readonly axis: 0 | 1 | 2 } | null {
  if (!enterBox(ray, box)) return null;
  let far = Infinity;
  let axis: 0 | 1 | 2 = 0;
  for (const i of [0, 1, 2] as const) {
    const direction = ray.direction[i];
    if (direction === 0) continue;
    const wall = direction > 0 ? box.max[i] : box.min[i];
    const distance = (wall - ray.origin[i]) / direction;
    if (distance < far) {
      far = distance;
      axis = i;
    }
  }
  return { distance: far, axis };
}

/** The point of the plane through `point` across `normal` that the ray meets; null when it never does. */
export function meetPlane(ray: Ray, point: Vector3, normal: Vector3): Vector3 | null {
  const slope = dot(ray.direction, normal);
  // A ray within 0.06° of the plane meets it so far off that a drag would jump.
  if (Math.abs(slope) < 1e-3) return null;
  const distance = dot(subtract(point, ray.origin), normal) / slope;
  return distance > 0 ? pointAt(ray, distance) : null;
}

/** The coordinate along the line through `point` in direction `axis` (length 1) that is nearest to the ray. */
export function nearestAlong(ray: Ray, point: Vector3, axis: Vector3): number | null {
  const normal = cross(axis, cross(ray.direction, axis));
  const met = meetPlane(ray, point, normal);
  return met ? dot(subtract(met, point), axis) : null;
}
