/*
 * Water in the air inside, and the surfaces on which it condenses.
 */
import type { Outdoors, PodState } from '#solver/pod/contract.ts';
import type { Moment, ReadyPod } from '#solver/pod/balance.ts';
import { innerSide } from '#solver/pod/faces.ts';
import { airDensity } from '#solver/properties/air.ts';
import { dewPoint, waterVapourPressure } from '#solver/properties/vapour-pressure.ts';
import { humidityRatio, saturatedRatio } from '#solver/site/psychrometrics.ts';

/** Of the molar masses of water and dry air. Source: ASHRAE Handbook, Fundamentals (2017), ch. 1. */
const massRatio = 0.621945;
/** J/kg, of water that condenses at about 10 °C: 2501 − 2.361 t. Source: as above, steam table. */
const latentHeat = 2.477e6;
/** Below it next to no water is left, kg/kg. */
const driest = 1e-9;

export interface AirMoisture {
  /** kg/kg; null where not known. */
  readonly ratio: number | null;
  /** kg/s from the evaporator. */
  readonly drained: number;
  /** W that it takes. */
  readonly latent: number;
}

/** Any temperature above all dew points, K. */
const above = 373.15;

/** Partial pressure of water in air, Pa. @param ratio kg/kg */
export const vapourOf = (ratio: number, pressure: number): number => (ratio * pressure) / (massRatio + ratio);

/** K. @param vapour Pa */
export const dewPointAt = (vapour: number): number => dewPoint(above, vapour / waterVapourPressure(above));

/** K. @param ratio kg/kg @param pressure Pa */
export const dewPointOf = (ratio: number, pressure: number): number => dewPointAt(vapourOf(ratio, pressure));

/** Of the air that was shut in, kg/kg. */
export function firstMoisture({ pod }: ReadyPod, { pressure }: Outdoors): number {
  return humidityRatio(pod.air.temperature, pod.air.relativeHumidity, pressure);
}

/** Whether the moisture inside hangs on that of the air outside. */
const hangsOnOutdoors = ({ pod }: ReadyPod): boolean => pod.cooling.kind === 'fans' || pod.air.leakage > 0;

/**
 * The moisture after a time. Air from outside mixes with the air inside, the evaporator takes what it can down to the
 * moisture of air full of water at its surface: V dw/dt = V_l (w_o − w) − V_e (1 − b) d (w − w_e), solved exactly over
 * the time. Filtered fans leave the moisture of the air outside. Water on walls comes back and is not taken away.
 *
 * @param before kg/kg; null where not known
 */
export function moistureAfter(
  ready: ReadyPod,
  before: number | null,
  state: Pick<PodState, 'air' | 'duty'>,
  { outdoors, mayCool }: Pick<Moment, 'outdoors' | 'mayCool'>,
  duration: number,
): AirMoisture {
  const { pod } = ready;
  const { cooling } = pod;
  const outside = outdoors.humidityRatio;
  if (hangsOnOutdoors(ready) && outside === null) return { ratio: null, drained: 0, latent: 0 };
  if (cooling.kind === 'fans') return { ratio: outside, drained: 0, latent: 0 };
  if (before === null) return { ratio: null, drained: 0, latent: 0 };
  const volume = pod.body.size[0] * pod.body.size[1] * pod.body.size[2];
  const leaks = pod.air.leakage / volume;
  let coil = 0;
  let atCoil = 0;
  if (cooling.kind === 'air-conditioner' && mayCool && state.duty > 0) {
    atCoil = saturatedRatio(state.air - cooling.coilDrop, outdoors.pressure);
    if (before > atCoil) coil = (cooling.insideFlow * (1 - cooling.bypass) * state.duty) / volume;
  }
  const rate = leaks + coil;
  if (rate === 0) return { ratio: before, drained: 0, latent: 0 };
  const rest = (leaks * (outside ?? 0) + coil * atCoil) / rate;
  const gone = Math.exp(-rate * duration);
  const ratio = Math.max(driest, rest + (before - rest) * gone);
  // The mean of w over the time less that at the coil, by the same closed form.
  const mean = rest + ((before - rest) * (1 - gone)) / (rate * duration);
  const drained = Math.max(0, coil * volume * airDensity(state.air, outdoors.pressure) * (mean - atCoil));
  return { ratio, drained, latent: drained * latentHeat };
}

/** Which surfaces are below the dew point of the air on them; null where there is none of the kind. */
export interface WetSurfaces {
  readonly walls: boolean;
  readonly exchanger: boolean | null;
  readonly evaporator: boolean | null;
}

/** @param vapour Pa in the air inside */
export function wetSurfaces(
  ready: ReadyPod,
  state: Pick<PodState, 'air' | 'duty'>,
  { outdoors, walls, mayCool }: Pick<Moment, 'outdoors' | 'walls' | 'mayCool'>,
  vapour: number,
): WetSurfaces {
  const { pod, cooling } = ready;
  const own = pod.cooling;
  // A surface is below the dew point where water's own pressure there is below that in the air.
  const isWet = (surface: number): boolean => waterVapourPressure(surface) < vapour;
  let coldest = Infinity;
  for (const [n, wall] of walls.entries())
    if (ready.walls[n].area > 0) coldest = Math.min(coldest, innerSide(wall, pod.body.insideFilm, state.air));
  let exchanger: boolean | null = null;
  if (own.kind === 'exchanger') {
    const conductance = cooling.conductance * (own.still + (1 - own.still) * state.duty);
    exchanger = isWet(coldestPlate(state.air, outdoors, conductance, own.insideFlow));
  }
  const runs = mayCool && state.duty > 0;
  return {
    walls: coldest < Infinity && isWet(coldest),
    exchanger,
    evaporator: own.kind === 'air-conditioner' ? runs && isWet(state.air - own.coilDrop) : null,
  };
}

/**
 * Coldest plate of an exchanger, K: half-way between the outdoor air that comes in and the inner air that leaves beside
 * it. Validity: counterflow with like films on both sides. @param conductance W/K at this time
 */
function coldestPlate(
  air: number,
  { temperature, pressure }: Pick<Outdoors, 'temperature' | 'pressure'>,
  conductance: number,
  insideFlow: number,
): number {
  const stream = insideFlow * airDensity(air, pressure) * 1006;
  const share = Math.min(1, conductance / stream);
  return (air - share * (air - temperature) + temperature) / 2;
}
