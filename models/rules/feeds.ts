import { continuousShare } from '#models/project/feed.ts';
import { sourceNames } from '#models/results/chain-text.ts';
import { designRule, resultRule } from '#models/rules/declare.ts';
import { itemsOf } from '#models/rules/facts.ts';
import { amperes, percent, watts } from '#models/rules/wording.ts';

/** Unbalance of line currents above which neutrals and generators suffer: usual limit of UPS and generator makers (class value). */
const mostUnbalance = 0.1;

export const feedUnbalance = resultRule({
  id: 'feed-unbalance',
  title: 'Phases loaded unlike',
  why: 'Unlike phases load the neutral and use one line of the breaker before the others; UPS and generators take up to 10 % (class value). Defined as in ANSI/NEMA MG 1, 14.36.',
  find: (_, { chain }) =>
    chain.feeds
      .filter(({ unbalance }) => unbalance !== null && unbalance > mostUnbalance)
      .map(({ id, unbalance, currents }) => ({
        severity: 'warning',
        message: `The lines of feed ${id} carry ${currents.map(amperes).join(', ')}: ${percent(unbalance ?? 0)} off their mean. Set the line of some supplies, or use a multiple of three.`,
        placements: [],
      })),
});

export const feedBreaker = resultRule({
  id: 'feed-breaker',
  title: 'Feed breaker loaded over 80 %',
  why: 'NEC (NFPA 70) 210.20(A), 215.3: a breaker is sized for 125 % of the continuous load. With two feeds each must carry all.',
  find({ conditions }, { chain }) {
    const rating = conditions.feedBreaker;
    const allowed = continuousShare * rating;
    if (rating <= 0 || chain.lineCurrent <= allowed) return [];
    const now = Math.max(0, ...chain.feeds.flatMap(({ currents }) => currents));
    const isNow = now > allowed;
    return [
      {
        severity: isNow ? 'error' : 'warning',
        message: `A line carries ${amperes(isNow ? now : chain.lineCurrent)}${isNow ? '' : ' when the other feed is lost'} of ${amperes(allowed)} that a ${amperes(rating)} breaker carries continuously.`,
        placements: [],
      },
    ];
  },
});

/** A breaker of characteristic C may trip at once from this multiple of its rating. Source: IEC 60898-1, table 2. */
const tripsAtOnce = 5;

export const feedInrush = resultRule({
  id: 'feed-inrush',
  title: 'Inrush may trip the breaker',
  why: 'IEC 60898-1: a breaker of characteristic C may trip at once from five times its rating, √2 of that as a peak.',
  find({ conditions }, { chain }) {
    const trips = conditions.feedBreaker * tripsAtOnce * (conditions.feedSystem === 'dc' ? 1 : Math.SQRT2);
    return chain.feeds
      .filter(({ inrush }) => trips > 0 && inrush !== null && inrush > trips)
      .map(({ id, inrush }) => ({
        severity: 'warning',
        message: `When all supplies on feed ${id} switch on at once, a line gives a peak of ${amperes(inrush ?? 0)}; its breaker may trip from ${amperes(trips)}. Switch on one after another, or spread over more lines.`,
        placements: [],
      }));
  },
});

export const feedLoss = resultRule({
  id: 'feed-loss',
  title: 'One feed cannot carry all',
  why: 'Two feeds are redundant only if the supplies on either carry the whole load when the other is lost.',
  find(design, result) {
    const { feedCount, lostFeed } = design.conditions;
    const all = itemsOf(design, 'psu').filter(({ values }) => !values.failed);
    if (feedCount < 2 || lostFeed !== 'none' || all.length === 0) return [];
    return result.chain.feeds.flatMap(({ id, supplies }) => {
      const capacity = all
        .filter(({ item }) => supplies.includes(item.id))
        .reduce((sum, { values }) => sum + values.ratedOutput, 0);
      if (capacity >= result.powerDc) return [];
      return [
        {
          severity: 'error' as const,
          message: `The supplies on feed ${id} give ${watts(capacity)}; alone they would have to carry ${watts(result.powerDc)}. Add supplies, take larger ones, or spread them evenly.`,
          placements: [...supplies],
        },
      ];
    });
  },
});

export const feedLost = designRule({
  id: 'feed-lost',
  title: 'Feed lost',
  why: 'The design is solved without this feed, as a failure case; the supplies on the other carry all.',
  find({ conditions: { lostFeed, feedCount } }) {
    if (lostFeed === 'none') return [];
    return [
      {
        severity: 'note',
        message:
          lostFeed === 'grid'
            ? 'The grid is set to lost: panels, the generator set and the battery of the UPS carry what they can.'
            : feedCount > 1
              ? `Feed ${lostFeed} is set to lost.`
              : `Feed ${lostFeed} is set to lost, but there is only one feed: it is solved as if it were there.`,
        placements: [],
      },
    ];
  },
});

/** Voltage that a branch circuit may lose. Source: NEC (NFPA 70) 210.19(A), informational note: 3 %. */
const mostDrop = 0.03;

export const cableDrop = resultRule({
  id: 'cable-drop',
  title: 'Cables lose too much',
  why: 'NEC (NFPA 70) 210.19(A), informational note: at most 3 % of the voltage falls along a branch circuit. Of a resistance that is the share of the power that it loses.',
  find: (_, { chain }) =>
    chain.stages
      .filter(({ kind, efficiency }) => kind === 'cables' && 1 - efficiency > mostDrop)
      .map(({ loss, efficiency }) => ({
        severity: 'warning',
        message: `The cables lose ${watts(loss)}, ${percent(1 - efficiency)} of what goes in. Take thicker or shorter ones.`,
        placements: [],
      })),
});

export const feedShort = resultRule({
  id: 'feed-short',
  title: 'Sources give too little',
  why: 'Where panels, generator set and battery together have less than is drawn, the voltage breaks down and all that hangs on the feeds goes off.',
  find(design, { chain }) {
    if (chain.short <= 0) return [];
    const had = chain.sources
      .map(({ kind, power }) => `${sourceNames[kind].toLowerCase()} ${watts(power)}`)
      .join(', ');
    const supplies = itemsOf(design, 'psu').map(({ item }) => item);
    const off = supplies.length === 0 ? '' : ` ${supplies.map(({ name }) => name).join(', ')} would go off.`;
    return [
      {
        severity: 'error',
        message: `Without the grid ${watts(chain.short)} of ${watts(chain.drawn)} are missing (${had === '' ? 'nothing gives power' : had}).${off} Add panels, a generator set or a battery, or draw less.`,
        placements: supplies.map(({ id }) => id),
      },
    ];
  },
});

export const generatorBridge = resultRule({
  id: 'generator-bridge',
  title: 'Nothing bridges the start of the generator',
  why: 'From the loss of the grid until the generator set carries the load the battery of the UPS, or the hold-up of the supplies, must carry it (NFPA 110: 10 s for type 10).',
  find({ conditions }, { chain }) {
    const { generatorPower, generatorStart } = conditions;
    const solar = chain.sources.find(({ kind }) => kind === 'solar')?.available ?? 0;
    const bridge = Math.max(chain.autonomy ?? 0, chain.holdUp ?? 0);
    if (generatorPower <= 0 || chain.drawn <= solar || bridge >= generatorStart) return [];
    return [
      {
        severity: 'warning',
        message: `The generator set takes ${seconds(generatorStart)} to start; battery and hold-up carry the load for ${seconds(bridge)}. Give the UPS a battery.`,
        placements: [],
      },
    ];
  },
});

const seconds = (time: number): string => `${Number(time.toPrecision(3))} s`;
