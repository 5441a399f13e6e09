/*
 * One stream through elements, for cases of single laws.
 */
import type { Case, FlowElement, Fluid } from '#solver/case/case.ts';
import { type Check, relative } from '#solver/verification/row.ts';

/** A check with a relative tolerance. */
export function check(
  quantity: string,
  unit: string,
  reference: number,
  value: number,
  tolerance: number,
): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

export const unitFluid = {
  type: 'constant',
  density: 1,
  viscosity: 1e-5,
  specificHeat: 1000,
  conductivity: 0.025,
} as const;

/** A stream of `flow` [m³/s] through elements, from a node with inflow to an open end. */
export function through(
  elements: readonly FlowElement[],
  flow: number,
  fluid: Extract<Fluid, { type: 'constant' }>,
): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'line',
        gravity: 0,
        fluid,
        nodes: [
          { id: 'in', inflow: flow * fluid.density },
          { id: 'out', pressure: 0 },
        ],
        branches: [{ id: 'line', from: 'in', to: 'out', elements }],
      },
    ],
  };
}

/** A machine between two open ends: its free delivery. */
export function openEnded(element: FlowElement, fluid: Fluid): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'line',
        gravity: 0,
        fluid,
        nodes: [
          { id: 'in', pressure: 0 },
          { id: 'out', pressure: 0 },
        ],
        branches: [{ id: 'line', from: 'in', to: 'out', elements: [element] }],
      },
    ],
  };
}
