import type { Design, DesignItem } from '#models/project/design.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import { resultRule, type Finding } from '#models/rules/declare.ts';
import { factsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { centreOf } from '#models/rules/space.ts';
import { celsius, kelvin, namesOf, verb } from '#models/rules/wording.ts';

/** A part with a temperature and a limit of it, and the item that it belongs to. */
interface Judged {
  readonly item: DesignItem;
  readonly part: PartResult;
  readonly temperature: number;
  readonly limit: number;
}

function judged(design: Design, result: DesignResult): Judged[] {
  const { byId } = factsOf(design);
  return result.parts.flatMap((part) => {
    const item = byId.get(part.id);
    const { temperature, limit } = part;
    return item && temperature !== null && limit !== null ? [{ item, part, temperature, limit }] : [];
  });
}

/** One finding for all pieces of one part: its hottest in numbers, the others counted. */
function tooHot(design: Design, entries: readonly Judged[], words: (entry: Judged) => string): Finding[] {
  const groups = new Map<string, Judged[]>();
  const hot = entries.filter((entry) => entry.temperature > entry.limit);
  for (const entry of hot.sort((a, b) => excess(b) - excess(a))) {
    const group = groups.get(entry.item.part.id);
    if (group) group.push(entry);
    else groups.set(entry.item.part.id, [entry]);
  }
  return [...groups.values()].flatMap((group): Finding[] => {
    const [worst, ...others] = group;
    if (!worst) return [];
    const names = others.map(({ item }) => item);
    const more =
      others.length === 0 ? '' : ` So ${verb(others.length, 'is', 'are')} ${namesOf(names)}, by less.`;
    return [
      {
        severity: 'error',
        message: `${words(worst)}${more}`,
        placements: group.map(({ item }) => item.id),
        at: centreOf(worst.item.box),
        ...fixes.fasterFans(design),
      },
    ];
  });
}

const excess = (entry: Judged): number => entry.temperature - entry.limit;

export const overLimit = resultRule({
  id: 'over-limit',
  title: 'Too hot',
  why: 'The limit is the one of the part’s data sheet or class; above it the part throttles, ages faster or shuts down.',
  find: (design, result) =>
    tooHot(
      design,
      judged(design, result).filter(({ item }) => item.kind !== 'fan' && item.kind !== 'psu'),
      ({ item, part, temperature, limit }) =>
        `${item.name} is ${kelvin(temperature - limit)} over its limit: ${celsius(temperature)}${part.temperatureOf ? ` (${part.temperatureOf})` : ''} of ${celsius(limit)}.`,
    ),
});

export const fanAirLimit = resultRule({
  id: 'fan-air-limit',
  title: 'Fan in too hot air',
  why: 'Bearings and drive electronics are rated for the air they stand in; each 10 K more costs a third of the life (factor 1.5, IPC-9591).',
  find: (design, result) =>
    tooHot(
      design,
      judged(design, result).filter(({ item }) => item.kind === 'fan'),
      ({ item, temperature, limit }) =>
        `${item.name} is over its limit: it stands in air of ${celsius(temperature)} and is rated for ${celsius(limit)}.`,
    ),
});

export const psuInletLimit = resultRule({
  id: 'psu-inlet-limit',
  title: 'Supply takes in too hot air',
  why: 'A supply gives its rated output up to its rated inlet temperature (CRPS class: 55 °C) and derates or trips above it.',
  find: (design, result) =>
    tooHot(
      design,
      judged(design, result).filter(({ item }) => item.kind === 'psu'),
      ({ item, temperature, limit }) =>
        `${item.name} is over its limit: it takes in air of ${celsius(temperature)} and is rated for ${celsius(limit)}.`,
    ),
});

/**
 * Margin below which a pass is no pass yet, K. Source: correlations of forced convection scatter by about 10 % and more
 * (Incropera et al., Fundamentals of Heat and Mass Transfer, ch. 7), which is 5 K on a rise of 50 K.
 */
const thinMarginBelow = 5;

export const thinMargin = resultRule({
  id: 'thin-margin',
  title: 'Thin margin',
  why: 'Correlations of forced convection scatter by 10 % and more (Incropera et al., ch. 7): 5 K on a rise of 50 K.',
  find(design, result) {
    const thin = judged(design, result)
      .filter(({ temperature, limit }) => temperature <= limit && limit - temperature < thinMarginBelow)
      .sort((a, b) => a.limit - a.temperature - (b.limit - b.temperature));
    const first = thin[0];
    if (!first) return [];
    const least = kelvin(first.limit - first.temperature);
    return [
      {
        severity: 'warning',
        message:
          thin.length === 1
            ? `${first.item.name} is ${least} below its limit of ${celsius(first.limit)}.`
            : `${namesOf(thin.map(({ item }) => item))} are less than ${kelvin(thinMarginBelow)} below their limits, ${first.item.name} by ${least}.`,
        placements: thin.map(({ item }) => item.id),
        at: centreOf(first.item.box),
        ...fixes.fasterFans(design),
      },
    ];
  },
});
