import { axes, type AxisIndex } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import type { Room, Triple } from '#solver/field/room.ts';
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

/** The same of many walls across one axis. @param beyond ghosts that hold a wall's own velocity, −1 where it stands still */
export function speedsAlong(
  strides: Triple<number>,
  { velocity }: Motion,
  axis: AxisIndex,
  cell: Int32Array,
  beyond: Int32Array,
  out: Float64Array,
): void {
  const first = axis === 0 ? 1 : 0;
  const second = axis === 2 ? 1 : 2;
  const u = velocity[first];
  const v = velocity[second];
  const strideU = strides[first];
  const strideV = strides[second];
  for (let n = 0; n < cell.length; n++) {
    const c = cell[n];
    const wall = beyond[n];
    let a = 0.5 * (u[c - strideU] + u[c]);
    let b = 0.5 * (v[c - strideV] + v[c]);
    if (wall >= 0) {
      a -= u[wall];
      b -= v[wall];
    }
    out[n] = Math.sqrt(a * a + b * b);
  }
}
