import { axes, type AxisIndex } from '#solver/field/grid.ts';
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
    out.fill(0);
    const [nx, ny, nz] = grid.counts;
    for (let k = 0; k < nz; k++) {
      for (let j = 0; j < ny; j++) {
        const from = cellAt({ strideY: strides[1], strideZ: strides[2] }, 0, j, k);
        const along = (axis: AxisIndex): Along => ({
          stride: strides[axis],
          widths: sizes.tables.widths[axis],
          place: [1, j + 1, k + 1][axis],
          step: axis === 0 ? 1 : 0,
        });
        for (const axis of axes) stretchRow(isFluid, velocity[axis], along(axis), from, nx, out);
        for (const [a, b] of pairs)
          shearRow(
            isFluid,
            { values: this.#middle[a], between: between[b], share: share[b], ...along(b) },
            { values: this.#middle[b], between: between[a], share: share[a], ...along(a) },
            from,
            nx,
            out,
          );
      }
    }
  }
}

const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

function means(isFluid: Uint8Array, velocity: Float64Array, stride: number, out: Float64Array): void {
  for (let c = stride; c < out.length; c++)
    out[c] = isFluid[c] === 1 ? (velocity[c - stride] + velocity[c]) / 2 : 0;
}

/** An axis as a row of cells sees it: to the next cell, and the widths from that of the row's first cell on. */
interface Along {
  readonly stride: number;
  readonly widths: Float64Array;
  readonly place: number;
  readonly step: 0 | 1;
}

/** out += 2 (∂u/∂x)². */
function stretchRow(
  isFluid: Uint8Array,
  velocity: Float64Array,
  { stride, widths, place, step }: Along,
  from: number,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const c = from + i;
    if (isFluid[c] === 0) continue;
    const slope = (velocity[c] - velocity[c - stride]) / widths[place + step * i];
    out[c] += 2 * slope * slope;
  }
}

/** A component of the velocity along another axis. */
interface Across extends Along {
  readonly values: Float64Array;
  readonly between: Float64Array;
  readonly share: Float32Array;
}

/** out += (∂u/∂y + ∂v/∂x)². */
function shearRow(
  isFluid: Uint8Array,
  one: Across,
  other: Across,
  from: number,
  count: number,
  out: Float64Array,
): void {
  for (let i = 0; i < count; i++) {
    const c = from + i;
    if (isFluid[c] === 0) continue;
    const slope =
      across(one, c) / one.widths[one.place + one.step * i] +
      across(other, c) / other.widths[other.place + other.step * i];
    out[c] += slope * slope;
  }
}

/** Difference between the faces of a cell. */
function across({ values, stride, between, share }: Across, c: number): number {
  const next = c + stride;
  const before = c - stride;
  const high = between[c] === 0 ? values[next] : share[c] * values[c] + (1 - share[c]) * values[next];
  const low =
    between[before] === 0 ? values[before] : share[before] * values[before] + (1 - share[before]) * values[c];
  return high - low;
}
