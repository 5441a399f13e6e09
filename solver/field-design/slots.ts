/*
 * What air loses between things finer than the grid: a cell that they fill in part is a row of slots, as open across each
 * axis as they leave it. The same relations as in the zones of the network.
 */
import { type Box, intersectionOf, volumeOf } from '#models/geometry/box.ts';
import { bedLoss } from '#solver/design/cells.ts';
import { across, axes, type Axis, thinnest } from '#solver/design/interior.ts';
import { type Rectangle, unionArea } from '#solver/design/rectangles.ts';
import { slotFriction, slotLaminar } from '#solver/design/zones.ts';
import type { LayoutGrid } from '#solver/field-design/grid.ts';
import { cellsWithin, withNeighbours } from '#solver/field-design/places.ts';
import type { FieldCase } from '#solver/field/schema.ts';

type Resistance = NonNullable<FieldCase['resistances']>[number];
type Threefold = [number, number, number];

/** What lies nearer to a line lies on it, m. */
const touch = 1e-6;
/** Below this share of a face nothing passes. */
const leastOpen = 0.02;
/** Where nothing passes, 1/m². */
export const closed = 1e10;

/** What things leave of one cell. */
interface Filled {
  readonly at: readonly [number, number, number];
  /** m³ */
  volume: number;
  /** What is covered across each axis, and by ends of things, m². */
  readonly covered: readonly [Rectangle[], Rectangle[], Rectangle[]];
  readonly ends: Threefold;
  /** What air along each axis rubs on, m². */
  readonly wetted: Threefold;
}

/**
 * Resistances of the cells that things fill in part, on the velocity over the whole cell; Δp/L = μ d u + ½ ρ f u².
 * In a slot f = 0.03 + 96/Re on four times its volume over its surface (Moody; Shah & London 1978); what begins and ends in
 * a cell adds the loss of a row of parts (Idelchik, diagram 4-9; Borda–Carnot), half of it at each end.
 * @param boxes things, m
 */
export function slotsOf(lines: LayoutGrid['lines'], boxes: readonly Box[]): Resistance[] {
  const cells = new Map<string, Filled>();
  for (const box of boxes) fill(cells, lines, box);
  const found: Resistance[] = [];
  for (const cell of [...cells.values()].toSorted((a, b) => inOrder(a.at, b.at))) {
    const min = axes.map((axis) => lines[axis][cell.at[axis]]);
    const max = axes.map((axis) => lines[axis][cell.at[axis] + 1]);
    const viscous: Threefold = [0, 0, 0];
    const inertial: Threefold = [0, 0, 0];
    for (const axis of axes) {
      const [u, v] = across[axis];
      const length = max[axis] - min[axis];
      const face = (max[u] - min[u]) * (max[v] - min[v]);
      const blocked = unionArea(cell.covered[axis]);
      const open = 1 - blocked / face;
      if (open < leastOpen) {
        viscous[axis] = closed;
        continue;
      }
      const diameter = (4 * (length * face - cell.volume)) / cell.wetted[axis];
      const ends = Math.min(2, cell.ends[axis] / blocked) / 2;
      viscous[axis] = slotLaminar / (2 * diameter * diameter * open);
      inertial[axis] = slotFriction / (diameter * open * open) + (ends * bedLoss(open)) / length;
    }
    found.push({
      id: `slots ${cell.at.join(' ')}`,
      box: { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] },
      viscous,
      inertial,
    });
  }
  return found;
}

function fill(cells: Map<string, Filled>, lines: LayoutGrid['lines'], { min, max }: Box): void {
  const [xs, ys, zs] = axes.map((axis) => piecesOf(lines[axis], min[axis], max[axis]));
  for (const x of xs)
    for (const y of ys)
      for (const z of zs) {
        const pieces = [x, y, z] as const;
        const at = [x.cell, y.cell, z.cell] as const;
        const cell = cells.get(at.join()) ?? {
          at,
          volume: 0,
          covered: [[], [], []],
          ends: [0, 0, 0],
          wetted: [0, 0, 0],
        };
        cells.set(at.join(), cell);
        const length = (axis: Axis): number => pieces[axis].to - pieces[axis].from;
        cell.volume += length(0) * length(1) * length(2);
        for (const axis of axes) {
          const [u, v] = across[axis];
          cell.covered[axis].push([pieces[u].from, pieces[u].to, pieces[v].from, pieces[v].to]);
          cell.ends[axis] += pieces[axis].ends * length(u) * length(v);
          cell.wetted[axis] += (pieces[u].sides * length(v) + pieces[v].sides * length(u)) * length(axis);
        }
      }
}

/** What lies of an interval in each cell, how many of its ends, and of them with air of this cell beside them. */
function piecesOf(
  lines: readonly number[],
  min: number,
  max: number,
): { cell: number; from: number; to: number; ends: number; sides: number }[] {
  return lines.slice(1).flatMap((line, cell) => {
    const from = Math.max(min, lines[cell]);
    const to = Math.min(max, line);
    if (!(to > from)) return [];
    const ends = Number(from === min) + Number(to === max);
    return [{ cell, from, to, ends, sides: Number(min > lines[cell] + touch) + Number(max < line - touch) }];
  });
}

function inOrder(a: Filled['at'], b: Filled['at']): number {
  return a[2] - b[2] || a[1] - b[1] || a[0] - b[0];
}

/** A part that fills more than this of its cells is seen with those next to it. */
const mostFilled = 2 / 3;

export interface Besides {
  /** Whole cells. */
  readonly cells: Box;
  /** What lies in them of the air that takes the part's heat. */
  readonly air: Box;
}

/**
 * Where the air beside a part is: in the cells that it fills in part. Where it fills most of them the cells across its
 * thinnest side count as well, and around whole cells of it all that are next to them: what a part of many cells reaches
 * beyond them may be a sliver.
 * @param core cells that lie whole in it
 */
export function besides(lines: LayoutGrid['lines'], box: Box, core: Box | null): Besides {
  const own = cellsWithin(lines, box);
  if (!core && openShare(lines, [box], own) > 1 - mostFilled) return { cells: own, air: box };
  const cells = withNeighbours(lines, own, core ? axes : [thinnest(box)]);
  return { cells, air: cells };
}

/** Share of the cells in a box that things leave to the air. */
export function openShare(lines: LayoutGrid['lines'], boxes: readonly Box[], box: Box): number {
  const cells = cellsWithin(lines, box);
  const filled = boxes.reduce((sum, one) => {
    const common = intersectionOf(one, cells);
    return common ? sum + volumeOf(common) : sum;
  }, 0);
  return Math.max(leastOpen, 1 - filled / volumeOf(cells));
}
