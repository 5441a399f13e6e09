import { axes } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { Room } from '#solver/field/room.ts';
import type { HeldSide } from '#solver/field/walls.ts';

/** Speeds in the middles of cells of fluid, m/s. */
export function speeds({ isFluid, strides }: Room, { velocity: [u, v, w] }: Motion, out: Float64Array): void {
  const [, strideY, strideZ] = strides;
  for (let c = 0; c < out.length; c++) {
    if (isFluid[c] === 0) continue;
    const x = u[c - 1] + u[c];
    const y = v[c - strideY] + v[c];
    const z = w[c - strideZ] + w[c];
    out[c] = 0.5 * Math.sqrt(x * x + y * y + z * z);
  }
}

/** Speed in the middle of a cell along a wall beside it, as the wall sees it, m/s. */
export function speedAlong({ strides }: Room, { velocity }: Motion, side: HeldSide): number {
  let square = 0;
  for (const axis of axes) {
    if (axis === side.axis) continue;
    const of = velocity[axis];
    const own = (of[side.cell - strides[axis]] + of[side.cell]) / 2;
    const change = side.kind === 'border' ? own - of[side.beyond] : own;
    square += change * change;
  }
  return Math.sqrt(square);
}
