/*
 * Air of the room: racks, aisles, units with coils of chilled water, chillers.
 */
import type { RoomUnits, Row } from '#models/cluster/cluster.ts';
import type { ChillersResult, RoomResult } from '#solver/cluster/contract.ts';
import { unmixedCrossExchangeWithSlope } from '#solver/correlations/cross-exchanger.ts';
import { curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';

const four = new Float64Array(4);

/** What racks of rows alike do to the air. */
export interface AirOfRow {
  readonly row: Row;
  readonly airflow: number; // m³/s, of all its racks
  readonly heat: number; // W to it
}

export interface AirOfRoom {
  readonly pressure: number; // Pa
  readonly supply: number; // K
}

/**
 * Air before the racks of a row, K: T_s + r/(1 − r) Q/(ρ V c), with r what comes back from behind them.
 *
 * @param short share of the supplied air that is missing because units move too little
 */
export function inletOf(
  { row, airflow, heat }: AirOfRow,
  { supply, pressure }: AirOfRoom,
  short: number,
): number {
  if (airflow <= 0) return supply;
  const share = Math.min(largest, 1 - (1 - row.recirculation) * (1 - short));
  const capacity = airflow * airDensity(supply, pressure) * airSpecificHeat(supply);
  return supply + ((share / (1 - share)) * heat) / capacity;
}

/** All but this comes from the units. */
const largest = 0.99;

/** Air that units have to supply, m³/s: what racks take from them and what passes the racks by. */
export function supplyWanted(rows: readonly AirOfRow[]): number {
  return rows.reduce(
    (sum, { row, airflow }) => sum + (airflow * (1 - row.recirculation)) / (1 - row.bypass),
    0,
  );
}

interface Coil {
  readonly speed: number;
  readonly fanPower: number; // W
  /** Of the air through all units, W/K. */
  readonly capacity: number;
  /** Heat for each kelvin between air that goes back, warmed by the fans, and chilled water, W/K. */
  readonly returning: number;
}

function coilOf(room: RoomUnits, running: number, wanted: number, pressure: number): Coil {
  if (running === 0) throw new Error('no unit of the room runs, and its air has nothing that cools it');
  // Racks that stand still want no air.
  if (wanted === 0) return { speed: 0, fanPower: 0, capacity: 0, returning: 0 };
  const { supplyTemperature: set, waterTemperature } = room;
  const speed = Math.min(1, wanted / (running * room.airflow));
  const capacity = running * room.airflow * speed * airDensity(set, pressure) * airSpecificHeat(set);
  const water = liquidOf('water');
  const cold = room.waterFlow * water.density(waterTemperature) * water.specificHeat(waterTemperature);
  unmixedCrossExchangeWithSlope(four, room.conductance, capacity / running, cold);
  return { speed, fanPower: running * room.fanPower * speed ** 3, capacity, returning: running * four[0] };
}

/** What coils take for each kelvin between the air that they supply and the chilled water, W/K, and their fans, W. */
export function coilCapacity(
  room: RoomUnits,
  running: number,
  rows: readonly AirOfRow[],
  pressure: number,
): { readonly conductance: number; readonly fanPower: number } {
  const wanted = supplyWanted(rows);
  if (running === 0 || wanted === 0) return { conductance: 0, fanPower: 0 };
  const { fanPower, capacity, returning } = coilOf(room, running, wanted, pressure);
  return { conductance: 1 / (1 / returning - 1 / capacity), fanPower };
}

/**
 * Units that hold the temperature of the air they supply, or cool it as far as their coils can.
 *
 * @param running units; wanted air [m³/s]; heat to the air and to the water of doors [W]
 * @throws Error in words where no unit runs
 */
export function runRoom(
  room: RoomUnits,
  running: number,
  wanted: number,
  heat: number,
  doors: number,
  pressure: number,
): RoomResult {
  const { speed, fanPower, capacity, returning } = coilOf(room, running, wanted, pressure);
  const total = heat + fanPower;
  if (speed === 0) {
    const set = room.supplyTemperature;
    return { supply: set, back: set, fanSpeed: 0, fanPower: 0, heat: doors, isEnough: true };
  }
  // What the coil meets when the supply is held; the fan's heat goes into it as well.
  const held = room.supplyTemperature + total / capacity;
  const isHeld = returning * (held - room.waterTemperature) >= total;
  const back = isHeld ? held : room.waterTemperature + total / returning;
  return {
    supply: back - total / capacity,
    back: back - fanPower / capacity,
    fanSpeed: speed,
    fanPower,
    heat: total + doors,
    isEnough: running * room.airflow >= wanted * (1 - 1e-9),
  };
}

/** @param outdoor K */
export function runChillers({ chillers }: RoomUnits, heat: number, outdoor: number): ChillersResult {
  const { performance, freeBelow, freePower, pumpPower, capacity } = chillers;
  const isFree = freeBelow !== null && outdoor <= freeBelow;
  const curve = fitMonotoneCubic(performance);
  const last = curve.x.length - 1;
  const at = Math.min(curve.x[last], Math.max(curve.x[0], outdoor));
  const power = isFree ? heat * freePower : heat / curveValue(curve, at);
  return { heat, power: power + pumpPower, isFree, isEnough: heat <= capacity };
}
