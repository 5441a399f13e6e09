import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** A row of a cluster as it stands on the floor. */
export interface FloorRow {
  /** Rows alike. */
  readonly count: number;
  /** Kinds of racks in their order; sizes in m: width, depth, height. */
  readonly racks: readonly { readonly count: number; readonly size: Vector3 }[];
  /** Distribution units at its end, spare ones included. */
  readonly cdus: number;
}

/** A cabinet on the floor: its box, m, and what it is. */
export interface FloorCabinet {
  readonly box: Box;
  /** Place of its row in the document, and which of the rows alike. */
  readonly row: number;
  readonly nth: number;
  /** Place of its kind in the row; null: a distribution unit. */
  readonly kind: number | null;
  /** Along the row, from 1. */
  readonly position: number;
}

/** Between rows, m: two tiles of 600 mm, the usual cold aisle (ASHRAE TC 9.9). */
const aisle = 1.2;
/** Between blocks of rows, m. As drawn. */
const wayThrough = 2.4;
/** Of a row distribution unit as drawn, m: its document does not say. */
const cduSize: Vector3 = [0.6, 1.2, 2];

/**
 * Where cabinets stand as drawn: rows along x, one behind another with an aisle between, in as many blocks side by side
 * as bring the floor nearest to a square. Documents say how many there are, not where: nothing is solved from this.
 */
export function floorPlan(rows: readonly FloorRow[]): readonly FloorCabinet[] {
  const lines = rows.flatMap((row, index) =>
    Array.from({ length: row.count }, (_, nth) => ({ row, index, nth, ...extentOf(row) })),
  );
  const width = Math.max(0, ...lines.map((line) => line.length));
  const blocks = bestBlocks(lines.length, width, Math.max(0, ...lines.map((line) => line.depth)));
  const rowsInBlock = Math.ceil(lines.length / blocks);
  const cabinets: FloorCabinet[] = [];
  let y = 0;
  lines.forEach((line, place) => {
    const block = Math.floor(place / rowsInBlock);
    if (place % rowsInBlock === 0) y = 0;
    let x = block * (width + wayThrough);
    let position = 0;
    const stand = (size: Vector3, kind: number | null) => {
      const box: Box = { min: [x, y, 0], max: [x + size[0], y + size[1], size[2]] };
      cabinets.push({ box, row: line.index, nth: line.nth, kind, position: ++position });
      x += size[0];
    };
    line.row.racks.forEach(({ count, size }, kind) => {
      for (let n = 0; n < count; n++) stand(size, kind);
    });
    for (let n = 0; n < line.row.cdus; n++) stand(cduSize, null);
    y += line.depth + aisle;
  });
  return cabinets;
}

function extentOf({ racks, cdus }: FloorRow): { readonly length: number; readonly depth: number } {
  const sizes = [...racks.map(({ size }) => size), ...(cdus > 0 ? [cduSize] : [])];
  return {
    length: racks.reduce((sum, { count, size }) => sum + count * size[0], cdus * cduSize[0]),
    depth: Math.max(0, ...sizes.map(([, depth]) => depth)),
  };
}

/** So that width and depth of the floor are nearest to each other. */
function bestBlocks(lines: number, width: number, depth: number): number {
  const unevenness = (blocks: number): number => {
    const across = blocks * width + (blocks - 1) * wayThrough;
    const along = Math.ceil(lines / blocks) * (depth + aisle) - aisle;
    return Math.abs(Math.log(across / along));
  };
  let best = 1;
  for (let blocks = 2; blocks <= lines; blocks++) if (unevenness(blocks) < unevenness(best)) best = blocks;
  return best;
}
