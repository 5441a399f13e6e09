import type { Design, DesignItem } from '#models/project/design.ts';
import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { valuesOf } from '#models/components/values.ts';
import { tankOf } from '#models/project/coolant.ts';

/*
 * What of a design the air sees: the space inside the walls, and the bodies in it by the role they play there.
 */

export type Axis = 0 | 1 | 2;
export const axes: readonly Axis[] = [0, 1, 2];
/** The two axes across one. */
export const across: readonly (readonly [Axis, Axis])[] = [
  [1, 2],
  [0, 2],
  [0, 1],
];

/** A box that the builder may move on to grid lines. */
export interface MutableBox {
  readonly min: [number, number, number];
  readonly max: [number, number, number];
}

/**
 * channel: air goes through it from face to face (fan, PSU, sink, card with a sink);
 * plate: thin, lies on a grid plane and closes it; screen: thin, lets air through (vent, filter);
 * solid: closed box; porous: bundle of wires.
 */
export type Role = 'channel' | 'plate' | 'screen' | 'solid' | 'porous';

export interface Body {
  readonly item: DesignItem;
  readonly role: Role;
  readonly box: MutableBox;
  /** The part of the item's box that lies inside, as it was before any move. */
  readonly clipped: Box;
  /** Way of the air (channel, screen) or normal (plate). */
  readonly axis: Axis;
  readonly sign: 1 | -1;
  /** Has faces that may become grid lines. */
  readonly significant: boolean;
}

export interface Interior {
  readonly inner: Box;
  /** False: no chassis; the boundary is open to the room all round. */
  readonly walled: boolean;
  readonly bodies: readonly Body[];
  /** Items that do not reach into the interior. */
  readonly outside: readonly DesignItem[];
}

/** A box thinner than this, and this much thinner than its other sides, is a plate. Sheet, boards and baffles are below. */
const plateThickness = 0.008;
const plateSlenderness = 5;
/** Share of a wall that a part must cover to have grid lines of its own. */
const significantShare = 0.03;
/** Air around parts that stand in no chassis, m. */
const benchMargin = 0.06;

export function interiorOf(design: Design): Interior {
  const chassis = design.chassis;
  const isTank = tankOf(design) !== null;
  // Fans do not turn in oil: a tank is built without them.
  const parts = design.items.filter(
    ({ kind, box }) => kind !== 'chassis' && kind !== 'tim' && !(isTank && kind === 'fan') && isSound(box),
  );
  const inner = chassis && isSound(chassis.box) ? insideOf(chassis) : boundsOf(parts);
  const bodies: Body[] = [];
  const outside: DesignItem[] = [];
  for (const item of parts) {
    const role = roleOf(item, isTank);
    const box = clip(item.box, inner, role === 'screen');
    if (!box) outside.push(item);
    else {
      if (chassis && !isTank) reachWalls(item, box, inner);
      bodies.push(bodyOf(item, role, box, inner));
    }
  }
  return { inner, walled: chassis !== null && isSound(chassis.box), bodies, outside };
}

function insideOf(chassis: DesignItem): Box {
  const wall = Math.max(0, valuesOf(chassis.part, 'chassis').wallThickness);
  const { min, max } = chassis.box;
  // A wall never takes more than a tenth of a side, so that a mistyped thickness leaves an interior.
  const inset = axes.map((axis) => Math.min(wall, (max[axis] - min[axis]) / 10));
  return {
    min: [min[0] + inset[0], min[1] + inset[1], min[2] + inset[2]],
    max: [max[0] - inset[0], max[1] - inset[1], max[2] - inset[2]],
  };
}

function boundsOf(items: readonly DesignItem[]): Box {
  const min: [number, number, number] = [0, 0, 0];
  const max: [number, number, number] = [0.1, 0.1, 0.1];
  for (const axis of axes) {
    if (items.length === 0) continue;
    min[axis] = Math.min(...items.map((item) => item.box.min[axis])) - benchMargin;
    max[axis] = Math.max(...items.map((item) => item.box.max[axis])) + benchMargin;
  }
  return { min, max };
}

function isSound(box: Box): boolean {
  return axes.every(
    (axis) =>
      Number.isFinite(box.min[axis]) && Number.isFinite(box.max[axis]) && box.max[axis] > box.min[axis],
  );
}

/** The part of the box inside; null when nothing is. Screens keep their place in the wall. */
function clip(box: Box, inner: Box, isScreen: boolean): MutableBox | null {
  const min: [number, number, number] = [0, 0, 0];
  const max: [number, number, number] = [0, 0, 0];
  for (const axis of axes) {
    const slack = isScreen ? screenReach : 0;
    min[axis] = Math.max(box.min[axis], inner.min[axis] - slack);
    max[axis] = Math.min(box.max[axis], inner.max[axis] + slack);
    if (max[axis] - min[axis] <= 0) return null;
  }
  return { min, max };
}

/** A fan or PSU whose face is this near to a wall is mounted at the wall: its flange closes the rest, m. */
const mountReach = 0.015;

/** Puts the faces of wall-mounted fans and PSUs into the wall. */
function reachWalls(item: DesignItem, box: MutableBox, inner: Box): void {
  if (item.kind !== 'fan' && item.kind !== 'psu') return;
  const { axis } = directionOf(item.airAxis);
  if (box.min[axis] - inner.min[axis] <= mountReach) box.min[axis] = inner.min[axis];
  if (inner.max[axis] - box.max[axis] <= mountReach) box.max[axis] = inner.max[axis];
}

/** A vent or filter within this distance of a wall stands in the wall, m. */
export const screenReach = 0.02;

/** In a tank, what a machine of its own draws air through is a block: its fan is left out. */
function roleOf(item: DesignItem, isTank: boolean): Role {
  switch (item.kind) {
    case 'fan':
    case 'psu':
    case 'radiator':
      return isTank ? 'solid' : 'channel';
    case 'vent':
    case 'filter':
      return 'screen';
    case 'cable':
      return 'porous';
    case 'board':
    case 'baffle':
      return isThin(item.box) ? 'plate' : 'solid';
    case 'heat-sink':
    case 'accelerator':
    case 'processor':
    case 'network':
      return hasChannel(item, isTank) ? 'channel' : 'solid';
    default:
      return 'solid';
  }
}

/** True where the part has fins or measured curves, so that air is led through it. Curves in air say nothing of a liquid. */
function hasChannel(item: DesignItem, isTank: boolean): boolean {
  if (item.kind === 'heat-sink') {
    const values = valuesOf(item.part, 'heat-sink');
    return (
      (values.resistanceCurve !== null && !isTank) ||
      (values.finCount !== null && values.finThickness !== null && values.finHeight !== null)
    );
  }
  if (item.kind !== 'accelerator' && item.kind !== 'processor' && item.kind !== 'network') return false;
  const values = valuesOf(item.part, item.kind);
  return (
    (values.resistanceCurve !== null && !isTank) ||
    (values.sinkFinCount !== null && values.sinkFinThickness !== null && values.sinkFinHeight !== null)
  );
}

function isThin(box: Box): boolean {
  const sides = axes.map((axis) => box.max[axis] - box.min[axis]).toSorted((a, b) => a - b);
  return sides[0] <= plateThickness && sides[0] * plateSlenderness <= sides[1];
}

function bodyOf(item: DesignItem, role: Role, box: MutableBox, inner: Box): Body {
  const clipped: Box = { min: [...box.min], max: [...box.max] };
  const { axis, sign } =
    role === 'plate' ? { axis: thinnest(box), sign: 1 as const } : directionOf(item.airAxis);
  const significant =
    role === 'channel' ||
    role === 'screen' ||
    role === 'plate' ||
    axes.some((normal) => {
      const [u, v] = across[normal];
      const wall = (inner.max[u] - inner.min[u]) * (inner.max[v] - inner.min[v]);
      return (box.max[u] - box.min[u]) * (box.max[v] - box.min[v]) > significantShare * wall;
    });
  return { item, role, box, clipped, axis, sign, significant };
}

/** The axis along which a box is shortest. */
export function thinnest(box: Box): Axis {
  const sides = axes.map((axis) => box.max[axis] - box.min[axis]);
  return axes.reduce((best, axis) => (sides[axis] < sides[best] ? axis : best), 0 as Axis);
}

export function directionOf(vector: Vector3): { axis: Axis; sign: 1 | -1 } {
  const axis = axes.reduce(
    (best, at) => (Math.abs(vector[at]) > Math.abs(vector[best]) ? at : best),
    0 as Axis,
  );
  return { axis, sign: vector[axis] < 0 ? -1 : 1 };
}
