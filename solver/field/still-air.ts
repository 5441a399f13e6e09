/*
 * What comes in through an outlet was at rest behind it: it brings the pressure there as its total, and spends ½ ρ u² of
 * it on its own speed. Without that any profile could come in, and what comes in would be given its energy.
 */
import type { MomentumBalance, Opening } from '#solver/field/momentum.ts';
import type { AxisIndex } from '#solver/field/grid.ts';
import type { Room } from '#solver/field/room.ts';
import type { DensityOnFaces } from '#solver/field/streams.ts';

export function openingsOf({ passages }: Room, axis: AxisIndex): Opening[] {
  return passages
    .filter((one) => one.type === 'outlet' && one.axis === axis)
    .map(({ at, cell, ghost, area }) => ({ at, inward: ghost > cell ? -1 : 1, area }));
}

/**
 * Takes the speed of what comes in out of its pressure, in a balance of momentum that is filled.
 * @param entering velocities on the faces, m/s, and density there, kg/m³
 * @param relaxation as of the balance
 * @returns by how much the sum of the squares of what is left over grew, N²
 */
export function spendOnSpeed(
  openings: readonly Opening[],
  entering: { readonly velocity: Float64Array; readonly density: DensityOnFaces },
  relaxation: number,
  { rest, couplings, mobility }: MomentumBalance,
): number {
  const { velocity, density } = entering;
  const { diagonal } = couplings;
  let grown = 0;
  for (const { at, inward, area } of openings) {
    const speed = inward * velocity[at];
    if (speed <= 0) continue;
    const streaming = (typeof density === 'number' ? density : density[at]) * area * speed;
    const before = rest[at];
    rest[at] -= 0.5 * streaming * velocity[at];
    grown += rest[at] * rest[at] - before * before;
    diagonal[at] += streaming / relaxation;
    mobility[at] = area / (area / mobility[at] + streaming / relaxation);
  }
  return grown;
}
