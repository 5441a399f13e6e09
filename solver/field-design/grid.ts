/*
 * The grid of a layout: lines on the faces of what stands in it, cells between them for a budget.
 */
import type { Box } from '#models/geometry/box.ts';
import { intersectionOf, sizeOf, withComponent } from '#models/geometry/box.ts';
import { planesOf, type Planes } from '#solver/field-design/planes.ts';
import { gentle, type Growth, spaced, steep } from '#solver/field-design/spacing.ts';
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
  /** Things off the lines, since the budget does not pay for theirs: the least ones. They stay where they are, between lines. */
  readonly loose: ReadonlySet<string>;
  /** The box with its faces on their lines; the nearest ones where it has none of its own, which may make it flat. */
  place(box: Box): Box;
}

/** Faces that lie closer are joined in any case, m. */
const leastTolerance = 0.5e-3;
/** Beyond this faces are joined only where nothing is left that could go without lines, m. */
const usualTolerance = 4e-3;
/** A grid that joins faces farther apart than this is no picture of the layout, m. */
const mostTolerance = 0.01;
const toleranceStep = 1.25;
/** Gaps wider than this are never closed; less air passes narrower ones than their neighbours' tolerances make up, m. */
const narrowestGap = 2e-3;
/** A gap is as deep as this many times its width, and as long; what is shallower is a step. */
const leastDepth = 3;
/** Cells that gaps shall have, and how cells grow from there; the smaller the budget, the less. */
const choices = [
  { gapCells: 3, growth: gentle },
  { gapCells: 2, growth: gentle },
  { gapCells: 1, growth: gentle },
  { gapCells: 1, growth: steep },
] as const;

/**
 * @param budget the most cells; they are used up to a fifth or so
 * @returns null where even the coarsest grid has more cells
 */
export function layoutGrid(domain: Box, things: readonly GridThing[], budget: number): LayoutGrid | null {
  const all = new Set(things.map(({ id }) => id));
  const gaps = gapsOf(things);
  const frameOf = (lined: ReadonlySet<string>, { tolerance, ...how }: How): Frame | null => {
    const shown = things.filter(({ id }) => lined.has(id));
    const planes = axes.map((axis) => axisPlanes(domain, shown, axis, tolerance, gaps));
    if (planes.reduce((product, { lines }) => product * (lines.length - 1), 1) > budget) return null;
    const least = axes.map((axis) => leastCells(domain, shown, planes, axis, how.gapCells));
    const frame = { ...how, tolerance, lined, planes, least };
    return countOf(linesOf(frame, [Infinity, Infinity, Infinity])) > budget ? null : frame;
  };
  const done = (frame: Frame): LayoutGrid => finished(things, frame, filled(frame, budget));
  for (const how of choices)
    for (let tolerance = leastTolerance; tolerance < usualTolerance; tolerance *= toleranceStep) {
      const frame = frameOf(all, { tolerance, ...how });
      if (frame) return done(frame);
    }
  // What is too much goes without lines, equal things alike: from the largest on, each gets them that can still be paid.
  const ranks = new Map<string, number>();
  for (const { id, box, isSolid, isKept } of things)
    ranks.set(id, Math.max(ranks.get(id) ?? 0, isKept === true ? Infinity : isSolid ? bulkOf(box) : 0));
  const steps = [...new Set(ranks.values())].toSorted((a, b) => b - a);
  const how = choices[choices.length - 1];
  for (let tolerance = usualTolerance; tolerance <= mostTolerance; tolerance *= toleranceStep) {
    let best: Frame | null = null;
    for (const rank of [Infinity, ...steps]) {
      const next = [...ranks].filter(([id, one]) => one === rank || best?.lined.has(id)).map(([id]) => id);
      const frame = frameOf(new Set(next), { tolerance, ...how });
      if (!best && !frame) break;
      best = frame ?? best;
    }
    if (best) return done(best);
  }
  return null;
}

interface How {
  /** The most that faces on one line may be apart, m. */
  readonly tolerance: number;
  readonly gapCells: number;
  readonly growth: Growth;
}

/** Lines that have to be, and the least that has to lie between them: it can be paid. */
interface Frame extends How {
  readonly lined: ReadonlySet<string>;
  readonly planes: readonly Planes[];
  readonly least: readonly number[][];
}

/** Whether air passes between the high face of one thing and the low face of another. */
type Gaps = (axis: Axis, low: GridThing, high: GridThing) => boolean;

function gapsOf(things: readonly GridThing[]): Gaps {
  const numbers = new Map(things.map((thing, n) => [thing, n]));
  const solids = things.filter(({ isSolid }) => isSolid);
  const found = axes.map((axis) => {
    const pairs = new Set<number>();
    for (const low of solids)
      for (const high of solids) {
        const width = high.box.min[axis] - low.box.max[axis];
        if (
          width > narrowestGap &&
          width < mostTolerance &&
          across[axis].every((other) => overlapOf(low.box, high.box, other) > leastDepth * width)
        )
          pairs.add((numbers.get(low) ?? 0) * things.length + (numbers.get(high) ?? 0));
      }
    return pairs;
  });
  return (axis, low, high) =>
    found[axis].has((numbers.get(low) ?? 0) * things.length + (numbers.get(high) ?? 0));
}

/** What flat things count as: a sheet turns the air aside over about so much, m. */
const sheetReach = 0.01;

/** Rounded to cubic millimetres, so that equal things are equal wherever they stand, m³. */
function bulkOf(box: Box): number {
  const [a, b, c] = sizeOf(box).toSorted((one, other) => other - one);
  return Math.round(a * b * (c === 0 ? sheetReach : c) * 1e9) / 1e9;
}

type Lines = readonly number[][];

function axisPlanes(
  domain: Box,
  things: readonly GridThing[],
  axis: Axis,
  tolerance: number,
  gaps: Gaps,
): Planes {
  const [u, v] = across[axis];
  const extents = things.map(({ box }) => {
    const size = sizeOf(box);
    return { min: box.min[axis], max: box.max[axis], area: size[u] * size[v] };
  });
  const isGap = (low: number, high: number): boolean => gaps(axis, things[low], things[high]);
  return planesOf([domain.min[axis], domain.max[axis]], extents, tolerance, isGap);
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
      if (to <= from || !across[axis].every((other) => overlapOf(low, high, other) > 0)) continue;
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

function overlapOf(a: Box, b: Box, axis: Axis): number {
  return Math.min(a.max[axis], b.max[axis]) - Math.max(a.min[axis], b.min[axis]);
}

/** The narrowest cells that the budget pays for: all axes alike first, then what is left along each. */
function filled(frame: Frame, budget: number): Lines {
  const longest = Math.max(...frame.planes.map(({ lines }) => lines[lines.length - 1] - lines[0]));
  const widest: [number, number, number] = [longest, longest, longest];
  const narrowed = (which: readonly Axis[]): void => {
    let low = Math.log(Math.min(...which.map((axis) => widest[axis])) / 1000);
    let high = Math.log(Math.max(...which.map((axis) => widest[axis])));
    for (let step = 0; step < 24; step++) {
      const middle = (low + high) / 2;
      const tried = widest.map((width, axis) =>
        which.includes(axis as Axis) ? Math.exp(middle) : width,
      ) as typeof widest;
      if (countOf(linesOf(frame, tried)) <= budget) high = middle;
      else low = middle;
    }
    for (const axis of which) widest[axis] = Math.exp(high);
  };
  narrowed(axes);
  let best = linesOf(frame, widest);
  for (const axis of axes) {
    narrowed([axis]);
    const next = linesOf(frame, widest);
    if (countOf(next) > countOf(best) && countOf(next) <= budget) best = next;
  }
  return best;
}

function linesOf({ planes, least, growth }: Frame, widest: readonly number[]): Lines {
  return planes.map(({ lines }, axis) => spaced(lines, least[axis], widest[axis], growth));
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
  { planes, tolerance, gapCells, lined }: Frame,
  lines: Lines,
): LayoutGrid {
  const [x, y, z] = lines;
  const domain: Box = { min: [x[0], y[0], z[0]], max: [x[x.length - 1], y[y.length - 1], z[z.length - 1]] };
  const snapped = new Map<string, number>();
  const loose = new Set<string>();
  for (const { id, box } of things) {
    const inside = intersectionOf(box, domain) ?? box;
    const placed = placedIn(planes, box);
    const by = Math.max(
      ...axes.flatMap((axis) => [
        Math.abs(placed.min[axis] - inside.min[axis]),
        Math.abs(placed.max[axis] - inside.max[axis]),
      ]),
    );
    const isFlatter = axes.some(
      (axis) => inside.max[axis] > inside.min[axis] && !(placed.max[axis] > placed.min[axis]),
    );
    // The lines of others may do as well.
    if (!lined.has(id) && (by > tolerance || isFlatter)) loose.add(id);
    if (by > 1e-6) snapped.set(id, Math.max(by, snapped.get(id) ?? 0));
  }
  return {
    lines: [x, y, z],
    cells: countOf(lines),
    tolerance,
    gapCells,
    snapped,
    loose,
    place: (box) => placedIn(planes, box),
  };
}
