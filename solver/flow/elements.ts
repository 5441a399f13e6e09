/*
 * From the elements of a case to their laws.
 */
import type { FlowElement } from '#solver/case/case.ts';
import { fan } from '#solver/flow/fan.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import type { ElementLaw } from '#solver/flow/law.ts';
import { pump } from '#solver/flow/pump.ts';
import {
  areaChange,
  duct,
  filter,
  hazenWilliams,
  loss,
  perforatedPlate,
  pinFin,
  plateFin,
  porous,
  quadratic,
  table,
} from '#solver/flow/resistances.ts';
import { valve } from '#solver/flow/valve.ts';

export { standardGravity };

/** @param gravity of the circuit [m/s²]: heads in metres are turned into pressure with it (standard gravity when it is off). */
export function compileElement(element: FlowElement, gravity: number): ElementLaw {
  const headGravity = gravity === 0 ? standardGravity : gravity;
  switch (element.type) {
    case 'loss':
      return loss(element);
    case 'quadratic':
      return quadratic(element);
    case 'porous':
      return porous(element);
    case 'perforated-plate':
      return perforatedPlate(element);
    case 'filter':
      return filter(element);
    case 'duct':
      return duct(element);
    case 'hazen-williams':
      return hazenWilliams(element, headGravity);
    case 'area-change':
      return areaChange(element);
    case 'plate-fin':
      return plateFin(element);
    case 'pin-fin':
      return pinFin(element);
    case 'table':
      return table(element);
    case 'fan':
      return fan(element);
    case 'valve':
      return valve(element);
    default:
      return pump(element, headGravity);
  }
}
