/*
 * Air of a rack: the room before and behind it, its doors, layers of air before and behind what stands in it, and the
 * ways back from rear to front.
 */
import type { Door, DoorExchanger } from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { Branch, Circuit, FlowElement, FlowNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { airSpecificHeat } from '#solver/properties/air.ts';
import type { RackZone } from '#solver/rack/zones.ts';

export const rackAir = 'rack-air';

/** An enclosure as its zone sees it: air that it moves at a pressure difference, linear about that. */
export interface Mover {
  readonly airflow: number; // m³/s
  readonly backPressure: number; // Pa
  /** By how much less air for each pascal behind it, m³/(s Pa) > 0. */
  readonly slope: number;
  readonly density: number; // kg/m³
  readonly heat: number; // W
}

/** Entrance into an open front and discharge out of it, on the velocity in it. Source: Idelchik, 3-1 and 11-1. */
const entrance = 0.5;
const discharge = 1;
/** Sharp-edged slits, 1/C_d² with C_d = 0.61. Source: Idelchik, diagram 4-18. */
const slitLoss = 2.69;
/** What goes from one height to the next loses its velocity head (Borda–Carnot): an estimate of this program. */
const layerLoss = 1;
/**
 * Up and down at once through a section, beside the mean stream, m/s: of the order of what moves in rooms without a
 * draught (0.05–0.1 m/s, ISO 7730); an estimate of this program. It carries the heat of what stands in still air.
 */
const mixing = 0.05;
/** Smaller holes count as closed, m². */
const leastOpening = 1e-7;
/** Of curves of doors, kg/m³: standard air of fan testing (ISO 5801). */
const curveDensity = 1.2;

/**
 * The circuit. Branches are positive from the front to the rear, and upwards.
 *
 * @param movers by zone id
 * @param heat of things told by figures, shelves and bars, by zone id, W: into the air behind them
 */
export function airCircuit(
  { rack }: FilledRack,
  zones: readonly RackZone[],
  movers: ReadonlyMap<string, Mover>,
  heat: ReadonlyMap<string, number>,
): Circuit {
  const nodes: FlowNode[] = [];
  const branches: Branch[] = [];
  for (const [i, zone] of zones.entries()) {
    const { id, middle, share, face } = zone;
    const power = heat.get(id) ?? 0;
    nodes.push(
      { id: `room-front/${id}`, ambient: true, elevation: middle },
      { id: `front/${id}`, elevation: middle },
      { id: `rear/${id}`, elevation: middle, ...(power > 0 ? { power } : {}) },
      { id: `room-rear/${id}`, ambient: true, elevation: middle },
    );
    const add = (name: string, from: string, to: string, elements: FlowElement[], given = 0): void =>
      void branches.push({
        id: `${name}/${id}`,
        from: `${from}/${id}`,
        to: `${to}/${id}`,
        elements,
        ...(given > 0 ? { power: given } : {}),
      });
    add('front-door', 'room-front', 'front', doorElements(rack.frontDoor, face, true));
    add('rear-door', 'rear', 'room-rear', [
      ...doorElements(rack.rearDoor, face, false),
      ...exchangerElements(rack.exchanger, share),
    ]);
    const mover = movers.get(id);
    if (mover) add('slot', 'front', 'rear', [moverElement(mover)], mover.heat);
    if (rack.air.leakage * share > leastOpening)
      add('leak', 'front', 'rear', [{ type: 'loss', area: rack.air.leakage * share, k: slitLoss }]);
    if (!zone.standing && !rack.air.blanked)
      add('gap', 'front', 'rear', [{ type: 'loss', area: face, k: entrance + discharge }]);
    const above = zones.at(i + 1);
    if (!above) continue;
    for (const side of ['front', 'rear'] as const)
      branches.push({
        id: `${side}-up/${id}`,
        from: `${side}/${id}`,
        to: `${side}/${above.id}`,
        elements: [{ type: 'loss', area: Math.min(zone[side], above[side]), k: layerLoss }],
      });
  }
  return { id: rackAir, fluid: { type: 'air' }, nodes, branches };
}

/** Heat that neighbouring layers exchange without a stream between them. @param density of the room's air, kg/m³ */
export function mixingLinks(zones: readonly RackZone[], density: number, temperature: number): HeatLink[] {
  const perArea = mixing * density * airSpecificHeat(temperature);
  return zones.slice(1).flatMap((above, i) =>
    (['front', 'rear'] as const).map((side) => ({
      id: `${side}-mixing/${zones[i].id}`,
      from: `${side}/${zones[i].id}`,
      to: `${side}/${above.id}`,
      type: 'conductance' as const,
      value: perArea * Math.min(zones[i][side], above[side]),
    })),
  );
}

function doorElements(door: Door | null, face: number, isFront: boolean): FlowElement[] {
  if (door) return [{ type: 'perforated-plate', area: face, open: door.open }];
  const [k, reverse] = isFront ? [entrance, discharge] : [discharge, entrance];
  return [{ type: 'loss', area: face, k, reverse }];
}

/** The whole door's curve, on the share of its height. */
function exchangerElements(exchanger: DoorExchanger | null, share: number): FlowElement[] {
  const points = exchanger?.airDrop ?? [];
  if (points.length === 0) return [];
  return [
    { type: 'table', density: curveDensity, points: points.map(([flow, drop]) => [flow * share, drop]) },
  ];
}

/** Δp = p₀ − Q/slope through the point that is known: a fan with a straight curve. */
function moverElement({ airflow, backPressure, slope, density }: Mover): FlowElement {
  const shutoff = backPressure + airflow / slope;
  return {
    type: 'fan',
    area: 1,
    density,
    interpolation: 'linear',
    points: [
      [0, shutoff],
      [shutoff * slope, 0],
    ],
  };
}
