import { valuesOf } from '#models/components/values.ts';
import type { CduResult } from '#models/results/coolant.ts';
import type { Case, Circuit } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { FacilityMap } from '#solver/design/cdu.ts';
import { coolantBranch } from '#solver/design/coolant-elements.ts';
import { compileElement } from '#solver/flow/elements.ts';
import { ambientOf, compileFluid, type FluidLaw } from '#solver/flow/fluid.ts';
import { heatExchanger } from '#solver/heat/exchanger-link.ts';
import type { Solution } from '#solver/solve/contract.ts';

/*
 * What a distribution unit does. The network has its whole facility flow; where a set point is given, the flow that the
 * valve lets through follows from the heat, since nothing else hangs on it.
 */

/** @param at temperature of a node [K] */
export function cduResult(
  facility: FacilityMap,
  input: Case,
  solution: Solution,
  at: (node: string) => number,
): CduResult {
  const { unit, inlet, outlet, branch, exchange } = facility;
  const solved = solution.branches[branch];
  const hotCircuit = circuitOf(input, coolantBranch(unit));
  const own = hotCircuit?.branches.find(({ id }) => id === coolantBranch(unit));
  const facilityTemperature = at(inlet);
  const { facilityPressureCurve, setPoint } = valuesOf(unit.part, 'cdu');
  const isKnown = facilityPressureCurve !== null;
  const whole: CduResult = {
    id: unit.id,
    facilityFlow: solved?.volumeFlow ?? 0,
    facilityTemperature,
    facilityReturn: at(outlet),
    facilityPressureDrop: isKnown ? (solved?.pressureDrop ?? 0) : 0,
    approach: at(own?.to ?? inlet) - facilityTemperature,
  };
  const link = input.heat?.links.find(({ id }) => id === exchange);
  const coldCircuit = circuitOf(input, branch);
  const stream = own && solution.branches[own.id];
  if (
    setPoint === null ||
    link?.type !== 'heat-exchanger' ||
    !solved ||
    !stream ||
    !hotCircuit ||
    !coldCircuit
  )
    return whole;
  const ambient = ambientOf(input);
  const cold = compileFluid(coldCircuit.fluid, ambient);
  const heat = solution.links[exchange]?.heat ?? 0;
  const most = Math.abs(solved.massFlow);
  const hot = [at(own.from), Math.abs(stream.massFlow)] as const;
  const fluids = [compileFluid(hotCircuit.fluid, ambient), cold] as const;
  const flow = valveFlow(link, fluids, heat, hot, facilityTemperature, most);
  if (!(flow < most)) return whole;
  const elements = coldCircuit.branches.find(({ id }) => id === branch)?.elements ?? [];
  return {
    ...whole,
    facilityFlow: (flow / most) * whole.facilityFlow,
    // The specific heat of water and glycol hardly moves over the range.
    facilityReturn: facilityTemperature + heat / (flow * cold.specificHeat(facilityTemperature)),
    facilityPressureDrop: isKnown
      ? elements.reduce((sum, element) => {
          const law = compileElement(element, 0);
          law.evaluate(four, flow, cold.density(facilityTemperature), cold.viscosity(facilityTemperature));
          return sum + four[0];
        }, 0)
      : 0,
  };
}

const four = new Float64Array(4);

const circuitOf = ({ circuits = [] }: Case, branch: string): Circuit | undefined =>
  circuits.find(({ branches }) => branches.some(({ id }) => id === branch));

/**
 * Flow of facility water that the valve of a set point lets through, kg/s: with it alone the exchanger passes the heat
 * that was found.
 * @param link of the exchanger; heat [W]; hot inlet [K] and flow [kg/s]; cold inlet [K]; whole flow [kg/s]
 */
function valveFlow(
  link: Extract<HeatLink, { type: 'heat-exchanger' }>,
  [hotFluid, coldFluid]: readonly [FluidLaw, FluidLaw],
  heat: number,
  hot: readonly [temperature: number, massFlow: number],
  coldTemperature: number,
  whole: number,
): number {
  const { setPoint: _, ...open } = link;
  const law = heatExchanger(open, hotFluid, coldFluid);
  const heatAt = (flow: number): number => {
    law.evaluate(five, hot[0], coldTemperature, hot[1], flow);
    return five[0];
  };
  if (!(heatAt(whole) > heat)) return whole;
  let low = 0;
  let high = whole;
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    if (heatAt(middle) < heat) low = middle;
    else high = middle;
  }
  return high;
}

/** To the last digit of a flow. */
const halvings = 50;
const five = new Float64Array(5);
