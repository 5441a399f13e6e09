import type { Design } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';

/*
 * Which feed and which line each supply hangs on.
 */

export type FeedId = 'A' | 'B';

export interface FeedLine {
  readonly feed: FeedId;
  /** Of a feed of three phases. */
  readonly phase?: Phase;
}

/** Line, or pair of lines, of a feed of three phases. */
type Phase = (typeof neutral)[number] | (typeof between)[number];

const neutral = ['L1', 'L2', 'L3'] as const;
const between = ['L1-L2', 'L2-L3', 'L3-L1'] as const;

/** Ids of the feeds of a design. */
export function feedIds({ conditions }: Design): readonly FeedId[] {
  return conditions.feedCount > 1 ? ['A', 'B'] : ['A'];
}

/** By supply, in their order: feeds in turn, and lines in turn on each feed; a supply that says which is not counted. */
export function feedLines(design: Design): ReadonlyMap<string, FeedLine> {
  const { feedSystem } = design.conditions;
  const feeds = feedIds(design);
  const next = new Map<FeedId, number>();
  let turn = 0;
  const lines = new Map<string, FeedLine>();
  for (const item of design.items) {
    if (item.kind !== 'psu') continue;
    const { feedSide, feedPhase } = valuesOf(item.part, 'psu');
    const wanted = feeds.find((id) => id === feedSide);
    const feed = wanted ?? feeds[turn++ % feeds.length];
    if (feedSystem === 'ac-1' || feedSystem === 'dc') {
      lines.set(item.id, { feed });
      continue;
    }
    const given = neutral.findIndex((line) => line === feedPhase);
    const count = next.get(feed) ?? 0;
    if (given < 0) next.set(feed, count + 1);
    const line = given < 0 ? count % neutral.length : given;
    lines.set(item.id, { feed, phase: (feedSystem === 'ac-3-lines' ? between : neutral)[line] });
  }
  return lines;
}

/** Supplies that give no power because their feed is lost. The only feed is never lost: there would be nothing to solve. */
export function unfedSupplies(design: Design): ReadonlySet<string> {
  const { feedCount, lostFeed } = design.conditions;
  if (feedCount < 2 || lostFeed === 'none') return none;
  return new Set([...feedLines(design)].flatMap(([id, { feed }]) => (feed === lostFeed ? [id] : [])));
}

const none: ReadonlySet<string> = new Set();
