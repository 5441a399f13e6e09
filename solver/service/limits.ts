/*
 * What each limit by itself lets through at a site.
 */
import type { Limit, LimitName } from '#solver/service/contract.ts';
import { capacityOf } from '#solver/service/serving.ts';
import { siteAt, type SiteLoad } from '#solver/service/site-load.ts';

/** Bisections: the answer to a billionth. */
const halvings = 40;

/**
 * Of compute, heat, link and encryption; of the supply where it has a limit. Energy comes later: it hangs on the day.
 * @param limit W of the feed; null: none
 */
export function limitsOf(load: SiteLoad, limit: number | null): readonly Limit[] {
  const { figures, lengths, link, traffic } = load;
  const free = capacityOf(figures, lengths, 'free');
  const held = capacityOf(figures, lengths, 'held');
  const found: [LimitName, number][] = [
    ['compute', free],
    ['heat', held],
  ];
  const power = limit === null ? null : underPower(load, limit, held);
  if (power !== null) found.push(['power', power]);
  if (link && traffic && link.remoteShare > 0) {
    const { appliance, remoteShare, receive, transmit } = link;
    found.push(
      ['link to the node', receive / (traffic.toNode * remoteShare)],
      ['link from the node', transmit / (traffic.fromNode * remoteShare)],
    );
    if (appliance)
      found.push(['encryption', appliance.throughput / ((traffic.toNode + traffic.fromNode) * remoteShare)]);
  }
  return found.map(([name, requests]) => limitAt(load, name, requests, name === 'power' && power === held));
}

export const limitAt = (
  { lengths }: SiteLoad,
  name: LimitName,
  requests: number,
  isSlack = false,
): Limit => ({
  name,
  requests,
  promptTokens: requests * lengths.prompt,
  answerTokens: requests * lengths.answer,
  isSlack,
});

/** The most requests with which a site draws no more than its feed gives, means over seconds. */
function underPower(load: SiteLoad, limit: number, most: number): number {
  const fits = (requests: number): boolean => siteAt(load, requests).sitePower <= limit;
  return largest(fits, most);
}

/** The largest number up to `most` that fits, where smaller ones do; 0 where none does. */
export function largest(fits: (value: number) => boolean, most: number, turns = halvings): number {
  if (fits(most)) return most;
  let low = 0;
  let high = most;
  for (let turn = 0; turn < turns; turn++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export const tightest = (limits: readonly Limit[]): number =>
  limits.reduce((least, { requests }) => Math.min(least, requests), Infinity);
