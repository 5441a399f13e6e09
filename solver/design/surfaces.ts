import type { Box } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import { exposureOf, nearestZone, velocityIn, type Exposure } from '#solver/design/exposure.ts';
import { axes, directionOf, type Axis } from '#solver/design/interior.ts';
import { walls } from '#solver/design/openings.ts';
import type { Face } from '#solver/design/packages.ts';
import { link, type PartSite } from '#solver/design/part-site.ts';
import { factorOf } from '#solver/design/factors.ts';
import { ambientNode, wallNode } from '#solver/design/walls.ts';

/*
 * How the outside of a part gives off heat.
 */

/**
 * Surface to the air beside it: forced and natural convection blended, and radiation to the chassis. A sink gives off
 * heat over its outside as well: little where it stands in a duct, most of it where the stream goes round it.
 */
export function addSurface(
  site: PartSite,
  item: DesignItem,
  { node, share, suffix }: Face,
  exposed: readonly Exposure[],
  emissivity: number,
): void {
  const { draft, walled } = site;
  const { min, max } = item.box;
  const height = max[2] - min[2];
  const along = directionOf(item.airAxis).axis;
  const factor = factorOf(item, 'filmFactor');
  for (const { zone, area } of exposed)
    link(draft, `${item.id}/film/${zone.place}${suffix}`, node, zone.id, {
      type: 'forced-plate',
      area: factor * share * area,
      length: max[along] - min[along],
      ...(zone.slot[along] > 0 ? { slot: zone.slot[along] } : {}),
      velocity: velocityIn(zone),
    });
  const total = exposed.reduce((sum, { area }) => sum + area, 0);
  if (exposed.length === 0) {
    // Buried or outside: it gives its heat to the nearest air, or to the room, through what covers it.
    const zone = insideOf(site, item) ? nearestZone(draft, item.box) : null;
    const area = factor * share * surfaceOf(item.box);
    link(draft, `${item.id}/film/nearest${suffix}`, node, zone?.id ?? ambientNode, {
      type: 'natural-plate',
      area,
      length: height,
      orientation: 'vertical',
    });
    return;
  }
  const owner = site.owners.get(item.id);
  const outside =
    owner === undefined ? 0 : surfaceOf(item.box) - surfaceOf(site.cells.interior.bodies[owner].clipped);
  if (outside > 1e-4)
    link(draft, `${item.id}/film/outside${suffix}`, node, ambientNode, {
      type: 'natural-plate',
      area: factor * share * outside,
      length: height,
      orientation: 'vertical',
    });
  // Rows of modules see each other; single boxes see the lid over them.
  // Oils and fluorinated liquids are opaque to the infrared.
  if (walled && draft.tank === null && emissivity > 0 && item.kind !== 'memory')
    link(draft, `${item.id}/radiation${suffix}`, node, wallNode(walls[5]), {
      type: 'radiation',
      area: share * Math.min(total, largestSide(item)),
      exchange: emissivity,
    });
}

function insideOf(site: PartSite, item: DesignItem): boolean {
  return site.owners.has(item.id);
}

export function exposedTo(site: PartSite, item: DesignItem, topCovered: boolean): Exposure[] {
  const owner = site.owners.get(item.id);
  if (owner === undefined) return [];
  const { axis, sign } = directionOf(item.upAxis);
  const down = sign > 0 ? 0 : 1;
  const skip = (at: Axis, side: 0 | 1) =>
    at === axis && ((side === down && item.on !== null) || (side !== down && topCovered));
  return exposureOf(site.draft, site.cells, site.cells.interior.bodies[owner].box, skip, owner);
}

/** Area across the part's own z. */
export function footprint(item: DesignItem): number {
  const { axis } = directionOf(item.upAxis);
  return axes.reduce<number>(
    (area, at) => (at === axis ? area : area * (item.box.max[at] - item.box.min[at])),
    1,
  );
}

function surfaceOf({ min, max }: Box): number {
  const [x, y, z] = axes.map((axis) => max[axis] - min[axis]);
  return 2 * (x * y + y * z + z * x);
}

function largestSide(item: DesignItem): number {
  const size = axes.map((axis) => item.box.max[axis] - item.box.min[axis]).toSorted((a, b) => b - a);
  return size[0] * size[1];
}
