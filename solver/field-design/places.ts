/*
 * Boxes on the lines of a grid.
 */
import { type Box, intersectionOf, volumeOf, withComponent } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import { axes, type Axis, thinnest } from '#solver/design/interior.ts';
import type { LayoutGrid } from '#solver/field-design/grid.ts';
import type { Shape } from '#solver/field-design/shapes.ts';

type Lines = LayoutGrid['lines'];

/** As far as rounding goes, m. */
const same = 1e-9;

/** The cells that have their middle in a box; along axes where none has, the one around its middle. */
export function cellsWithin(lines: Lines, box: Box): Box {
  let { min, max } = box;
  for (const axis of axes) {
    const own = lines[axis];
    const middleOf = (cell: number): number => (own[cell] + own[cell + 1]) / 2;
    const cells = own.slice(1).map((_, cell) => cell);
    const first = cells.find((cell) => middleOf(cell) >= box.min[axis] - same) ?? cells.length - 1;
    const last = cells.findLast((cell) => middleOf(cell) <= box.max[axis] + same) ?? 0;
    const middle = (box.min[axis] + box.max[axis]) / 2;
    const around = cells.findLast((cell) => own[cell] <= middle) ?? 0;
    min = withComponent(min, axis, own[last < first ? around : first]);
    max = withComponent(max, axis, own[(last < first ? around : last) + 1]);
  }
  return { min, max };
}

/** A box on lines, with the cells next to it along some axes. */
export function withNeighbours(lines: Lines, box: Box, along: readonly Axis[]): Box {
  let { min, max } = box;
  for (const axis of along) {
    min = withComponent(min, axis, lines[axis].findLast((line) => line < box.min[axis]) ?? box.min[axis]);
    max = withComponent(max, axis, lines[axis].find((line) => line > box.max[axis]) ?? box.max[axis]);
  }
  return { min, max };
}

/** The cells that lie whole in a box; null: none. */
export function wholeCells(lines: Lines, box: Box): Box | null {
  let { min, max } = box;
  for (const axis of axes) {
    const first = lines[axis].find((line) => line >= box.min[axis] - same) ?? Infinity;
    const last = lines[axis].findLast((line) => line <= box.max[axis] + same) ?? -Infinity;
    if (!(last > first)) return null;
    min = withComponent(min, axis, first);
    max = withComponent(max, axis, last);
  }
  return { min, max };
}

/** Widths of what cells have of an interval, m. */
export function cutBy(lines: readonly number[], from: number, to: number): number[] {
  return lines.slice(1).flatMap((line, cell) => {
    const width = Math.min(to, line) - Math.max(from, lines[cell]);
    return width > 0 ? [width] : [];
  });
}

/** A box across a plane on a line, with a cell before it and one behind it at least. */
export function aroundPlane(lines: Lines, box: Box, axis: Axis, at: number): Box {
  const before = lines[axis].findLast((line) => line < at - same) ?? at;
  const behind = lines[axis].find((line) => line > at + same) ?? at;
  return {
    min: withComponent(box.min, axis, Math.min(before, box.min[axis])),
    max: withComponent(box.max, axis, Math.max(behind, box.max[axis])),
  };
}

/** Before and behind the plane in the middle of a box. */
export function halvesOf(box: Box, plane: Box, { axis, sign }: Shape['body']): readonly [Box, Box] {
  const at = plane.min[axis];
  const low: Box = { min: box.min, max: withComponent(box.max, axis, at) };
  const high: Box = { min: withComponent(box.min, axis, at), max: box.max };
  return sign > 0 ? [low, high] : [high, low];
}

/** What a part covers of the board that it stands on, where that is on the grid. */
export function boardUnder(
  { on }: DesignItem,
  { min, max }: Box,
  { grid, shapes }: { readonly grid: LayoutGrid; readonly shapes: readonly Shape[] },
): Box | null {
  const shape = shapes.find(({ item }) => item.id === on);
  if (shape?.type !== 'block' || grid.loose.has(shape.item.id)) return null;
  const board = grid.place(shape.block);
  const normal = thinnest(board);
  const under = intersectionOf(
    {
      min: withComponent(min, normal, board.min[normal]),
      max: withComponent(max, normal, board.max[normal]),
    },
    board,
  );
  return under && volumeOf(under) > 0 ? under : null;
}
