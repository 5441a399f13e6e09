/*
 * A switch with two thresholds: between them it stays as it is.
 */
export class Switch {
  isOn: boolean;
  /** Times that it has changed over, and when it last did, s. */
  count = 0;
  changedAt = -Infinity;
  firstOnAt: number | null = null;
  readonly #on: number;
  readonly #off: number;
  /** Shortest time in one position, s. */
  readonly #hold: number;
  readonly #counts: boolean;

  /**
   * @param on warmth at which it goes on, and `off` at which it goes off again: NaN where it never does
   * @param hold shortest time in one position [s]; counts: whether anything changes over with it
   */
  constructor(on: number, off: number, isOn: boolean, hold: number, counts = true) {
    this.#on = on;
    this.#off = off;
    this.isOn = isOn;
    this.#hold = hold;
    this.#counts = counts;
  }

  /** How far past the threshold ahead, K; positive: it changes over. −Infinity where none is ahead. */
  beyond(measured: number): number {
    const isCooling = !(this.#on < this.#off);
    if (!this.isOn) return isCooling ? measured - this.#on : this.#on - measured;
    if (Number.isNaN(this.#off)) return -Infinity;
    return isCooling ? this.#off - measured : measured - this.#off;
  }

  /** The first moment at which it may change over again, s. */
  get freeAt(): number {
    return this.changedAt + this.#hold;
  }

  /** What it did until now does not count. */
  forget(): void {
    this.count = 0;
    this.changedAt = -Infinity;
    this.firstOnAt = this.isOn ? 0 : null;
  }

  flip(time: number): void {
    this.isOn = !this.isOn;
    if (this.#counts) this.count++;
    this.changedAt = time;
    if (this.isOn) this.firstOnAt ??= time;
  }
}
