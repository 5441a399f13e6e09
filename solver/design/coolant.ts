import type { CoolantLoop, Hose } from '#models/project/coolant.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Curve } from '#models/schema/field.ts';
import type { Branch, Circuit, FlowElement, FlowNode } from '#solver/case/case.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { probeConductance, type Draft } from '#solver/design/draft.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import { Liquid } from '#solver/properties/liquids.ts';

/*
 * Coolant loops as flow circuits: connection or pumps, hoses, plates side by side and one after the other, radiators.
 * Heat comes in through the plates (see cold-plates.ts) and leaves at the connection or through the radiators.
 */

/** EPDM hose: smooth drawn tube, m (Darcy–Weisbach handbooks: 0.0015 mm). */
const hoseRoughness = 1.5e-6;
/** Inlet 0.5 and outlet 1 of a hose, on its bore (Idelchik 3-1 and 11-1). */
const hoseEnds = 1.5;
/** Test water of pump, coupling and radiator curves, K. */
const testTemperature = 293.15;

/** A loop that became a circuit. */
export interface LoopMap {
  readonly loop: CoolantLoop;
  readonly circuit: string;
  readonly supply: string;
  readonly back: string;
  /** Where coolant comes in and leaves at a connection; null: a closed loop. */
  readonly connection: { readonly inlet: string; readonly outlet: string } | null;
}

export interface Coolant {
  readonly loops: readonly LoopMap[];
  readonly circuits: readonly Circuit[];
  /** Placements whose coolant branch exists. */
  readonly wetted: ReadonlySet<string>;
}

/** Branch of the coolant in a plate, pump or radiator. */
export const coolantBranch = (item: DesignItem): string => `${item.id}/coolant`;

export function addCoolant(design: Design, draft: Draft, supply: string | undefined): Coolant {
  const loops: LoopMap[] = [];
  const circuits: Circuit[] = [];
  const wetted = new Set<string>();
  for (const loop of coolantLoopsOf(design)) {
    const cause = loopFault(loop, draft);
    if (cause) {
      draft.problems.push({ severity: 'error', ...cause });
      continue;
    }
    const built = circuitOf(loop, draft, supply);
    if (!built) continue;
    loops.push(built.map);
    circuits.push(built.circuit);
    for (const row of [...loop.branches, ...loop.pumps, loop.radiators])
      for (const item of row) wetted.add(item.id);
  }
  return { loops, circuits, wetted };
}

/** Why a loop cannot flow or cannot give off its heat, and what to do; null where it can. */
function loopFault(
  loop: CoolantLoop,
  draft: Draft,
): { code: string; message: string; placements: string[] } | null {
  const plates = loop.branches.flat();
  const ids = (items: readonly DesignItem[]) => items.map((item) => item.id);
  const name = `coolant loop "${loop.name}"`;
  if (plates.length === 0)
    return {
      code: 'coolant-no-plate',
      message: `${name} has no cold plate: add one, or remove what is left of the loop`,
      placements: ids([...loop.ports, ...loop.pumps.flat(), ...loop.radiators]),
    };
  if (!loop.drive)
    return {
      code: 'coolant-undriven',
      message: `${name} has neither a connection nor a pump: its cold plates stand dry. Place one of both in the same loop`,
      placements: ids(plates),
    };
  if (loop.ports.length > 1)
    return {
      code: 'coolant-two-connections',
      message: `${name} has ${loop.ports.length} connections, and one is wanted: give the others a loop of their own`,
      placements: ids(loop.ports),
    };
  if (loop.ports.length === 0 && !loop.radiators.some((radiator) => draft.channels.has(radiator.id)))
    return {
      code: 'coolant-no-sink',
      message: `${name} is closed and has no radiator in the air of the chassis: its heat cannot leave. Place a radiator, or a connection in place of the pump`,
      placements: ids([...loop.pumps.flat(), ...plates]),
    };
  return null;
}

interface Built {
  readonly map: LoopMap;
  readonly circuit: Circuit;
}

function circuitOf(loop: CoolantLoop, draft: Draft, converter: string | undefined): Built | null {
  const { drive } = loop;
  if (!drive) return null;
  const { coolant, hoseBore } = valuesOf(drive.part, drive.kind);
  const prefix = `~coolant/${loop.name}`;
  const supply = `${prefix}/supply`;
  const back = `${prefix}/return`;
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
  const driven = port ? `${port.id}/coolant-in` : cooled;
  const entered = loop.pumps.length > 0 ? `${prefix}/pumped` : supply;
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
    if (entered !== supply) node(entered);
    const coupling = dropOf(values.pressureCurve, 'water');
    const open: FlowElement[] = coupling.length > 0 ? coupling : [duct(hoseBore, hoseBore)];
    branches.push(
      { id: `${port.id}/supply`, from: driven, to: entered, elements: open },
      { id: `${port.id}/return`, from: cooled, to: outlet, elements: open },
    );
  }
  for (const pumps of loop.pumps) {
    row(pumps, port ? entered : cooled, supply, (pump) => pumpElements(pump, converter));
    for (const pump of pumps) probe(draft, pump, branches);
  }
  return {
    map: {
      loop,
      circuit: prefix,
      supply,
      back,
      connection: port ? { inlet: driven, outlet: `${port.id}/coolant-out` } : null,
    },
    circuit: { id: prefix, fluid: { type: 'liquid', name: coolant }, nodes: [...nodes.values()], branches },
  };
}

function duct(length: number, bore: number): FlowElement {
  return {
    type: 'duct',
    shape: 'round',
    diameter: bore,
    length: Math.max(1e-3, length),
    roughness: hoseRoughness,
    k: hoseEnds,
  };
}

function plateElements({ part }: DesignItem): FlowElement[] {
  const { pressureCurve, testCoolant } = valuesOf(part, 'cold-plate');
  return dropOf(pressureCurve, testCoolant);
}

/** A measured pressure drop; nothing where there is none. */
function dropOf(curve: Curve | null, coolant: string): FlowElement[] {
  const points = cleanCurve(curve);
  if (!points.some(([flow, drop]) => flow > 0 && drop > 0)) return [];
  return [
    {
      type: 'table',
      points: points[0][0] > 0 ? [[0, 0], ...points] : points,
      density: densityOf(coolant, testTemperature),
      interpolation: 'monotone-cubic',
    },
  ];
}

function pumpElements({ part }: DesignItem, supply: string | undefined): FlowElement[] {
  const { curve, power, speed, failed } = valuesOf(part, 'pump');
  const perMetre = standardGravity * densityOf('water', testTemperature);
  return [
    {
      type: 'pump',
      points: cleanCurve(curve).map(([flow, pressure]) => [flow, pressure / perMetre]),
      interpolation: 'monotone-cubic',
      speed: Math.min(1, Math.max(0, speed)),
      ...(failed ? { failed } : {}),
      ...(power > 0 ? { power, ...(supply ? { supply } : {}) } : {}),
    },
  ];
}

/** A pump has a limit on its coolant; a probe lets hold-margin and reports see it. */
function probe(draft: Draft, pump: DesignItem, branches: readonly Branch[]): void {
  const id = `${pump.id}/coolant-probe`;
  const inlet = branches.find((branch) => branch.id === coolantBranch(pump))?.from;
  if (inlet === undefined) return;
  draft.heatNodes.push({ id, limit: valuesOf(pump.part, 'pump').temperatureLimit });
  draft.links.push({ id, from: id, to: inlet, type: 'conductance', value: probeConductance });
}

const liquids = new Map<string, Liquid>();

export function liquidOf(name: string): Liquid {
  const known = liquids.get(name) ?? new Liquid({ type: 'liquid', name });
  liquids.set(name, known);
  return known;
}

function densityOf(coolant: string, temperature: number): number {
  return liquidOf(coolant).density(temperature);
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
