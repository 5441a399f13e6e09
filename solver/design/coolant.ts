import type { CoolantLoop, Hose } from '#models/project/coolant.ts';
import { coolantLoopsOf, coolantOf } from '#models/project/coolant.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Branch, Circuit, FlowElement, FlowNode } from '#solver/case/case.ts';
import { addFacility, cduElements, ratingOf, type FacilityMap } from '#solver/design/cdu.ts';
import {
  coolantBranch,
  densityOf,
  dropOf,
  duct,
  pumpElements,
  testTemperature,
} from '#solver/design/coolant-elements.ts';
import { probeConductance, tankCircuit, type Draft } from '#solver/design/draft.ts';
import { loopFault, type LoopFault } from '#solver/design/loop-fault.ts';
import { endsOf } from '#solver/design/tank.ts';
import { evaporationOf } from '#solver/design/two-phase.ts';

/*
 * Coolant loops as flow circuits: connection, distribution unit or pumps, hoses, plates side by side and one after the
 * other, radiators. Heat comes in through the plates (see cold-plates.ts) and leaves at the connection, to facility
 * water (see cdu.ts) or through the radiators. Without plates it comes in through the radiators, from warmer air.
 */

/** A loop that became a circuit. */
export interface LoopMap {
  readonly loop: CoolantLoop;
  readonly circuit: string;
  readonly supply: string;
  readonly back: string;
  /** Branches whose flows together are that of the loop: into its plates, or its radiators; of a tank out of its drive. */
  readonly inlets: readonly string[];
  /** Where coolant comes in and leaves at a connection; null: a closed loop. */
  readonly connection: { readonly inlet: string; readonly outlet: string } | null;
  /** The facility water in its distribution unit. */
  readonly facility: FacilityMap | null;
}

export interface Coolant {
  readonly loops: readonly LoopMap[];
  readonly circuits: readonly Circuit[];
  /** Placements whose coolant branch exists. */
  readonly wetted: ReadonlySet<string>;
  /** Latent heat of the coolant in plates in which it boils, J/kg. */
  readonly latent: ReadonlyMap<string, number>;
}

export function addCoolant(design: Design, draft: Draft, supply: string | undefined): Coolant {
  const loops: LoopMap[] = [];
  const circuits: Circuit[] = [];
  const wetted = new Set<string>();
  const latent = new Map<string, number>();
  for (const loop of coolantLoopsOf(design)) {
    const cause = loopFault(loop, draft.channels) ?? tankFault(loop, draft);
    if (cause) {
      draft.problems.push({ severity: 'error', ...cause });
      continue;
    }
    const built = circuitOf(loop, draft, supply);
    if (!built) continue;
    loops.push(built.map);
    circuits.push(...built.circuits);
    const evaporation = evaporationOf(loop);
    if (evaporation) for (const plate of loop.branches.flat()) latent.set(plate.id, evaporation.heat);
    for (const row of [...loop.branches, ...loop.pumps, loop.radiators, loop.cdus])
      for (const item of row) wetted.add(item.id);
  }
  return { loops, circuits, wetted, latent };
}

/** Why the coolant of a tank that could flow finds no way through it; null where it does. */
function tankFault({ name, tank }: CoolantLoop, { tank: filled }: Draft): LoopFault | null {
  if (!tank || !filled) return null;
  const missing = [
    filled.openings.in ? [] : ['in: place a vent whose arrow points into it'],
    filled.openings.out ? [] : ['out: place a vent whose arrow points out of it'],
  ].flat();
  if (missing.length === 0) return null;
  return {
    code: 'tank-no-opening',
    message: `the coolant of loop "${name}" finds no way through ${tank.name}, which it fills. It has none ${missing.join(', and none ')}. Vents in the walls of a tank are its inlets and outlets`,
    placements: [tank.id],
  };
}

interface Built {
  readonly map: LoopMap;
  readonly circuits: readonly Circuit[];
}

function circuitOf(loop: CoolantLoop, draft: Draft, converter: string | undefined): Built | null {
  const { drive } = loop;
  if (!drive) return null;
  const { hoseBore } = valuesOf(drive.part, drive.kind);
  const coolant = coolantOf(loop, drive);
  const prefix = `~coolant/${loop.name}`;
  const ends = endsOf(loop.name);
  const { supply } = ends;
  // Without plates the radiators begin at the supply.
  const isAlone = loop.branches.length === 0 && !loop.tank;
  const back = isAlone ? supply : ends.back;
  const cooled = loop.radiators.length > 0 ? `${prefix}/cooled` : back;
  const nodes = new Map<string, FlowNode>();
  const branches: Branch[] = [];
  const node = (id: string, held: Omit<FlowNode, 'id'> = {}) => nodes.set(id, { id, ...held });
  for (const id of [supply, back, cooled]) node(id);
  const hoses = new Map<DesignItem, Hose[]>();
  for (const hose of loop.hoses) hoses.set(hose.part, [...(hoses.get(hose.part) ?? []), hose]);
  const ducts = (item: DesignItem, isLast: boolean): FlowElement[] =>
    (hoses.get(item) ?? []).flatMap((hose, i) => (isLast === i > 0 ? [duct(hose.length, hoseBore)] : []));
  /** Parts one after the other, from one node to another. */
  const row = (
    items: readonly DesignItem[],
    from: string,
    to: string,
    element: (item: DesignItem) => FlowElement[],
  ) => {
    for (const [i, item] of items.entries()) {
      const end = i === items.length - 1 ? to : `${item.id}/coolant-out`;
      if (end !== to) node(end);
      branches.push({
        id: coolantBranch(item),
        from: i === 0 ? from : `${items[i - 1].id}/coolant-out`,
        to: end,
        elements: [...ducts(item, false), ...element(item), ...ducts(item, true)],
      });
    }
  };
  for (const plates of loop.branches) row(plates, supply, back, plateElements);
  if (loop.radiators.length > 0)
    row(loop.radiators, back, cooled, ({ part }) =>
      dropOf(valuesOf(part, 'radiator').pressureCurve, 'water'),
    );
  const port = loop.ports.at(0);
  const unit = loop.cdus.at(0);
  const rating = unit && ratingOf(unit);
  const driven = port ? `${port.id}/coolant-in` : cooled;
  const entered = loop.pumps.length > 0 ? `${prefix}/pumped` : supply;
  if ((port || unit) && entered !== supply) node(entered);
  if (port) {
    const values = valuesOf(port.part, 'coolant-port');
    const inflowTemperature = values.supplyTemperature;
    const outlet = `${port.id}/coolant-out`;
    node(
      driven,
      values.supply === 'flow'
        ? { inflow: values.flow * densityOf(coolant, inflowTemperature), inflowTemperature }
        : { pressure: values.pressureDifference, inflowTemperature },
    );
    node(outlet, { pressure: 0, inflowTemperature });
    const coupling = dropOf(values.pressureCurve, 'water');
    const open: FlowElement[] = coupling.length > 0 ? coupling : [duct(hoseBore, hoseBore)];
    branches.push(
      { id: `${port.id}/supply`, from: driven, to: entered, elements: open },
      { id: `${port.id}/return`, from: cooled, to: outlet, elements: open },
    );
  }
  if (unit) {
    branches.push({ id: coolantBranch(unit), from: cooled, to: entered, elements: cduElements(unit) });
    probe(draft, unit, branches, valuesOf(unit.part, 'cdu').temperatureLimit);
  }
  for (const pumps of loop.pumps) {
    row(pumps, port || unit ? entered : cooled, supply, (pump) =>
      pumpElements(valuesOf(pump.part, 'pump'), converter),
    );
    for (const pump of pumps) probe(draft, pump, branches, valuesOf(pump.part, 'pump').temperatureLimit);
  }
  const facility = unit && rating ? addFacility(draft, unit, rating) : null;
  const evaporation = evaporationOf(loop);
  const fluid = { type: 'liquid', name: coolant, ...(evaporation ? { evaporation } : {}) } as const;
  if (loop.tank) {
    // One liquid and one circuit: the tank's zones are a part of the loop.
    const there = new Set(draft.nodes.map(({ id }) => id));
    draft.nodes.push(...[...nodes.values()].filter(({ id }) => !there.has(id)));
    draft.branches.push(...branches);
  }
  return {
    map: {
      loop,
      circuit: loop.tank ? tankCircuit : prefix,
      supply,
      back: isAlone ? cooled : back,
      inlets: loop.tank
        ? drivenBy(loop)
        : (isAlone ? [loop.radiators] : loop.branches).map(([first]) => coolantBranch(first)),
      connection: port ? { inlet: driven, outlet: `${port.id}/coolant-out` } : null,
      facility: facility?.map ?? null,
    },
    circuits: [
      ...(loop.tank ? [] : [{ id: prefix, fluid, nodes: [...nodes.values()], branches }]),
      ...(facility ? [facility.circuit] : []),
    ],
  };
}

/** Branches out of the connection, the distribution unit, or else the pumps. */
function drivenBy({ ports, cdus, pumps }: CoolantLoop): string[] {
  if (ports.length > 0) return [`${ports[0].id}/supply`];
  return (cdus.length > 0 ? [cdus] : pumps).map(([first]) => coolantBranch(first));
}

function plateElements({ part }: DesignItem): FlowElement[] {
  const { pressureCurve, testCoolant } = valuesOf(part, 'cold-plate');
  return dropOf(pressureCurve, testCoolant);
}

/** A pump has a limit on its coolant; a probe lets hold-margin and reports see it. */
function probe(draft: Draft, pump: DesignItem, branches: readonly Branch[], limit: number): void {
  const id = `${pump.id}/coolant-probe`;
  const inlet = branches.find((branch) => branch.id === coolantBranch(pump))?.from;
  if (inlet === undefined) return;
  draft.heatNodes.push({ id, limit });
  draft.links.push({ id, from: id, to: inlet, type: 'conductance', value: probeConductance });
}

/** Both streams of the radiators that air goes through. */
export function addRadiators(draft: Draft, { loops }: Coolant, airDensity: number): void {
  for (const { loop } of loops)
    for (const radiator of loop.radiators) {
      const channel = draft.channels.get(radiator.id);
      if (!channel) {
        draft.problems.push({
          severity: 'warning',
          code: 'radiator-no-air',
          message: `no air of the chassis reaches '${radiator.name}': it gives off no heat. Place it inside`,
          placements: [radiator.id],
        });
        continue;
      }
      const { conductance, ratedAirFlow, ratedCoolantFlow, airShare } = valuesOf(radiator.part, 'radiator');
      draft.links.push({
        id: `${radiator.id}/exchange`,
        from: coolantBranch(radiator),
        to: channel.branch,
        type: 'heat-exchanger',
        arrangement: 'cross-unmixed',
        films: {
          from: {
            conductance: conductance / (1 - airShare),
            massFlow: ratedCoolantFlow * densityOf('water', testTemperature),
            exponent: tubeExponent,
          },
          to: {
            conductance: conductance / airShare,
            massFlow: ratedAirFlow * airDensity,
            exponent: finExponent,
          },
        },
      });
    }
}

/** Laminar boundary layers on louvred fins: Nu ~ Re^½ (Incropera 7.30); developing laminar flow in flat tubes: Nu ~ Re^⅓. */
const finExponent = 0.5;
const tubeExponent = 1 / 3;
