/*
 * A cluster in time after something has stopped: what its water and its air take up until others carry the heat.
 */
import type { ClusterHottest, OutdoorAir, ServedCluster, ThermalResult } from '#solver/cluster/contract.ts';
import { coolersCapacity } from '#solver/cluster/coolers.ts';
import { coilCapacity, inletOf } from '#solver/cluster/room.ts';
import {
  airOf,
  cdusOf,
  facilityPumpsOf,
  rowAt,
  rowHeat,
  rowResistance,
  type RowState,
  shortOf,
} from '#solver/cluster/thermal.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';

/** What runs from a time on, s. */
export interface Phase {
  readonly from: number;
  readonly served: ServedCluster;
  /** Whether coils and doors get chilled water. */
  readonly isChilled: boolean;
}

/** Temperatures that are kept in time, K. */
export interface RideStart {
  /** Of the coolant that each row gets. */
  readonly supplies: readonly number[];
  readonly facility: number;
  readonly air: number;
}

export interface RideEnd extends RideStart {
  /** s, when the first part meets its limit; null where none does. */
  readonly throttledAfter: number | null;
  /** Smallest margin of all times, and where. */
  readonly hottest: ClusterHottest | null;
}

/** First step, s, and the longest as a share of the time that has gone by. */
const firstStep = 0.5;
const stepShare = 0.02;

/** The state that a steady answer leaves behind. @param rows of the phases, by their place among those of the answer */
export function startOf(thermal: ThermalResult, served: ServedCluster, rows: readonly number[]): RideStart {
  const { cluster } = served;
  return {
    supplies: rows.map((row) => thermal.rows[row].supply ?? cluster.room.supplyTemperature),
    facility: thermal.facility?.coolers.supply ?? cluster.room.supplyTemperature,
    air: thermal.room.supply,
  };
}

/**
 * Coolant of each row, facility water and air of the room as one temperature each, with all of their heat capacity at
 * what is supplied; racks, exchangers and coolers follow at once. Implicit Euler with steps of 2 % of the time gone by.
 *
 * @param phases by rising time, the first from 0 on @param until s
 */
export function rideThrough(
  phases: readonly Phase[],
  start: RideStart,
  outdoor: OutdoorAir,
  until: number,
): RideEnd {
  let now: RideStart = start;
  let time = 0;
  let margin = Infinity;
  let throttledAfter: number | null = null;
  let hottest: ClusterHottest | null = null;
  let last = 0;
  for (;;) {
    const phase = phases.findLast(({ from }) => from <= time) ?? phases[0];
    const rows = rowsAt(phase, now, outdoor);
    const nearest = hottestOf(rows);
    if (nearest && (!hottest || nearest.margin < hottest.margin)) hottest = nearest;
    // Racks in which no coolant flows stop at once.
    const isStopped = rows.some(({ states }) => states.some((one) => one.margin === null && one.rate < 1));
    const current = isStopped ? -Infinity : (nearest?.margin ?? Infinity);
    if (current < 0 && throttledAfter === null) {
      // Between two steps on the straight line.
      const isBetween = Number.isFinite(margin) && Number.isFinite(current) && margin > 0;
      const share = isBetween ? margin / (margin - current) : 1;
      throttledAfter = last + share * (time - last);
    }
    if (time >= until) break;
    const next = phases.find(({ from }) => from > time)?.from ?? until;
    const step = Math.min(Math.max(firstStep, stepShare * time), Math.max(next - time, 1e-6), until - time);
    now = stepped(phase, rows, now, outdoor, step);
    last = time;
    margin = current;
    time += step;
  }
  return { ...now, throttledAfter, hottest };
}

function rowsAt(
  { served, isChilled }: Phase,
  { supplies, air }: RideStart,
  { pressure }: OutdoorAir,
): RowState[] {
  // Without units the air of the room goes round by the fans of the racks.
  const guess = served.rows.map((row, i) => rowAt(row, air, supplies[i]));
  const speed = isChilled ? 1 : 0;
  const short = isChilled ? shortOf(served, guess, speed) : 0;
  return guess.map((row, i) => {
    const inlet = inletOf(airOf(row), { supply: air, pressure }, short);
    return Math.abs(inlet - air) < 1e-9 ? row : rowAt(row.served, inlet, supplies[i]);
  });
}

function stepped(
  { served, isChilled }: Phase,
  rows: readonly RowState[],
  { supplies, facility, air }: RideStart,
  outdoor: OutdoorAir,
  step: number,
): RideStart {
  const { cluster } = served;
  const pumps = facilityPumpsOf(served);
  const facilityFlow = pumps?.flow ?? 0;
  const cdus = cdusOf(served.rows);
  let given = pumps?.power ?? 0;
  const moved = rows.map((row, i) => {
    const { cdu } = row.served.row;
    if (!cdu || !cluster.facility) return supplies[i];
    const heat = rowHeat(row);
    const capacity = cdu.volume * volumetric(cdu.coolant, supplies[i]);
    const flows = facilityFlow > 0 && (row.pumps?.flow ?? 0) > 0;
    const conductance = flows ? 1 / rowResistance(row, cdu, cluster.facility, facilityFlow, cdus) : 0;
    const open = relaxed(supplies[i], capacity, heat, conductance, facility, step);
    // Valves close before the coolant is colder than it should be.
    const supply = Math.max(open, Math.min(supplies[i], cdu.supplyTemperature));
    given += row.served.count * (heat - (capacity * (supply - supplies[i])) / step);
    return supply;
  });
  return { supplies: moved, facility: facilityAfter(), air: airAfter() };

  function facilityAfter(): number {
    const loop = cluster.facility;
    if (!loop) return facility;
    const capacity = loop.volume * volumetric(loop.coolant, facility);
    const { heat, reference } =
      facilityFlow > 0 && served.running.coolers > 0
        ? coolersCapacity(loop.coolers, served.running.coolers, loop, facilityFlow, facility, outdoor)
        : { heat: 0, reference: facility };
    const conductance = facility > reference ? heat / (facility - reference) : 0;
    const open = relaxed(facility, capacity, given, conductance, reference, step);
    return Math.max(open, Math.min(facility, loop.supplyTemperature));
  }

  function airAfter(): number {
    const { room } = cluster;
    const sum = (of: (row: RowState) => number): number =>
      rows.reduce((total, row) => total + row.served.count * of(row), 0);
    const capacity = room.volume * airDensity(air, outdoor.pressure) * airSpecificHeat(air);
    const doors = isChilled ? 0 : sum(({ heatToDoor }) => heatToDoor);
    const heat = sum(({ heatToRoom }) => heatToRoom) + doors;
    const coil = isChilled
      ? coilCapacity(room, served.running.roomUnits, rows.map(airOf), outdoor.pressure)
      : null;
    const open = relaxed(
      air,
      capacity,
      heat + (coil?.fanPower ?? 0),
      coil?.conductance ?? 0,
      room.waterTemperature,
      step,
    );
    return Math.max(open, Math.min(air, room.supplyTemperature));
  }
}

/** C dT/dt = Q − G (T − T₀), one implicit step. Without G exact: T + Q Δt/C. */
function relaxed(
  temperature: number,
  capacity: number,
  heat: number,
  conductance: number,
  reference: number,
  step: number,
): number {
  const share = step / capacity;
  return (temperature + share * (heat + conductance * reference)) / (1 + share * conductance);
}

/** Heat capacity of a volume, J/(m³ K). */
function volumetric(liquid: string, temperature: number): number {
  const fluid = liquidOf(liquid);
  return fluid.density(temperature) * fluid.specificHeat(temperature);
}

function hottestOf(rows: readonly RowState[]): ClusterHottest | null {
  let nearest: ClusterHottest | null = null;
  for (const { served, states } of rows)
    for (const [i, { margin, hottest }] of states.entries())
      if (margin !== null && (!nearest || margin < nearest.margin))
        nearest = { row: served.name, rack: served.kinds[i].name, part: hottest ?? '', margin };
  return nearest;
}
