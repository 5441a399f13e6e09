/*
 * Valves and quick disconnects.
 */
import type { ValveElement } from '#solver/case/hydraulics.ts';
import { lossWithSlope } from '#solver/correlations/minor-losses.ts';
import { relativeFlowCoefficient, valveInRange, valveReynolds } from '#solver/correlations/valve.ts';
import { type ElementLaw, fromVelocity } from '#solver/flow/law.ts';

/** Largest over smallest flow coefficient of an equal-percentage valve, when the case gives none. Source: IEC 60534-2-4, usual globe valve. */
const usualRangeability = 50;

/** Q = Av x √(Δp/ρ), so Δp = ρ u|u| with u on the area Av x: two velocity heads. */
export function valve(element: ValveElement): ElementLaw {
  const { opening = 1, characteristic = 'linear', rangeability = usualRangeability } = element;
  const area = element.flowCoefficient * relativeFlowCoefficient(characteristic, opening, rangeability);
  return {
    type: 'valve',
    relation: 'valve-flow-coefficient',
    area,
    evaluate(out, massFlow, density, viscosity) {
      const u = massFlow / (density * area);
      lossWithSlope(out, u, density, viscosity, 2, 2, 0, 1);
      fromVelocity(out, u, density, area);
    },
    inRange: (massFlow, density, viscosity) =>
      valveInRange(valveReynolds(massFlow / density, viscosity / density, area)),
  };
}
