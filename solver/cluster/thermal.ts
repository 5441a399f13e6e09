/*
 * The steady state of a cluster: its racks, rows, loop, coolers and room in turns until they agree.
 */
import type { Facility, RowCdu } from '#models/cluster/cluster.ts';
import type {
  CoolersResult,
  OutdoorAir,
  PumpsResult,
  RoomResult,
  RowResult,
  ServedCluster,
  ServedRow,
  ThermalResult,
} from '#solver/cluster/contract.ts';
import { runCoolers } from '#solver/cluster/coolers.ts';
import { runPumps } from '#solver/cluster/pumps.ts';
import { inletOf, runRoom, supplyWanted } from '#solver/cluster/room.ts';
import { rowFlows, stopped } from '#solver/cluster/row.ts';
import type { RackState } from '#solver/condense/rack.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { approachResistance } from '#solver/rack/exchangers.ts';

const mostTurns = 200;
/** At rest: temperatures that are handed on, K. */
const rest = 1e-7;

/** A row at the air and coolant that it gets. */
export interface RowState {
  readonly served: ServedRow;
  readonly inlet: number; // K
  readonly supply: number; // K
  readonly pumps: PumpsResult | null;
  readonly flows: readonly number[];
  readonly states: readonly RackState[];
  readonly airflow: number; // m³/s, of the row
  readonly heatToRoom: number; // W
  readonly heatToDoor: number; // W
  readonly heatToCoolant: number; // W, of the racks
}

/** What the racks of a row do. */
export function rowAt(served: ServedRow, inlet: number, supply: number): RowState {
  const { cdu } = served.row;
  const wet = cdu && rowFlows(served, cdu, inlet, supply);
  const states = served.kinds.map(({ rack }, i): RackState => {
    if (!rack.range.flow) return rack.at({ room: inlet, coolant: null }, served.load);
    const flow = wet?.flows[i] ?? 0;
    return flow > 0 ? rack.at({ room: inlet, coolant: { supply, flow } }, served.load) : stopped;
  });
  const sum = (of: (state: RackState) => number): number =>
    states.reduce((total, state, i) => total + of(state) * served.kinds[i].count, 0);
  return {
    served,
    inlet,
    supply,
    pumps: wet?.pumps ?? null,
    flows: wet?.flows ?? served.kinds.map(() => 0),
    states,
    airflow: sum(({ airflow }) => airflow),
    heatToRoom: sum(({ heatToRoom }) => heatToRoom),
    heatToDoor: sum(({ heatToDoor }) => heatToDoor),
    heatToCoolant: sum(({ heatToCoolant }) => heatToCoolant),
  };
}

/** Heat of a row into the facility's water: of its racks and of its pumps, W. */
export const rowHeat = ({ heatToCoolant, pumps }: RowState): number => heatToCoolant + (pumps?.power ?? 0);

/**
 * Warmth of the coolant over the facility's water for each watt of a row, its valves open, K/W.
 * @param facilityFlow of the loop, m³/s, shared alike by `cdus` distribution units that run
 */
export function rowResistance(
  { served, pumps, supply }: RowState,
  cdu: RowCdu,
  facility: Facility,
  facilityFlow: number,
  cdus: number,
): number {
  const own = served.running.cdus;
  const streams = {
    coolant: cdu.coolant,
    flow: (pumps?.flow ?? 0) / own,
    facility: facility.coolant,
    facilityFlow: facilityFlow / cdus,
    at: supply,
  };
  return approachResistance(cdu, streams) / own;
}

/** Distribution units of all rows that run. */
export const cdusOf = (rows: readonly ServedRow[]): number =>
  rows.reduce((sum, { count, running }) => sum + count * running.cdus, 0);

/** The loop's own pumps, which give what they can. */
export function facilityPumpsOf({ cluster: { facility }, running }: ServedCluster): PumpsResult | null {
  if (!facility) return null;
  const drop = (flow: number): number => facility.pipeDrop * (flow / facility.flow) ** 2;
  return runPumps(facility.pumps, running.facilityPumps, facility.flow, drop);
}

/**
 * Temperatures at which nothing changes any more.
 *
 * Rows in which no coolant flows stand still. Pumps heat what they move. Coolant is held at its set point as long as the
 * facility's water is cold enough, that water as long as the fans of the coolers can; both are warmer else.
 *
 * @throws Error in words where there is no such state: coolers or coils that cannot take the heat
 */
export function solveThermal(served: ServedCluster, outdoor: OutdoorAir): ThermalResult {
  const { cluster, running } = served;
  const { facility, room } = cluster;
  const pumps = facilityPumpsOf(served);
  const cdus = cdusOf(served.rows);
  const relaxation = new Relaxation();
  let rows = served.rows.map((row) =>
    rowAt(row, room.supplyTemperature, row.row.cdu?.supplyTemperature ?? room.supplyTemperature),
  );
  let coolers: CoolersResult | null;
  let roomResult: RoomResult;
  let turns = 0;
  let isResting = false;
  do {
    turns++;
    roomResult = roomOf(served, rows, outdoor);
    coolers =
      facility && pumps
        ? runCoolers(
            facility.coolers,
            running.coolers,
            {
              liquid: facility.coolant,
              flow: pumps.flow,
              set: facility.supplyTemperature,
              heat: pumps.power + rows.reduce((sum, row) => sum + row.served.count * rowHeat(row), 0),
            },
            outdoor,
          )
        : null;
    const short = shortOf(served, rows, roomResult.fanSpeed);
    const wanted = rows.flatMap((row) => [
      inletOf(airOf(row), { supply: roomResult.supply, pressure: outdoor.pressure }, short) - row.inlet,
      suppliedCoolant(row, facility, coolers, pumps, cdus) - row.supply,
    ]);
    isResting = wanted.every((change) => Math.abs(change) < rest);
    const share = relaxation.next(wanted);
    rows = rows.map((row, i) =>
      rowAt(row.served, row.inlet + share * wanted[2 * i], row.supply + share * wanted[2 * i + 1]),
    );
  } while (turns < mostTurns && !isResting);
  return {
    isResting,
    turns,
    rows: rows.map((row) => resultOf(row)),
    facility: pumps && coolers ? { pumps, coolers } : null,
    room: roomResult,
  };
}

/** Least and most of a wanted change that is taken. */
const leastShare = 0.05;
const mostShare = 1.5;

/**
 * How much of the change that is wanted is taken: racks that throttle give way to the temperature, and where they give
 * more heat away than a kelvin brings, whole changes would swing without end.
 *
 * Source: Aitken's relaxation of a vector, Irons & Tuck (1969), Int. J. Numer. Meth. Eng. 1, 275–277.
 */
class Relaxation {
  #last: readonly number[] | null = null;
  #share = 1;

  next(wanted: readonly number[]): number {
    const last = this.#last;
    this.#last = wanted;
    if (!last) return this.#share;
    let product = 0;
    let square = 0;
    for (const [i, value] of wanted.entries()) {
      product += last[i] * (value - last[i]);
      square += (value - last[i]) ** 2;
    }
    if (square > 0)
      this.#share = Math.min(mostShare, Math.max(leastShare, (-this.#share * product) / square));
    return this.#share;
  }
}

/** A row alike with the others of its kind, as the room sees them. */
export function airOf({ served, airflow, heatToRoom }: RowState) {
  return { row: served.row, airflow: airflow * served.count, heat: heatToRoom * served.count };
}

/** What units do to the air that the rows give them. */
export function roomOf(
  { cluster, running }: ServedCluster,
  rows: readonly RowState[],
  { pressure }: OutdoorAir,
) {
  const sum = (of: (row: RowState) => number): number =>
    rows.reduce((total, row) => total + row.served.count * of(row), 0);
  return runRoom(
    cluster.room,
    running.roomUnits,
    supplyWanted(rows.map(airOf)),
    sum(({ heatToRoom }) => heatToRoom),
    sum(({ heatToDoor }) => heatToDoor),
    pressure,
  );
}

/** The share of the air that racks want and units do not move. */
export function shortOf(
  { cluster, running }: ServedCluster,
  rows: readonly RowState[],
  fanSpeed: number,
): number {
  const moved = running.roomUnits * cluster.room.airflow * fanSpeed;
  const wanted = supplyWanted(rows.map(airOf));
  return wanted > 0 ? Math.max(0, 1 - moved / wanted) : 0;
}

function suppliedCoolant(
  row: RowState,
  facility: Facility | null,
  coolers: CoolersResult | null,
  pumps: PumpsResult | null,
  cdus: number,
): number {
  const { cdu } = row.served.row;
  if (!cdu || !facility || !coolers || !pumps) return row.supply;
  if (!row.pumps || row.pumps.flow <= 0) return cdu.supplyTemperature;
  if (pumps.flow <= 0) throw new Error('no facility water flows, and the coolant has nothing that cools it');
  const resistance = rowResistance(row, cdu, facility, pumps.flow, cdus);
  return Math.max(cdu.supplyTemperature, coolers.supply + rowHeat(row) * resistance);
}

function resultOf({ served, inlet, supply, pumps, flows, states, heatToCoolant }: RowState): RowResult {
  const { cdu } = served.row;
  const flow = pumps?.flow ?? 0;
  const isWet = cdu !== null && flow > 0;
  return {
    name: served.name,
    count: served.count,
    inlet,
    supply: isWet ? supply : null,
    back: isWet ? supply + heatToCoolant / capacityOf(cdu.coolant, flow, supply) : null,
    pumps,
    kinds: served.kinds.map(({ name, count, rack }, i) => ({
      name,
      count: count * served.count,
      flow: rack.range.flow ? flows[i] : null,
      state: states[i],
    })),
  };
}

function capacityOf(liquid: string, flow: number, temperature: number): number {
  const fluid = liquidOf(liquid);
  return flow * fluid.density(temperature) * fluid.specificHeat(temperature);
}
