import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { add, length, subtract } from '#renderer/interaction/vector.ts';

/** `box` grown to a quarter of `all`: nearer, the eye would stand inside of the neighbours. */
export function roomAround(box: Box, all: Box): Box {
  const least = length(subtract(all.max, all.min)) / 4;
  const grow = Math.max(0, least - length(subtract(box.max, box.min))) / 2;
  const by: Vector3 = [grow, grow, grow];
  return { min: subtract(box.min, by), max: add(box.max, by) };
}
