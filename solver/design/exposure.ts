import { Reuse } from '#solver/case/memo.ts';
import type { Box } from '#models/geometry/box.ts';
import type { Velocity } from '#solver/case/heat-link.ts';
import { faceIndex, freeOf, type Cells } from '#solver/design/cells.ts';
import type { Draft, Zone } from '#solver/design/draft.ts';
import { cellAt } from '#solver/design/grid.ts';
import { across, axes, type Axis } from '#solver/design/interior.ts';
import { intersection } from '#solver/design/rectangles.ts';

/*
 * Which zones a surface gives heat to, over which area and at which velocity.
 */

export interface Exposure {
  readonly zone: Zone;
  readonly area: number; // m²
}

/** Zones that one surface is linked to at most; the rest of the area is shared among them. */
const mostZones = 3;

/** Zones before the faces of a box, largest area first. `skip` leaves out faces that are covered by a mount. */
export function exposureOf(
  draft: Draft,
  cells: Cells,
  box: Box,
  skip: (axis: Axis, side: 0 | 1) => boolean,
  owner: number | null,
  most: number = mostZones,
): Exposure[] {
  const { lines } = cells.grid;
  const { inner } = cells.interior;
  const areas = new Map<Zone, number>();
  for (const axis of axes) {
    const [u, v] = across[axis];
    for (const side of [0, 1] as const) {
      const plane = side === 0 ? box.min[axis] : box.max[axis];
      const atWall = side === 0 ? plane <= inner.min[axis] + 1e-6 : plane >= inner.max[axis] - 1e-6;
      if (atWall || skip(axis, side)) continue;
      const at = cellAt(lines[axis], plane + (side === 0 ? -1e-6 : 1e-6));
      const p = side === 0 ? at + 1 : at;
      const onPlane = Math.abs(lines[axis][p] - plane) < 1e-6;
      const u0 = box.min[u];
      const u1 = box.max[u];
      const v0 = box.min[v];
      const v1 = box.max[v];
      for (let iu = cellAt(lines[u], u0 + 1e-6); iu <= cellAt(lines[u], u1 - 1e-6); iu++)
        for (let iv = cellAt(lines[v], v0 + 1e-6); iv <= cellAt(lines[v], v1 - 1e-6); iv++) {
          const zone = draft.zoneOf[at * cells.stride[axis] + iu * cells.stride[u] + iv * cells.stride[v]];
          if (!zone) continue;
          const cut = intersection(
            [u0, u1, v0, v1],
            [lines[u][iu], lines[u][iu + 1], lines[v][iv], lines[v][iv + 1]],
          );
          if (!cut) continue;
          const area = onPlane
            ? freeOf(cells, axis, faceIndex(cells.grid, axis, p, iu, iv), cut, (other) => other !== owner)
            : (cut[1] - cut[0]) * (cut[3] - cut[2]);
          if (area > 1e-7) areas.set(zone, (areas.get(zone) ?? 0) + area);
        }
    }
  }
  return largest(areas, most);
}

/** Keeps the zones with the largest areas, scaled so that the whole area stays. */
export function largest(areas: ReadonlyMap<Zone, number>, most: number = mostZones): Exposure[] {
  let total = 0;
  let shown = 0;
  const kept: { readonly zone: Zone; area: number }[] = [];
  areas.forEach((area, zone) => {
    total += area;
    let at = kept.length;
    while (
      at > 0 &&
      (area > kept[at - 1].area || (area === kept[at - 1].area && zone.cell < kept[at - 1].zone.cell))
    )
      at--;
    if (at >= most) return;
    kept.splice(at, 0, { zone, area });
    if (kept.length > most) kept.pop();
  });
  for (const { area } of kept) shown += area;
  for (const one of kept) one.area *= total / shown;
  return kept;
}

/** The zone nearest to a point; null only where there is no zone at all. */
export function nearestZone(draft: Draft, box: Box): Zone | null {
  let best: Zone | null = null;
  let least = Infinity;
  for (const zone of draft.zones) {
    let distance = 0;
    for (const axis of axes) {
      const middle = (box.min[axis] + box.max[axis]) / 2;
      const off = Math.max(zone.box.min[axis] - middle, middle - zone.box.max[axis], 0);
      distance += off * off;
    }
    if (distance < least) {
      least = distance;
      best = zone;
    }
  }
  return best;
}

/**
 * Velocity in a zone: along each axis the root mean square of what comes through its low and its high face, on the
 * section between the parts in it. Flows that enter one face by several branches add up if they are equal.
 * Ask for it when all branches are there: it is kept.
 */
export function velocityIn(zone: Zone): Velocity {
  if (zone.velocity !== null) return zone.velocity;
  const velocity: { branch: string; area: number; weight: number }[] = [];
  for (const axis of axes)
    for (const ports of zone.ports[axis]) {
      const weight = Math.sqrt(ports.length / 2);
      for (let k = 0; k < ports.length; k++) {
        velocity.push({ branch: ports[k].branch, area: zone.narrow[axis], weight });
      }
    }
  zone.velocity = velocity.length > 0 ? velocities.take(zone.id, velocity) : 0;
  return zone.velocity;
}

type Velocities = Exclude<Velocity, number>;

const velocities = new Reuse<Velocities>((a, b) => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i].branch !== b[i].branch || a[i].area !== b[i].area || a[i].weight !== b[i].weight) return false;
  }
  return true;
});
