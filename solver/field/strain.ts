import { axes } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import { type Room, type Triple, triple } from '#solver/field/room.ts';
import { cellAt } from '#solver/field/stencil.ts';
import type { Contacts } from '#solver/field/walls.ts';

/** The rate at which a stream is sheared, from velocities in the middles of cells and at their faces. */
export class Strain {
  readonly #room: Room;
  readonly #contacts: Contacts;
  /** Velocities in the middles of cells; at the border in its ghosts, 0 in solids. */
  readonly #middle: Triple<Float64Array>;

  constructor(room: Room, contacts: Contacts) {
    const size = room.isFluid.length;
    this.#room = room;
    this.#contacts = contacts;
    this.#middle = triple(() => new Float64Array(size));
  }

  get bytes(): number {
    return 3 * this.#middle[0].byteLength;
  }

  /** Fills 2 S_ij S_ij of cells of fluid, 1/s². */
  squares({ velocity }: Motion, out: Float64Array): void {
    const { grid, isFluid, strides, sizes } = this.#room;
    const { held, free, between, share } = this.#contacts;
    for (const axis of axes) {
      const middle = this.#middle[axis];
      means(isFluid, velocity[axis], strides[axis], middle);
      for (const { beyond, axis: normal, kind } of held)
        if (kind !== 'solid' && normal !== axis)
          middle[beyond] = (velocity[axis][beyond] + velocity[axis][beyond - strides[axis]]) / 2;
      for (const { cell, beyond } of free) middle[beyond] = middle[cell];
    }
    const [nx, ny, nz] = grid.counts;
    const [width, height, depth] = sizes.tables.widths;
    const fields = { isFluid, velocity, middle: this.#middle, between, share, widths: width };
    const at = { strideY: strides[1], strideZ: strides[2] };
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        squaresOfRow(fields, at, cellAt(at, 0, j, k), nx, 1 / height[j + 1], 1 / depth[k + 1], out);
  }
}

function means(isFluid: Uint8Array, velocity: Float64Array, stride: number, out: Float64Array): void {
  for (let c = stride; c < out.length; c++)
    out[c] = isFluid[c] === 1 ? (velocity[c - stride] + velocity[c]) / 2 : 0;
}

interface Fields {
  readonly isFluid: Uint8Array;
  readonly velocity: Triple<Float64Array>;
  readonly middle: Triple<Float64Array>;
  readonly between: Contacts['between'];
  readonly share: Contacts['share'];
  /** Along x, m. */
  readonly widths: Float64Array;
}

/** @param perY one over the row's width along y, 1/m @param perZ along z */
function squaresOfRow(
  { isFluid, velocity: [u, v, w], middle: [mu, mv, mw], between, share, widths }: Fields,
  { strideY, strideZ }: { readonly strideY: number; readonly strideZ: number },
  from: number,
  count: number,
  perY: number,
  perZ: number,
  out: Float64Array,
): void {
  const [betweenX, betweenY, betweenZ] = between;
  const [shareX, shareY, shareZ] = share;
  for (let i = 0; i < count; i++) {
    const c = from + i;
    if (isFluid[c] === 0) {
      out[c] = 0;
      continue;
    }
    const perX = 1 / widths[i + 1];
    const ux = (u[c] - u[c - 1]) * perX;
    const vy = (v[c] - v[c - strideY]) * perY;
    const wz = (w[c] - w[c - strideZ]) * perZ;
    const uy = across(mu, betweenY, shareY, c, strideY) * perY;
    const uz = across(mu, betweenZ, shareZ, c, strideZ) * perZ;
    const vx = across(mv, betweenX, shareX, c, 1) * perX;
    const vz = across(mv, betweenZ, shareZ, c, strideZ) * perZ;
    const wx = across(mw, betweenX, shareX, c, 1) * perX;
    const wy = across(mw, betweenY, shareY, c, strideY) * perY;
    out[c] =
      2 * (ux * ux + vy * vy + wz * wz) +
      (uy + vx) * (uy + vx) +
      (uz + wx) * (uz + wx) +
      (vz + wy) * (vz + wy);
  }
}

/** Difference of a component between the faces of a cell along another axis. */
function across(
  values: Float64Array,
  between: Float64Array,
  share: Float32Array,
  c: number,
  stride: number,
): number {
  const next = c + stride;
  const before = c - stride;
  const high = between[c] === 0 ? values[next] : share[c] * values[c] + (1 - share[c]) * values[next];
  const low =
    between[before] === 0 ? values[before] : share[before] * values[before] + (1 - share[before]) * values[c];
  return high - low;
}
