import type { Grid } from '#solver/field/grid.ts';

/*
 * OpenFOAM's export numbers the cells of a grid without a border around it, x fastest.
 */

/** Of a cell along x, y, z. */
export function placeOf({ counts: [nx, ny] }: Grid, c: number): readonly [number, number, number] {
  return [c % nx, Math.floor(c / nx) % ny, Math.floor(c / (nx * ny))];
}

/** Face between a cell, by its number, and the next along an axis. */
export function faceNumber(cell: number, axis: number): number {
  return 3 * cell + axis;
}
