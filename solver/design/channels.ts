import type { FlowElement } from '#solver/case/case.ts';
import { bypassOf } from '#solver/design/bypass.ts';
import { faceIndex, freeOf, type Cells } from '#solver/design/cells.ts';
import { addPort, type Draft, type Zone } from '#solver/design/draft.ts';
import { cellAt } from '#solver/design/grid.ts';
import { across, type Axis, type Body } from '#solver/design/interior.ts';
import { flowFactorOf } from '#solver/design/factors.ts';
import { behindOpening, noteOpening, walls, type WallOpening } from '#solver/design/openings.ts';
import { intersection, rectangleArea, type Rectangle } from '#solver/design/rectangles.ts';
import { screenElements } from '#solver/design/screens.ts';
import { contractionLossIdelchik, expansionLossBordaCarnot } from '#solver/correlations/minor-losses.ts';

/*
 * Bodies that air goes through: a node before and behind, one branch with what stands in the channel, and
 * ways to the zones, the room or the next channel that touch the faces.
 */

/** Loss of a way that has none to speak of: keeps the system regular. */
const smallLoss = 0.02;
/** A face less than this is no way in or out, m². */
const leastArea = 2e-5;

/** One way from a channel's face to what lies before it. */
interface Way {
  readonly node: string;
  readonly area: number;
  /** Section of the zone that the face opens into, m²; Infinity for the room. */
  readonly section: number;
  readonly zone: Zone | null;
  readonly through: readonly FlowElement[];
  readonly opening: WallOpening | null;
}

export interface ChannelSpec {
  readonly body: Body;
  readonly owner: number;
  /** What stands in the channel; null: a fan without a curve, which stays closed. */
  readonly element: FlowElement | null;
}

interface Face {
  readonly spec: ChannelSpec;
  readonly side: 0 | 1; // of the axis
  readonly plane: number;
  readonly rectangle: Rectangle;
}

export function addChannels(
  draft: Draft,
  cells: Cells,
  specs: readonly ChannelSpec[],
  openings: readonly WallOpening[],
): void {
  const faces = specs.flatMap((spec): Face[] => {
    const { box, axis } = spec.body;
    const [u, v] = across[axis];
    const rectangle: Rectangle = [box.min[u], box.max[u], box.min[v], box.max[v]];
    return [
      { spec, side: 0, plane: box.min[axis], rectangle },
      { spec, side: 1, plane: box.max[axis], rectangle },
    ];
  });
  const places = specs.map((spec, index) => {
    const low = faces[2 * index];
    const high = faces[2 * index + 1];
    const [front, rear] = spec.body.sign > 0 ? [low, high] : [high, low];
    return addChannel(draft, cells, spec, front, rear, faces, openings);
  });
  // The streams beside the sinks are known when every way is there. Movers are no bodies in a stream.
  for (const [k, { body, owner }] of specs.entries()) {
    if (body.item.kind === 'fan' || body.item.kind === 'psu') continue;
    const bypass = bypassOf(draft, cells, body, owner);
    if (bypass) draft.branches[places[k]] = { ...draft.branches[places[k]], bypass };
  }
}

/** @returns the place of its branch among the draft's */
function addChannel(
  draft: Draft,
  cells: Cells,
  spec: ChannelSpec,
  front: Face,
  rear: Face,
  faces: readonly Face[],
  openings: readonly WallOpening[],
): number {
  const { item, box, axis } = spec.body;
  const before = waysOf(draft, cells, front, openings);
  const behind = waysOf(draft, cells, rear, openings);
  const joinedBefore = joinsOf(front, faces);
  const joinedBehind = joinsOf(rear, faces);
  if (before.length + joinedBefore.length === 0 || behind.length + joinedBehind.length === 0) {
    const side = before.length + joinedBefore.length === 0 ? 'front' : 'rear';
    draft.problems.push({
      severity: 'warning',
      code: 'channel-blocked',
      message: `the ${side} of '${item.name}' opens on no air; leave a gap before it, or put a vent there if it stands at a wall`,
      placements: [item.id],
    });
  }
  const elevation = (box.min[2] + box.max[2]) / 2;
  const inlet = `${item.id}/in`;
  const outlet = `${item.id}/out`;
  const branch = `${item.id}/air`;
  draft.nodes.push({ id: inlet, elevation }, { id: outlet, elevation });
  const count = draft.branches.push({
    id: branch,
    from: inlet,
    to: outlet,
    elements: spec.element ? [spec.element] : [],
    ...(spec.element === null ? { closed: true } : {}),
  });
  const isFanKind = item.kind === 'fan' || item.kind === 'psu';
  for (const [index, way] of before.entries())
    addWay(draft, `${branch}/in/${index}`, way, inlet, true, isFanKind, axis, front.side);
  for (const [index, way] of behind.entries())
    addWay(draft, `${branch}/out/${index}`, way, outlet, false, isFanKind, axis, rear.side);
  // The channel behind adds the way between two that touch, once.
  for (const { face, area } of joinedBehind) {
    const other = face.spec.body;
    const isFront = face.side === (other.sign > 0 ? 0 : 1);
    if (!isFront && other.item.id < item.id) continue;
    draft.branches.push({
      id: `${branch}/to/${other.item.id}`,
      from: outlet,
      to: `${other.item.id}/${isFront ? 'in' : 'out'}`,
      elements: [{ type: 'loss', area, k: smallLoss }],
    });
  }
  for (const { face, area } of joinedBefore) {
    const other = face.spec.body;
    const isRear = face.side === (other.sign > 0 ? 1 : 0);
    if (isRear || other.item.id < item.id) continue;
    draft.branches.push({
      id: `${branch}/from/${other.item.id}`,
      from: `${other.item.id}/in`,
      to: inlet,
      elements: [{ type: 'loss', area, k: smallLoss }],
    });
  }
  draft.channels.set(item.id, {
    branch,
    front: inlet,
    rear: outlet,
    element: spec.element,
    frontZones: zonesOf(before),
    rearZones: zonesOf(behind),
  });
  return count - 1;
}

/** Largest area first. */
function zonesOf(ways: readonly Way[]): string[] {
  return ways.toSorted((a, b) => b.area - a.area).flatMap((way) => (way.zone ? [way.zone.id] : []));
}

/**
 * A way between what lies before a face and the channel's node, positive into the zone's side of the axis order.
 * A sink's ways cost contraction and expansion between zone and face (Idelchik 4-9, Borda–Carnot); a fan's curve holds
 * between free rooms, so its ways cost nothing more.
 */
function addWay(
  draft: Draft,
  id: string,
  way: Way,
  node: string,
  into: boolean,
  isFan: boolean,
  axis: Axis,
  side: 0 | 1,
): void {
  const ratio = Math.min(1, way.area / way.section);
  const enter = isFan ? smallLoss : smallLoss + contractionLossIdelchik(ratio);
  const leave = isFan ? smallLoss : smallLoss + expansionLossBordaCarnot(ratio);
  draft.branches.push({
    id,
    from: into ? way.node : node,
    to: into ? node : way.node,
    elements: [
      { type: 'loss', area: way.area, k: into ? enter : leave, reverse: into ? leave : enter },
      ...way.through,
    ],
  });
  // Positive flow goes towards the channel where `into`; the channel lies on the far side of the zone.
  if (way.zone) addPort(draft, way.zone, axis, side === 0 ? 1 : 0, (side === 0) === into ? 1 : -1);
  if (way.opening) for (const item of way.opening.items) noteOpening(draft, item, id, into ? 1 : -1, node);
}

function waysOf(draft: Draft, cells: Cells, face: Face, openings: readonly WallOpening[]): Way[] {
  const { body, owner } = face.spec;
  const { axis } = body;
  const { inner, walled } = cells.interior;
  const atWall = face.side === 0 ? face.plane <= inner.min[axis] : face.plane >= inner.max[axis];
  if (atWall) return walled ? wallWays(draft, face, openings) : [roomWay(draft, face)];
  const [u, v] = across[axis];
  const lines = cells.grid.lines;
  // The cell just before the face; a face on a plane belongs to the cell beyond it.
  const before = cellAt(lines[axis], face.plane + (face.side === 0 ? -1e-6 : 1e-6));
  const plane = face.side === 0 ? before + 1 : before;
  const onPlane = Math.abs(lines[axis][plane] - face.plane) < 1e-6;
  const [u0, u1, v0, v1] = face.rectangle;
  const ways: Way[] = [];
  for (let iu = cellAt(lines[u], u0 + 1e-6); iu <= cellAt(lines[u], u1 - 1e-6); iu++)
    for (let iv = cellAt(lines[v], v0 + 1e-6); iv <= cellAt(lines[v], v1 - 1e-6); iv++) {
      const zone = draft.zoneOf[before * cells.stride[axis] + iu * cells.stride[u] + iv * cells.stride[v]];
      const cut =
        zone &&
        intersection(face.rectangle, [lines[u][iu], lines[u][iu + 1], lines[v][iv], lines[v][iv + 1]]);
      if (!zone || !cut) continue;
      const area = onPlane
        ? freeOf(cells, axis, faceIndex(cells.grid, axis, plane, iu, iv), cut, (other) => other !== owner)
        : rectangleArea(cut);
      if (area < leastArea) continue;
      ways.push({ node: zone.id, area, section: zone.section[axis], zone, through: [], opening: null });
    }
  return ways;
}

/** At a wall, air goes through the vents before the face; a fan or PSU without one has its own cut-out. */
function wallWays(draft: Draft, face: Face, openings: readonly WallOpening[]): Way[] {
  const { body } = face.spec;
  const wall = walls[body.axis * 2 + face.side];
  const ways: Way[] = [];
  for (const opening of openings) {
    if (opening.wall !== wall) continue;
    const cut = intersection(opening.rectangle, face.rectangle);
    const area = cut ? rectangleArea(cut) : 0;
    if (area < leastArea) continue;
    const node = behindOpening(draft, opening, elevationOf(face));
    if (node === null) continue;
    ways.push({
      node,
      area,
      section: Infinity,
      zone: null,
      through: screenElements(opening.items, flowFactorOf(opening.items) * area),
      opening,
    });
  }
  if (ways.length > 0 || (body.item.kind !== 'fan' && body.item.kind !== 'psu')) return ways;
  return [roomWay(draft, face)];
}

function roomWay(draft: Draft, face: Face): Way {
  return {
    node: draft.outside(elevationOf(face), face.spec.body.axis === 1 && face.side === 1),
    area: Math.max(leastArea, rectangleArea(face.rectangle)),
    section: Infinity,
    zone: null,
    through: [],
    opening: null,
  };
}

function elevationOf(face: Face): number {
  const { box, axis } = face.spec.body;
  return axis === 2 ? face.plane : (box.min[2] + box.max[2]) / 2;
}

/** Faces of other channels that lie against this one. */
function joinsOf(face: Face, faces: readonly Face[]): { face: Face; area: number }[] {
  const found: { face: Face; area: number }[] = [];
  for (let k = 0; k < faces.length; k++) {
    const other = faces[k];
    if (other.spec === face.spec || other.spec.body.axis !== face.spec.body.axis || other.side === face.side)
      continue;
    if (Math.abs(other.plane - face.plane) > 1e-6) continue;
    const cut = intersection(other.rectangle, face.rectangle);
    const area = cut ? rectangleArea(cut) : 0;
    if (area > leastArea) found.push({ face: other, area });
  }
  return found;
}
