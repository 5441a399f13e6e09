/*
 * The same case on a grid of about half as many cells along each axis, for a flow to begin with.
 *
 * Its lines are some of the finer grid's, and those on which something stands are all kept: solids, openings and planes are
 * the same on both.
 */
import { fluidOf } from '#solver/field/fluid.ts';
import { axes, type AxisIndex, axisOf, type Grid, gridOf, nearestLine } from '#solver/field/grid.ts';
import type { FieldBox, FieldCase } from '#solver/field/schema.ts';

/** Cells that a grid must have for a coarser one to be worth its start: fewer take a second or two by themselves. */
const leastCells = 20_000;
/** Share of the cells that a coarser grid has at most. */
const mostOfCells = 0.5;
/** Cells of the finer grid that one takes the place of at most. */
const mostJoined = 3;
/** What a cell costs that takes the place of one, two or three: three rather than two and one. */
const costs = [Infinity, 1, 0, 0.9] as const;
/** Surfaces count faces, a quarter as many; what they radiate is near enough by fewer rays. */
const radiation = { patches: 250, rays: 256 } as const;

/** Null where the case is in time, its velocities are given, it has no fluid, too few cells, or lines that all must stay. */
export function coarserOf(input: FieldCase): FieldCase | null {
  if (fluidOf(input) === null || input.transient || input.flow?.prescribed) return null;
  const grid = gridOf(input.grid);
  const cells = grid.counts[0] * grid.counts[1] * grid.counts[2];
  if (cells < leastCells) return null;
  const kept = keptLines(input, grid);
  const [x, y, z] = axes.map((axis) => chosen(grid.lines[axis], kept[axis]));
  if ((x.length - 1) * (y.length - 1) * (z.length - 1) > mostOfCells * cells) return null;
  return { ...input, grid: { x, y, z }, radiation };
}

/** 1 on lines on which something stands, for each axis. */
function keptLines(input: FieldCase, grid: Grid): readonly Uint8Array[] {
  const kept = grid.lines.map(({ length }) => new Uint8Array(length));
  const keep = ({ min, max }: FieldBox, of: readonly AxisIndex[]): void => {
    for (const axis of of)
      for (const place of [min[axis], max[axis]]) kept[axis][nearestLine(grid, axis, place)] = 1;
  };
  const { solids = [], interfaces = [], fans = [], screens = [], plates = [], boundaries } = input;
  for (const { box } of [...solids, ...interfaces, ...fans, ...screens, ...plates]) keep(box, axes);
  for (const { box, face } of boundaries)
    if (box)
      keep(
        box,
        axes.filter((axis) => axis !== axisOf(face)),
      );
  return kept;
}

/** Lines between cells that take the place of two where they can, by the least cost of all. */
function chosen(lines: Float64Array, kept: Uint8Array): number[] {
  const least = new Float64Array(lines.length).fill(Infinity);
  const before = new Int32Array(lines.length);
  least[0] = 0;
  for (let to = 1; to < lines.length; to++) {
    for (let joined = 1; joined <= Math.min(mostJoined, to); joined++) {
      if (joined > 1 && kept[to - joined + 1] === 1) break;
      const cost = least[to - joined] + costs[joined];
      if (cost < least[to]) {
        least[to] = cost;
        before[to] = to - joined;
      }
    }
  }
  const found: number[] = [];
  for (let at = lines.length - 1; at > 0; at = before[at]) found.push(lines[at]);
  return [...found, lines[0]].toReversed();
}
