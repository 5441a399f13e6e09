/**
 * Adds to the places of the Jacobian, one after the other in the order in which structure.ts asked for them.
 */
export class MatrixWriter {
  readonly values: Float64Array;
  readonly #slots: Int32Array;
  #cursor = 0;

  /** @param slots number of the value at each place asked for */
  constructor(values: Float64Array, slots: Int32Array) {
    this.values = values;
    this.#slots = slots;
  }

  /** Back to the first place. */
  rewind(): void {
    this.#cursor = 0;
  }

  put(value: number): void {
    this.values[this.#slots[this.#cursor++]] += value;
  }

  /** Leaves out the next places. */
  skip(count: number): void {
    this.#cursor += count;
  }
}
