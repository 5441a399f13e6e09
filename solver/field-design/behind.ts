import { type Box, withComponent } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import { directionOf } from '#solver/design/interior.ts';
import type { LayoutGrid } from '#solver/field-design/grid.ts';

/**
 * The cells at a part's back, or where the grid ends there those above it: they take what its fins do not give off, so
 * that it does not warm the air between them.
 */
export function behindOf(lines: LayoutGrid['lines'], box: Box, { upAxis }: Pick<DesignItem, 'upAxis'>): Box {
  const { axis, sign } = directionOf(upAxis);
  const own = lines[axis];
  const low = own.findLast((line) => line < box.min[axis] - 1e-9);
  const high = own.find((line) => line > box.max[axis] + 1e-9);
  const below: Box | null =
    low === undefined
      ? null
      : { min: withComponent(box.min, axis, low), max: withComponent(box.max, axis, box.min[axis]) };
  const above: Box | null =
    high === undefined
      ? null
      : { min: withComponent(box.min, axis, box.max[axis]), max: withComponent(box.max, axis, high) };
  return (sign > 0 ? (below ?? above) : (above ?? below)) ?? box;
}
