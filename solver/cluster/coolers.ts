/*
 * Dry coolers and wet towers: water cooled by the air outside.
 */
import type { Coolers } from '#models/cluster/cluster.ts';
import { unmixedCrossExchangeWithSlope } from '#solver/correlations/cross-exchanger.ts';
import { lengthwiseExchangeWithSlope } from '#solver/correlations/exchanger.ts';
import type { CoolersResult, OutdoorAir } from '#solver/cluster/contract.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { saturatedEnthalpy, saturatedRatio } from '#solver/site/psychrometrics.ts';

const four = new Float64Array(4);
/** Warmest water that is sought, above the air, K. */
const warmest = 90;
const near = 1e-9;
const standardPressure = 101325;

/** Air that a unit meets: its temperature, for a tower that of the wet bulb [K]. */
interface Met {
  readonly temperature: number;
  readonly pressure: number; // Pa
}

/** Air through a unit at a share of full speed, kg/s: of the density of dry air at what it meets. */
function airThrough({ airflow }: Coolers, speed: number, { temperature, pressure }: Met): number {
  return airflow * speed * airDensity(temperature, pressure);
}

/**
 * Heat that one unit takes from water, W. A dry cooler is a cross flow exchanger, both streams unmixed; a tower is a
 * counterflow exchanger on enthalpy, Q = ε ṁ (h_s(T_w) − h_s(T_wb)), the water with the capacity flow ṁ_w c_w/c_s, c_s the
 * slope of saturated enthalpy over the water's range, and the transfer units UA/(c_p ṁ).
 *
 * @param conductance UA of heat [W/K] at this speed; water capacity flow [W/K] and entering temperature [K]
 * Source: Kays & London (1984), ch. 2; Merkel (1925) in ε–NTU form: Braun, Klein & Mitchell (1989), ASHRAE Trans. 95 (2), 164–174.
 */
export function coolerHeat(
  coolers: Coolers,
  conductance: number,
  speed: number,
  water: { readonly capacity: number; readonly temperature: number },
  met: Met,
): number {
  const difference = water.temperature - met.temperature;
  if (difference <= 0 || speed <= 0) return 0;
  const through = airThrough(coolers, speed, met);
  const own = airSpecificHeat(met.temperature);
  if (coolers.kind === 'dry') {
    unmixedCrossExchangeWithSlope(four, conductance, water.capacity, through * own);
    return four[0] * difference;
  }
  return towerHeat(conductance / own, through, water, met);
}

const mostTurns = 40;

/**
 * @param transfer UA/c_p of the fill, in kg of dry air a second; dry air through it [kg/s]
 * The slope of saturated enthalpy is taken between the water that enters and that leaves, found in turns.
 */
function towerHeat(
  transfer: number,
  through: number,
  { capacity, temperature }: { readonly capacity: number; readonly temperature: number },
  { temperature: wet, pressure }: Met,
): number {
  const entering = saturatedEnthalpy(temperature, pressure);
  const driving = entering - saturatedEnthalpy(wet, pressure);
  let leaving = (temperature + wet) / 2;
  let heat = 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    const slope = (entering - saturatedEnthalpy(leaving, pressure)) / (temperature - leaving);
    lengthwiseExchangeWithSlope(four, 'counter', transfer, capacity / slope, through);
    heat = four[0] * driving;
    const next = Math.max(temperature - heat / capacity, wet);
    const change = Math.abs(next - leaving);
    // Water that hardly cools still has a slope.
    leaving = Math.min(next, temperature - 1e-6);
    if (change < near) break;
  }
  return heat;
}

const ratings = new WeakMap<Coolers, number>();

/** UA of one unit at its rating, W/K. @throws Error in words where no exchanger has that rating */
export function ratedConductance(coolers: Coolers, liquid: string): number {
  const known = ratings.get(coolers);
  if (known !== undefined) return known;
  const { ratedHeat, approach, ratedTemperature, ratedFlow } = coolers;
  const out = ratedTemperature + approach;
  const fluid = liquidOf(liquid);
  const capacity = ratedFlow * fluid.density(out) * fluid.specificHeat(out);
  const met = { temperature: ratedTemperature, pressure: standardPressure };
  const water = { capacity, temperature: out + ratedHeat / capacity };
  const most = 1e3 * capacity;
  const heat = (ua: number): number => coolerHeat(coolers, ua, 1, water, met);
  if (heat(most) < ratedHeat)
    throw new Error(
      'no cooler has the rating of "facility.coolers": its air cannot carry the heat; check rated heat, approach, flow and airflow',
    );
  const found = rootOfRising((ua) => heat(ua) - ratedHeat, 1e-6 * capacity, most, 1e-9 * capacity);
  ratings.set(coolers, found);
  return found;
}

export interface CooledLoop {
  readonly liquid: string;
  readonly flow: number; // m³/s
  /** That fans hold, K. */
  readonly set: number;
  readonly heat: number; // W to take away
}

/**
 * Units that hold the loop's supply with the least fan speed, or cool it as far as they can.
 *
 * @param running units, which share water and heat alike
 * @throws Error in words where a tower meets air of unknown moisture, or water would boil
 */
export function runCoolers(
  coolers: Coolers,
  running: number,
  { liquid, flow, set, heat }: CooledLoop,
  outdoor: OutdoorAir,
): CoolersResult {
  const met = metBy(coolers, outdoor);
  const fluid = liquidOf(liquid);
  const capacity = flow * fluid.density(set) * fluid.specificHeat(set);
  const rated = ratedConductance(coolers, liquid);
  const taken = (speed: number, temperature: number): number =>
    running *
    coolerHeat(
      coolers,
      rated * speed ** coolers.airExponent,
      speed,
      { capacity: capacity / running, temperature },
      met,
    );
  const wanted = set + heat / capacity;
  const isEnough = running > 0 && taken(1, wanted) >= heat;
  const speed = isEnough ? rootOfRising((n) => taken(n, wanted) - heat, 0, 1, near) : 1;
  const back = isEnough
    ? wanted
    : rootOfRising((t) => taken(1, t) - heat, met.temperature, met.temperature + warmest, near);
  const carried = running > 0 ? taken(speed, back) : 0;
  if (!isEnough && carried < heat * (1 - 1e-6))
    throw new Error('the coolers cannot take the heat below the boiling point of their water');
  const air = leavingOf(coolers, running, speed, carried, met);
  const drift = coolers.kind === 'tower' ? coolers.drift * flow * fluid.density(set) : 0;
  return {
    heat: carried,
    supply: back - carried / capacity,
    back,
    fanSpeed: speed,
    fanPower: running * coolers.fanPower * speed ** 3,
    air,
    drift,
    ...waterOf(coolers, { air, drift }, outdoor.humidityRatio),
  };
}

/** Heat that units take at full speed from a loop they supply at a temperature, W, and the temperature at which it is none, K. */
export function coolersCapacity(
  coolers: Coolers,
  running: number,
  { coolant }: { readonly coolant: string },
  flow: number,
  supply: number,
  outdoor: OutdoorAir,
): { readonly heat: number; readonly reference: number } {
  const met = metBy(coolers, outdoor);
  const fluid = liquidOf(coolant);
  const capacity = flow * fluid.density(supply) * fluid.specificHeat(supply);
  const rated = ratedConductance(coolers, coolant);
  const taken = (temperature: number): number =>
    running * coolerHeat(coolers, rated, 1, { capacity: capacity / running, temperature }, met);
  if (supply <= met.temperature) return { heat: 0, reference: met.temperature };
  const back = rootOfRising((t) => capacity * (t - supply) - taken(t), supply, supply + warmest, near);
  return { heat: capacity * (back - supply), reference: met.temperature };
}

export function metBy({ kind }: Coolers, { temperature, wetBulb, pressure }: OutdoorAir): Met {
  if (kind === 'dry') return { temperature, pressure };
  if (wetBulb !== null) return { temperature: wetBulb, pressure };
  throw new Error(
    'the coolers are towers, and the moisture of the air is not known there: take a weather file with --weather',
  );
}

/** Air that leaves a tower, which is saturated: its flow and its water for each kilogram, kg/s, kg/kg. */
function leavingOf(
  coolers: Coolers,
  running: number,
  speed: number,
  heat: number,
  met: Met,
): CoolersResult['air'] {
  if (coolers.kind === 'dry' || heat <= 0) return null;
  const through = running * airThrough(coolers, speed, met);
  const enthalpy = saturatedEnthalpy(met.temperature, met.pressure) + heat / through;
  const out = rootOfRising(
    (t) => saturatedEnthalpy(t, met.pressure) - enthalpy,
    met.temperature,
    met.temperature + warmest,
    near,
  );
  return { flow: through, humidityRatio: saturatedRatio(out, met.pressure) };
}

/** Water that a tower takes: what evaporates into the air that enters, what is blown down for it, and drift, kg/s. */
export function waterOf(
  { cycles }: Coolers,
  { air, drift }: Pick<CoolersResult, 'air' | 'drift'>,
  entering: number,
): { readonly evaporated: number; readonly water: number } {
  const evaporated = air ? Math.max(0, air.flow * (air.humidityRatio - entering)) : 0;
  return { evaporated, water: drift + evaporated * (1 + 1 / (cycles - 1)) };
}
