/*
 * The balance of heat of a pod: the air inside, and contents that hang on it with a warmth of their own.
 */
import type { Heater, Pod } from '#models/pod/pod.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import type { Flows, Outdoors, PodState, ServedContent } from '#solver/pod/contract.ts';
import { coolingAt, type ReadyCooling } from '#solver/pod/cooling.ts';
import { type Wall, wallAt, type WallState } from '#solver/pod/faces.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';

/** A pod made ready for a place. */
export interface ReadyPod {
  readonly pod: Pod;
  readonly walls: readonly Wall[];
  readonly contents: readonly ServedContent[];
  readonly cooling: ReadyCooling;
  /** Under a floor on the ground. */
  readonly ground: number;
}

/** What is given of one time. */
export interface Moment {
  readonly outdoors: Outdoors;
  readonly walls: readonly WallState[];
  /** W/K of all walls, and W that they would let into air of 0 K; of that by sunlight. */
  readonly conductance: number;
  readonly inflow: number;
  readonly bySun: number;
  /** W/K of outdoor air that leaks in. */
  readonly leakage: number;
  /** W of the capacity of the cooling that condenses water. */
  readonly latent: number;
  /** Whether each content is on; null: all. */
  readonly isOn: readonly boolean[] | null;
  /** Whether the cooling may run. */
  readonly mayCool: boolean;
}

/** K. */
const near = 1e-8;
const coldest = 50;
const hottest = 1e5;

export function momentOf(
  ready: ReadyPod,
  outdoors: Outdoors,
  { latent = 0, isOn = null, mayCool = true }: Partial<Pick<Moment, 'latent' | 'isOn' | 'mayCool'>> = {},
): Moment {
  const { pod, walls, ground } = ready;
  const around = { insideFilm: pod.body.insideFilm, film: pod.film, ground };
  const states = walls.map((wall, n) => wallAt(wall, around, outdoors, outdoors.sun[n]));
  let conductance = 0;
  let inflow = 0;
  let bySun = 0;
  for (const [n, { area }] of walls.entries()) {
    const own = states[n].uValue * area;
    conductance += own;
    inflow += own * states[n].solAir;
    bySun += own * states[n].bySun;
  }
  return {
    outdoors,
    walls: states,
    conductance,
    inflow,
    bySun,
    leakage: leakageStream(ready, outdoors),
    latent,
    isOn,
    mayCool,
  };
}

/** W of the heater at a temperature of the air. */
export const heaterAt = (heater: Heater | null, air: number): number =>
  heater ? heater.power * Math.min(1, Math.max(0, (heater.setPoint - air) / heater.band)) : 0;

/** Power of one content as it draws it at the air inside, all of its kind, W. */
const drawnBy = ({ at, count, rise }: ServedContent, air: number): number => count * at(air + rise).power;

/** W/K of outdoor air that leaks in. */
function leakageStream({ pod }: ReadyPod, { temperature, pressure }: Outdoors): number {
  return pod.air.leakage * airDensity(temperature, pressure) * airSpecificHeat(temperature);
}

/** All that flows at a temperature of the air inside. @param drawn W by content */
function flowsAt(ready: ReadyPod, moment: Moment, air: number, drawn: Float64Array): Flows {
  const { contents, pod, cooling } = ready;
  const { outdoors } = moment;
  let heat = 0;
  let all = 0;
  let payload = 0;
  let rectified = 0;
  for (let n = 0; n < contents.length; n++) {
    const { heatShare, isPayload, isRectified } = contents[n];
    heat += heatShare * drawn[n];
    all += drawn[n];
    if (isPayload) payload += drawn[n];
    if (isRectified) rectified += drawn[n];
  }
  const rectifierLoss = rectified * (1 / (pod.rectifier?.efficiency ?? 1) - 1);
  const state = moment.mayCool ? coolingAt(cooling, air, outdoors, moment.latent) : idle;
  return {
    contents: heat + rectifierLoss,
    rectifierLoss,
    drawn: all,
    payload,
    sun: moment.bySun,
    walls: moment.inflow - moment.bySun - moment.conductance * air,
    leakage: moment.leakage * (outdoors.temperature - air),
    heater: heaterAt(pod.heater, air),
    insideFans: state.insidePower,
    outsideCooling: state.outsidePower,
    cooling: state.heat,
  };
}

/** Cooling that may not run. */
const idle = { heat: 0, insidePower: 0, outsidePower: 0, duty: 0, isStopped: false } as const;

/** Heat that comes in less what goes out, W. */
export const surplusOf = (flows: Flows): number =>
  flows.contents + flows.sun + flows.walls + flows.leakage + flows.heater + flows.insideFans - flows.cooling;

/** J/K that are as warm as the air. */
export function airCapacity({ pod, contents }: ReadyPod): number {
  return contents.reduce(
    (sum, { conductance, count, heatCapacity }) => sum + (conductance === null ? count * heatCapacity : 0),
    pod.body.heatCapacity,
  );
}

/**
 * The state that follows on another after a time, by one implicit step of first order: over many steps stores cancel,
 * so that means balance to rounding. After an endless time: at rest.
 *
 * @param duration s, Infinity for rest @param before at rest it only tells where to look
 */
export function stateAfter(
  ready: ReadyPod,
  before: Pick<PodState, 'air' | 'bodies'>,
  moment: Moment,
  duration: number,
): PodState {
  const { contents } = ready;
  const rate = 1 / duration;
  const store = airCapacity(ready) * rate;
  const drawn = new Float64Array(contents.length);
  const drawAt = (air: number): void => {
    for (let n = 0; n < contents.length; n++)
      drawn[n] = moment.isOn && !moment.isOn[n] ? 0 : drawnBy(contents[n], air);
  };
  const bodyAt = (n: number, air: number): number => {
    const { conductance, count, heatCapacity, heatShare } = contents[n];
    if (conductance === null) return air;
    const own = count * heatCapacity * rate;
    const joined = count * conductance;
    return (own * before.bodies[n] + heatShare * drawn[n] + joined * air) / (own + joined);
  };
  // What comes in less what is stored, turned round so that it rises with the air.
  const excess = (air: number): number => {
    drawAt(air);
    let stored = store * (air - before.air);
    for (let n = 0; n < contents.length; n++) {
      const { conductance, count, heatCapacity } = contents[n];
      if (conductance !== null) stored += count * heatCapacity * rate * (bodyAt(n, air) - before.bodies[n]);
    }
    return stored - surplusOf(flowsAt(ready, moment, air, drawn));
  };
  const air = rootNear(excess, before.air);
  drawAt(air);
  const { cooling } = ready.cooling;
  const { duty, isStopped } = moment.mayCool
    ? coolingAt(ready.cooling, air, moment.outdoors, moment.latent)
    : idle;
  const swings = cooling.kind !== 'closed' && cooling.control === 'on-off' && duty > 0 && duty < 1;
  return {
    air,
    peak: swings ? cooling.setPoint + cooling.band : air,
    bodies: contents.map((_, n) => bodyAt(n, air)),
    duty,
    isStopped,
    flows: flowsAt(ready, moment, air, drawn),
  };
}

/** Where a rising function is nought, looked for from a place outwards. */
function rootNear(f: (x: number) => number, from: number): number {
  for (let reach = 0.5; ; reach *= 4) {
    const low = Math.max(coldest, from - reach);
    const high = Math.min(hottest, from + reach);
    const isWithin = f(low) <= 0 && f(high) >= 0;
    if (isWithin || (low === coldest && high === hottest)) return rootOfRising(f, low, high, near);
  }
}
