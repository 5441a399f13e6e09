import { type Box, sizeOf } from '#models/geometry/box.ts';

/** Of what is flat, m². */
export function areaOf(box: Box): number {
  return sizeOf(box)
    .filter((side) => side > 0)
    .reduce((product, side) => product * side, 1);
}

/** Flat along one axis and not along the others. */
export function isArea(box: Box): boolean {
  return sizeOf(box).filter((side) => side > 0).length === 2;
}
