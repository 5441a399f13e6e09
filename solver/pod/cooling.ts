/*
 * What cools a pod: fans that blow outdoor air through filters, an exchanger between the air inside and outside, or an
 * air conditioner.
 */
import type { AirConditioner, Cooling, Exchanger, Fans } from '#models/pod/pod.ts';
import { type Curve, curveValue, fitLinear } from '#solver/correlations/monotone-cubic.ts';
import { airflowAtFullSpeed } from '#solver/pod/fans.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';

/** What the cooling does at one time. W. */
export interface CoolingState {
  /** Taken out of the box, before what its own fans bring in. */
  readonly heat: number;
  /** Power that warms the air inside, and power that stays outside. */
  readonly insidePower: number;
  readonly outsidePower: number;
  /** Share of it that runs. */
  readonly duty: number;
  /** Whether it is wanted, and the air outside does not let it run. */
  readonly isStopped: boolean;
}

/** Cooling made ready for a place. */
export interface ReadyCooling {
  readonly cooling: Cooling;
  /** m³/s of the fans at full speed, outdoor air; 0 of others. */
  readonly airflow: number;
  /** W/K of an exchanger with both fans on; 0 of others. */
  readonly conductance: number;
  readonly capacity: Curve | null;
  readonly performance: Curve | null;
}

/** The air that curves and conductances of makers are told for, kg/m³. */
const ratedDensity = 1.2;
/** For flow against filters and the density of an exchanger's airflows. */
const usualTemperature = 293.15;

/** @param pressure of the air at the place, Pa */
export function readyCooling(cooling: Cooling, pressure: number): ReadyCooling {
  const none = { cooling, airflow: 0, conductance: 0, capacity: null, performance: null };
  switch (cooling.kind) {
    case 'fans':
      return { ...none, airflow: airflowAtFullSpeed(cooling, airDensity(usualTemperature, pressure)) };
    case 'exchanger':
      return { ...none, conductance: exchangerConductance(cooling, pressure) };
    case 'air-conditioner':
      return {
        ...none,
        capacity: fitLinear(cooling.capacity),
        performance: fitLinear(cooling.performance),
      };
    default:
      return none;
  }
}

/**
 * W/K between the air inside and that outside: what is told, less for thinner air; or ε C_min.
 * Validity: fans keep their volume flows whatever the density, so that heat goes with it (films fall less: on the safe
 * side of a told conductance). Source of ε C_min: definition, Kays & London (1984), ch. 2.
 */
function exchangerConductance(exchanger: Exchanger, pressure: number): number {
  const density = airDensity(usualTemperature, pressure);
  if (exchanger.conductance !== null) return (exchanger.conductance * density) / ratedDensity;
  const least = Math.min(exchanger.insideFlow, exchanger.outsideFlow);
  return (exchanger.effectiveness ?? 0) * least * density * airSpecificHeat(usualTemperature);
}

/** Share of the cooling that a thermostat lets run: 0 at the set point, 1 at the upper end of the band. */
function dutyOf(control: { readonly setPoint: number; readonly band: number }, air: number): number {
  return Math.min(1, Math.max(0, (air - control.setPoint) / control.band));
}

/**
 * @param air inside, K
 * @param outdoor K and Pa
 * @param latent W of the capacity that condenses water
 */
export function coolingAt(
  ready: ReadyCooling,
  air: number,
  outdoor: { readonly temperature: number; readonly pressure: number },
  latent: number,
): CoolingState {
  const { cooling } = ready;
  switch (cooling.kind) {
    case 'fans':
      return fansAt(cooling, ready.airflow, air, outdoor);
    case 'exchanger':
      return exchangerAt(cooling, ready.conductance, air, outdoor.temperature);
    case 'air-conditioner':
      return conditionerAt(cooling, ready, air, outdoor.temperature, latent);
    default:
      return { heat: 0, insidePower: 0, outsidePower: 0, duty: 0, isStopped: false };
  }
}

/**
 * Fans by speed have the cube of it in power, and their airflow goes with it (affinity laws, ISO 5801: exact where losses
 * are quadratic); fans on and off their time.
 */
function powerAt(control: Cooling, full: number, duty: number): number {
  const isBySpeed = control.kind !== 'closed' && control.control === 'proportional';
  return full * (isBySpeed ? duty ** 3 : duty);
}

function fansAt(
  fans: Fans,
  airflow: number,
  air: number,
  { temperature, pressure }: { readonly temperature: number; readonly pressure: number },
): CoolingState {
  const duty = dutyOf(fans, air);
  const stream = airDensity(temperature, pressure) * airflow * duty * airSpecificHeat(temperature);
  return {
    heat: stream * (air - temperature),
    insidePower: powerAt(fans, fans.count * fans.power, duty),
    outsidePower: 0,
    duty,
    isStopped: false,
  };
}

function exchangerAt(exchanger: Exchanger, conductance: number, air: number, outdoor: number): CoolingState {
  const duty = dutyOf(exchanger, air);
  const share = exchanger.still + (1 - exchanger.still) * duty;
  return {
    heat: conductance * share * (air - outdoor),
    insidePower: exchanger.insidePower,
    outsidePower: powerAt(exchanger, exchanger.outsidePower, duty),
    duty,
    isStopped: false,
  };
}

function conditionerAt(
  unit: AirConditioner,
  { capacity, performance }: ReadyCooling,
  air: number,
  outdoor: number,
  latent: number,
): CoolingState {
  const wanted = dutyOf(unit, air);
  const isBeyond = outdoor > unit.highestOutdoor || outdoor < unit.lowestOutdoor;
  const isStopped = isBeyond && wanted > 0;
  const duty = isBeyond ? 0 : wanted;
  const total = duty * (capacity ? withinEnds(capacity, outdoor) : 0);
  return {
    // What condenses is of the mean that runs already.
    heat: Math.max(0, total - latent),
    insidePower: unit.insidePower,
    outsidePower: total === 0 || !performance ? 0 : total / withinEnds(performance, outdoor),
    duty,
    isStopped,
  };
}

/** A curve, and its end values beyond its ends. */
export function withinEnds(curve: Curve, at: number): number {
  const { x } = curve;
  return curveValue(curve, Math.min(x[x.length - 1], Math.max(x[0], at)));
}

/**
 * Starts in an hour of a thermostat at half load, its most: capacity/(4 C band).
 * Source: closed form of a lumped capacity that is cooled at Q − q and warms at q; 1/t = q(Q − q)/(Q C band), largest at
 * q = Q/2 (the thermostat cycling rate of NEMA DC 3). @param heatCapacity of what swings with the air, J/K
 */
export const startsPerHour = (capacity: number, heatCapacity: number, band: number): number =>
  (3600 * capacity) / (4 * heatCapacity * band);
