import { valuesOf } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { Circuit, FlowElement } from '#solver/case/case.ts';
import { counterConductance } from '#solver/correlations/exchanger-rating.ts';
import { coolantBranch, densityOf, dropOf, liquidOf, pumpElements } from '#solver/design/coolant-elements.ts';
import type { Draft } from '#solver/design/draft.ts';

/*
 * A coolant distribution unit: a plate exchanger to a stream of facility water, and pumps for the loop behind it.
 */

/** The stream of facility water in a unit. */
export interface FacilityMap {
  readonly unit: DesignItem;
  readonly inlet: string;
  readonly outlet: string;
  readonly branch: string;
  readonly exchange: string;
}

/**
 * Both films of a plate exchanger, Nu ~ Re^n: 0.663 (chevrons of 30° and 45°) to 0.703 (60°) in the turbulent range,
 * Kumar 1984 as in Kakaç & Liu, Heat Exchangers, table 10.6. Both sides have the same channels and so the same law.
 */
export const filmExponent = 0.7;
/** At which capacity flows of a rating are taken, K: between facility water of class W32 and coolant on its return. */
const ratedTemperature = 308.15;
/** In the ports of a unit at its rated flow, m/s: pipes are sized for at most 2.3 (OCP Modular TCS white paper). */
const portVelocity = 2;
/** Inlet 0.5 and outlet 1 of the facility ports, where no pressure drop is known (Idelchik 3-1 and 11-1). */
const portLoss = 1.5;

interface Rating {
  readonly conductance: number; // W/K
  readonly coolant: number; // kg/s
  readonly facility: number; // kg/s
}

/** UA of the exchanger at its rated flows; null where no exchanger has that rating. */
export function ratingOf(unit: DesignItem): Rating | null {
  const { ratedHeat, approach, ratedFlow, ratedFacilityFlow, ratedCoolant } = valuesOf(unit.part, 'cdu');
  const massFlow = (name: string, flow: number) => flow * densityOf(name, ratedTemperature);
  const capacity = (name: string, flow: number) => flow * liquidOf(name).specificHeat(ratedTemperature);
  const coolant = massFlow(ratedCoolant, ratedFlow);
  const facility = massFlow('water', ratedFacilityFlow);
  const conductance = counterConductance(
    ratedHeat,
    approach,
    capacity(ratedCoolant, coolant),
    capacity('water', facility),
  );
  return conductance === null ? null : { conductance, coolant, facility };
}

/** Adds the exchanger to the draft. @returns the circuit of the facility water and what is where in it */
export function addFacility(
  draft: Draft,
  unit: DesignItem,
  rating: Rating,
): { circuit: Circuit; map: FacilityMap } {
  const values = valuesOf(unit.part, 'cdu');
  const { facilityCoolant, facilityTemperature, facilityPressureCurve, setPoint } = values;
  const map: FacilityMap = {
    unit,
    inlet: `${unit.id}/facility-in`,
    outlet: `${unit.id}/facility-out`,
    branch: `${unit.id}/facility`,
    exchange: `${unit.id}/facility-exchange`,
  };
  const drop = dropOf(facilityPressureCurve, 'water');
  draft.links.push({
    id: map.exchange,
    from: coolantBranch(unit),
    to: map.branch,
    type: 'heat-exchanger',
    arrangement: 'counter',
    films: filmsOf(rating),
    ...(setPoint === null ? {} : { setPoint }),
  });
  return {
    map,
    circuit: {
      id: facilityCircuit(unit),
      fluid: { type: 'liquid', name: facilityCoolant },
      nodes: [
        {
          id: map.inlet,
          inflow: facilityFlowOf(unit) * densityOf(facilityCoolant, facilityTemperature),
          inflowTemperature: facilityTemperature,
        },
        { id: map.outlet, pressure: 0, inflowTemperature: facilityTemperature },
      ],
      branches: [
        {
          id: map.branch,
          from: map.inlet,
          to: map.outlet,
          elements: [ports(values.ratedFacilityFlow, drop.length > 0 ? 0 : portLoss), ...drop],
        },
      ],
    },
  };
}

/** Its own circuit. */
export const facilityCircuit = (unit: DesignItem): string => `~facility/${unit.id}`;

/** Exchanger and pumps in the loop: what the unit itself takes is off its curve. It has a feed of its own. */
export function cduElements(unit: DesignItem): FlowElement[] {
  const values = valuesOf(unit.part, 'cdu');
  return [ports(values.ratedFlow, 0), ...pumpElements(values, undefined)];
}

/** The section of a unit's ports, which says when its stream counts as still. */
function ports(ratedFlow: number, k: number): FlowElement {
  return { type: 'loss', area: ratedFlow / portVelocity, k };
}

/** Of the facility water at its supply temperature, m³/s. */
export function facilityFlowOf(unit: DesignItem): number {
  const { facilityFlow, ratedFacilityFlow } = valuesOf(unit.part, 'cdu');
  return facilityFlow ?? ratedFacilityFlow;
}

/** c of hA = c ṁⁿ on both sides; plates of half a millimetre of steel add little and are left out. */
export function filmCoefficient({ conductance, coolant, facility }: Rating): number {
  return conductance * (coolant ** -filmExponent + facility ** -filmExponent);
}

function filmsOf(rating: Rating) {
  const { coolant, facility } = rating;
  const c = filmCoefficient(rating);
  const film = (massFlow: number) => ({
    conductance: c * massFlow ** filmExponent,
    massFlow,
    exponent: filmExponent,
  });
  return { from: film(coolant), to: film(facility) };
}
