import type { Design, DesignItem } from '#models/project/design.ts';
import type { Conditions, Workload } from '#models/project/records.ts';
import type { SolveProblem } from '#models/results/design-result.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Source } from '#solver/case/case.ts';
import type { Converter } from '#solver/case/power.ts';
import { unfedSupplies } from '#models/project/feed-lines.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { finite, idleShare } from '#solver/design/idle-power.ts';
import { answerOf } from '#solver/design/language-model.ts';

/*
 * What each part draws at a workload, and the supplies that feed it.
 */

/** Class value of the field note, for parts whose typical power is unknown. */
const typicalShare = 0.8;

export interface PartPower {
  /** At the part itself, leakage at its reference included, W. */
  readonly heat: number;
  /** In the regulators beside it, W. */
  readonly regulator: number;
  readonly leakage: {
    readonly power: number;
    readonly reference: number;
    readonly coefficient: number;
  } | null;
  readonly fed: boolean;
}

/**
 * Null for kinds that draw nothing of their own (fans and PSUs are elements and converters). Under a language model
 * accelerators draw what it asks of them, or their maximum where their rates are not known; other parts are typical.
 */
export function partPower(item: DesignItem, conditions: Conditions): PartPower | null {
  const workload = conditions.workload === 'language-model' ? 'typical' : conditions.workload;
  switch (item.kind) {
    case 'accelerator': {
      const values = valuesOf(item.part, item.kind);
      const efficiency = values.vrmEfficiency > 0 && values.vrmEfficiency <= 1 ? values.vrmEfficiency : 1;
      if (conditions.workload !== 'language-model') return powerOf(values, workload, efficiency);
      const { answer } = answerOf(item, conditions);
      return split(values, answer?.power ?? finite(values.maximumPower), efficiency);
    }
    case 'processor':
    case 'network': {
      const values = valuesOf(item.part, item.kind);
      const efficiency = values.vrmEfficiency > 0 && values.vrmEfficiency <= 1 ? values.vrmEfficiency : 1;
      return powerOf(values, workload, efficiency);
    }
    case 'memory':
    case 'storage':
    case 'device':
      return powerOf(valuesOf(item.part, item.kind), workload, 1);
    case 'board':
      return powerOf(valuesOf(item.part, 'board'), workload, 1);
    default:
      return null;
  }
}

interface PowerValues {
  readonly idlePower: number | null;
  readonly typicalPower: number | null;
  readonly maximumPower: number;
  readonly leakageFraction: number;
  readonly leakageCoefficient: number;
  readonly leakageReference: number;
  readonly fedBy: string;
}

function powerOf(
  values: PowerValues,
  workload: Exclude<Workload, 'language-model'>,
  efficiency: number,
): PartPower {
  const maximum = finite(values.maximumPower);
  const wanted =
    workload === 'idle'
      ? (values.idlePower ?? idleShare * maximum)
      : workload === 'typical'
        ? (values.typicalPower ?? typicalShare * maximum)
        : maximum;
  return split(values, finite(wanted), efficiency);
}

/** @param heat what it draws at its leakage's reference [W] */
function split(values: PowerValues, heat: number, efficiency: number): PartPower {
  // Leakage is a share of the maximum, and never more than what the part draws at all.
  const leaking = Math.min(heat, finite(values.leakageFraction) * finite(values.maximumPower));
  return {
    heat,
    regulator: heat * (1 / efficiency - 1),
    leakage:
      leaking > 0 && values.leakageCoefficient > 0
        ? { power: leaking, reference: values.leakageReference, coefficient: values.leakageCoefficient }
        : null,
    fed: values.fedBy !== 'none',
  };
}

/** Units of one type that share a load. */
export interface SupplyGroup {
  readonly id: string;
  readonly items: readonly DesignItem[];
  readonly working: readonly DesignItem[];
  readonly rating: number;
  readonly efficiency: readonly (readonly [number, number])[];
  /** Of the whole load. */
  readonly share: number;
}

/** Working supplies by type; the load splits between types by their rating together. */
export function supplyGroups(design: Design, problems: SolveProblem[]): SupplyGroup[] {
  const byType = new Map<string, DesignItem[]>();
  const unfed = unfedSupplies(design);
  for (const item of design.items) {
    if (item.kind !== 'psu') continue;
    const values = valuesOf(item.part, 'psu');
    const key = JSON.stringify([item.part.id, values.ratedOutput, values.efficiency]);
    const list = byType.get(key);
    if (list) list.push(item);
    else byType.set(key, [item]);
  }
  const found = [...byType.values()].flatMap((items) => {
    const values = valuesOf(items[0].part, 'psu');
    const working = items.filter((item) => !valuesOf(item.part, 'psu').failed && !unfed.has(item.id));
    const efficiency = cleanCurve(values.efficiency).filter(
      ([load, eta]) => load >= 0 && eta > 0 && eta <= 1,
    );
    if (!(values.ratedOutput > 0) || efficiency.length === 0) {
      problems.push({
        severity: 'warning',
        code: 'psu-unrated',
        message: `'${items[0].name}' has no rated output or efficiency; it feeds nothing until they are given`,
        placements: items.map((item) => item.id),
      });
      return [];
    }
    return [{ items, working, rating: values.ratedOutput, efficiency }];
  });
  const total = found.reduce((sum, group) => sum + group.rating * group.working.length, 0);
  const units = design.items.filter((item) => item.kind === 'psu');
  if (units.length === 0) {
    problems.push({
      severity: 'note',
      code: 'no-psu',
      message: 'the design has no power supply: AC power is taken equal to DC power',
      placements: [],
    });
  } else if (total === 0) {
    problems.push({
      severity: 'error',
      code: 'no-working-psu',
      message: 'no power supply works: the parts are solved as if fed from outside; repair or add a supply',
      placements: units.map((item) => item.id),
    });
  }
  return found
    .filter((group) => group.working.length > 0)
    .map((group) => ({
      ...group,
      id: `${group.working[0].id}/supply`,
      share: (group.rating * group.working.length) / total,
    }))
    .toSorted((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

/** Sources of a part at its heat node; one for each group of supplies. */
export function sourcesOf(power: PartPower, groups: readonly SupplyGroup[]): Source[] {
  const steady = power.heat - (power.leakage?.power ?? 0);
  if (!power.fed || groups.length === 0)
    return [{ power: steady, ...(power.leakage ? { leakage: power.leakage } : {}) }];
  return groups.map((group) => ({
    power: steady * group.share,
    ...(power.leakage ? { leakage: { ...power.leakage, power: power.leakage.power * group.share } } : {}),
    supply: group.id,
  }));
}

/** Regulator loss as sources. */
export function regulatorSources(power: PartPower, groups: readonly SupplyGroup[]): Source[] {
  if (power.regulator <= 0) return [];
  return sourcesOf({ heat: power.regulator, regulator: 0, leakage: null, fed: power.fed }, groups);
}

/** Loss goes in equal shares to the channels of the working units. */
export function converterOf(group: SupplyGroup, heatAt: (item: DesignItem) => string | null): Converter {
  const places = group.working.flatMap((item) => heatAt(item) ?? []);
  return {
    id: group.id,
    rating: group.rating,
    units: group.working.length,
    efficiency: group.efficiency,
    heat: places.map((node) => ({ node, share: 1 / places.length })),
  };
}
