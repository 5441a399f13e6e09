/*
 * What exchangers of a rack do to the streams that they are given.
 */
import type { DoorExchanger, RackCdu } from '#models/rack/rack.ts';
import { unmixedCrossExchangeWithSlope } from '#solver/correlations/cross-exchanger.ts';
import { counterConductance } from '#solver/correlations/exchanger-rating.ts';
import { lengthwiseExchangeWithSlope } from '#solver/correlations/exchanger.ts';
import { filmCoefficient, filmExponent } from '#solver/design/cdu.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airSpecificHeat } from '#solver/properties/air.ts';
import type { RackDoorResult } from '#solver/rack/contract.ts';

const four = new Float64Array(4);

/**
 * A coil across the whole air that leaves: cross flow, both streams unmixed, UA as given.
 *
 * @param massFlow of the air, kg/s, and its temperature, K
 * Source: see `unmixedCrossExchangeWithSlope`.
 */
export function doorExchange(
  exchanger: DoorExchanger,
  massFlow: number,
  temperature: number,
): RackDoorResult {
  const water = liquidOf('water');
  const { supplyTemperature, flow, conductance } = exchanger;
  const air = massFlow * airSpecificHeat(temperature);
  const cold = flow * water.density(supplyTemperature) * water.specificHeat(supplyTemperature);
  unmixedCrossExchangeWithSlope(four, conductance, air, cold);
  const heat = four[0] * (temperature - supplyTemperature);
  return {
    heat,
    effectiveness: air > 0 ? four[0] / Math.min(air, cold) : 0,
    airOut: air > 0 ? temperature - heat / air : temperature,
    waterOut: supplyTemperature + heat / cold,
  };
}

interface ExchangerRating {
  readonly ratedHeat: number; // W
  readonly approach: number; // K
  readonly ratedFlow: number; // m³/s
  readonly ratedFacilityFlow: number; // m³/s
}

/** The two streams of a distribution unit: liquids by name, flows in m³/s, and at which temperature they are taken, K. */
interface ExchangerStreams {
  readonly coolant: string;
  readonly flow: number;
  readonly facility: string;
  readonly facilityFlow: number;
  readonly at: number;
}

/**
 * By how much a distribution unit supplies warmer coolant than the facility water that comes in, for each watt, K/W:
 * 1/K − 1/C of a counterflow exchanger, with its UA by the two films that give the rated approach at rated flows.
 *
 * @throws Error in words where no exchanger has that rating
 * Source: `lengthwiseExchangeWithSlope`; films as in design/cdu.ts.
 */
export function approachResistance(
  rating: ExchangerRating,
  { coolant, flow, facility, facilityFlow, at }: ExchangerStreams,
): number {
  const fluid = liquidOf(coolant);
  const water = liquidOf(facility);
  const capacity = (of: typeof fluid, volume: number): number =>
    volume * of.density(at) * of.specificHeat(at);
  const rated = counterConductance(
    rating.ratedHeat,
    rating.approach,
    capacity(fluid, rating.ratedFlow),
    capacity(water, rating.ratedFacilityFlow),
  );
  if (rated === null)
    throw new Error(
      'no exchanger has the rating of the distribution unit: its facility water would leave warmer than the coolant comes in; check its rated heat, flows and approach',
    );
  const hot = rating.ratedFlow * fluid.density(at);
  const cold = rating.ratedFacilityFlow * water.density(at);
  const c = filmCoefficient({ conductance: rated, coolant: hot, facility: cold });
  const conductance =
    c / ((flow * fluid.density(at)) ** -filmExponent + (facilityFlow * water.density(at)) ** -filmExponent);
  const streams = [capacity(fluid, flow), capacity(water, facilityFlow)] as const;
  lengthwiseExchangeWithSlope(four, 'counter', conductance, ...streams);
  return 1 / four[0] - 1 / streams[0];
}

/**
 * Coolant that a distribution unit of a rack supplies at its rated facility flow, K.
 *
 * @param flow of the coolant, m³/s; heat into it [W]
 */
export function supplyOf(cdu: RackCdu, coolant: string, flow: number, heat: number): number {
  const at = cdu.facilityTemperature;
  const streams = { coolant, flow, facility: 'water', facilityFlow: cdu.ratedFacilityFlow, at };
  return at + heat * approachResistance(cdu, streams);
}
