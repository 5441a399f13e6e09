/*
 * When a residual will have come down, by how it has come down lately.
 */

interface Sample {
  /** s. */
  readonly at: number;
  readonly logarithm: number;
}

/** Samples before which nothing is told, and the share of the newest that is looked at. */
const fewest = 8;
const newest = 0.5;

export class TimeLeft {
  readonly #target: number;
  readonly #samples: Sample[] = [];

  /** @param target residual that is to be reached */
  constructor(target: number) {
    this.#target = target;
  }

  /** @param seconds that the run has taken @param residual what is left over then */
  note(seconds: number, residual: number): void {
    if (residual > 0 && Number.isFinite(residual))
      this.#samples.push({ at: seconds, logarithm: Math.log(residual) });
  }

  /**
   * On the straight line of least squares through the logarithms of the newer half.
   * @returns s; null where they are too few or do not fall
   */
  estimate(): number | null {
    const count = this.#samples.length;
    if (count < fewest) return null;
    const used = this.#samples.slice(Math.floor(count * (1 - newest)));
    const mean = (of: (one: Sample) => number): number =>
      used.reduce((sum, one) => sum + of(one), 0) / used.length;
    const at = mean((one) => one.at);
    const logarithm = mean((one) => one.logarithm);
    let across = 0;
    let spread = 0;
    for (const one of used) {
      across += (one.at - at) * (one.logarithm - logarithm);
      spread += (one.at - at) ** 2;
    }
    const slope = across / spread;
    if (!(slope < 0)) return null;
    const last = used[used.length - 1];
    const now = logarithm + slope * (last.at - at);
    return Math.max(0, (Math.log(this.#target) - now) / slope);
  }
}
