import type { Box } from '#models/geometry/box.ts';
import { across, axes, type Axis, type Body, type Interior } from '#solver/design/interior.ts';

/*
 * Grid lines on the faces of the parts, and the parts' faces on the grid lines.
 */

export interface Grid {
  readonly lines: readonly [readonly number[], readonly number[], readonly number[]];
  /** Cells along each axis. */
  readonly cells: readonly [number, number, number];
}

/**
 * Faces closer together than this become one plane, and gaps below it are closed: the slits between the frames of a
 * fan wall, and between a fan frame and the wall, m. Foam or brush strips fill such slits in built chassis.
 */
const closedGap = 0.006;
/** Cells before the solid ones vanish: keeps the solve within a frame while a part is dragged. */
const mostCells = 420;
/** Fewer parts need fewer cells: so many, and so many more for each significant part. */
const cellsAtLeast = 160;
const cellsPerPart = 8;
/** With fewer, long cells are halved, so that an air stream heats up along its way. */
const fewestCells = 90;
/** Small parts nearer to each other than this are one row, m. */
const rowGap = 0.03;

/** How far a plate may be moved to a plane, m. */
const plateReach = 0.02;

interface Candidate {
  readonly at: number;
  readonly weight: number;
  readonly essential: boolean;
}

/**
 * Makes the grid and moves the faces of significant bodies on to its planes (writes `body.box`).
 * Which faces win does not depend on the order of the bodies.
 */
export function gridOf(interior: Interior): Grid {
  const { inner } = interior;
  const lines = axes.map((axis) => {
    const candidates = clusters(candidatesOf(interior, axis), inner.min[axis], inner.max[axis]);
    snapAll(interior.bodies, axis, candidates, inner);
    return candidates;
  });
  const parts = interior.bodies.filter((body) => body.significant).length;
  thin(lines, inner, Math.min(mostCells, cellsAtLeast + cellsPerPart * parts));
  const kept = axes.map((axis) => [inner.min[axis], ...lines[axis].map((line) => line.at), inner.max[axis]]);
  separate(kept, interior);
  refine(kept);
  settle(kept, interior.bodies);
  return {
    lines: [kept[0], kept[1], kept[2]],
    cells: [kept[0].length - 1, kept[1].length - 1, kept[2].length - 1],
  };
}

/** Index of the cell that holds `at`, clamped to the grid. */
export function cellAt(lines: readonly number[], at: number): number {
  let low = 0;
  let high = lines.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function candidatesOf(interior: Interior, axis: Axis): Candidate[] {
  const { inner, bodies } = interior;
  const [u, v] = across[axis];
  const section = (inner.max[u] - inner.min[u]) * (inner.max[v] - inner.min[v]);
  const found: Candidate[] = [];
  for (const body of bodies) {
    const { min, max } = body.box;
    if (!body.significant) continue;
    // A face counts by the share of the section that it fills.
    const share = ((max[u] - min[u]) * (max[v] - min[v])) / section;
    const middle = (min[axis] + max[axis]) / 2;
    if (body.role === 'screen') {
      if (body.axis === axis) {
        if (middle - inner.min[axis] > 0.03 && inner.max[axis] - middle > 0.03)
          found.push({ at: middle, weight: 1, essential: true });
      }
      continue;
    }
    if (body.role === 'plate' && body.axis === axis) {
      found.push({ at: middle, weight: 8 * share + 0.2, essential: share > 0.15 });
    } else if (body.item.kind === 'fan' && body.axis === axis) {
      // One plane must part what is before the fans from what is behind; their front is welcome too.
      const [front, rear] = body.sign > 0 ? [min[axis], max[axis]] : [max[axis], min[axis]];
      found.push({ at: rear, weight: 8, essential: true }, { at: front, weight: 4, essential: false });
    } else if (body.role === 'channel') {
      const weight = (body.axis === axis ? 6 : 2) * share + 0.05;
      found.push({ at: min[axis], weight, essential: false }, { at: max[axis], weight, essential: false });
    } else {
      const weight = share + 0.02;
      found.push({ at: min[axis], weight, essential: false }, { at: max[axis], weight, essential: false });
    }
  }
  for (const row of rowsOf(bodies)) {
    const weight = 0.5 * (((row.max[u] - row.min[u]) * (row.max[v] - row.min[v])) / section) + 0.02;
    found.push(
      { at: row.min[axis], weight, essential: false },
      { at: row.max[axis], weight, essential: false },
    );
  }
  return found;
}

const rowCache = new WeakMap<readonly Body[], Box[]>();

/** Bounding boxes of rows of small parts of one kind. */
function rowsOf(bodies: readonly Body[]): Box[] {
  const cached = rowCache.get(bodies);
  if (cached) return cached;
  const small = bodies.filter((body) => !body.significant && body.role === 'solid');
  const rows: { kind: string; min: [number, number, number]; max: [number, number, number] }[] = [];
  for (const body of small.toSorted((a, b) => compareBoxes(a.box, b.box))) {
    let row = {
      kind: body.item.kind as string,
      min: [...body.box.min] as [number, number, number],
      max: [...body.box.max] as [number, number, number],
    };
    for (let i = rows.length - 1; i >= 0; i--) {
      const other = rows[i];
      if (other.kind !== row.kind || !isNear(row, other)) continue;
      rows.splice(i, 1);
      row = {
        kind: row.kind,
        min: [0, 1, 2].map((axis) => Math.min(row.min[axis], other.min[axis])) as [number, number, number],
        max: [0, 1, 2].map((axis) => Math.max(row.max[axis], other.max[axis])) as [number, number, number],
      };
    }
    rows.push(row);
  }
  rowCache.set(bodies, rows);
  return rows;
}

function isNear(a: Box, b: Box): boolean {
  for (let axis = 0; axis < 3; axis++)
    if (a.min[axis] - b.max[axis] >= rowGap || b.min[axis] - a.max[axis] >= rowGap) return false;
  return true;
}

function compareBoxes(a: Box, b: Box): number {
  for (const axis of axes) if (a.min[axis] !== b.min[axis]) return a.min[axis] - b.min[axis];
  for (const axis of axes) if (a.max[axis] !== b.max[axis]) return a.max[axis] - b.max[axis];
  return 0;
}

interface Line extends Candidate {
  readonly heaviest: number;
  readonly from: number;
  readonly to: number;
}

/** Faces up to this far apart may end in one plane by way of others between them, in `closedGap`s. */
const widestSpan = 1.5;

/**
 * Joins candidates within `closedGap`, the closest first; the heaviest says where the line lies. Those at the walls
 * become the wall.
 */
function clusters(candidates: readonly Candidate[], low: number, high: number): Line[] {
  const sorted = candidates
    .filter(({ at }) => at - low > closedGap && high - at > closedGap)
    .sort((a, b) => a.at - b.at || b.weight - a.weight);
  const lines: Line[] = [];
  for (const { at, weight, essential } of sorted) {
    const line: Line = { at, weight, essential, heaviest: weight, from: at, to: at };
    const last = lines.at(-1);
    // Rows of equal parts have many faces in one plane.
    if (last?.at === at) lines[lines.length - 1] = joined(last, line);
    else lines.push(line);
  }
  for (;;) {
    let best = -1;
    let least = closedGap;
    for (let i = 0; i + 1 < lines.length; i++) {
      const distance = lines[i + 1].at - lines[i].at;
      if (distance > least || lines[i + 1].to - lines[i].from > widestSpan * closedGap) continue;
      if (best >= 0 && distance === least) continue;
      best = i;
      least = distance;
    }
    if (best < 0) return lines;
    lines.splice(best, 2, joined(lines[best], lines[best + 1]));
  }
}

function joined(a: Line, b: Line): Line {
  const wins = a.essential === b.essential ? a.heaviest >= b.heaviest : a.essential;
  return {
    at: wins ? a.at : b.at,
    weight: a.weight + b.weight,
    heaviest: Math.max(a.heaviest, b.heaviest),
    essential: a.essential || b.essential,
    from: a.from,
    to: b.to,
  };
}

/** Where a body would reach along an axis. */
interface Reach {
  readonly body: Body;
  low: number;
  high: number;
}

/**
 * Moves the faces of significant bodies on to the lines. A face is not moved out over another body: faces on either
 * side of a thin part may share a line, and its neighbour would swallow it. Does not depend on the bodies' order.
 */
function snapAll(bodies: readonly Body[], axis: Axis, lines: readonly Line[], inner: Box): void {
  const wanted = bodies.map((body) => snapped(body, axis, lines, inner));
  const solid = wanted.filter(({ body }) => body.role === 'channel' || body.role === 'solid');
  for (const { body, low, high } of wanted) {
    const { min, max } = body.box;
    const isFlat = body.role === 'plate' && body.axis === axis;
    if (isFlat || !isCovered(body, axis, low, body.clipped.min[axis], solid)) min[axis] = low;
    if (isFlat || !isCovered(body, axis, body.clipped.max[axis], high, solid)) max[axis] = high;
  }
}

function snapped(body: Body, axis: Axis, lines: readonly Line[], inner: Box): Reach {
  const low = body.box.min[axis];
  const high = body.box.max[axis];
  if (!body.significant || body.role === 'screen') return { body, low, high };
  if (body.role === 'plate' && body.axis === axis) {
    const at = nearest((low + high) / 2, lines, inner, axis);
    return { body, low: at, high: at };
  }
  const moved = { body, low: nearest(low, lines, inner, axis), high: nearest(high, lines, inner, axis) };
  return moved.high - moved.low < closedGap ? { body, low, high } : moved;
}

/** Whether another body would lie between two places before the face of this one. */
function isCovered(body: Body, axis: Axis, from: number, to: number, others: readonly Reach[]): boolean {
  if (to - from < 1e-9) return false;
  return others.some(
    (other) =>
      other.body !== body &&
      other.high > from + 1e-6 &&
      other.low < to - 1e-6 &&
      across[axis].every(
        (at) =>
          other.body.clipped.max[at] > body.clipped.min[at] + 1e-6 &&
          other.body.clipped.min[at] < body.clipped.max[at] - 1e-6,
      ),
  );
}

function nearest(at: number, lines: readonly Line[], inner: Box, axis: Axis): number {
  if (at - inner.min[axis] <= closedGap) return inner.min[axis];
  if (inner.max[axis] - at <= closedGap) return inner.max[axis];
  for (let k = 0; k < lines.length; k++) if (at >= lines[k].from && at <= lines[k].to) return lines[k].at;
  return at;
}

/**
 * A line of this weight parts two layers of the whole box, as the undersides of a row of sinks do: it stays, however
 * thin the layer. Dropped, it joins the way below the sinks to that through them.
 */
const layerWeight = 1.5;

/** Drops the line that costs least for the cells that it saves, until the grid is within its budget. */
function thin(lines: Line[][], inner: Box, most: number): void {
  for (;;) {
    const cells = lines.map((list) => list.length + 1);
    const total = cells[0] * cells[1] * cells[2];
    if (total <= most) return;
    let best: { axis: Axis; index: number; cost: number } | null = null;
    for (const axis of axes) {
      const list = lines[axis];
      const extent = inner.max[axis] - inner.min[axis];
      for (let index = 0; index < list.length; index++) {
        const line = list[index];
        if (line.essential || line.weight >= layerWeight) continue;
        const before = index > 0 ? list[index - 1].at : inner.min[axis];
        const after = index + 1 < list.length ? list[index + 1].at : inner.max[axis];
        const gap = Math.min(line.at - before, after - line.at) / extent;
        const cost = (line.weight + 0.05) * gap * cells[axis];
        if (!best || cost < best.cost) best = { axis, index, cost };
      }
    }
    if (!best) return;
    lines[best.axis].splice(best.index, 1);
  }
}

/** A channel whose two faces lie in one cell would blow into itself: it gets a plane through its middle. */
function separate(lines: number[][], interior: Interior): void {
  for (const body of interior.bodies) {
    if (body.role !== 'channel') continue;
    const list = lines[body.axis];
    const low = body.box.min[body.axis];
    const high = body.box.max[body.axis];
    if (list.some((line) => line >= low && line <= high)) continue;
    list.push((low + high) / 2);
    list.sort((a, b) => a - b);
  }
}

/** A plate whose own plane was dropped lies on the nearest one if that is not far; it would leak otherwise. */
function settle(lines: readonly (readonly number[])[], bodies: readonly Body[]): void {
  for (const { role, axis, box } of bodies) {
    if (role !== 'plate') continue;
    const at = box.min[axis];
    const near = lines[axis].reduce((best, line) =>
      Math.abs(line - at) < Math.abs(best - at) ? line : best,
    );
    if (Math.abs(near - at) > plateReach) continue;
    box.min[axis] = near;
    box.max[axis] = near;
  }
}

function refine(lines: number[][]): void {
  for (;;) {
    if ((lines[0].length - 1) * (lines[1].length - 1) * (lines[2].length - 1) >= fewestCells) return;
    let axis: Axis = 0;
    let at = 0;
    let longest = 0;
    for (const candidate of axes) {
      const list = lines[candidate];
      for (let i = 0; i + 1 < list.length; i++) {
        const length = list[i + 1] - list[i];
        if (length > longest * 1.0001) {
          longest = length;
          axis = candidate;
          at = i;
        }
      }
    }
    lines[axis].splice(at + 1, 0, (lines[axis][at] + lines[axis][at + 1]) / 2);
  }
}
