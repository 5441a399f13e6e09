/*
 * Feeds that have less than is asked of them.
 */
import type { Case } from '#solver/case/case.ts';
import { capacityOf } from '#solver/power/feed-capacity.ts';
import { ambientOf } from '#solver/flow/fluid.ts';
import type { CaseProblem, Solution } from '#solver/solve/contract.ts';

/** Rounding of sums, as a share. */
const rounding = 1e-9;

/**
 * The case without the feeds of converters that ask more of their order than it has while no battery adds the rest: their
 * voltage breaks down, and what hangs there is off. Null where all have enough.
 */
export function withoutShort(
  input: Case,
  { converters, feeds = {} }: Solution,
): { readonly without: Case | null; readonly problems: readonly CaseProblem[] } {
  const { power } = input;
  const problems: CaseProblem[] = [];
  const off = new Set<string>();
  for (const { id, order, battery } of power?.converters ?? []) {
    const solved = converters[id];
    if (!order || !solved || (battery && battery.charge !== 0)) continue;
    const given = order.reduce((sum, name) => sum + (feeds[name]?.power ?? 0), 0);
    if (solved.input - given <= rounding * solved.input) continue;
    for (const name of order) off.add(name);
    const site = ambientOf(input);
    const had = order.reduce((sum, name) => {
      const feed = power?.feeds?.find((one) => one.id === name);
      return sum + (feed && feed.lost !== true ? capacityOf(feed, site) : 0);
    }, 0);
    problems.push({
      severity: 'warning',
      code: 'feed-short',
      message: `“${id}” asks for ${watts(solved.input)}; its feeds (${order.join(', ')}) have ${watts(had)}. Add power or a battery, or take load off.`,
      ids: [id, ...order],
    });
  }
  if (!power || off.size === 0) return { without: null, problems };
  const left = (power.feeds ?? []).map((feed) => (off.has(feed.id) ? { ...feed, lost: true } : feed));
  return { without: { ...input, power: { ...power, feeds: left } }, problems };
}

const watts = (power: number): string => `${Number(power.toPrecision(4))} W`;
