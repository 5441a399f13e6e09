import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { SolveProblem } from '#models/results/design-result.ts';
import { isCover } from '#models/components/cover.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Case } from '#solver/case/case.ts';
import { airWaysOf, breathe, checkAirPaths } from '#solver/design/air-paths.ts';
import { noteWorkload } from '#solver/design/language-model.ts';
import { addBoard, type BoardNodes } from '#solver/design/boards.ts';
import { closeCages } from '#solver/design/cages.ts';
import { cellsOf } from '#solver/design/cells.ts';
import { fanElement, psuElement, radiatorElement, sinkElement } from '#solver/design/channel-elements.ts';
import { addChannels, type ChannelSpec } from '#solver/design/channels.ts';
import { airCircuit, createDraft, probeConductance, tankCircuit, type Draft } from '#solver/design/draft.ts';
import { gridOf } from '#solver/design/grid.ts';
import { interiorOf, type Body } from '#solver/design/interior.ts';
import type { CaseMap, PartMap } from '#solver/design/map.ts';
import { addOpenBoundary, addOpenings, addSeams, wallOpenings } from '#solver/design/openings.ts';
import { addCoolant, addRadiators, type Coolant } from '#solver/design/coolant.ts';
import { addWetParts } from '#solver/design/wet-parts.ts';
import type { PartSite } from '#solver/design/part-site.ts';
import { addImmersedSupply, addLooseSink, addPart, isHeated } from '#solver/design/parts.ts';
import { converterOf, partPower, sourcesOf, supplyGroups, type SupplyGroup } from '#solver/design/power.ts';
import { draftTankOf } from '#solver/design/tank.ts';
import { addWalls, ambientNode } from '#solver/design/walls.ts';
import { addZones } from '#solver/design/zones.ts';
import { airDensity } from '#solver/properties/air.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

export interface BuiltCase {
  readonly case: Case;
  readonly map: CaseMap;
  readonly problems: readonly SolveProblem[];
}

/** Hold-margin never slows fans below this: PWM fans of servers keep turning at about 20 % (Intel 4-wire PWM spec.). */
const slowestFan = 0.2;

/**
 * The case of a design: air zones on the parts' faces, channels of fans, PSUs and sinks, heat ways, supplies.
 * Never throws for a layout, however odd: what cannot be built is left out and named in `problems`.
 * The order of the items does not matter.
 */
export function buildCase(design: Design): BuiltCase {
  const { conditions } = design;
  const ordered = {
    ...design,
    items: design.items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  };
  const temperature = Math.max(150, conditions.ambientTemperature);
  const { pressure } = standardAtmosphere(conditions.altitude);
  const relativeHumidity = Math.min(1, Math.max(0, conditions.relativeHumidity));
  const tank = draftTankOf(ordered, temperature);
  const draft = createDraft(
    airDensity(temperature, pressure, relativeHumidity),
    tank,
    conditions.backPressure,
  );

  const interior = interiorOf(ordered);
  closeCages(interior.bodies, interior.inner);
  const grid = gridOf(interior);
  const cells = cellsOf(interior, grid);
  addZones(draft, cells);
  const openings = wallOpenings(cells);
  addOpenings(draft, cells, openings);
  if (!interior.walled && !tank) addOpenBoundary(draft, cells);
  if (design.chassis && interior.walled && !tank) addSeams(draft, cells, design.chassis);

  const supplies = supplyGroups(ordered, draft.problems);
  noteWorkload(ordered, draft.problems);
  addChannels(draft, cells, channelSpecs(design, interior.bodies, supplies, tank !== null), openings);
  const ways = airWaysOf(draft);
  breathe(draft, ways);
  const fans = ordered.items.filter((item) => item.kind === 'fan' && !valuesOf(item.part, 'fan').failed);
  checkAirPaths(
    draft,
    ways,
    fans.filter((fan) => draft.channels.has(fan.id)),
    ordered.items.filter((item) => item.kind === 'vent'),
  );

  draft.heatNodes.push({ id: ambientNode, temperature });
  if (design.chassis && interior.walled) addWalls(draft, cells, design.chassis);
  const coolant = addCoolant(ordered, draft, supplies[0]?.id);
  addRadiators(draft, coolant, draft.ambientDensity);
  const parts = addParts(ordered, draft, cells, coolant, supplies);
  noteOddities(ordered, draft, interior.outside);

  const control = fans.filter(
    (fan) => valuesOf(fan.part, 'fan').speed === null && draft.channels.has(fan.id),
  );
  const input: Case = {
    format: 'boxwright-case',
    version: 1,
    title: `${design.project} · ${design.configuration.name}`,
    ambient: { temperature, pressure, relativeHumidity },
    circuits: [
      tank
        ? {
            id: tankCircuit,
            fluid: { type: 'liquid', name: tank.fill },
            nodes: draft.nodes,
            branches: draft.branches,
          }
        : { id: airCircuit, fluid: { type: 'air' }, nodes: draft.nodes, branches: draft.branches },
      ...coolant.circuits,
    ],
    heat: { nodes: draft.heatNodes, links: draft.links },
    ...(supplies.length > 0
      ? {
          power: {
            converters: supplies.map((group) => converterOf(group, (item) => lossPlace(draft, parts, item))),
          },
        }
      : {}),
    ...(conditions.fanMode === 'hold-margin' && control.length > 0
      ? {
          control: {
            branches: control.flatMap((fan) => draft.channels.get(fan.id)?.branch ?? []),
            margin: conditions.targetMargin,
            minimum: slowestFan,
            maximum: 1,
          },
        }
      : {}),
  };
  return {
    case: input,
    map: {
      parts,
      zones: draft.zones,
      channels: draft.channels,
      openings: draft.openings,
      supplies,
      coolant: coolant.loops,
    },
    problems: draft.problems,
  };
}

/** Where the loss of a supply goes: the air that it blows, in a tank its own outside, else the room. */
function lossPlace(draft: Draft, parts: ReadonlyMap<PlacementId, PartMap>, { id }: DesignItem): string {
  const isImmersed = draft.tank !== null && (parts.get(id)?.nodes.length ?? 0) > 0;
  return isImmersed ? `${id}/case` : (draft.channels.get(id)?.branch ?? ambientNode);
}

function channelSpecs(
  design: Design,
  bodies: readonly Body[],
  supplies: readonly SupplyGroup[],
  isTank: boolean,
): ChannelSpec[] {
  const main = supplies[0]?.id;
  return bodies.flatMap((body, owner): ChannelSpec[] => {
    if (body.role !== 'channel') return [];
    const { item } = body;
    if (item.kind === 'fan') {
      const own = valuesOf(item.part, 'fan').speed;
      const speed = Math.min(1, Math.max(0, own ?? design.conditions.fanSpeed));
      return [{ body, owner, element: fanElement(item, { speed, supply: main }) }];
    }
    if (item.kind === 'psu') {
      const group = supplies.find((candidate) => candidate.working.includes(item));
      return [{ body, owner, element: psuElement(item, group?.id) }];
    }
    if (item.kind === 'radiator') return [{ body, owner, element: radiatorElement(item) }];
    return [{ body, owner, element: sinkElement(item, isTank) }];
  });
}

function addParts(
  design: Design,
  draft: Draft,
  cells: PartSite['cells'],
  coolant: Coolant,
  supplies: readonly SupplyGroup[],
): Map<PlacementId, PartMap> {
  const items = new Map(design.items.map((item) => [item.id, item]));
  const owners = new Map(cells.interior.bodies.map((body, index) => [body.item.id, index]));
  const parts = new Map<PlacementId, PartMap>();
  const boards = new Map<PlacementId, BoardNodes>();
  const { conditions } = design;
  for (const body of cells.interior.bodies) {
    const { item } = body;
    if (item.kind !== 'board') continue;
    const power = partPower(item, conditions);
    const sources = power && power.heat > 0 ? sourcesOf(power, supplies) : [];
    const board = addBoard(draft, cells, body, sources);
    boards.set(item.id, board);
    parts.set(item.id, {
      item,
      sources: board.nodes.flatMap((node) =>
        sources.map((source) => ({
          node,
          source: {
            ...source,
            power: source.power / board.nodes.length,
            ...(source.leakage
              ? { leakage: { ...source.leakage, power: source.leakage.power / board.nodes.length } }
              : {}),
          },
        })),
      ),
      nodes: board.nodes,
      temperatureOf: 'surface',
      limit: valuesOf(item.part, 'board').temperatureLimit,
      air: board.zone?.id ?? null,
    });
  }
  const sinks = new Map<PlacementId, DesignItem[]>();
  for (const item of design.items) {
    if (!isCover(item)) continue;
    const host = item.on === null ? undefined : items.get(item.on);
    if (host && isHeated(host)) sinks.set(host.id, [...(sinks.get(host.id) ?? []), item]);
  }
  const site: PartSite = {
    draft,
    cells,
    items,
    sinks,
    boards,
    owners,
    coolant,
    supplies,
    conditions,
    walled: cells.interior.walled && design.chassis !== null,
  };
  const mounted = new Set([...sinks.values()].flat());
  for (const item of design.items) {
    if (isHeated(item)) parts.set(item.id, addPart(site, item));
    else if (item.kind === 'heat-sink' && !mounted.has(item)) addLooseSink(site, item);
    else if (item.kind === 'psu' && draft.tank && owners.has(item.id))
      parts.set(item.id, addImmersedSupply(site, item));
    else if (item.kind === 'fan' || item.kind === 'psu') addMover(draft, item, parts);
    else if (item.kind === 'board' && !boards.has(item.id))
      parts.set(item.id, addOutsideBoard(draft, item, site));
  }
  for (const item of design.items) {
    if (item.kind !== 'heat-sink') continue;
    parts.set(item.id, {
      item,
      sources: [],
      nodes: [`${item.id}/base`],
      temperatureOf: 'surface',
      limit: null,
      air: draft.channels.get(item.id)?.front ?? null,
    });
  }
  addWetParts(design, draft, coolant, parts);
  return parts;
}

/** A board that lies outside still draws its power; it cools in the room. */
function addOutsideBoard(draft: Draft, item: DesignItem, site: PartSite): PartMap {
  const id = `${item.id}/board`;
  const power = partPower(item, site.conditions);
  const sources = power && power.heat > 0 ? sourcesOf(power, site.supplies) : [];
  const { min, max } = item.box;
  const size = [max[0] - min[0], max[1] - min[1], max[2] - min[2]].toSorted((a, b) => b - a);
  draft.heatNodes.push({ id, ...(sources.length > 0 ? { sources } : {}) });
  draft.links.push({
    id: `${id}/film`,
    from: id,
    to: ambientNode,
    type: 'natural-plate',
    area: 2 * Math.max(1e-6, size[0] * size[1]),
    length: Math.max(1e-3, size[1]),
    orientation: 'vertical',
  });
  return {
    item,
    sources: sources.map((source) => ({ node: id, source })),
    nodes: [id],
    temperatureOf: 'surface',
    limit: valuesOf(item.part, 'board').temperatureLimit,
    air: null,
  };
}

/** Fans and PSUs have a limit on their inlet air; a probe on it lets hold-margin see it. */
function addMover(draft: Draft, item: DesignItem, parts: Map<PlacementId, PartMap>): void {
  const channel = draft.channels.get(item.id);
  const limit =
    item.kind === 'fan'
      ? valuesOf(item.part, 'fan').temperatureLimit
      : valuesOf(item.part, 'psu').inletTemperatureLimit;
  const probe = `${item.id}/air-probe`;
  if (channel) {
    draft.heatNodes.push({ id: probe, limit });
    draft.links.push({
      id: probe,
      from: probe,
      to: channel.front,
      type: 'conductance',
      value: probeConductance,
    });
  }
  parts.set(item.id, {
    item,
    sources: [],
    nodes: channel ? [probe] : [],
    temperatureOf: channel ? 'air' : null,
    limit: channel ? limit : null,
    air: channel?.front ?? null,
  });
}

function noteOddities(design: Design, draft: Draft, outside: readonly DesignItem[]): void {
  if (!design.chassis)
    draft.problems.push({
      severity: 'warning',
      code: 'no-chassis',
      message: 'there is no single chassis: the parts are solved as if they stood open in the room',
      placements: [],
    });
  for (const item of outside) {
    if (item.kind === 'coolant-port' || item.kind === 'cdu') continue;
    draft.problems.push({
      severity: 'warning',
      code: 'outside-chassis',
      message: `'${item.name}' lies outside the chassis; the air inside does not reach it`,
      placements: [item.id],
    });
  }
  for (const item of design.items)
    if (item.missing)
      draft.problems.push({
        severity: 'error',
        code: 'missing-part',
        message: `'${item.name}' refers to the part '${item.part.id}', which no library has; choose another part`,
        placements: [item.id],
      });
}
