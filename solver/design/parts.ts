import type { Box } from '#models/geometry/box.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Source } from '#solver/case/case.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { BoardNodes } from '#solver/design/boards.ts';
import type { Cells } from '#solver/design/cells.ts';
import { sinkModelOf, type SinkModel } from '#solver/design/channel-elements.ts';
import { probeConductance, type Draft } from '#solver/design/draft.ts';
import { exposureOf, nearestZone, velocityIn, type Exposure } from '#solver/design/exposure.ts';
import { axes, directionOf, type Axis } from '#solver/design/interior.ts';
import type { PartMap } from '#solver/design/map.ts';
import { walls } from '#solver/design/openings.ts';
import { partPower, regulatorSources, sourcesOf, type SupplyGroup } from '#solver/design/power.ts';
import { ambientNode, bareContact, wallNode } from '#solver/design/walls.ts';

/*
 * Heat ways of the parts that have a temperature of their own: junction → case → interface → sink → stream,
 * or surface → air beside it.
 */

/** Fits of measured resistance worse than this are said, 1. */
const fitTolerance = 0.03;
/** What gives all its heat to the place it stands in has that place's temperature, W/K. */
const joined = 1000;
/**
 * Air between the underside of a module and its board: 1 mm at 0.026 W/(m K) (air at 300 K, Incropera, table A.4). The
 * thickness is a class estimate. Pins, standoffs and pads carry more, so that it errs to the hot side.
 */
const mountGap = 0.001;
const stillAir = 0.026;
const modules: ReadonlySet<string> = new Set(['storage', 'memory', 'network', 'device']);

export interface PartSite {
  readonly draft: Draft;
  readonly cells: Cells;
  readonly items: ReadonlyMap<PlacementId, DesignItem>;
  /** Heat sinks by the part that they stand on. */
  readonly sinks: ReadonlyMap<PlacementId, readonly DesignItem[]>;
  readonly boards: ReadonlyMap<PlacementId, BoardNodes>;
  readonly owners: ReadonlyMap<PlacementId, number>;
  readonly supplies: readonly SupplyGroup[];
  readonly workload: 'idle' | 'typical' | 'maximum';
  /** Whether walls are there to radiate to. */
  readonly walled: boolean;
}

type HeatedKind = 'accelerator' | 'processor' | 'network' | 'memory' | 'storage' | 'device';

export function isHeated(item: DesignItem): item is DesignItem & { kind: HeatedKind } {
  return ['accelerator', 'processor', 'network', 'memory', 'storage', 'device'].includes(item.kind);
}

export function addPart(site: PartSite, item: DesignItem & { kind: HeatedKind }): PartMap {
  const { draft } = site;
  const values = valuesOf(item.part, item.kind);
  const limit = values.temperatureLimit;
  const power = partPower(item, site.workload);
  const sources = power ? sourcesOf(power, site.supplies) : [];
  const regulator = power ? regulatorSources(power, site.supplies) : [];
  const sinks = (site.sinks.get(item.id) ?? []).filter(
    (sink) => sinkModelOf(sink) !== null || sink.kind === 'heat-sink',
  );
  const builtIn = sinks.length === 0 && draft.channels.has(item.id) ? sinkModelOf(item) : null;

  const toCase = Math.max(0, values.junctionToCase ?? 0);
  const junction = toCase > 0 ? `${item.id}/junction` : `${item.id}/case`;
  const shell = `${item.id}/case`;
  const exposed = exposedTo(site, item, sinks.length > 0);
  const channel = draft.channels.get(item.id);
  const sinkChannel = sinks.map((sink) => draft.channels.get(sink.id)).find((found) => found !== undefined);
  const zone = exposed[0]?.zone ?? nearestZone(draft, item.box);
  const air = channel?.front ?? sinkChannel?.front ?? zone?.id ?? null;

  const limitOf = values.limitOf;
  const limitNode = limitOf === 'junction' ? junction : limitOf === 'air' ? `${item.id}/air-probe` : shell;
  const holds = (node: string) => (node === limitNode && limit !== null ? { limit } : {});
  draft.heatNodes.push({
    id: junction,
    ...(sources.length > 0 ? { sources } : {}),
    ...holds(junction),
  });
  if (shell !== junction) {
    draft.heatNodes.push({ id: shell, ...holds(shell) });
    link(draft, `${item.id}/junction-to-case`, junction, shell, { type: 'resistance', value: toCase });
  }
  if (limitOf === 'air' && air !== null) {
    draft.heatNodes.push({ id: limitNode, ...holds(limitNode) });
    link(draft, `${item.id}/air-probe`, limitNode, air, { type: 'conductance', value: probeConductance });
  }

  const lid = lidArea(item);
  for (const sink of sinks) addSink(site, sink, item, shell, lid);
  if (builtIn && channel) {
    sayFit(draft, item, builtIn);
    let root = shell;
    const base = 'sinkBaseThickness' in values ? values.sinkBaseThickness : null;
    if (builtIn.type !== 'stream-resistance' && base !== null && base > 0 && 'sinkConductivity' in values) {
      root = `${item.id}/fins`;
      draft.heatNodes.push({ id: root });
      link(
        draft,
        `${item.id}/spreading`,
        shell,
        root,
        spreadingOf(lid, footprint(item), base, values.sinkConductivity, builtIn),
      );
    }
    link(draft, `${item.id}/sink`, root, channel.branch, streamOf(builtIn));
  }
  if (sinks.length === 0) {
    addSurface(site, item, shell, exposed, values.emissivity);
  }
  const board = item.on === null ? undefined : site.boards.get(item.on);
  const toBoard = values.junctionToBoard;
  if (board && toBoard !== null && toBoard > 0)
    link(draft, `${item.id}/junction-to-board`, junction, board.at(middle(item)), {
      type: 'resistance',
      value: toBoard,
    });
  else if (board && modules.has(item.kind))
    link(draft, `${item.id}/mount`, shell, board.at(middle(item)), {
      type: 'slab',
      conductivity: stillAir,
      thickness: mountGap,
      area: footprint(item),
    });
  if (item.on !== null && site.items.get(item.on)?.kind === 'chassis') addWallContact(site, item, shell);

  const heat: { node: string; source: Source }[] = sources.map((source) => ({ node: junction, source }));
  if (regulator.length > 0) {
    // Regulators stand beside the chip: on its board, or in the air that meets it.
    const place = board ? board.at(middle(item)) : air;
    const node = `${item.id}/regulator`;
    draft.heatNodes.push({ id: node, sources: regulator });
    link(draft, `${item.id}/regulator`, node, place ?? ambientNode, { type: 'conductance', value: joined });
    heat.push(...regulator.map((source) => ({ node, source })));
  }
  return {
    item,
    sources: heat,
    nodes: [limitNode],
    temperatureOf: limitOf,
    limit,
    air,
  };
}

/** A sink on a part: joint, base, fins, stream; and its outside, so that it cools without air through its fins too. */
function addSink(site: PartSite, sink: DesignItem, host: DesignItem, from: string, lid: number): void {
  const { draft } = site;
  const values = valuesOf(sink.part, 'heat-sink');
  const base = `${sink.id}/base`;
  draft.heatNodes.push({ id: base });
  const area = Math.min(lid, footprint(sink));
  link(draft, `${sink.id}/joint`, from, base, {
    type: 'contact',
    specificResistance: jointOf(draft, sink, host),
    area,
  });
  const model = sinkModelOf(sink);
  const channel = draft.channels.get(sink.id);
  if (!model || !channel) {
    const exposed = exposedTo(site, sink, false);
    draft.problems.push({
      severity: 'warning',
      code: 'sink-unknown',
      message: `'${sink.name}' has neither fins nor a measured resistance that can be used; it counts as a block of metal`,
      placements: [sink.id],
    });
    addSurface(site, sink, base, exposed, values.emissivity);
    return;
  }
  sayFit(draft, sink, model);
  let root = base;
  if (model.type !== 'stream-resistance' && values.baseThickness > 0) {
    root = `${sink.id}/fins`;
    draft.heatNodes.push({ id: root });
    const conductivity = values.baseConductivity ?? values.conductivity;
    link(
      draft,
      `${sink.id}/spreading`,
      base,
      root,
      spreadingOf(area, footprint(sink), values.baseThickness, conductivity, model),
    );
  }
  link(draft, `${sink.id}/stream`, root, channel.branch, streamOf(model));
  addSurface(site, sink, base, exposedTo(site, sink, false), values.emissivity);
}

/** A sink that stands on nothing that has a temperature takes that of its air. */
export function addLooseSink(site: PartSite, sink: DesignItem): void {
  const id = `${sink.id}/base`;
  site.draft.heatNodes.push({ id });
  const model = sinkModelOf(sink);
  const channel = site.draft.channels.get(sink.id);
  if (model && channel) link(site.draft, `${sink.id}/stream`, id, channel.branch, streamOf(model));
  addSurface(site, sink, id, exposedTo(site, sink, false), 0);
}

function streamOf(model: SinkModel): HeatLinkKind {
  if (model.type !== 'stream-resistance') return { type: model.type, fins: model.fins } as HeatLinkKind;
  const { offset, coefficient, exponent } = model;
  return { type: 'stream-resistance', offset, coefficient, exponent };
}

function sayFit(draft: Draft, item: DesignItem, model: SinkModel): void {
  if (model.type !== 'stream-resistance' || model.fitError <= fitTolerance) return;
  draft.problems.push({
    severity: 'warning',
    code: 'sink-fit',
    message: `the measured resistance of '${item.name}' is no smooth power law: the curve used is off by up to ${Math.round(model.fitError * 100)} %`,
    placements: [item.id],
  });
}

/**
 * Base under a smaller source (Song–Lee–Au). Its far face sees the fins as a film of about 1 kW/(m² K) of base, the
 * usual level of forced plate fins (0.1 K/W on 100 cm²); the result moves by some per cent for a factor of two.
 */
function spreadingOf(
  source: number,
  plate: number,
  thickness: number,
  conductivity: number,
  model: SinkModel,
): HeatLinkKind {
  return {
    type: 'spreading',
    sourceArea: Math.min(source, plate),
    plateArea: plate,
    thickness,
    conductivity: Math.max(0.01, conductivity),
    heatTransferCoefficient: model.type === 'stream-resistance' ? 1 / (model.coefficient * plate) : 1000,
    include: 'plate',
  };
}

/** Specific resistance of the joint under a sink, m² K/W. */
function jointOf(draft: Draft, sink: DesignItem, host: DesignItem): number {
  const tim = sink.interface;
  if (tim && tim.kind === 'tim') {
    const { specificResistance, conductivity, bondLine, contactResistance } = valuesOf(tim, 'tim');
    if (specificResistance !== null && specificResistance > 0) return specificResistance;
    const bulk = conductivity !== null && conductivity > 0 && bondLine !== null ? bondLine / conductivity : 0;
    const joint = bulk + Math.max(0, contactResistance ?? 0);
    if (joint > 0) return joint;
  }
  draft.problems.push({
    severity: 'note',
    code: 'bare-contact',
    message: `'${sink.name}' stands on '${host.name}' without an interface material: bare contact is assumed`,
    placements: [sink.id, host.id],
  });
  return bareContact;
}

/**
 * Surface to the air beside it: forced and natural convection blended, and radiation to the chassis. A sink gives off
 * heat over its outside as well: little where it stands in a duct, most of it where the stream goes round it.
 */
function addSurface(
  site: PartSite,
  item: DesignItem,
  node: string,
  exposed: readonly Exposure[],
  emissivity: number,
): void {
  const { draft, walled } = site;
  const { min, max } = item.box;
  const height = max[2] - min[2];
  const along = directionOf(item.airAxis).axis;
  for (const { zone, area } of exposed)
    link(draft, `${item.id}/film/${zone.index.join('.')}`, node, zone.id, {
      type: 'forced-plate',
      area,
      length: max[along] - min[along],
      ...(zone.slot[along] > 0 ? { slot: zone.slot[along] } : {}),
      velocity: velocityIn(zone),
    });
  const total = exposed.reduce((sum, { area }) => sum + area, 0);
  if (exposed.length === 0) {
    // Buried or outside: it gives its heat to the nearest air, or to the room, through what covers it.
    const zone = insideOf(site, item) ? nearestZone(draft, item.box) : null;
    const area = surfaceOf(item.box);
    link(draft, `${item.id}/film/nearest`, node, zone?.id ?? ambientNode, {
      type: 'natural-plate',
      area,
      length: height,
      orientation: 'vertical',
    });
    return;
  }
  const owner = site.owners.get(item.id);
  const outside =
    owner === undefined ? 0 : surfaceOf(item.box) - surfaceOf(site.cells.interior.bodies[owner].clipped);
  if (outside > 1e-4)
    link(draft, `${item.id}/film/outside`, node, ambientNode, {
      type: 'natural-plate',
      area: outside,
      length: height,
      orientation: 'vertical',
    });
  // Rows of modules see each other; single boxes see the lid over them.
  if (walled && emissivity > 0 && item.kind !== 'memory')
    link(draft, `${item.id}/radiation`, node, wallNode(walls[5]), {
      type: 'radiation',
      area: Math.min(total, largestSide(item)),
      exchange: emissivity,
    });
}

function insideOf(site: PartSite, item: DesignItem): boolean {
  return site.owners.has(item.id);
}

function exposedTo(site: PartSite, item: DesignItem, topCovered: boolean): Exposure[] {
  const owner = site.owners.get(item.id);
  if (owner === undefined) return [];
  const { axis, sign } = directionOf(item.upAxis);
  const down = sign > 0 ? 0 : 1;
  const skip = (at: Axis, side: 0 | 1) =>
    at === axis && ((side === down && item.on !== null) || (side !== down && topCovered));
  return exposureOf(site.draft, site.cells, site.cells.interior.bodies[owner].box, skip, owner);
}

/** A part mounted on the chassis touches the wall below it. */
function addWallContact(site: PartSite, item: DesignItem, node: string): void {
  if (!site.walled) return;
  const { axis, sign } = directionOf(item.upAxis);
  link(site.draft, `${item.id}/wall`, node, wallNode(walls[2 * axis + (sign > 0 ? 0 : 1)]), {
    type: 'contact',
    specificResistance: item.interface ? jointOf(site.draft, item, item) : bareContact,
    area: footprint(item),
  });
}

function lidArea(item: DesignItem): number {
  const whole = footprint(item);
  if (!isHeated(item)) return whole;
  const { lidWidth, lidLength } = valuesOf(item.part, item.kind);
  if (lidWidth !== null && lidLength !== null && lidWidth > 0 && lidLength > 0)
    return Math.min(whole, lidWidth * lidLength);
  return whole;
}

/** Area across the part's own z. */
function footprint(item: DesignItem): number {
  const { axis } = directionOf(item.upAxis);
  return axes.reduce<number>(
    (area, at) => (at === axis ? area : area * (item.box.max[at] - item.box.min[at])),
    1,
  );
}

function surfaceOf({ min, max }: Box): number {
  const [x, y, z] = axes.map((axis) => max[axis] - min[axis]);
  return 2 * (x * y + y * z + z * x);
}

function largestSide(item: DesignItem): number {
  const size = axes.map((axis) => item.box.max[axis] - item.box.min[axis]).toSorted((a, b) => b - a);
  return size[0] * size[1];
}

function middle(item: DesignItem): number[] {
  return axes.map((axis) => (item.box.min[axis] + item.box.max[axis]) / 2);
}

function link(draft: Draft, id: string, from: string, to: string, kind: HeatLinkKind): void {
  draft.links.push({ id, from, to, ...kind });
}
