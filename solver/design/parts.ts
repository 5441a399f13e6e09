import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Source } from '#solver/case/case.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { sinkModelOf, type SinkModel } from '#solver/design/channel-elements.ts';
import { addColdPlate } from '#solver/design/cold-plates.ts';
import { joined, probeConductance, type Draft } from '#solver/design/draft.ts';
import { nearestZone } from '#solver/design/exposure.ts';
import { axes, directionOf } from '#solver/design/interior.ts';
import { addJoint, jointOf } from '#solver/design/joint.ts';
import type { PartMap } from '#solver/design/map.ts';
import { insideOf, joinTop, wholeOf, type Face } from '#solver/design/packages.ts';
import { walls } from '#solver/design/openings.ts';
import { link, type PartSite } from '#solver/design/part-site.ts';
import { partPower, regulatorSources, sourcesOf } from '#solver/design/power.ts';
import { addSurface, exposedTo, footprint } from '#solver/design/surfaces.ts';
import { ambientNode, bareContact, wallNode } from '#solver/design/walls.ts';

/*
 * Heat ways of the parts that have a temperature of their own: junction → case → interface → sink or cold plate →
 * stream, or surface → air beside it.
 */

/** Fits of measured resistance worse than this are said, 1. */
const fitTolerance = 0.03;
/**
 * Air (in a tank its liquid) between the underside of a module and its board: 1 mm at 0.026 W/(m K) (air at 300 K, Incropera, table A.4). The
 * thickness is a class estimate. Pins, standoffs and pads carry more, so that it errs to the hot side.
 */
export const mountGap = 0.001;
export const stillAir = 0.026;
const modules: ReadonlySet<string> = new Set(['storage', 'memory', 'network', 'device']);

type HeatedKind = 'accelerator' | 'processor' | 'network' | 'memory' | 'storage' | 'device';

export function isHeated(item: DesignItem): item is DesignItem & { kind: HeatedKind } {
  return ['accelerator', 'processor', 'network', 'memory', 'storage', 'device'].includes(item.kind);
}

export function addPart(site: PartSite, item: DesignItem & { kind: HeatedKind }): PartMap {
  const { draft } = site;
  const values = valuesOf(item.part, item.kind);
  const limit = values.temperatureLimit;
  const power = partPower(item, site.conditions);
  const sources = power ? sourcesOf(power, site.supplies) : [];
  const regulator = power ? regulatorSources(power, site.supplies) : [];
  const covers = site.sinks.get(item.id) ?? [];
  const sinks = covers.filter((cover) => cover.kind === 'heat-sink');
  const builtIn =
    covers.length === 0 && draft.channels.has(item.id) ? sinkModelOf(item, draft.tank !== null) : null;

  const inside = insideOf(item, values);
  const { junction, shell } = inside;
  const exposed = exposedTo(site, item, covers.length > 0);
  const channel = draft.channels.get(item.id);
  const sinkChannel = sinks.map((sink) => draft.channels.get(sink.id)).find((found) => found !== undefined);
  const zone = exposed[0]?.zone ?? nearestZone(draft, item.box);
  const air = channel?.front ?? sinkChannel?.front ?? zone?.id ?? null;

  const limitOf = values.limitOf;
  const limitNode = limitOf === 'junction' ? junction : limitOf === 'air' ? `${item.id}/air-probe` : shell;
  const holds = (node: string) => (node === limitNode && limit !== null ? { limit } : {});
  for (const id of inside.nodes)
    draft.heatNodes.push({
      id,
      ...(id === junction && sources.length > 0 ? { sources } : {}),
      ...holds(id),
    });
  draft.links.push(...inside.links);
  if (limitOf === 'air' && air !== null) {
    draft.heatNodes.push({ id: limitNode, ...holds(limitNode) });
    link(draft, `${item.id}/air-probe`, limitNode, air, { type: 'conductance', value: probeConductance });
  }

  const lid = lidArea(item);
  for (const sink of sinks) addSink(site, sink, item, inside.top, lid);
  for (const cover of covers)
    if (cover.kind === 'cold-plate')
      addColdPlate(site, cover, item, inside.top, Math.min(lid, footprint(cover)));
  if (builtIn && channel) {
    sayFit(draft, item, builtIn);
    let root = joinTop(draft, inside.top);
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
  if (covers.length === 0) {
    if (draft.tank && !builtIn && 'resistanceCurve' in values && values.resistanceCurve !== null)
      draft.problems.push({
        severity: 'warning',
        code: 'sink-unknown',
        message: `the fins of '${item.name}' are not on record, and what is measured in air says nothing of a liquid; it gives off heat by its outside alone`,
        placements: [item.id],
      });
    for (const face of inside.open) addSurface(site, item, face, exposed, values.emissivity);
  }
  const board = item.on === null ? undefined : site.boards.get(item.on);
  const { junctionToBoard: toBoard } = values;
  if (board && inside.soldered)
    for (const node of inside.soldered)
      link(draft, `${node}/board`, node, board.at(middle(item)), { type: 'conductance', value: joined });
  else if (board && toBoard !== null && toBoard > 0)
    link(draft, `${item.id}/junction-to-board`, junction, board.at(middle(item)), {
      type: 'resistance',
      value: toBoard,
    });
  else if (board && modules.has(item.kind))
    link(draft, `${item.id}/mount`, shell, board.at(middle(item)), {
      type: 'slab',
      conductivity: draft.tank?.conductivity ?? stillAir,
      thickness: mountGap,
      area: footprint(item),
    });
  if (item.on !== null && site.items.get(item.on)?.kind === 'chassis')
    addWallContact(site, item, inside.under);

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

/**
 * A supply in a tank stands there without its fan, and gives its loss off by its outside. Its limit is one of the fluid
 * that comes to it.
 */
export function addImmersedSupply(site: PartSite, item: DesignItem): PartMap {
  const { draft } = site;
  const exposed = exposedTo(site, item, false);
  const node = `${item.id}/case`;
  const probe = `${item.id}/air-probe`;
  const beside = (exposed[0]?.zone ?? nearestZone(draft, item.box))?.id ?? null;
  const limit = valuesOf(item.part, 'psu').inletTemperatureLimit;
  draft.heatNodes.push({ id: node }, { id: probe, limit });
  addSurface(site, item, wholeOf(node), exposed, 0);
  link(draft, probe, probe, beside ?? ambientNode, { type: 'conductance', value: probeConductance });
  return { item, sources: [], nodes: [probe], temperatureOf: 'air', limit, air: beside };
}

/** A sink on a part: joint, base, fins, stream; and its outside, so that it cools without air through its fins too. */
function addSink(
  site: PartSite,
  sink: DesignItem,
  host: DesignItem,
  top: readonly Face[],
  lid: number,
): void {
  const { draft } = site;
  const values = valuesOf(sink.part, 'heat-sink');
  const base = `${sink.id}/base`;
  draft.heatNodes.push({ id: base });
  const area = Math.min(lid, footprint(sink));
  addJoint(draft, sink, host, top, base, area);
  const model = sinkModelOf(sink, draft.tank !== null);
  const channel = draft.channels.get(sink.id);
  if (!model || !channel) {
    const exposed = exposedTo(site, sink, false);
    draft.problems.push({
      severity: 'warning',
      code: 'sink-unknown',
      message: draft.tank
        ? `'${sink.name}' has no fins on record, and what is measured in air says nothing of a liquid; it counts as a block of metal`
        : `'${sink.name}' has neither fins nor a measured resistance that can be used; it counts as a block of metal`,
      placements: [sink.id],
    });
    addSurface(site, sink, wholeOf(base), exposed, values.emissivity);
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
  addSurface(site, sink, wholeOf(base), exposedTo(site, sink, false), values.emissivity);
}

/** A sink that stands on nothing that has a temperature takes that of its air. */
export function addLooseSink(site: PartSite, sink: DesignItem): void {
  const id = `${sink.id}/base`;
  site.draft.heatNodes.push({ id });
  const model = sinkModelOf(sink, site.draft.tank !== null);
  const channel = site.draft.channels.get(sink.id);
  if (model && channel) link(site.draft, `${sink.id}/stream`, id, channel.branch, streamOf(model));
  addSurface(site, sink, wholeOf(id), exposedTo(site, sink, false), 0);
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

/** A part mounted on the chassis touches the wall below it. */
function addWallContact(site: PartSite, item: DesignItem, under: readonly Face[]): void {
  if (!site.walled) return;
  const { axis, sign } = directionOf(item.upAxis);
  const wall = wallNode(walls[2 * axis + (sign > 0 ? 0 : 1)]);
  const specificResistance = item.interface ? jointOf(site.draft, item, item) : bareContact;
  for (const { node, share, suffix } of under)
    link(site.draft, `${item.id}/wall${suffix}`, node, wall, {
      type: 'contact',
      specificResistance,
      area: share * footprint(item),
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

function middle(item: DesignItem): number[] {
  return axes.map((axis) => (item.box.min[axis] + item.box.max[axis]) / 2);
}
