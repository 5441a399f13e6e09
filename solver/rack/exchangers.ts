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

/**
 * Coolant that a distribution unit supplies, K: T = T_f + Q (1/K − 1/C) of a counterflow exchanger that takes up the heat
 * Q, with its UA by the two films that give the rated approach at rated flows.
 *
 * @param flow of the coolant, m³/s; heat into it [W]
 * Source: `lengthwiseExchangeWithSlope`; films as in design/cdu.ts.
 */
export function supplyOf(cdu: RackCdu, coolant: string, flow: number, heat: number): number {
  const fluid = liquidOf(coolant);
  const water = liquidOf('water');
  const at = cdu.facilityTemperature;
  const capacity = (of: typeof fluid, volume: number): number =>
    volume * of.density(at) * of.specificHeat(at);
  const rated = counterConductance(
    cdu.ratedHeat,
    cdu.approach,
    capacity(fluid, cdu.ratedFlow),
    capacity(water, cdu.ratedFacilityFlow),
  );
  if (rated === null)
    throw new Error(
      'no exchanger has the rating of the distribution unit: its facility water would leave warmer than the coolant comes in; check its rated heat, flows and approach',
    );
  // The facility flow is the rated one.
  const hot = cdu.ratedFlow * fluid.density(at);
  const cold = cdu.ratedFacilityFlow * water.density(at);
  const c = filmCoefficient({ conductance: rated, coolant: hot, facility: cold });
  const conductance = c / ((flow * fluid.density(at)) ** -filmExponent + cold ** -filmExponent);
  const streams = [capacity(fluid, flow), capacity(water, cdu.ratedFacilityFlow)] as const;
  lengthwiseExchangeWithSlope(four, 'counter', conductance, ...streams);
  return at + heat * (1 / four[0] - 1 / streams[0]);
}
