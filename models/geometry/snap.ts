import { centreOf, moveBox, tidyPosition, unionOf, withComponent, type Box } from '#models/geometry/box.ts';
import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import { axes, type Axis } from '#models/geometry/rotation.ts';
import { equalSpacings } from '#models/geometry/spacing.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** What a move snapped to: a plane across `axis` at `at`, with the placement that it belongs to. */
export interface Snap {
  readonly axis: 'x' | 'y' | 'z';
  readonly at: number; // m
  readonly kind: 'grid' | 'face' | 'centre' | 'rack-unit';
  readonly target: PlacementId | null;
}

export interface SnapSettings {
  /** Pitch of the grid, m; 0 is none. The grid takes what nothing else takes, at any distance. */
  readonly grid: number;
  /** Faces and centres of other parts, walls of the chassis, equal gaps between parts in a row. */
  readonly faces: boolean;
  readonly rackUnits: boolean;
  /** Farthest that faces, centres and rack units pull, m; some pixels as the caller sees them. */
  readonly threshold: number;
}

export interface Snapped {
  readonly delta: Vector3;
  /** At most one for each axis. */
  readonly snaps: readonly Snap[];
}

/** EIA/ECA-310: 1.75 in, m. */
export const rackUnit = 0.04445;
/** Parts farther off than this do not pull by being in line, m: about the width of a card bay. */
const reach = 0.15;
/** The order of preference at equal distance, in thresholds: touching, in line, evenly spaced, rack unit, centred. */
const reluctance = { touch: 0, align: 0.2, spacing: 0.2, rackUnit: 0.25, centre: 0.3 } as const;

interface Candidate {
  readonly shift: number;
  readonly cost: number;
  readonly snap: Snap;
}

/**
 * Corrects the move of `ids` (their common box) by `delta` [m] so that it meets something near.
 * Axes along which `delta` is 0 are left alone. `design` is that before the move. One pass over the parts.
 */
export function snapMove(
  design: Design,
  ids: readonly PlacementId[],
  delta: Vector3,
  settings: SnapSettings,
): Snapped {
  const chosen = new Set(ids);
  const hosts = new Map(design.items.map((item) => [item.id, item.on]));
  const start = unionOf(design.items.filter((item) => chosen.has(item.id)).map((item) => item.box));
  if (!start || !delta.every(Number.isFinite)) return { delta, snaps: [] };
  const others = design.items.filter((item) => item.kind !== 'chassis' && !moves(item.id, chosen, hosts));
  const box = moveBox(start, delta);
  let snapped = delta;
  const snaps: Snap[] = [];
  for (const axis of axes) {
    if (delta[axis] === 0) continue;
    const candidates = [
      ...(settings.faces ? faceCandidates(design, others, box, axis, settings.threshold) : []),
      ...(settings.rackUnits && axis === 2 ? rackCandidates(design, box, settings.threshold) : []),
    ];
    const best =
      candidates.reduce<Candidate | null>(
        (found, candidate) => (found && found.cost <= candidate.cost ? found : candidate),
        null,
      ) ?? gridCandidate(box, axis, settings.grid);
    if (!best) continue;
    snapped = withComponent(snapped, axis, delta[axis] + best.shift);
    snaps.push(best.snap);
  }
  return { delta: tidyPosition(snapped), snaps };
}

/** Whether `id` is one of `chosen` or mounted on one, directly or through parts between. */
function moves(
  id: PlacementId,
  chosen: ReadonlySet<PlacementId>,
  hosts: ReadonlyMap<PlacementId, PlacementId | null>,
): boolean {
  let at: PlacementId | null = id;
  for (let steps = 0; at !== null && steps <= hosts.size; steps++) {
    if (chosen.has(at)) return true;
    at = hosts.get(at) ?? null;
  }
  return false;
}

const axisNames = ['x', 'y', 'z'] as const;

function faceCandidates(
  design: Design,
  others: readonly DesignItem[],
  box: Box,
  axis: Axis,
  threshold: number,
): Candidate[] {
  const found: Candidate[] = [];
  const centre = centreOf(box)[axis];
  const offer = (from: number, at: number, kind: Snap['kind'], target: PlacementId, cost: number) => {
    const shift = at - from;
    if (Math.abs(shift) > threshold) return;
    found.push({
      shift,
      cost: cost + (threshold > 0 ? Math.abs(shift) / threshold : 0),
      snap: { axis: axisNames[axis], at, kind, target },
    });
  };
  for (const { id, box: other } of others) {
    // Most parts are far off along the axis: two comparisons end it for them.
    if (other.min[axis] - box.max[axis] > threshold + reach) continue;
    if (box.min[axis] - other.max[axis] > threshold + reach) continue;
    const apart = distanceBetween(box, other, axis);
    if (apart > reach) continue;
    const far = apart / reach;
    const touch = apart === 0 ? reluctance.touch : reluctance.align + far;
    offer(box.min[axis], other.max[axis], 'face', id, touch);
    offer(box.max[axis], other.min[axis], 'face', id, touch);
    offer(box.min[axis], other.min[axis], 'face', id, reluctance.align + far);
    offer(box.max[axis], other.max[axis], 'face', id, reluctance.align + far);
    offer(centre, centreOf(other)[axis], 'centre', id, reluctance.centre + far);
  }
  const room = innerBoxOf(design);
  for (const { kind, min, target } of equalSpacings(others, room, box, axis, threshold)) {
    if (kind === 'repeat') offer(box.min[axis], min, 'face', target, reluctance.spacing);
    else offer(centre, min + (box.max[axis] - box.min[axis]) / 2, 'centre', target, reluctance.spacing);
  }
  if (!room || !design.chassis) return found;
  const { id, box: outer } = design.chassis;
  offer(box.min[axis], room.min[axis], 'face', id, reluctance.touch);
  offer(box.max[axis], room.max[axis], 'face', id, reluctance.touch);
  offer(centre, centreOf(outer)[axis], 'centre', id, reluctance.centre);
  // The walls' outer faces, for what lies in them: vents, filters, cages.
  offer(box.min[axis], outer.min[axis], 'face', id, reluctance.align);
  offer(box.max[axis], outer.max[axis], 'face', id, reluctance.align);
  return found;
}

/** Distance of the boxes as seen along `axis`, m; 0 where they face each other. */
function distanceBetween(a: Box, b: Box, axis: Axis): number {
  let square = 0;
  for (const other of axes) {
    if (other === axis) continue;
    const gap = Math.max(0, a.min[other] - b.max[other], b.min[other] - a.max[other]);
    square += gap * gap;
  }
  return Math.sqrt(square);
}

function rackCandidates(design: Design, box: Box, threshold: number): Candidate[] {
  const bottom = design.chassis?.box.min[2] ?? 0;
  const at = bottom + Math.round((box.min[2] - bottom) / rackUnit) * rackUnit;
  const shift = at - box.min[2];
  if (Math.abs(shift) > threshold) return [];
  const snap: Snap = { axis: 'z', at, kind: 'rack-unit', target: null };
  return [{ shift, cost: reluctance.rackUnit + (threshold > 0 ? Math.abs(shift) / threshold : 0), snap }];
}

function gridCandidate(box: Box, axis: Axis, grid: number): Candidate | null {
  if (!(grid > 0)) return null;
  const at = Math.round(box.min[axis] / grid) * grid;
  const snap: Snap = { axis: axisNames[axis], at, kind: 'grid', target: null };
  return { shift: at - box.min[axis], cost: Infinity, snap };
}
