import type { Design, DesignItem } from '#models/project/design.ts';
import type { Conditions } from '#models/project/records.ts';
import type { FeedLoad, PowerChain, PowerStage } from '#models/results/design-result.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Case } from '#solver/case/case.ts';
import type { Conductor, Converter, Feed, Power } from '#solver/case/power.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import type { GroupLoad } from '#solver/design/electrical.ts';
import { feedIds, feedLines, type FeedId } from '#models/project/feed-lines.ts';
import { partPower } from '#solver/design/power.ts';
import { sourcesOf } from '#solver/design/sources.ts';
import { availabilityOf, connectionsOf, type PowerParts } from '#solver/power/availability.ts';
import type { Site } from '#solver/power/feed-capacity.ts';
import { feedResults, type FeedResult } from '#solver/power/feed-report.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/*
 * The way of the power outside the box: cables, UPS, feeds. Nothing of it acts back on the box, so that it is worked
 * out from what the supplies draw, the same for both fidelities.
 */

/** @param powerDc what the supplies deliver; of a design without any, what its parts draw [W] */
export function chainOf(design: Design, loads: readonly GroupLoad[], powerDc: number): PowerChain {
  const { conditions } = design;
  const feeds = feedIds(design);
  const lines = feedLines(design);
  const now = feeds.filter((id) => id !== conditions.lostFeed || feeds.length === 1);
  const solved = solveChain(design, lines, loads, now);
  const supplied = loads.length > 0;
  const input = loads.reduce((sum, load) => sum + load.input, 0);
  const drawn = supplied ? solved.drawn : powerDc;
  const stages = [
    regulatorsOf(design, powerDc),
    supplied
      ? stage(
          'supplies',
          loads.reduce((sum, { output }) => sum + output, 0),
          input,
        )
      : null,
    stage('cables', input, input + solved.cableLoss),
    stage('ups', input + solved.cableLoss, solved.drawn),
  ].filter((one) => one !== null);
  // With either feed lost the other carries all.
  const currents = [
    solved,
    ...(now.length > 1 ? now.map((id) => solveChain(design, lines, loads, [id])) : []),
  ].flatMap((one) => Object.values(one.feeds).flatMap((feed) => feed.currents));
  return {
    stages,
    feeds: Object.entries(solved.feeds).map(([id, feed]) => feedLoad(design, lines, id as FeedId, feed)),
    drawn,
    ...sourcesOf(conditions, drawn),
    lineCurrent: Math.max(0, ...currents),
    holdUp: holdUpOf(loads),
    autonomy:
      conditions.upsEnergy > 0 && input > 0 ? conditions.upsEnergy / (input + solved.cableLoss) : null,
  };
}

/** Null where nothing is lost and nothing was asked for. */
function stage(kind: PowerStage['kind'], output: number, input: number): PowerStage | null {
  // Rounding of the solve is no stage.
  if (kind !== 'supplies' && input - output <= 1e-9 * Math.max(1, input)) return null;
  return { kind, input, output, loss: input - output, efficiency: input > 0 ? output / input : 1 };
}

function regulatorsOf(design: Design, powerDc: number): PowerStage | null {
  let loss = 0;
  for (const item of design.items) loss += regulatorOf(item, design.conditions);
  return stage('regulators', powerDc - loss, powerDc);
}

/** Losses of regulators by part: parts and conditions keep their identity from frame to frame. */
const regulators = new WeakMap<DesignItem, { readonly conditions: Conditions; readonly loss: number }>();

function regulatorOf(item: DesignItem, conditions: Conditions): number {
  const known = regulators.get(item);
  if (known?.conditions === conditions) return known.loss;
  const power = partPower(item, conditions);
  const loss = power?.fed === true ? power.regulator : 0;
  regulators.set(item, { conditions, loss });
  return loss;
}

/** The shortest of all; null while one is not known, or without supplies that carry a load. */
function holdUpOf(loads: readonly GroupLoad[]): number | null {
  const times = loads.map(({ group, output }) => {
    const { holdUp } = valuesOf(group.items[0].part, 'psu');
    return holdUp === null || !(output > 0) ? null : (holdUp * group.rating * group.working.length) / output;
  });
  const known = times.filter((time) => time !== null);
  return known.length === times.length && known.length > 0 ? Math.min(...known) : null;
}

function feedLoad(design: Design, lines: Lines, id: FeedId, feed: FeedResult): FeedLoad {
  const hanging = design.items.filter((item) => lines.get(item.id)?.feed === id);
  const isKnown = hanging.every((item) => valuesOf(item.part, 'psu').inrushCurrent !== null);
  const { inrush, load: _, available: __, fuel: ___, ...rest } = feed;
  return { id, supplies: hanging.map((item) => item.id), ...rest, inrush: isKnown ? inrush : null };
}

type Lines = ReturnType<typeof feedLines>;

interface SolvedChain {
  readonly feeds: Readonly<Record<string, FeedResult>>;
  readonly drawn: number;
  readonly cableLoss: number;
}

/** @param alive feeds that give power; where it is fewer than the loads were found with, their units carry all */
function solveChain(
  design: Design,
  lines: Lines,
  loads: readonly GroupLoad[],
  alive: readonly FeedId[],
): SolvedChain {
  const power = powerOf(design, lines, loads, alive);
  const input: Case = { format: 'boxwright-case', version: 1, power };
  const isPlain = (power.conductors ?? []).length === 0 && power.converters.length === loads.length;
  if (isPlain) return plainChain(power);
  const { converters, feeds = {}, totals } = solveCaseSync(input);
  return {
    feeds: Object.fromEntries(alive.flatMap((id) => (feeds[id] ? [[id, feeds[id]]] : []))),
    drawn: totals.feed,
    cableLoss: (power.conductors ?? []).reduce((sum, { id }) => sum + (converters[id]?.loss ?? 0), 0),
  };
}

/** Of feeds that have no limit of their own. */
const anywhere: Site = { temperature: NaN, pressure: NaN };

/** Supplies right on their feeds: nothing is left to solve. */
function plainChain(power: Power): SolvedChain {
  const parts: PowerParts = { converters: power.converters, conductors: [], feeds: power.feeds ?? [] };
  const out = new Float64Array(2);
  const available = availabilityOf(parts, anywhere);
  const inputs = parts.converters.map(({ efficiency, rating, units, load = 0 }) => {
    converterInputWithSlope(out, fitMonotoneCubic(efficiency), rating * units, Math.max(0, load));
    return out[0];
  });
  return {
    feeds: feedResults(
      parts,
      available,
      inputs,
      () => 0,
      anywhere,
      (c, k) => inputs[c] * (connectionsOf(parts.converters[c])[k].units / available.units[c]),
    ),
    drawn: inputs.reduce((sum, one) => sum + one, 0),
    cableLoss: 0,
  };
}

/** Supplies with their load, on cables of their own, on feeds, behind a UPS each. */
function powerOf(design: Design, lines: Lines, loads: readonly GroupLoad[], alive: readonly FeedId[]): Power {
  const { feedSystem, feedVoltage, cableResistance, upsEfficiency } = design.conditions;
  const converters: Converter[] = [];
  const conductors: Conductor[] = [];
  const system = feedSystem === 'ac-1' || feedSystem === 'dc' ? feedSystem : 'ac-3';
  const voltage = feedVoltage * (feedSystem === 'ac-3-neutral' ? Math.sqrt(3) : 1);
  const total = loads.reduce((sum, { output }) => sum + output, 0);
  const carries = ({ group }: GroupLoad): number =>
    group.rating * group.working.filter((item) => alive.some((id) => lines.get(item.id)?.feed === id)).length;
  const carried = loads.reduce((sum, load) => sum + carries(load), 0);
  loads.forEach((one, g) => {
    const { group } = one;
    const { powerFactor, inrushCurrent } = valuesOf(group.items[0].part, 'psu');
    const factor = system === 'dc' ? {} : { powerFactor };
    const units = new Map<string, number>();
    for (const item of group.working) {
      const line = lines.get(item.id);
      if (!line || !alive.includes(line.feed)) continue;
      const key = `${line.feed} ${line.phase ?? ''}`;
      units.set(key, (units.get(key) ?? 0) + 1);
    }
    const supply = [...units].map(([key, count]) => {
      const [feed, line] = key.split(' ');
      const phase = line === '' ? {} : { phase: line as NonNullable<Conductor['phase']> };
      if (cableResistance <= 0) return { supply: feed, units: count, ...phase };
      const id = `cables ${g} ${key}`;
      conductors.push({
        id,
        system: system === 'ac-3' ? 'ac-1' : system,
        // Equal cables side by side.
        resistance: cableResistance / count,
        supply: feed,
        ...factor,
        ...phase,
      });
      return { supply: id, units: count };
    });
    if (supply.length === 0) return;
    converters.push({
      id: group.id,
      rating: group.rating,
      units: supply.reduce((sum, one) => sum + one.units, 0),
      efficiency: group.efficiency,
      // Between types the load splits by what they are rated for together.
      load: carried > 0 ? (total * carries(one)) / carried : 0,
      supply,
      ...factor,
      ...(inrushCurrent === null ? {} : { inrush: inrushCurrent }),
    });
  });
  const feeds: Feed[] = alive.map((id) => ({ id, system, voltage }));
  if (upsEfficiency >= 1) return { converters, conductors, feeds };
  return {
    converters: [
      ...converters,
      // Only its efficiency counts here; a rating is needed for a load fraction that nothing depends on.
      ...alive.map((id) => ({
        id: `ups ${id}`,
        rating: 1,
        units: 1,
        efficiency: [[1, upsEfficiency]] as const,
      })),
    ],
    conductors,
    feeds: feeds.map((feed) => ({ ...feed, supply: `ups ${feed.id}` })),
  };
}
