import { type Box, withComponent } from '#models/geometry/box.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Source } from '#solver/case/case.ts';
import type { Cells } from '#solver/design/cells.ts';
import type { Draft, Zone } from '#solver/design/draft.ts';
import { largest, nearestZone, velocityIn } from '#solver/design/exposure.ts';
import { cellAt } from '#solver/design/grid.ts';
import { across, type Axis, type Body, directionOf } from '#solver/design/interior.ts';
import { walls } from '#solver/design/openings.ts';
import { intersection } from '#solver/design/rectangles.ts';
import { ambientNode, bareContact, wallNode } from '#solver/design/walls.ts';

/*
 * A board as a few nodes with conduction in its plane, cooled by the air on both sides.
 */

/** Side of a piece of board, m: temperatures even out over it at usual copper content. */
const pieceSide = 0.2;
const mostPieces = 4;

export interface BoardNodes {
  readonly nodes: readonly string[];
  /** Main zone for reports. */
  readonly zone: Zone | null;
  /** The node nearest to a point. */
  at(point: readonly number[]): string;
}

/** `sources` are shared between the pieces by area. */
export function addBoard(draft: Draft, cells: Cells, body: Body, sources: readonly Source[]): BoardNodes {
  const { item } = body;
  const values = valuesOf(item.part, 'board');
  const { min, max } = item.box;
  const normal = body.axis;
  const [u, v] = across[normal];
  const size = [max[u] - min[u], max[v] - min[v]];
  const thickness = Math.max(1e-4, max[normal] - min[normal]);
  const count = size.map(piecesAlong);
  const piece = [size[0] / count[0], size[1] / count[1]];
  const share = 1 / (count[0] * count[1]);
  const along = directionOf(item.airAxis).axis;
  // Air that is meant to go across the board turns along it.
  const stream = along === normal ? u : along;
  const nodes: string[] = [];
  let main: { zone: Zone; area: number } | null = null;
  for (let a = 0; a < count[0]; a++)
    for (let b = 0; b < count[1]; b++) {
      const id = `${item.id}/board/${a}.${b}`;
      nodes.push(id);
      draft.heatNodes.push({
        id,
        ...(sources.length > 0
          ? {
              sources: sources.map((source) => ({
                ...source,
                power: source.power * share,
                ...(source.leakage
                  ? { leakage: { ...source.leakage, power: source.leakage.power * share } }
                  : {}),
              })),
            }
          : {}),
        limit: values.temperatureLimit,
      });
      if (a > 0)
        conduct(
          draft,
          `${item.id}/board/${a - 1}.${b}`,
          id,
          piece[0],
          piece[1] * thickness,
          values.planeConductivity,
        );
      if (b > 0)
        conduct(
          draft,
          `${item.id}/board/${a}.${b - 1}`,
          id,
          piece[1],
          piece[0] * thickness,
          values.planeConductivity,
        );
      const u0 = min[u] + a * piece[0];
      const v0 = min[v] + b * piece[1];
      for (const side of [0, 1] as const) {
        const wall = wallAt(cells, body, side);
        if (wall !== null) {
          // A board that lies on a wall leans on it over its whole side.
          draft.links.push({
            id: `${id}/wall/${side}`,
            from: id,
            to: wall,
            type: 'contact',
            specificResistance: bareContact,
            area: piece[0] * piece[1],
          });
          continue;
        }
        const exposed = largest(besides(draft, cells, body, side, [u0, u0 + piece[0], v0, v0 + piece[1]]), 6);
        for (const { zone, area } of exposed) {
          if (!main || area > main.area) main = { zone, area };
          cool(draft, `${id}/film/${side}/${zone.place}`, id, zone, area, piece[1], stream);
        }
      }
    }
  if (!main) {
    // Buried between solids: its heat goes through what covers it to the nearest air.
    const zone = nearestZone(draft, item.box);
    if (zone) {
      main = { zone, area: 2 * size[0] * size[1] };
      cool(draft, `${item.id}/board/buried`, nodes[0], zone, main.area, size[1], stream);
    }
  }
  return {
    nodes,
    zone: main?.zone ?? null,
    at(point) {
      const a = Math.min(count[0] - 1, Math.max(0, Math.floor((point[u] - min[u]) / piece[0])));
      const b = Math.min(count[1] - 1, Math.max(0, Math.floor((point[v] - min[v]) / piece[1])));
      return `${item.id}/board/${a}.${b}`;
    },
  };
}

function piecesAlong(side: number): number {
  return Math.min(mostPieces, Math.max(1, Math.round(side / pieceSide)));
}

/** The pieces of a board whose temperatures are sought. @param normal across it */
export function boardPieces({ min, max }: Box, normal: Axis): Box[] {
  const [u, v] = across[normal];
  const [us, vs] = [u, v].map((axis) => {
    const side = max[axis] - min[axis];
    const count = piecesAlong(side);
    return Array.from({ length: count }, (_, n) => [
      min[axis] + (n * side) / count,
      min[axis] + ((n + 1) * side) / count,
    ]);
  });
  return us.flatMap(([u0, u1]) =>
    vs.map(([v0, v1]) => ({
      min: withComponent(withComponent(min, u, u0), v, v0),
      max: withComponent(withComponent(max, u, u1), v, v1),
    })),
  );
}

/** The wall that a side of the board lies on; the room where there are no walls; null: it has air on that side. */
function wallAt(cells: Cells, body: Body, side: 0 | 1): string | null {
  const { inner, walled } = cells.interior;
  const { axis, box } = body;
  const lies = side === 0 ? box.min[axis] <= inner.min[axis] + 1e-6 : box.max[axis] >= inner.max[axis] - 1e-6;
  if (!lies) return null;
  return walled ? wallNode(walls[2 * axis + side]) : ambientNode;
}

function conduct(
  draft: Draft,
  from: string,
  to: string,
  length: number,
  area: number,
  conductivity: number,
): void {
  draft.links.push({
    id: `${from}>${to}`,
    from,
    to,
    type: 'slab',
    conductivity: Math.max(0.01, conductivity),
    thickness: length,
    area,
  });
}

function cool(
  draft: Draft,
  id: string,
  from: string,
  zone: Zone,
  area: number,
  length: number,
  stream: Axis,
): void {
  const slot = zone.slot[stream];
  draft.links.push({
    id,
    from,
    to: zone.id,
    type: 'forced-plate',
    area,
    length,
    ...(slot > 0 ? { slot } : {}),
    velocity: velocityIn(zone),
  });
}

/** Zones on one side of a rectangle of the board; the share of a zone that parts fill covers the board as well. */
function besides(
  draft: Draft,
  cells: Cells,
  body: Body,
  side: 0 | 1,
  rectangle: readonly [number, number, number, number],
): Map<Zone, number> {
  const { lines, cells: counts } = cells.grid;
  const axis: Axis = body.axis;
  const [u, v] = across[axis];
  const plane = side === 0 ? body.box.min[axis] : body.box.max[axis];
  const areas = new Map<Zone, number>();
  const at = Math.min(counts[axis] - 1, cellAt(lines[axis], plane + (side === 0 ? -1e-6 : 1e-6)));
  const [u0, u1, v0, v1] = rectangle;
  for (let iu = cellAt(lines[u], u0); iu <= cellAt(lines[u], u1 - 1e-6); iu++)
    for (let iv = cellAt(lines[v], v0); iv <= cellAt(lines[v], v1 - 1e-6); iv++) {
      const zone = draft.zoneOf[at * cells.stride[axis] + iu * cells.stride[u] + iv * cells.stride[v]];
      const cut =
        zone && intersection(rectangle, [lines[u][iu], lines[u][iu + 1], lines[v][iv], lines[v][iv + 1]]);
      if (zone && cut) areas.set(zone, (cut[1] - cut[0]) * (cut[3] - cut[2]) * zone.free);
    }
  return areas;
}
