/*
 * The density of an ideal gas at one pressure all over (low Mach number), ρ = ρ₀ (p/p₀) T₀/T.
 * In an open domain p is p₀; in a closed one it settles so that the mass stays that of ρ₀ all over.
 * Source: Paolucci (1982), Sandia report SAND82-8257.
 */
import { axes } from '#solver/field/grid.ts';
import type { Drag, Drive } from '#solver/field/momentum.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { triple } from '#solver/field/room.ts';

export class Gas {
  /** Of the cells, and of ghosts on the border, kg/m³; 0 in solids. */
  readonly cells: Float64Array;
  /** On faces, kg/m³. */
  readonly faces: Triple<Float64Array>;
  readonly #room: Room;
  readonly #volume: Float64Array;
  /** At the reference, kg/m³ and K. */
  readonly #density: number;
  readonly #temperature: number;
  readonly #isClosed: boolean;
  /** Squares of what resists at the reference density. */
  #atReference: Triple<Float32Array | null> | null = null;

  constructor(room: Room, density: number, temperature: number) {
    const size = room.isFluid.length;
    this.#room = room;
    this.#volume = room.sizes.volumes();
    this.#density = density;
    this.#temperature = temperature;
    this.#isClosed = !room.passages.some(({ type }) => type === 'outlet');
    this.cells = new Float64Array(size);
    this.faces = triple(() => new Float64Array(size));
  }

  get bytes(): number {
    return 5 * this.cells.byteLength;
  }

  /** Follows the temperatures. */
  update(t: Float64Array): void {
    const { isFluid, passages, strides } = this.#room;
    const volume = this.#volume;
    const { cells } = this;
    const atReference = this.#density * this.#temperature;
    let all = 0;
    let thin = 0;
    for (let c = 0; c < cells.length; c++) {
      if (isFluid[c] === 0) continue;
      cells[c] = atReference / t[c];
      all += volume[c];
      thin += volume[c] / t[c];
    }
    if (this.#isClosed) {
      const pressure = all / (thin * this.#temperature);
      for (let c = 0; c < cells.length; c++) cells[c] *= pressure;
    }
    for (const axis of axes) between(cells, volume, strides[axis], this.faces[axis]);
    // What passes the border has the density there: of what comes in that of its own temperature.
    for (const { at, axis, cell, ghost, type } of passages)
      this.faces[axis][at] = type === 'inlet' ? atReference / t[ghost] : cells[cell];
  }

  /** Weight above that of the reference over the volumes, N, times the sign of momentum's other side. */
  weigh(gravity: number, out: Float64Array): void {
    const { isFluid } = this.#room;
    const volume = this.#volume;
    for (let c = 0; c < out.length; c++)
      if (isFluid[c] === 1) out[c] = (this.#density - this.cells[c]) * gravity * volume[c];
  }

  /** Screens and porous boxes resist, and fans push, in proportion to the density. */
  scale(drag: Triple<Drag | null>, drive: Triple<Drive | null>): void {
    const squares = (this.#atReference ??= [
      drag[0]?.square.slice() ?? null,
      drag[1]?.square.slice() ?? null,
      drag[2]?.square.slice() ?? null,
    ]);
    for (const axis of axes) {
      const face = this.faces[axis];
      const square = drag[axis]?.square;
      const before = squares[axis];
      if (square && before)
        for (let c = 0; c < square.length; c++) square[c] = (before[c] * face[c]) / this.#density;
      const blown = drive[axis];
      if (!blown) continue;
      for (let c = 0; c < face.length; c++) {
        blown.force[c] *= face[c] / this.#density;
        blown.slope[c] *= face[c] / this.#density;
      }
    }
  }
}

/** On a straight line between two cells of fluid; beside a solid that of the cell. */
function between(cells: Float64Array, volume: Float64Array, stride: number, out: Float64Array): void {
  for (let c = 0; c < cells.length - stride; c++) {
    const own = cells[c];
    const next = cells[c + stride];
    if (own === 0 || next === 0) out[c] = own + next;
    else out[c] = (own * volume[c + stride] + next * volume[c]) / (volume[c] + volume[c + stride]);
  }
}
