import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Cells } from '#solver/design/cells.ts';
import type { Draft, Zone } from '#solver/design/draft.ts';
import { largest, velocityIn } from '#solver/design/exposure.ts';
import { across } from '#solver/design/interior.ts';
import { openFace, walls, wallZones, type Wall } from '#solver/design/openings.ts';

/*
 * The chassis walls: a node each; film from the air inside, natural convection and radiation to the room.
 */

/** Bare metal faces in air: aluminium, 10 µm rough, 0.1 MPa, m² K/W. Source: Incropera & DeWitt, table 3.1 (Fried 1969). */
export const bareContact = 2.75e-4;

export const ambientNode = '~ambient';
export const wallNode = (wall: Wall): string => `~wall/${wall.id}`;
/** A wall is linked to the air inside in this many strips along its longer side, two zones each. */
const strips = 4;

export function addWalls(draft: Draft, cells: Cells, chassis: DesignItem): void {
  const values = valuesOf(chassis.part, 'chassis');
  const { min, max } = chassis.box;
  for (const wall of walls) {
    const [u, v] = across[wall.axis];
    const width = max[u] - min[u];
    const height = max[v] - min[v];
    const area = width * height;
    const id = wallNode(wall);
    draft.heatNodes.push({ id });
    const orientation = wall.axis === 2 ? (wall.side === 1 ? 'up' : 'down') : 'vertical';
    draft.links.push({
      id: `${id}/outer-film`,
      from: id,
      to: ambientNode,
      type: 'natural-plate',
      area,
      // Area over perimeter where it lies flat (McAdams), its height where it stands.
      length: orientation === 'vertical' ? height : area / (2 * (width + height)),
      orientation,
    });
    const emissivity = Math.min(1, Math.max(0, values.emissivity));
    if (emissivity > 0)
      draft.links.push({
        id: `${id}/radiation`,
        from: id,
        to: ambientNode,
        type: 'radiation',
        area,
        exchange: emissivity,
      });
    addInnerFilm(draft, cells, wall);
  }
}

function addInnerFilm(draft: Draft, cells: Cells, wall: Wall): void {
  const { inner } = cells.interior;
  const along = across[wall.axis].reduce((a, b) =>
    inner.max[a] - inner.min[a] >= inner.max[b] - inner.min[b] ? a : b,
  );
  const length = inner.max[along] - inner.min[along];
  const byStrip = new Map<number, Map<Zone, number>>();
  for (const { zone, face } of wallZones(draft, cells, wall)) {
    const area = openFace(cells, wall, face, zone);
    if (area < 1e-6) continue;
    const middle = (zone.box.min[along] + zone.box.max[along]) / 2;
    const strip = Math.min(strips - 1, Math.floor(((middle - inner.min[along]) / length) * strips));
    const areas = byStrip.get(strip) ?? new Map<Zone, number>();
    areas.set(zone, area);
    byStrip.set(strip, areas);
  }
  for (const areas of byStrip.values())
    for (const { zone, area } of largest(areas, 2))
      draft.links.push({
        id: `${wallNode(wall)}/film/${zone.place}`,
        from: zone.id,
        to: wallNode(wall),
        type: 'forced-plate',
        area,
        length,
        velocity: velocityIn(zone),
      });
}
