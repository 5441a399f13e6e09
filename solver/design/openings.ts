import { intersection, rectangleArea, type Rectangle } from '#solver/design/rectangles.ts';
import { faceIndex, freeOf, openArea, type Cells } from '#solver/design/cells.ts';
import { addPort, type Draft, type Zone } from '#solver/design/draft.ts';
import { across, axes, directionOf, screenReach, type Axis, type Body } from '#solver/design/interior.ts';
import { flowFactorOf } from '#solver/design/factors.ts';
import { screenElements } from '#solver/design/screens.ts';
import { contractionLossIdelchik, expansionLossBordaCarnot } from '#solver/correlations/minor-losses.ts';
import type { FlowElement } from '#solver/case/case.ts';
import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';

/*
 * Ways between the inside and the room: vents with their filters, seams, and the open boundary of a bench.
 */

export interface Wall {
  readonly id: 'x-' | 'x+' | 'y-' | 'y+' | 'z-' | 'z+';
  readonly axis: Axis;
  readonly side: 0 | 1;
}
export const walls: readonly Wall[] = [
  { id: 'x-', axis: 0, side: 0 },
  { id: 'x+', axis: 0, side: 1 },
  { id: 'y-', axis: 1, side: 0 },
  { id: 'y+', axis: 1, side: 1 },
  { id: 'z-', axis: 2, side: 0 },
  { id: 'z+', axis: 2, side: 1 },
];

/** A hole in a wall, with what stands in it one behind the other. */
export interface WallOpening {
  readonly wall: Wall;
  readonly rectangle: Rectangle;
  readonly items: readonly DesignItem[];
}

/** Share of a vent that a filter must cover to stand in series with it. */
const filterCover = 0.5;
/** Loss of sharp-edged slits, 1/C_d² with C_d = 0.61. Source: Idelchik, diagram 4-18; ASHRAE Fundamentals, infiltration. */
const seamLoss = 2.69;
/** Discharge into the room: the velocity head is lost. Source: Idelchik, diagram 11-1. */
const dischargeLoss = 1;

/** Vents in the walls, each with the filters that cover it; filters that cover no vent are openings themselves. */
export function wallOpenings(cells: Cells): WallOpening[] {
  const screens = cells.interior.bodies.flatMap((body) => {
    if (body.role !== 'screen' || !cells.interior.walled) return [];
    const wall = wallOf(body, cells);
    const [u, v] = across[body.axis];
    const rectangle: Rectangle = [body.box.min[u], body.box.max[u], body.box.min[v], body.box.max[v]];
    return wall ? [{ body, wall, rectangle }] : [];
  });
  const filters = screens.filter(({ body }) => body.item.kind === 'filter');
  const used = new Set<DesignItem>();
  const found: WallOpening[] = [];
  for (const vent of screens) {
    if (vent.body.item.kind !== 'vent') continue;
    const covering = filters.filter((filter) => {
      const cut = filter.wall === vent.wall ? intersection(filter.rectangle, vent.rectangle) : null;
      return cut !== null && rectangleArea(cut) > filterCover * rectangleArea(vent.rectangle);
    });
    for (const filter of covering) used.add(filter.body.item);
    found.push({
      wall: vent.wall,
      rectangle: vent.rectangle,
      items: [vent.body.item, ...covering.map((filter) => filter.body.item)],
    });
  }
  for (const filter of filters)
    if (!used.has(filter.body.item))
      found.push({ wall: filter.wall, rectangle: filter.rectangle, items: [filter.body.item] });
  return found;
}

function wallOf(body: Body, cells: Cells): Wall | null {
  const { inner } = cells.interior;
  const at = (body.box.min[body.axis] + body.box.max[body.axis]) / 2;
  if (at - inner.min[body.axis] <= screenReach) return walls[body.axis * 2];
  if (inner.max[body.axis] - at <= screenReach) return walls[body.axis * 2 + 1];
  return null;
}

/** Zones along a wall, with the index of their face in it. */
export function wallZones(draft: Draft, cells: Cells, wall: Wall): { zone: Zone; face: number }[] {
  const { grid } = cells;
  const [u, v] = across[wall.axis];
  const at = wall.side === 0 ? 0 : grid.cells[wall.axis] - 1;
  const found: { zone: Zone; face: number }[] = [];
  for (let iu = 0; iu < grid.cells[u]; iu++)
    for (let iv = 0; iv < grid.cells[v]; iv++) {
      const zone = draft.zoneOf[at * cells.stride[wall.axis] + iu * cells.stride[u] + iv * cells.stride[v]];
      if (zone) found.push({ zone, face: faceIndex(grid, wall.axis, at + wall.side, iu, iv) });
    }
  return found;
}

/** Loss between the room and a zone through an opening, on the velocity in it (entrance/expansion, discharge). */
function openingLoss(area: number, section: number): Extract<FlowElement, { type: 'loss' }> {
  const ratio = Math.min(1, area / section);
  return {
    type: 'loss',
    area,
    k: contractionLossIdelchik(0) + expansionLossBordaCarnot(ratio),
    reverse: dischargeLoss + contractionLossIdelchik(ratio),
  };
}

/**
 * What lies behind an opening: the room, or of a tank the supply or the return of its loop, by the way that the vent's
 * air would go. Null: it is shut.
 */
export function behindOpening(draft: Draft, { wall, items }: WallOpening, elevation: number): string | null {
  const { tank } = draft;
  if (!tank) return draft.outside(elevation, wall.id === 'y+');
  if (!tank.ends) return null;
  const isIn = directionOf(items[0].airAxis).sign > 0 === (wall.side === 0);
  tank.openings[isIn ? 'in' : 'out'] = true;
  const id = isIn ? tank.ends.supply : tank.ends.back;
  if (!draft.nodes.some((node) => node.id === id)) draft.nodes.push({ id });
  return id;
}

export function addOpenings(draft: Draft, cells: Cells, openings: readonly WallOpening[]): void {
  for (const opening of openings) {
    const { wall, rectangle, items } = opening;
    const [u, v] = across[wall.axis];
    for (const { zone, face } of wallZones(draft, cells, wall)) {
      const { min, max } = zone.box;
      const cut = intersection(rectangle, [min[u], max[u], min[v], max[v]]);
      if (!cut) continue;
      const free = freeOf(cells, wall.axis, face, cut, () => true);
      if (free < 1e-5) continue;
      const area = flowFactorOf(items) * free;
      const id = `${items[0].id}/${zone.place}`;
      const behind = behindOpening(draft, opening, elevationAt(wall, zone));
      if (behind === null) continue;
      addWallBranch(draft, id, behind, wall, zone, [
        ...screenElements(items, area),
        { ...openingLoss(free, zone.section[wall.axis]), area },
      ]);
      for (const item of items) noteOpening(draft, item, id, 1, zone.id);
    }
  }
}

export function noteOpening(
  draft: Draft,
  item: DesignItem,
  branch: string,
  sign: 1 | -1,
  zone: string,
): void {
  const list = draft.openings.get(item.id);
  if (list) list.push({ branch, sign, zone });
  else draft.openings.set(item.id, [{ branch, sign, zone }]);
}

/** Height of a zone's face at a wall, m. */
function elevationAt(wall: Wall, { box: { min, max } }: Zone): number {
  if (wall.axis !== 2) return (min[2] + max[2]) / 2;
  return wall.side === 0 ? min[2] : max[2];
}

/** From what lies outside to a zone at a wall. */
function addWallBranch(
  draft: Draft,
  id: string,
  from: string,
  wall: Wall,
  zone: Zone,
  elements: readonly FlowElement[],
): void {
  draft.branches.push({ id, from, to: zone.id, elements });
  addPort(draft, zone, wall.axis, wall.side, wall.side === 0 ? 1 : -1);
}

/** The chassis' leakage area, split over the walls by their area and over each wall at its front and its rear. */
export function addSeams(draft: Draft, cells: Cells, chassis: DesignItem): void {
  const leakage = valuesOf(chassis.part, 'chassis').leakageArea;
  if (!(leakage > 0)) return;
  const { inner } = cells.interior;
  const size = axes.map((axis) => inner.max[axis] - inner.min[axis]);
  const areas = walls.map(({ axis }) => size[across[axis][0]] * size[across[axis][1]]);
  const total = areas.reduce((sum, area) => sum + area, 0);
  for (const [index, wall] of walls.entries()) {
    const zones = wallZones(draft, cells, wall)
      .filter(({ face, zone }) => openFace(cells, wall, face, zone) > 1e-4)
      .sort((a, b) => a.zone.cell - b.zone.cell);
    if (zones.length === 0) continue;
    const ends = zones.length > 1 ? [zones[0], zones[zones.length - 1]] : [zones[0]];
    for (const { zone } of ends) {
      const id = `~seam/${wall.id}/${zone.place}`;
      const area = (leakage * areas[index]) / total / ends.length;
      const outside = draft.outside(elevationAt(wall, zone), wall.id === 'y+');
      addWallBranch(draft, id, outside, wall, zone, [{ type: 'loss', area, k: seamLoss }]);
      draft.seams.add(id);
    }
  }
}

/** A bench has no walls: every boundary face is open to the room. */
export function addOpenBoundary(draft: Draft, cells: Cells): void {
  for (const wall of walls)
    for (const { zone, face } of wallZones(draft, cells, wall)) {
      const area = openFace(cells, wall, face, zone);
      if (area > 1e-5)
        addWallBranch(
          draft,
          `~room/${wall.id}/${zone.place}`,
          draft.outside(elevationAt(wall, zone), wall.id === 'y+'),
          wall,
          zone,
          [openingLoss(area, zone.section[wall.axis])],
        );
    }
}

export function openFace(cells: Cells, wall: Wall, face: number, zone: Zone): number {
  const [u, v] = across[wall.axis];
  const { min, max } = zone.box;
  return openArea(cells, wall.axis, face, (max[u] - min[u]) * (max[v] - min[v]));
}

/** A closed pocket breathes through a hole of 1 mm², so that its pressure is that of the room, or of the tank around it. */
export function addBreather(draft: Draft, from: string, node: string): void {
  const id = `~breather/${node}`;
  draft.branches.push({
    id,
    from,
    to: node,
    elements: [{ type: 'loss', area: 1e-6, k: seamLoss, laminar: 64, hydraulicDiameter: 1e-3 }],
  });
  draft.seams.add(id);
}
