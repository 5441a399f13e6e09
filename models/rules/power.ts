import type { Design, DesignItem } from '#models/project/design.ts';
import { unfedSupplies } from '#models/project/feed-lines.ts';
import { continuousShare } from '#models/project/feed.ts';
import { designRule, resultRule, type Finding } from '#models/rules/declare.ts';
import { factsOf, itemsOf, numberOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { amperes, namesOf, percent, watts } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Kinds that draw power in any design; a figure of 0 W for one of them is a gap in the data. */
const consumers = ['accelerator', 'processor', 'memory', 'storage', 'network'] as const;

export const psuMissing = designRule({
  id: 'psu-missing',
  title: 'No power supply',
  why: 'Losses of the supplies are heat in the box (4–10 % of the load); without one, power and heat are too low.',
  find(design) {
    const facts = factsOf(design);
    if ((facts.byKind.get('psu')?.length ?? 0) > 0) return [];
    const fed = design.items.filter(
      (item) => item.part.values['fedBy'] === 'psu' && (numberOf(item, 'maximumPower') ?? 0) > 0,
    );
    if (fed.length === 0) return [];
    const total = fed.reduce((sum, item) => sum + (numberOf(item, 'maximumPower') ?? 0), 0);
    return [
      {
        severity: 'warning',
        message: `${fed.length === 1 ? '1 part' : `${fed.length} parts`} of up to ${watts(total)} want${fed.length === 1 ? 's' : ''} a power supply, and the design has none. Place one, or set "Fed by" to "Not fed from inside".`,
        placements: [],
      },
    ];
  },
});

export const psuOverload = resultRule({
  id: 'psu-overload',
  title: 'Power supply overloaded',
  why: 'Above its rated output a supply limits its current or shuts down (over-current protection), and its losses and temperatures are not specified.',
  find: (design, result) =>
    result.supplies
      .filter((supply) => supply.load > 1)
      .map((supply) => {
        const rated = supply.output / supply.load;
        return {
          severity: 'error',
          message: `${nameOf(design, supply.id)} carries ${watts(supply.output)} of ${watts(rated)} (${percent(supply.load)}).`,
          placements: [supply.id],
          ...fixes.largerSupplies(design, result.requirements.psuRating),
        };
      }),
});

/** Working supplies, largest first, and how many of the wanted spares are still to be kept. */
function supplies(design: Design) {
  const all = itemsOf(design, 'psu');
  const unfed = unfedSupplies(design);
  const working = all
    .filter(({ item, values }) => !values.failed && !unfed.has(item.id))
    .sort((a, b) => b.values.ratedOutput - a.values.ratedOutput);
  const failed = all.length - working.length;
  return { all, working, failed, spares: Math.max(0, design.conditions.psuSpares - failed) };
}

export const psuRedundancy = resultRule({
  id: 'psu-redundancy',
  title: 'Redundancy not reached',
  why: 'N+M: the load must still be carried when the M largest supplies are lost. Set by the condition "Spare power supplies".',
  find(design, result) {
    const { all, working, failed, spares } = supplies(design);
    if (spares === 0 || working.length === 0) return [];
    const left = working.slice(spares);
    const capacity = left.reduce((sum, { values }) => sum + values.ratedOutput, 0);
    if (result.powerDc <= capacity) return [];
    const lost = failed > 0 ? `${failed} failed and ${spares} more lost` : `${spares} lost`;
    return [
      {
        severity: 'error',
        message: `With ${lost} of ${all.length} supplies ${watts(capacity)} are left for a load of ${watts(result.powerDc)}. Each needs ${watts(result.requirements.psuRating)}, or add supplies.`,
        placements: all.map(({ item }) => item.id),
        ...fixes.largerSupplies(design, result.requirements.psuRating),
      },
    ];
  },
});

export const psuFailed = designRule({
  id: 'psu-failed',
  title: 'Power supply failed',
  why: 'The design is solved with this supply off, as a failure case; the others carry its share.',
  find(design) {
    const items = itemsOf(design, 'psu')
      .filter(({ values }) => values.failed)
      .map(({ item }) => item);
    if (items.length === 0) return [];
    return [
      {
        severity: 'note',
        message: `${namesOf(items)} ${items.length === 1 ? 'is' : 'are'} set to failed.`,
        placements: items.map((item) => item.id),
        fix: fixes.set(design, items, 'failed', undefined, `Repair ${namesOf(items)}`),
      },
    ];
  },
});

/** By how much the current of a working supply rises when the wanted spares are lost. */
function riseOnLoss(design: Design): number {
  const { working, spares } = supplies(design);
  const left = working.length - spares;
  return left > 0 ? working.length / left : 1;
}

export const connectorRating = resultRule({
  id: 'connector-rating',
  title: 'Inlet connector overloaded',
  why: 'IEC 60320-1 rates a C14 inlet for 10 A and a C20 for 16 A.',
  find(design, result) {
    const found: Finding[] = [];
    const rise = riseOnLoss(design);
    const ratings = new Map(itemsOf(design, 'psu').map(({ item, values }) => [item.id, { item, values }]));
    for (const supply of result.supplies) {
      const entry = ratings.get(supply.id);
      if (!entry) continue;
      const { item, values } = entry;
      const lost = supply.current * rise;
      if (lost <= values.connectorRating) continue;
      const now = supply.current > values.connectorRating;
      found.push({
        severity: now ? 'error' : 'warning',
        message: `${item.name} draws ${amperes(now ? supply.current : lost)}${now ? '' : ' when the spares are lost'}; its ${values.inputConnector} inlet is rated ${amperes(values.connectorRating)}.`,
        placements: [supply.id],
      });
    }
    return grouped(found);
  },
});

export const breaker = resultRule({
  id: 'breaker-load',
  title: 'Breaker loaded over 80 %',
  why: 'NEC (NFPA 70) 210.20(A), 215.3: a breaker is sized for 125 % of the continuous load, so the load is at most 80 % of it.',
  find(design, result) {
    const rating = design.conditions.breakerCurrent;
    const allowed = continuousShare * rating;
    const rise = riseOnLoss(design);
    const found: Finding[] = [];
    for (const supply of result.supplies) {
      const lost = supply.current * rise;
      if (lost <= allowed) continue;
      const now = supply.current > allowed;
      found.push({
        severity: now ? 'error' : 'warning',
        message: `${nameOf(design, supply.id)} draws ${amperes(now ? supply.current : lost)}${now ? '' : ' when the spares are lost'} of ${amperes(allowed)} that a ${amperes(rating)} breaker carries continuously.`,
        placements: [supply.id],
      });
    }
    return grouped(found);
  },
});

/** Supplies share the load, so their findings differ by the name only: one for all of the worst severity. */
function grouped(found: readonly Finding[]): Finding[] {
  const worst = found.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
  const same = found.filter((finding) => finding.severity === worst);
  const first = same[0];
  if (!first) return [];
  const more =
    same.length > 1 ? ` So ${same.length === 2 ? 'does 1 other' : `do ${same.length - 1} others`}.` : '';
  return [
    {
      ...first,
      message: `${first.message}${more}`,
      placements: same.flatMap((finding) => finding.placements),
    },
  ];
}

export const feedVoltage = designRule({
  id: 'feed-voltage',
  title: 'Feed voltage out of range',
  why: 'A supply gives its rated output within its rated input range only; below it most derate, above it they fail.',
  find(design) {
    const voltage = design.conditions.feedVoltage;
    const groups = new Map<string, { items: DesignItem[]; low: number; high: number }>();
    for (const { item, values } of itemsOf(design, 'psu')) {
      const { inputVoltageMinimum: low, inputVoltageMaximum: high } = values;
      if (voltage >= low && voltage <= high) continue;
      const group = groups.get(`${low}/${high}`);
      if (group) group.items.push(item);
      else groups.set(`${low}/${high}`, { items: [item], low, high });
    }
    return [...groups.values()].map(({ items, low, high }) => ({
      severity: 'error',
      message: `The feed has ${volts(voltage)}; ${namesOf(items)} take${items.length === 1 ? 's' : ''} ${volts(low)} to ${volts(high)}.`,
      placements: items.map((item) => item.id),
      ...fixes.feedWithin(design, low, high),
    }));
  },
});

export const noPower = designRule({
  id: 'no-power',
  title: 'No power given',
  why: 'A chip, module or drive without power gives off no heat in the model, so the result is too cold.',
  find: (design) =>
    consumers
      .flatMap((kind) => factsOf(design).byKind.get(kind) ?? [])
      .filter((item) => !item.missing && (numberOf(item, 'maximumPower') ?? 0) === 0)
      .map((item) => ({
        severity: 'warning',
        message: `${item.name} has a maximum power of 0 W.`,
        placements: [item.id],
        ...(item.overridden.includes('maximumPower')
          ? {
              fix: fixes.set(
                design,
                [item],
                'maximumPower',
                undefined,
                `${item.name}: back to the catalogue`,
              ),
            }
          : {}),
      })),
});

const volts = (value: number): string => formatQuantity(value, 'voltage', 'V');
const nameOf = (design: Design, id: string): string => factsOf(design).byId.get(id)?.name ?? id;
