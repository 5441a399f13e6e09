import type { Vector3 } from '#models/schema/field.ts';
import { meetPlane, type Ray } from '#renderer/interaction/ray.ts';
import { along, axisIndex } from '#renderer/interaction/vector.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { showsField, sliceAt } from '#renderer/store/field-layers.ts';

/** Where the ray meets the slice through the field, m; null where it passes by or there is none. */
export function slicePoint(state: Workbench, ray: Ray): Vector3 | null {
  if (!showsField(state)) return null;
  const at = sliceAt(state);
  const { hasSlice, slice } = state.view.field;
  const { picture } = state.field;
  if (!hasSlice || at === null || !picture) return null;
  const axis = axisIndex(slice.axis);
  const point = meetPlane(ray, along(axis, at), along(axis, 1));
  const isInside = point?.every((one, i) => {
    const lines = picture.lines[i];
    return i === axis || (lines && one >= (lines[0] ?? 0) && one <= (lines.at(-1) ?? 0));
  });
  if (!point || !isInside) return null;
  const on: [number, number, number] = [...point];
  // Exactly on the plane: rounding may take the point past the border.
  on[axis] = at;
  return on;
}
