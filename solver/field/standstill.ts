/*
 * Whether the figures of a steady flow have come to stay. The largest move of a figure in the last turns and in as many
 * before makes a geometric series, whose rest is what the figure is still off by.
 * Source: Aitken (1926), Proc. R. Soc. Edinburgh 46, 289–305 (what is left of a sequence that falls geometrically).
 */
import type { FieldFigure } from '#solver/field/contract.ts';

/** Turns that are looked at, and as many before. */
const window = 15;
/** A figure that moved by less than this share of what it may be off by has come to rest, whatever it did before. */
const still = 0.1;

/** What figures may be off by. */
export interface Steadiness {
  readonly temperature: number; // K
  /** Of the largest figure in the same unit. */
  readonly share: number;
}

export class Standstill {
  readonly #allowed: Steadiness;
  readonly #rows: Float64Array[] = [];
  #off: Steadiness = { temperature: Infinity, share: Infinity };

  constructor(allowed: Steadiness) {
    this.#allowed = allowed;
  }

  /** What figures are still off by, about; infinite while that cannot be told. */
  get off(): Steadiness {
    return this.#off;
  }

  get isReached(): boolean {
    return this.#off.temperature <= this.#allowed.temperature && this.#off.share <= this.#allowed.share;
  }

  /** @param figures after a turn, the same ones each time */
  note(figures: readonly FieldFigure[]): void {
    this.#rows.push(Float64Array.from(figures, ({ value }) => value));
    if (this.#rows.length > 2 * window + 1) this.#rows.shift();
    if (this.#rows.length <= 2 * window) return;
    const largest = new Map<FieldFigure['unit'], number>();
    for (const { value, unit } of figures)
      largest.set(unit, Math.max(largest.get(unit) ?? 0, Math.abs(value)));
    let temperature = 0;
    let share = 0;
    figures.forEach(({ unit }, i) => {
      const of = unit === 'K' ? 1 : (largest.get(unit) ?? 0);
      // Figures of nothing, and those that are 0 throughout, do not move.
      if (!(of > 0)) return;
      const allowed = unit === 'K' ? this.#allowed.temperature : this.#allowed.share;
      const off = restOf(this.#move(i, window) / of, this.#move(i, 0) / of, still * allowed);
      if (unit === 'K') temperature = Math.max(temperature, off);
      else share = Math.max(share, off);
    });
    this.#off = { temperature, share };
  }

  /** From the lowest to the highest value of a figure, before and after each turn of a window. */
  #move(figure: number, from: number): number {
    let low = Infinity;
    let high = -Infinity;
    for (let row = from; row <= from + window; row++) {
      const value = this.#rows[row][figure];
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high > low ? high - low : 0;
  }
}

/** What is to come of a series that fell from one move to the next one, at least this one. */
function restOf(now: number, before: number, least: number): number {
  if (now <= least) return now;
  const ratio = now / before;
  return ratio < 1 ? Math.max(now, (now * ratio) / (1 - ratio)) : Infinity;
}
