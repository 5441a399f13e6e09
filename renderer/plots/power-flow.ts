import { kinds } from '#models/components/kinds.ts';
import type { PartKind } from '#models/components/part.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { outerStages, stageNames, sourceNames } from '#models/results/chain-text.ts';
import type { DesignResult } from '#models/results/design-result.ts';

export interface FlowNode {
  readonly id: string;
  readonly label: string;
  /** What a click on it selects. */
  readonly placements: readonly PlacementId[];
}
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  /** W, above zero. */
  readonly value: number;
  readonly type: 'power' | 'loss' | 'heat';
}
export interface PowerFlow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Supplies beyond this many are drawn as one. */
const mostSupplies = 6;

/** Way of the power: feed → UPS, cables → supplies → kinds of part → heat to air or coolant, with the losses beside it. */
export function powerFlow(design: Design, result: DesignResult): PowerFlow {
  const nodes = new Map<string, FlowNode>();
  const links: FlowLink[] = [];
  const node = (id: string, label: string, placements: readonly PlacementId[] = []) => {
    nodes.set(id, { id, label, placements });
    return id;
  };
  const link = (source: string, target: string, value: number, type: FlowLink['type']) => {
    if (value > 0) links.push({ source, target, value, type });
  };

  const nameOf = new Map(design.items.map((item) => [item.id, item.name]));
  const working = result.supplies.filter((supply) => supply.input > 0);
  const feed = node('feed', 'Feed');
  const heat = node('heat', 'Heat to the air');
  const coolant = node('coolant', 'Heat to the coolant');
  const bus = node('bus', 'DC');
  const groups =
    working.length <= mostSupplies
      ? working.map((supply) => ({ label: nameOf.get(supply.id) ?? supply.id, supplies: [supply] }))
      : [{ label: `${working.length} supplies`, supplies: working }];
  for (const { kind, power } of result.chain.sources)
    if (power > 0) link(node(`source-${kind}`, sourceNames[kind]), feed, power, 'power');
  // What is lost outside the box warms the room, not the air inside.
  let entry = feed;
  for (const { kind, input, loss } of outerStages(result.chain).toReversed()) {
    const id = node(`stage-${kind}`, stageNames[kind]);
    link(entry, id, input, 'power');
    link(id, node('outside', 'Heat outside the box'), loss, 'loss');
    entry = id;
  }
  for (const [index, group] of groups.entries()) {
    const sum = (key: 'input' | 'output' | 'loss') =>
      group.supplies.reduce((total, supply) => total + supply[key], 0);
    const id = node(
      `supply-${index}`,
      group.label,
      group.supplies.map((supply) => supply.id),
    );
    link(entry, id, sum('input'), 'power');
    link(id, bus, sum('output'), 'power');
    link(id, heat, sum('loss'), 'loss');
  }

  for (const consumers of consumersOf(design, result)) {
    const { kind, ids, power, heat: released, toCoolant } = consumers;
    const label =
      ids.length === 1
        ? (nameOf.get(ids[0] ?? '') ?? kinds[kind].label)
        : `${ids.length} ${kinds[kind].plural.toLowerCase()}`;
    const id = node(`${consumers.isFed ? 'fed' : 'own'}-${kind}`, label, ids);
    link(consumers.isFed && working.length > 0 ? bus : feed, id, power, 'power');
    const given = Math.min(power, released);
    const wet = Math.min(given, toCoolant);
    link(id, heat, given - wet, 'heat');
    link(id, coolant, wet, 'heat');
  }
  const used = new Set(links.flatMap((item) => [item.source, item.target]));
  return { nodes: [...nodes.values()].filter((item) => used.has(item.id)), links };
}

interface Consumers {
  readonly kind: PartKind;
  readonly isFed: boolean;
  readonly ids: readonly PlacementId[];
  readonly power: number;
  readonly heat: number;
  /** Of the heat, what leaves with the coolant. */
  readonly toCoolant: number;
}

function consumersOf(design: Design, result: DesignResult): Consumers[] {
  const partResults = new Map(result.parts.map((part) => [part.id, part]));
  const fanPower = new Map(result.fans.map((fan) => [fan.id, fan.power]));
  const carried = heatCarried(design, result);
  const groups = new Map<string, Consumers>();
  for (const item of design.items) {
    if (item.kind === 'psu') continue;
    const part = partResults.get(item.id);
    const power = fanPower.get(item.id) ?? part?.power ?? 0;
    if (power <= 0) continue;
    const isFed = item.kind !== 'cdu' && item.part.values['fedBy'] !== 'none';
    const key = `${item.kind}/${isFed}`;
    const group = groups.get(key) ?? { kind: item.kind, isFed, ids: [], power: 0, heat: 0, toCoolant: 0 };
    groups.set(key, {
      ...group,
      ids: [...group.ids, item.id],
      power: group.power + power,
      heat: group.heat + (part?.heat ?? power),
      toCoolant: group.toCoolant + (carried.get(item.id) ?? 0),
    });
  }
  return [...groups.values()].sort((a, b) => b.power - a.power);
}

/**
 * What leaves at coolant connections and to facility water, by the part that it comes from: chips under plates, and pumps. Their shares
 * are what plates take up, or all heat of the chips while no answer says.
 */
function heatCarried(design: Design, result: DesignResult): ReadonlyMap<PlacementId, number> {
  const total = result.requirements.heatToCoolant;
  const shares = new Map<PlacementId, number>();
  if (total <= 0) return shares;
  const heats = new Map(result.parts.map((part) => [part.id, part.heat]));
  const answered = new Map(result.coolant.map((loop) => [loop.name, loop]));
  let fromAir = 0;
  const add = (id: PlacementId, heat: number) => shares.set(id, (shares.get(id) ?? 0) + Math.max(0, heat));
  for (const { name, ports, cdus, branches, pumps } of coolantLoopsOf(design)) {
    if (ports.length + cdus.length === 0) continue;
    const taken = new Map(answered.get(name)?.plates.map((plate) => [plate.id, plate.heat]));
    for (const plate of branches.flat())
      if (plate.on !== null) add(plate.on, taken.get(plate.id) ?? heats.get(plate.on) ?? 0);
    for (const { heat } of answered.get(name)?.radiators ?? []) fromAir += Math.max(0, heat);
    for (const pump of [...cdus, ...pumps.flat()]) add(pump.id, heats.get(pump.id) ?? 0);
  }
  // What exchangers take out of the air comes from all that warms it; of the supplies the loss is drawn to the air.
  const supplies = new Set(result.supplies.map(({ id }) => id));
  const warm = [...heats].flatMap(([id, heat]) =>
    supplies.has(id) ? [] : [[id, Math.max(0, heat - (shares.get(id) ?? 0))] as const],
  );
  const all = warm.reduce((sum, [, heat]) => sum + heat, 0);
  if (fromAir > 0 && all > 0) for (const [id, heat] of warm) add(id, (fromAir * heat) / all);
  const sum = [...shares.values()].reduce((all, share) => all + share, 0);
  return new Map([...shares].map(([id, share]) => [id, sum > 0 ? (share * total) / sum : 0]));
}
