import { axes } from '#solver/field/grid.ts';
import type { Motion } from '#solver/field/momentum.ts';
import { type Room, type Triple, triple } from '#solver/field/room.ts';
import type { Contacts } from '#solver/field/walls.ts';

/** The rate at which a stream is sheared, from velocities in the middles of cells and at their faces. */
export class Strain {
  readonly #room: Room;
  readonly #contacts: Contacts;
  /** Velocities in the middles of cells; at the border in its ghosts, 0 in solids. */
  readonly #middle: Triple<Float64Array>;

  constructor(room: Room, contacts: Contacts) {
    const size = room.volume.length;
    this.#room = room;
    this.#contacts = contacts;
    this.#middle = triple(() => new Float64Array(size));
  }

  get bytes(): number {
    return 3 * this.#middle[0].byteLength;
  }

  /** Fills 2 S_ij S_ij of cells of fluid, 1/s². */
  squares({ velocity }: Motion, out: Float64Array): void {
    const { isFluid, strides, area, volume } = this.#room;
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
    for (const axis of axes) stretch(isFluid, velocity[axis], strides[axis], area[axis], volume, out);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      shear(
        isFluid,
        volume,
        { values: this.#middle[a], stride: strides[b], between: between[b], share: share[b], area: area[b] },
        { values: this.#middle[b], stride: strides[a], between: between[a], share: share[a], area: area[a] },
        out,
      );
  }
}

function means(isFluid: Uint8Array, velocity: Float64Array, stride: number, out: Float64Array): void {
  for (let c = stride; c < out.length; c++)
    out[c] = isFluid[c] === 1 ? (velocity[c - stride] + velocity[c]) / 2 : 0;
}

/** out += 2 (∂u/∂x)². */
function stretch(
  isFluid: Uint8Array,
  velocity: Float64Array,
  stride: number,
  area: Float64Array,
  volume: Float64Array,
  out: Float64Array,
): void {
  for (let c = stride; c < out.length; c++) {
    if (isFluid[c] === 0) continue;
    const slope = ((velocity[c] - velocity[c - stride]) * area[c]) / volume[c];
    out[c] += 2 * slope * slope;
  }
}

/** A component of the velocity along another axis. */
interface Across {
  readonly values: Float64Array;
  readonly stride: number;
  readonly between: Float64Array;
  readonly share: Float32Array;
  readonly area: Float64Array;
}

/** out += (∂u/∂y + ∂v/∂x)². */
function shear(
  isFluid: Uint8Array,
  volume: Float64Array,
  one: Across,
  other: Across,
  out: Float64Array,
): void {
  for (let c = 0; c < out.length; c++) {
    if (isFluid[c] === 0) continue;
    const slope = (across(one, c) + across(other, c)) / volume[c];
    out[c] += slope * slope;
  }
}

/** Slope between the faces of a cell, times its volume. */
function across({ values, stride, between, share, area }: Across, c: number): number {
  const next = c + stride;
  const before = c - stride;
  const high = between[c] === 0 ? values[next] : share[c] * values[c] + (1 - share[c]) * values[next];
  const low =
    between[before] === 0 ? values[before] : share[before] * values[before] + (1 - share[before]) * values[c];
  return (high - low) * area[c];
}
