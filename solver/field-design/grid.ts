/*
 * The grid of a layout: lines on the faces of what stands in it, cells between them for a budget.
 */
import type { Box } from '#models/geometry/box.ts';
import { intersectionOf, sizeOf, withComponent } from '#models/geometry/box.ts';
import { planesOf, type Planes } from '#solver/field-design/planes.ts';
import { spaced } from '#solver/field-design/spacing.ts';
import { across, axes, type Axis } from '#solver/design/interior.ts';

/** What the grid is made for. */
export interface GridThing {
  readonly id: string;
  /** Flat along one axis where it is a plane. */
  readonly box: Box;
  /** Air passes beside it, so that gaps to its neighbours have cells. */
  readonly isSolid: boolean;
  /** Drives the air or lets it in: it has its lines whatever they cost. */
  readonly isKept?: boolean;
}

export interface LayoutGrid {
  /** Ascending along x, y, z, m. */
  readonly lines: readonly [readonly number[], readonly number[], readonly number[]];
  readonly cells: number;
  /** The most that faces on one line may be apart, m. */
  readonly tolerance: number;
  /** Cells that every gap has at least. */
  readonly gapCells: number;
  /** How far a thing's face was moved, m, the farthest; only what was moved. */
  readonly snapped: ReadonlyMap<string, number>;
  /** Things that have no lines of their own, since the budget does not pay for them: the least ones. */
  readonly unlined: ReadonlySet<string>;
  /** The box with its faces on their lines; the nearest ones where it has none of its own, which may make it flat. */
  place(box: Box): Box;
}

/** Faces that lie closer are joined in any case, m. */
const leastTolerance = 0.5e-3;
/** While gaps can have more than one cell, faces are not joined beyond this, m. */
const gapTolerance = 4e-3;
/** A grid that joins faces farther apart than this is no picture of the layout, m. */
const mostTolerance = 0.01;
const toleranceStep = 1.25;
/** Cells that gaps shall have; the fewer, the smaller the budget. */
const gapChoices = [3, 2, 1] as const;

/**
 * @param budget the most cells; they are used up to a fifth or so
 * @returns null where even the coarsest grid has more cells
 */
export function layoutGrid(domain: Box, things: readonly GridThing[], budget: number): LayoutGrid | null {
  const none = new Set<string>();
  for (const gapCells of gapChoices) {
    const most = gapCells === 1 ? mostTolerance : gapTolerance;
    for (let tolerance = leastTolerance; tolerance < most; tolerance *= toleranceStep) {
      const grid = gridWith(domain, things, none, { tolerance, gapCells, budget });
      if (grid) return grid;
    }
  }
  // What is too much stands on the lines of others; equal things alike.
  const ranks = new Map<string, number>();
  for (const { id, box, isKept } of things)
    if (isKept !== true) ranks.set(id, Math.max(ranks.get(id) ?? 0, bulkOf(box)));
  const steps = [...new Set(ranks.values())].toSorted((a, b) => a - b);
  const without = (count: number): LayoutGrid | null => {
    const unlined = new Set([...ranks].filter(([, rank]) => rank <= steps[count]).map(([id]) => id));
    return gridWith(domain, things, unlined, { tolerance: mostTolerance, gapCells: 1, budget });
  };
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (without(middle)) high = middle;
    else low = middle + 1;
  }
  return high >= 0 ? without(high) : null;
}

interface Wanted {
  readonly tolerance: number;
  readonly gapCells: number;
  readonly budget: number;
}

/** Null where the budget is too small for the lines. */
function gridWith(
  domain: Box,
  things: readonly GridThing[],
  unlined: ReadonlySet<string>,
  { tolerance, gapCells, budget }: Wanted,
): LayoutGrid | null {
  const lined = things.filter(({ id }) => !unlined.has(id));
  const planes = axes.map((axis) => axisPlanes(domain, lined, axis, tolerance));
  const least = axes.map((axis) => leastCells(domain, lined, planes, axis, gapCells));
  if (countOf(linesOf(planes, least, [Infinity, Infinity, Infinity])) > budget) return null;
  return finished(things, planes, filled(planes, least, budget), { tolerance, gapCells, unlined });
}

/** What flat things count as: a sheet turns the air aside over about so much, m. */
const sheetReach = 0.01;

/** Rounded to cubic millimetres, so that equal things are equal wherever they stand, m³. */
function bulkOf(box: Box): number {
  const [a, b, c] = sizeOf(box).toSorted((one, other) => other - one);
  return Math.round(a * b * (c === 0 ? sheetReach : c) * 1e9) / 1e9;
}

type Lines = readonly number[][];

function axisPlanes(domain: Box, things: readonly GridThing[], axis: Axis, tolerance: number): Planes {
  const [u, v] = across[axis];
  const extents = things.map(({ box }) => {
    const size = sizeOf(box);
    return { min: box.min[axis], max: box.max[axis], area: size[u] * size[v] };
  });
  return planesOf([domain.min[axis], domain.max[axis]], extents, tolerance);
}

/** Cells that each interval between lines has at least, so that gaps between solids, and to the walls, have `gapCells`. */
function leastCells(
  domain: Box,
  things: readonly GridThing[],
  planes: readonly Planes[],
  axis: Axis,
  gapCells: number,
): number[] {
  const { lines } = planes[axis];
  const least = lines.slice(1).map(() => 1);
  const placed = things.filter(({ isSolid }) => isSolid).map(({ box }) => placedIn(planes, box));
  const walls: Box[] = [
    { min: domain.min, max: withComponent(domain.max, axis, domain.min[axis]) },
    { min: withComponent(domain.min, axis, domain.max[axis]), max: domain.max },
  ];
  const solids = [...placed, ...walls];
  for (const low of solids) {
    for (const high of solids) {
      const from = low.max[axis];
      const to = high.min[axis];
      if (to <= from || !across[axis].every((other) => overlaps(low, high, other))) continue;
      const first = lines.indexOf(from);
      const last = lines.indexOf(to);
      if (last - first >= gapCells) continue;
      const width = (to - from) / gapCells;
      for (let i = first; i < last; i++)
        least[i] = Math.max(least[i], Math.ceil((lines[i + 1] - lines[i]) / width - 1e-6));
    }
  }
  return least;
}

function overlaps(a: Box, b: Box, axis: Axis): boolean {
  return Math.min(a.max[axis], b.max[axis]) > Math.max(a.min[axis], b.min[axis]);
}

/** The narrowest cells that the budget pays for: all axes alike first, then what is left along each. */
function filled(planes: readonly Planes[], least: readonly number[][], budget: number): Lines {
  const longest = Math.max(...planes.map(({ lines }) => lines[lines.length - 1] - lines[0]));
  const widest: [number, number, number] = [longest, longest, longest];
  const narrowed = (which: readonly Axis[]): void => {
    let low = Math.log(Math.min(...which.map((axis) => widest[axis])) / 1000);
    let high = Math.log(Math.max(...which.map((axis) => widest[axis])));
    for (let step = 0; step < 24; step++) {
      const middle = (low + high) / 2;
      const tried = widest.map((width, axis) =>
        which.includes(axis as Axis) ? Math.exp(middle) : width,
      ) as typeof widest;
      if (countOf(linesOf(planes, least, tried)) <= budget) high = middle;
      else low = middle;
    }
    for (const axis of which) widest[axis] = Math.exp(high);
  };
  narrowed(axes);
  let best = linesOf(planes, least, widest);
  for (const axis of axes) {
    narrowed([axis]);
    const next = linesOf(planes, least, widest);
    if (countOf(next) > countOf(best) && countOf(next) <= budget) best = next;
  }
  return best;
}

function linesOf(planes: readonly Planes[], least: readonly number[][], widest: readonly number[]): Lines {
  return planes.map(({ lines }, axis) => spaced(lines, least[axis], widest[axis]));
}

function countOf(lines: Lines): number {
  return lines.reduce((product, one) => product * (one.length - 1), 1);
}

function placedIn(planes: readonly Planes[], { min, max }: Box): Box {
  return {
    min: [planes[0].at(min[0]), planes[1].at(min[1]), planes[2].at(min[2])],
    max: [planes[0].at(max[0]), planes[1].at(max[1]), planes[2].at(max[2])],
  };
}

function finished(
  things: readonly GridThing[],
  planes: readonly Planes[],
  lines: Lines,
  how: Pick<LayoutGrid, 'tolerance' | 'gapCells' | 'unlined'>,
): LayoutGrid {
  const [x, y, z] = lines;
  const domain: Box = { min: [x[0], y[0], z[0]], max: [x[x.length - 1], y[y.length - 1], z[z.length - 1]] };
  const snapped = new Map<string, number>();
  for (const { id, box } of things) {
    const inside = intersectionOf(box, domain) ?? box;
    const placed = placedIn(planes, box);
    const by = Math.max(
      ...axes.flatMap((axis) => [
        Math.abs(placed.min[axis] - inside.min[axis]),
        Math.abs(placed.max[axis] - inside.max[axis]),
      ]),
    );
    if (by > 1e-6) snapped.set(id, Math.max(by, snapped.get(id) ?? 0));
  }
  return {
    lines: [x, y, z],
    cells: countOf(lines),
    ...how,
    snapped,
    place: (box) => placedIn(planes, box),
  };
}
