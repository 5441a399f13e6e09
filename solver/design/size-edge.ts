/*
 * The edge between what fails and what holds, on whole places: the answer is a place that holds beside one that fails.
 */

/** One place that was tried. */
export interface Tried {
  readonly place: number;
  readonly holds: boolean;
  /** Margin less what is wanted, K: its zero is the edge; null where another thing than a temperature decides. */
  readonly excess: number | null;
}

export interface Edge<T extends Tried> {
  readonly fails: T;
  readonly holds: T;
}

/** Trials within which the bracket must halve; else the next one does it. */
const patience = 3;

/**
 * Inverse quadratic interpolation, else the chord, on `excess` inside a bracket that only ever shrinks (after Brent
 * 1973, ch. 4); halving where there is no excess, or no progress. Nothing but the two ends' verdicts is relied on.
 */
export async function edgeBetween<T extends Tried>(
  ends: Edge<T>,
  at: (place: number) => Promise<T>,
): Promise<Edge<T>> {
  let { fails, holds } = ends;
  let before: T | null = null;
  let widest = gap(fails, holds);
  let tries = 0;
  while (gap(fails, holds) > 1) {
    const low = Math.min(fails.place, holds.place);
    const high = Math.max(fails.place, holds.place);
    const guess = tries < patience ? (curved(fails, holds, before) ?? chord(fails, holds)) : null;
    const place = Math.min(high - 1, Math.max(low + 1, Math.round(guess ?? (low + high) / 2)));
    const tried = await at(place);
    if (tried.holds) [before, holds] = [holds, tried];
    else [before, fails] = [fails, tried];
    tries += 1;
    if (gap(fails, holds) <= widest / 2) {
      widest = gap(fails, holds);
      tries = 0;
    }
  }
  return { fails, holds };
}

const gap = (a: Tried, b: Tried): number => Math.abs(a.place - b.place);

/** Where the straight line through both ends is zero. */
function chord(fails: Tried, holds: Tried): number | null {
  if (fails.excess === null || holds.excess === null || fails.excess >= 0 || holds.excess < 0) return null;
  const share = fails.excess / (fails.excess - holds.excess);
  return fails.place + share * (holds.place - fails.place);
}

/** Where the parabola place(excess) through three points is zero; null where it leaves the bracket. */
function curved(fails: Tried, holds: Tried, third: Tried | null): number | null {
  if (!third || chord(fails, holds) === null) return null;
  const [a, b, c] = [fails.excess, holds.excess, third.excess];
  if (a === null || b === null || c === null || a === c || b === c) return null;
  const place =
    (fails.place * b * c) / ((a - b) * (a - c)) +
    (holds.place * a * c) / ((b - a) * (b - c)) +
    (third.place * a * b) / ((c - a) * (c - b));
  const inside = (place - fails.place) * (place - holds.place) < 0;
  return inside ? place : null;
}
