import { moveBox, type Box } from '#models/geometry/box.ts';
import type { Part } from '#models/components/part.ts';
import { wallThicknessOf } from '#models/geometry/chassis-walls.ts';
import { rotateSize } from '#models/geometry/rotation.ts';
import { snapMove, type SnapSettings } from '#models/geometry/snap.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { partSize } from '#models/project/resolve.ts';
import type { PlacementId, QuarterTurns } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { isCover } from '#models/components/cover.ts';
import { pick, type PickOptions } from '#renderer/interaction/pick.ts';
import type { Snap } from '#renderer/store/contract.ts';
import { enterBox, leaveBox, meetPlane, pointAt, type Ray } from '#renderer/interaction/ray.ts';

export interface Placing {
  /** Minimum corner, m. */
  readonly position: Vector3;
  readonly rotation: QuarterTurns;
  readonly on: PlacementId | null;
}

const upright: QuarterTurns = [0, 0, 0];
/** Turns of an opening in a wall across each axis: air that flows along its own +y goes in at the low wall. */
const wallTurns: readonly QuarterTurns[] = [[0, 0, 3], upright, [1, 0, 0]];

const inWall = new Set(['vent', 'filter']);
const chips = new Set(['accelerator', 'processor']);
const boardMounted = new Set(['accelerator', 'processor', 'memory', 'network', 'device']);

/** Where to the millimetre a part is put down before snapping; finer is what dragging is for, m. */
const step = 0.001;

/**
 * Where a part of this size goes under the pointer: a heat sink or cold plate centred on the chip that is pointed
 * at (and mounted on it), a chip onto a board, an opening into the wall that is pointed at, a coolant connection
 * against the rear wall, anything else on top of what is there, or on the floor. Null where the ray meets neither.
 */
export function placeUnder(design: Design, part: Part, ray: Ray, options: PickOptions): Placing | null {
  const size = partSize(part);
  const shell = design.chassis?.box ?? null;
  if (inWall.has(part.kind) && shell) return intoWall(shell, size, ray);
  const wall = wallThicknessOf(design);
  const floor = shell ? shell.min[2] + wall : 0;
  // A distribution unit may stand beside the chassis.
  const kept = (position: Vector3) =>
    shell && part.kind !== 'cdu' ? inside(position, size, shell, wall) : position;
  if (part.kind === 'coolant-port' && shell) {
    const position = againstRear(ray, size, shell, wall);
    return position && { position: kept(position), rotation: upright, on: null };
  }
  const hit = pick(design, ray, options);
  if (hit) {
    const { box } = hit.item;
    if (isCover(part) && chips.has(hit.item.kind)) {
      const x = (box.min[0] + box.max[0] - size[0]) / 2;
      const y = (box.min[1] + box.max[1] - size[1]) / 2;
      return { position: [x, y, box.max[2]], rotation: upright, on: hit.item.id };
    }
    const onTop = hit.axis === 2 || !shell;
    const on = onTop && hit.item.kind === 'board' && boardMounted.has(part.kind) ? hit.item.id : null;
    const position = kept(centred(hit.point, size, onTop ? box.max[2] : floor));
    return { position, rotation: upright, on };
  }
  const met = meetPlane(ray, [0, 0, floor], [0, 0, 1]);
  return met && { position: kept(centred(met, size, floor)), rotation: upright, on: null };
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

/** In the wall that the ray goes in through; from inside the chassis, out through. */
function intoWall(shell: Box, size: Vector3, ray: Ray): Placing | null {
  const entered = enterBox(ray, shell);
  const isWithin = entered?.distance === 0;
  const met = isWithin ? leaveBox(ray, shell) : entered;
  if (!met) return null;
  const { axis } = met;
  const rotation = wallTurns[axis] ?? upright;
  const turned = rotateSize(size, rotation);
  const point = pointAt(ray, met.distance);
  const isLow = ray.direction[axis] > 0 !== isWithin;
  const along = (i: 0 | 1 | 2) => {
    if (i !== axis) return rounded(point[i] - turned[i] / 2);
    return isLow ? shell.min[i] : shell.max[i] - turned[i];
  };
  return { position: inside([along(0), along(1), along(2)], turned, shell, 0), rotation, on: null };
}

/** Inside, against the rear wall, as near as that is to what is pointed at. */
function againstRear(ray: Ray, size: Vector3, shell: Box, wall: number): Vector3 | null {
  const rear = shell.max[1] - wall;
  const met = leaveBox(ray, shell);
  const point = met ? pointAt(ray, met.distance) : meetPlane(ray, [0, rear, 0], [0, 1, 0]);
  return point && [rounded(point[0] - size[0] / 2), rear - size[1], rounded(point[2] - size[2] / 2)];
}

function centred(point: Vector3, size: Vector3, bottom: number): Vector3 {
  return [rounded(point[0] - size[0] / 2), rounded(point[1] - size[1] / 2), bottom];
}

function rounded(value: number): number {
  return Math.round(value / step) * step;
}

function inside(position: Vector3, size: Vector3, shell: Box, wall: number): Vector3 {
  const keep = (i: 0 | 1 | 2) =>
    Math.max(shell.min[i] + wall, Math.min(position[i], shell.max[i] - wall - size[i]));
  return [keep(0), keep(1), keep(2)];
}
