import { applyStencil, ConjugateGradients } from '#solver/field/conjugate-gradients.ts';
import { axes } from '#solver/field/grid.ts';
import { Multigrid } from '#solver/field/multigrid.ts';
import { partsOf } from '#solver/field/parts.ts';
import type { Room } from '#solver/field/room.ts';
import { couplingsOf, emptyStencil } from '#solver/field/stencil.ts';
import { alone } from '#solver/field/team.ts';
import type { Contacts } from '#solver/field/walls.ts';

const target = 1e-8;
const mostIterations = 200;

/**
 * Distance of each cell of fluid from the walls, m: ∇²φ = −1 with φ = 0 on walls, L = √(|∇φ|² + 2φ) − |∇φ|. Exact between
 * two plates; in a corner both walls count. A cell beside a wall is no further off than its middle.
 * @returns 0 in solids and ghosts, and everywhere where there is no wall
 * Source: Spalding (1994), 10th Int. Heat Transfer Conf., Brighton (as used by Agonafer, Gan-Li & Spalding 1996).
 */
export function wallDistances(room: Room, contacts: Contacts): Float64Array {
  const { grid, strides, isFluid, sizes } = room;
  const walls = contacts.held.filter(({ kind }) => kind !== 'inlet');
  const size = isFluid.length;
  const distance = new Float64Array(size);
  if (walls.length === 0) return distance;
  const stencil = emptyStencil(grid.counts, (count) => new Float64Array(count));
  [stencil.x, stencil.y, stencil.z].forEach((one, axis) => one.set(contacts.between[axis]));
  for (const { cell, area, near } of walls) stencil.outer[cell] += area / near;
  const right = sizes.volumes().map((one, c) => (isFluid[c] ? one : 0));
  const norm = Math.sqrt(right.reduce((sum, one) => sum + one * one, 0));
  const phi = new Float64Array(size);
  const parts = partsOf(grid.counts);
  const run = new ConjugateGradients(alone, parts, size, applyStencil, stencil).improve(
    new Multigrid(alone, parts, couplingsOf(stencil), 'symmetric'),
    right,
    phi,
    norm,
    target,
    mostIterations,
  );
  while (run.next().done !== true);
  const square = new Float64Array(size);
  for (const axis of axes) {
    // The mean of the slopes on both faces of a cell; none where nothing lies beyond.
    const stride = strides[axis];
    const between = contacts.between[axis];
    const slopes = new Float64Array(size);
    for (let c = stride; c < size - stride; c++) {
      if (!isFluid[c]) continue;
      slopes[c] =
        (between[c - stride] * (phi[c] - phi[c - stride]) + between[c] * (phi[c + stride] - phi[c])) /
        sizes.area(axis, c);
    }
    for (const wall of walls)
      if (wall.axis === axis) slopes[wall.cell] -= (wall.side * phi[wall.cell]) / wall.near;
    for (let c = 0; c < size; c++) square[c] += (slopes[c] / 2) ** 2;
  }
  for (let c = 0; c < size; c++)
    if (isFluid[c]) distance[c] = Math.sqrt(square[c] + 2 * Math.max(phi[c], 0)) - Math.sqrt(square[c]);
  for (const { cell, near } of walls) distance[cell] = Math.min(distance[cell], near);
  return distance;
}
