import type { CoolantLoop, Hose } from '#models/project/coolant.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
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
import { probeConductance, type Draft } from '#solver/design/draft.ts';
import { evaporationOf, shouldBoil } from '#solver/design/two-phase.ts';

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
    const cause = loopFault(loop, draft);
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

/** Why a loop cannot flow or cannot give off its heat, and what to do; null where it can. */
function loopFault(
  loop: CoolantLoop,
  draft: Draft,
): { code: string; message: string; placements: string[] } | null {
  const plates = loop.branches.flat();
  const ids = (items: readonly DesignItem[]) => items.map((item) => item.id);
  const name = `coolant loop "${loop.name}"`;
  const sources = [...loop.ports, ...loop.cdus];
  if (plates.length === 0 && (sources.length === 0 || loop.radiators.length === 0))
    return {
      code: 'coolant-no-plate',
      message: `${name} has no cold plate: add one, or a connection and a radiator to cool the air, or remove what is left of the loop`,
      placements: ids([...sources, ...loop.pumps.flat(), ...loop.radiators]),
    };
  if (!loop.drive)
    return {
      code: 'coolant-undriven',
      message: `${name} has neither a connection, a distribution unit nor a pump: its cold plates stand dry. Place one of them in the same loop`,
      placements: ids(plates),
    };
  if (sources.length > 1)
    return {
      code: 'coolant-two-connections',
      message: `${name} has ${sources.length} connections${loop.cdus.length > 0 ? ' and distribution units' : ''}, and one is wanted: give the others a loop of their own`,
      placements: ids(sources),
    };
  if (shouldBoil(loop) && !evaporationOf(loop))
    return {
      code: 'coolant-not-boiling',
      message: `${name} has two-phase plates: it needs a connection, and there a coolant that boils, such as R1234ze(E)`,
      placements: ids(plates),
    };
  const unrated = loop.cdus.find((unit) => ratingOf(unit) === null);
  if (unrated)
    return {
      code: 'coolant-rating',
      message: `'${unrated.name}' cannot have its rating: the facility water at its rated flow would leave warmer than the coolant comes back. Correct rated heat, flows or approach`,
      placements: [unrated.id],
    };
  if (sources.length === 0 && !loop.radiators.some((radiator) => draft.channels.has(radiator.id)))
    return {
      code: 'coolant-no-sink',
      message: `${name} is closed and has no radiator in the air of the chassis: its heat cannot leave. Place a radiator, or a connection or distribution unit in place of the pump`,
      placements: ids([...loop.pumps.flat(), ...plates]),
    };
  return null;
}

interface Built {
  readonly map: LoopMap;
  readonly circuits: readonly Circuit[];
}

function circuitOf(loop: CoolantLoop, draft: Draft, converter: string | undefined): Built | null {
  const { drive } = loop;
  if (!drive) return null;
  const { coolant, hoseBore } = valuesOf(drive.part, drive.kind);
  const prefix = `~coolant/${loop.name}`;
  const supply = `${prefix}/supply`;
  // Without plates the radiators begin at the supply.
  const isAlone = loop.branches.length === 0;
  const back = isAlone ? supply : `${prefix}/return`;
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
  return {
    map: {
      loop,
      circuit: prefix,
      supply,
      back: isAlone ? cooled : back,
      connection: port ? { inlet: driven, outlet: `${port.id}/coolant-out` } : null,
      facility: facility?.map ?? null,
    },
    circuits: [
      { id: prefix, fluid, nodes: [...nodes.values()], branches },
      ...(facility ? [facility.circuit] : []),
    ],
  };
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
