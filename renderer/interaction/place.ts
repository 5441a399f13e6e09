import { moveBox, type Box } from '#models/geometry/box.ts';
import type { Part } from '#models/components/part.ts';
import { wallThicknessOf } from '#models/geometry/chassis-walls.ts';
import { snapMove, type SnapSettings } from '#models/geometry/snap.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { partSize } from '#models/project/resolve.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { pick, type PickOptions } from '#renderer/interaction/pick.ts';
import type { Snap } from '#renderer/store/contract.ts';
import { leaveBox, meetPlane, pointAt, type Ray } from '#renderer/interaction/ray.ts';

export interface Placing {
  /** Minimum corner, m. */
  readonly position: Vector3;
  readonly on: PlacementId | null;
}

const inWall = new Set(['vent', 'filter']);
const chips = new Set(['accelerator', 'processor']);
const boardMounted = new Set(['accelerator', 'processor', 'memory', 'network', 'device']);

/** Where to the millimetre a part is put down before snapping; finer is what dragging is for, m. */
const step = 0.001;

/**
 * Where a part of this size goes under the pointer: a heat sink centred on the chip that is pointed at (and
 * mounted on it), a chip onto a board, an opening into the front or rear wall, anything else on top of what is
 * there, or on the floor. Null where the ray meets neither.
 */
export function placeUnder(design: Design, part: Part, ray: Ray, options: PickOptions): Placing | null {
  const size = partSize(part);
  const shell = design.chassis?.box ?? null;
  if (inWall.has(part.kind) && shell) return intoWall(shell, size, ray);
  const wall = wallThicknessOf(design);
  const floor = shell ? shell.min[2] + wall : 0;
  const kept = (position: Vector3) => (shell ? inside(position, size, shell, wall) : position);
  const hit = pick(design, ray, options);
  if (hit) {
    const { box } = hit.item;
    if (part.kind === 'heat-sink' && chips.has(hit.item.kind)) {
      const x = (box.min[0] + box.max[0] - size[0]) / 2;
      const y = (box.min[1] + box.max[1] - size[1]) / 2;
      return { position: [x, y, box.max[2]], on: hit.item.id };
    }
    const onTop = hit.axis === 2 || !shell;
    const on = onTop && hit.item.kind === 'board' && boardMounted.has(part.kind) ? hit.item.id : null;
    return { position: kept(centred(hit.point, size, onTop ? box.max[2] : floor)), on };
  }
  const met = meetPlane(ray, [0, 0, floor], [0, 0, 1]);
  return met && { position: kept(centred(met, size, floor)), on: null };
}

/**
 * `ghost`, a part that is about to be placed, pulled level to the faces and centres near it, as a drag is. What
 * is mounted stays where its host has it.
 */
export function snapGhost(
  design: Design,
  ghost: DesignItem,
  settings: SnapSettings,
): { readonly position: Vector3; readonly snaps: readonly Snap[] } {
  const { min } = ghost.box;
  if (ghost.on !== null || inWall.has(ghost.kind)) return { position: min, snaps: [] };
  // Snapping looks at a move: this one comes from a metre off.
  const away: Vector3 = [-1, -1, 0];
  const start = { ...ghost, box: moveBox(ghost.box, away) };
  const { delta, snaps } = snapMove(
    { ...design, items: [...design.items, start] },
    [ghost.id],
    [1, 1, 0],
    settings,
  );
  return { position: [min[0] - 1 + delta[0], min[1] - 1 + delta[1], min[2]], snaps };
}

/** In the front or the rear wall, whichever the ray goes through first as seen from outside. */
function intoWall(shell: Box, size: Vector3, ray: Ray): Placing | null {
  const toRear = ray.direction[1] >= 0;
  const front = meetPlane(ray, shell.min, [0, 1, 0]);
  const rear = meetPlane(ray, shell.max, [0, 1, 0]);
  const onWall = (point: Vector3 | null) =>
    point !== null && [0, 2].every((i) => point[i] >= shell.min[i] && point[i] <= shell.max[i])
      ? point
      : null;
  const near = onWall(toRear ? front : rear);
  const far = onWall(toRear ? rear : front);
  const point = near ?? far;
  const leaving = leaveBox(ray, shell);
  const target = point ?? (leaving ? pointAt(ray, leaving.distance) : null);
  if (!target) return null;
  const atFront = point ? (point === near) === toRear : target[1] < (shell.min[1] + shell.max[1]) / 2;
  const y = atFront ? shell.min[1] : shell.max[1] - size[1];
  const corner = centred(target, size, target[2] - size[2] / 2);
  return { position: inside([corner[0], y, corner[2]], size, shell, 0), on: null };
}

function centred(point: Vector3, size: Vector3, bottom: number): Vector3 {
  const round = (value: number) => Math.round(value / step) * step;
  return [round(point[0] - size[0] / 2), round(point[1] - size[1] / 2), bottom];
}

function inside(position: Vector3, size: Vector3, shell: Box, wall: number): Vector3 {
  const keep = (i: 0 | 1 | 2) =>
    Math.max(shell.min[i] + wall, Math.min(position[i], shell.max[i] - wall - size[i]));
  return [keep(0), keep(1), keep(2)];
}
