import { axes, cellAlong, type AxisIndex, type FieldView } from '#solver/field-view/view.ts';

/** A share of a half cell below which a wall is reached. */
const atWall = 1e-9;

/**
 * Reads a field between the middles of cells: linear along each axis, among the cells of the same solid (or of the
 * fluid) as the one that holds the place. So nothing is smeared over the face of a solid, and a field that is linear
 * in space is read exactly wherever all eight cells around are of one kind. Beyond the outermost middles the value
 * stays.
 *
 * `moveTo` chooses the place; the rest reads there. No allocation.
 */
export class Sampler {
  readonly #view: FieldView;
  readonly #corners = new Int32Array(8);
  readonly #weights = new Float64Array(8);
  readonly #own = new Int32Array(3);
  readonly #low = new Int32Array(3);
  readonly #high = new Int32Array(3);
  readonly #share = new Float64Array(3);
  readonly #at = new Float64Array(3);
  #cell = 0;

  constructor(view: FieldView) {
    this.#view = view;
  }

  /** The cell that holds the place. */
  get cell(): number {
    return this.#cell;
  }

  /** 0 in fluid, else one more than the place of the solid in the picture's list. */
  get solid(): number {
    return this.#view.picture.solid[this.#cell];
  }

  /** Width of the cell, m. */
  widthAlong(axis: AxisIndex): number {
    const lines = this.#view.picture.lines[axis];
    return lines[this.#own[axis] + 1] - lines[this.#own[axis]];
  }

  /** @returns false, and nothing can be read, outside of the domain */
  moveTo(x: number, y: number, z: number): boolean {
    this.#at[0] = x;
    this.#at[1] = y;
    this.#at[2] = z;
    const { strides, picture } = this.#view;
    for (const axis of axes) if (!this.#bracket(axis)) return false;
    const { solid } = picture;
    this.#cell = this.#own[0] + strides[1] * this.#own[1] + strides[2] * this.#own[2];
    const own = solid[this.#cell];
    let sum = 0;
    for (let n = 0; n < 8; n++) {
      let corner = 0;
      let weight = 1;
      for (const axis of axes) {
        const isHigh = (n >> axis) & 1;
        corner += strides[axis] * (isHigh ? this.#high[axis] : this.#low[axis]);
        weight *= isHigh ? this.#share[axis] : 1 - this.#share[axis];
      }
      this.#corners[n] = corner;
      this.#weights[n] = solid[corner] === own ? weight : 0;
      sum += this.#weights[n];
    }
    for (let n = 0; n < 8; n++) this.#weights[n] /= sum;
    return true;
  }

  /** Of an array of cells, at the place. */
  read(values: Float32Array): number {
    let sum = 0;
    for (let n = 0; n < 8; n++) {
      // A cell of weight 0 may hold what is no number.
      if (this.#weights[n] > 0) sum += this.#weights[n] * values[this.#corners[n]];
    }
    return sum;
  }

  /**
   * Writes the velocity into `out`, m/s. From the middle of a cell to a wall the speed across the wall falls to
   * nothing, so that no stream runs into it.
   */
  velocityInto(out: Float64Array): void {
    const { velocity } = this.#view.picture;
    for (const axis of axes) out[axis] = this.read(velocity[axis]) * this.#openness(axis);
  }

  #bracket(axis: AxisIndex): boolean {
    const { picture, middles, counts } = this.#view;
    const at = this.#at[axis];
    const own = cellAlong(picture.lines[axis], at);
    if (own < 0) return false;
    const places = middles[axis];
    const isBefore = at < places[own];
    const low = isBefore ? Math.max(own - 1, 0) : own;
    const high = isBefore ? own : Math.min(own + 1, counts[axis] - 1);
    this.#own[axis] = own;
    this.#low[axis] = low;
    this.#high[axis] = high;
    this.#share[axis] = low === high ? 0 : (at - places[low]) / (places[high] - places[low]);
    return true;
  }

  /** 1 from the middle of the cell on; towards a solid behind its face down to 0. */
  #openness(axis: AxisIndex): number {
    const { picture, middles, strides, counts } = this.#view;
    const { solid, lines } = picture;
    if (solid[this.#cell] !== 0) return 0;
    const own = this.#own[axis];
    const at = this.#at[axis];
    const middle = middles[axis][own];
    const isBefore = at < middle;
    const next = own + (isBefore ? -1 : 1);
    if (next < 0 || next >= counts[axis]) return 1;
    if (solid[this.#cell + (isBefore ? -strides[axis] : strides[axis])] === 0) return 1;
    const face = lines[axis][isBefore ? own : own + 1];
    const open = (face - at) / (face - middle);
    return open > atWall ? open : 0;
  }
}
