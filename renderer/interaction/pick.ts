import type { Box } from '#models/geometry/box.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import type { SectionPlane } from '#renderer/store/contract.ts';
import { enterBox, pointAt, type Ray } from '#renderer/interaction/ray.ts';
import { axisIndex } from '#renderer/interaction/vector.ts';

export interface Picked {
  readonly item: DesignItem;
  readonly distance: number;
  readonly point: Vector3;
  readonly axis: 0 | 1 | 2;
}

export interface PickOptions {
  readonly hidden: ReadonlySet<PlacementId>;
  readonly section: SectionPlane | null;
  /** Not hit (the parts being dragged). */
  readonly except?: ReadonlySet<PlacementId>;
}

/**
 * The nearest part on the ray that can be seen. The chassis is see-through for the pointer: it is picked in
 * the outline. A pass over all boxes: 2000 take about 0.1 ms, so there is no tree to keep.
 */
export function pick(design: Design, ray: Ray, options: PickOptions): Picked | null {
  let best: DesignItem | null = null;
  let bestHit: { readonly distance: number; readonly axis: 0 | 1 | 2 } | null = null;
  for (const item of design.items) {
    if (item.kind === 'chassis' || options.hidden.has(item.id) || options.except?.has(item.id)) continue;
    const box = options.section ? cutBox(item.box, options.section) : item.box;
    const hit = box ? enterBox(ray, box) : null;
    if (hit && (!bestHit || hit.distance < bestHit.distance)) {
      best = item;
      bestHit = hit;
    }
  }
  if (!best || !bestHit) return null;
  return { item: best, ...bestHit, point: pointAt(ray, bestHit.distance) };
}

/** What a section leaves of a box; null when nothing. Not flipped, it takes away what lies beyond `at`. */
export function cutBox(box: Box, section: SectionPlane): Box | null {
  const i = axisIndex(section.axis);
  const min: [number, number, number] = [...box.min];
  const max: [number, number, number] = [...box.max];
  if (section.flipped) min[i] = Math.max(min[i], section.at);
  else max[i] = Math.min(max[i], section.at);
  return min[i] < max[i] ? { min, max } : null;
}
