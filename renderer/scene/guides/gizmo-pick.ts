import type { Vector3 } from '#models/schema/field.ts';
import { add, along, axisNames, axisIndex, type AxisName } from '#renderer/interaction/vector.ts';
import { halfHeight, project, type Orbit } from '#renderer/scene/camera/orbit.ts';
import { gizmoLength } from '#renderer/scene/guides/gizmo-size.ts';

/** CSS pixels from an arrow that still hit it. */
const reach = 8;
/** The hub belongs to no arrow, CSS pixels. */
const hub = 12;

/** The arrow of a gizmo at `at` that is under the pointer (CSS pixels); the nearest to the viewer of several. */
export function gizmoAxisAt(
  at: Vector3 | null,
  orbit: Orbit,
  x: number,
  y: number,
  width: number,
  height: number,
): AxisName | null {
  if (!at) return null;
  const onScreen = (point: Vector3): Vector3 => {
    const [px, py, depth] = project(orbit, point, width / height);
    return [(px * 0.5 + 0.5) * width, (0.5 - py * 0.5) * height, depth];
  };
  const from = onScreen(at);
  if (from[2] <= 0) return null;
  const size = (gizmoLength * 2 * halfHeight(orbit, from[2])) / height;
  let best: AxisName | null = null;
  let bestDepth = Infinity;
  for (const axis of axisNames) {
    const tip = onScreen(add(at, along(axisIndex(axis), size)));
    const [dx, dy] = [tip[0] - from[0], tip[1] - from[1]];
    const span = Math.hypot(dx, dy);
    // An arrow seen from its end cannot be pulled sensibly.
    if (span < hub * 1.5) continue;
    const share = ((x - from[0]) * dx + (y - from[1]) * dy) / (span * span);
    if (share * span < hub || share > 1.05) continue;
    const off = Math.abs((x - from[0]) * dy - (y - from[1]) * dx) / span;
    if (off <= reach && tip[2] < bestDepth) {
      best = axis;
      bestDepth = tip[2];
    }
  }
  return best;
}
