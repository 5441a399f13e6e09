import type { Box } from '#models/geometry/box.ts';
import type { Design, DesignItem } from '#models/project/design.ts';

/*
 * Which parts are near a region, without looking at every part: rules that ask it for each fan or sink stay
 * linear in the number of parts.
 */

/** Every item whose box touches the region, in the design's order; the chassis, which surrounds the rest, is left out. */
export type Nearby = (region: Box) => readonly DesignItem[];

/** Cells a side; more, and a part that fills the box is entered into too many of them. */
const mostCells = 8;

const known = new WeakMap<Design, Nearby>();

export function nearbyIn(design: Design): Nearby {
  const before = known.get(design);
  if (before) return before;
  const nearby = indexOf(design.items.filter((item) => item.kind !== 'chassis'));
  known.set(design, nearby);
  return nearby;
}

/** A region grown by `by` on all sides, m. */
export function grown(box: Box, by: number): Box {
  const [x, y, z] = box.min;
  const [u, v, w] = box.max;
  return { min: [x - by, y - by, z - by], max: [u + by, v + by, w + by] };
}

function indexOf(items: readonly DesignItem[]): Nearby {
  const side = Math.max(1, Math.min(mostCells, Math.round(Math.cbrt(items.length / 4))));
  const low = ([0, 1, 2] as const).map((axis) => Math.min(...items.map(({ box }) => box.min[axis])));
  const high = ([0, 1, 2] as const).map((axis) => Math.max(...items.map(({ box }) => box.max[axis])));
  const cell = (value: number, axis: 0 | 1 | 2): number => {
    const from = low[axis] ?? 0;
    const width = (high[axis] ?? 0) - from || 1;
    return Math.max(0, Math.min(side - 1, Math.floor(((value - from) / width) * side)));
  };
  const cells = new Map<number, number[]>();
  const visit = (box: Box, what: (key: number) => void) => {
    const last = [cell(box.max[0], 0), cell(box.max[1], 1), cell(box.max[2], 2)] as const;
    for (let x = cell(box.min[0], 0); x <= last[0]; x++) {
      for (let y = cell(box.min[1], 1); y <= last[1]; y++) {
        for (let z = cell(box.min[2], 2); z <= last[2]; z++) what((x * side + y) * side + z);
      }
    }
  };
  items.forEach(({ box }, index) => {
    visit(box, (key) => {
      const list = cells.get(key);
      if (list) list.push(index);
      else cells.set(key, [index]);
    });
  });
  // A part lies in several cells; the number of the last question that met it keeps it from being taken twice.
  const met = new Uint32Array(items.length);
  let question = 0;
  return (region) => {
    question += 1;
    const found: number[] = [];
    visit(region, (key) => {
      for (const index of cells.get(key) ?? []) {
        const item = items[index];
        if (!item || met[index] === question) continue;
        met[index] = question;
        if (touches(item.box, region)) found.push(index);
      }
    });
    return found.sort((a, b) => a - b).flatMap((index) => items[index] ?? []);
  };
}

const touches = (a: Box, b: Box): boolean =>
  a.min[0] <= b.max[0] &&
  b.min[0] <= a.max[0] &&
  a.min[1] <= b.max[1] &&
  b.min[1] <= a.max[1] &&
  a.min[2] <= b.max[2] &&
  b.min[2] <= a.max[2];
