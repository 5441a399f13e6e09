/*
 * Generator sets in time: they start when the feeds before them are lost.
 */
import type { Converter, Feed } from '#solver/case/power.ts';
import { isLimited } from '#solver/power/feed-capacity.ts';

interface Generator {
  readonly id: string;
  readonly startUp: number; // s
  /** Feeds before it that have no limit of their own: it is wanted while all of them are lost. */
  readonly before: readonly string[];
  /** When it gives power, s; null while it is not wanted. */
  from: number | null;
}

export class Generators {
  readonly #sets: Generator[];
  #isBegun = false;

  constructor(converters: readonly Converter[], feeds: readonly Feed[]) {
    const byId = new Map(feeds.map((feed) => [feed.id, feed]));
    this.#sets = converters.flatMap(({ order = [] }) =>
      order.flatMap((id, at): Generator[] => {
        const generator = byId.get(id)?.generator;
        if (!generator) return [];
        const before = order.slice(0, at).filter((name) => {
          const feed = byId.get(name);
          return feed !== undefined && !isLimited(feed);
        });
        return [{ id, startUp: generator.startUp ?? 0, before, from: null }];
      }),
    );
  }

  /** When one comes to power next, s; Infinity where none does. */
  nextStart(time: number): number {
    return this.#sets.reduce(
      (next, { from }) => (from !== null && from > time ? Math.min(next, from) : next),
      Infinity,
    );
  }

  /**
   * Ids of those that give no power at a time [s]. One that is wanted as the run begins runs already.
   * @param isAfter what happens at that time
   */
  standing(time: number, isAfter: boolean, feeds: readonly Feed[]): ReadonlySet<string> {
    if (this.#sets.length === 0) return none;
    const lost = new Set(feeds.filter((feed) => feed.lost === true).map(({ id }) => id));
    for (const set of this.#sets) {
      const isWanted = set.before.every((id) => lost.has(id));
      if (!isWanted) set.from = null;
      else set.from ??= this.#isBegun ? time + set.startUp : -Infinity;
    }
    this.#isBegun = true;
    return new Set(
      this.#sets
        .filter(({ from }) => from === null || from > time || (from === time && !isAfter))
        .map(({ id }) => id),
    );
  }
}

const none: ReadonlySet<string> = new Set();
