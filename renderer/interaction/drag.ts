import type { Vector3 } from '#models/schema/field.ts';
import { parseQuantity } from '#models/units/units.ts';
import { meetPlane, nearestAlong, type Ray } from '#renderer/interaction/ray.ts';
import { along, axisIndex, scale, subtract, type AxisName } from '#renderer/interaction/vector.ts';

export type DragAxis = AxisName | 'plane';

/** The coordinate plane that faces the viewer most: the index of the axis across it. */
export function facingAxis(direction: Vector3): 0 | 1 | 2 {
  const [x, y, z] = direction.map(Math.abs) as [number, number, number];
  // Engineers move parts about the floor: the level plane wins until the view is flatter than 20° (sin 20° = 0.34).
  if (z >= 0.34) return 2;
  return x > y ? 0 : 1;
}

/**
 * How far the pointer has pulled the point that was grabbed: in the plane across `facing`, or along one axis.
 * Null where the ray gives no sensible answer (the plane seen edge-on).
 */
export function dragDelta(grabbed: Vector3, ray: Ray, axis: DragAxis, facing: 0 | 1 | 2): Vector3 | null {
  if (axis === 'plane') {
    const met = meetPlane(ray, grabbed, along(facing, 1));
    if (!met) return null;
    const delta = subtract(met, grabbed);
    // Rounding must not creep into the axis that the plane holds.
    return [facing === 0 ? 0 : delta[0], facing === 1 ? 0 : delta[1], facing === 2 ? 0 : delta[2]];
  }
  const i = axisIndex(axis);
  const distance = nearestAlong(ray, grabbed, along(i, 1));
  return distance === null ? null : along(i, distance);
}

/** The axis that a typed number goes along: the constrained one, else the one dragged furthest. */
export function typedAxis(axis: DragAxis, delta: Vector3, facing: 0 | 1 | 2): 0 | 1 | 2 {
  if (axis !== 'plane') return axisIndex(axis);
  const size = delta.map(Math.abs) as [number, number, number];
  const candidates = ([0, 1, 2] as const).filter((i) => i !== facing);
  const [first, second] = candidates as [0 | 1 | 2, 0 | 1 | 2];
  return size[first] >= size[second] ? first : second;
}

/**
 * The delta that typed text asks for: "12.5", "12.5 mm", "1 in", "-3"; a bare number is in millimetres.
 * It replaces the dragged one along `axis` and keeps its direction: 20 after dragging to the left is 20 to the left.
 */
export function typedDelta(
  typed: string,
  axis: 0 | 1 | 2,
  dragged: Vector3,
): { readonly ok: true; readonly delta: Vector3 } | { readonly ok: false; readonly error: string } {
  const parsed = parseQuantity(typed, 'length', { unit: 'mm' });
  if (!parsed.ok) return parsed;
  const direction = dragged[axis] < 0 ? -1 : 1;
  return { ok: true, delta: scale(along(axis, direction), parsed.value) };
}

/** True for keys that go on with a typed number. */
export function isTyping(key: string, typed: string): boolean {
  if (/^[0-9.,+\-*/()]$/.test(key)) return true;
  // Units only after a number, so that X, Y and Z still choose the axis.
  return typed !== '' && /^[a-zµ" ]$/i.test(key) && !/^[xyz]$/i.test(key);
}
