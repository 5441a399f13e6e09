/*
 * What an element of the network costs, as coefficients of a field case.
 */
import type { FlowElement } from '#solver/case/case.ts';
import { compileElement, standardGravity } from '#solver/flow/elements.ts';

const four = new Float64Array(4);

export interface AirState {
  readonly density: number; // kg/m³
  readonly viscosity: number; // Pa s
}

/** Δp [Pa] of an element at a volume flow [m³/s]. */
function dropAt(element: FlowElement, flow: number, { density, viscosity }: AirState): number {
  compileElement(element, standardGravity).evaluate(four, flow * density, density, viscosity);
  return four[0];
}

/**
 * Δp/L = μ d u + ½ ρ f u² through the element's drop at a flow and at half of it, on the velocity over `area`.
 * Neither is negative: what curves the other way is taken as one of them, through the whole flow.
 * @param flow at which it stands, m³/s @param area m² @param length along the flow, m
 */
export function porousOf(
  element: FlowElement,
  flow: number,
  area: number,
  length: number,
  air: AirState,
): { readonly viscous: number; readonly inertial: number } {
  const whole = dropAt(element, flow, air);
  const half = dropAt(element, flow / 2, air);
  // whole = a Q + b Q², half = a Q/2 + b Q²/4
  const square = Math.min(whole, Math.max(0, 2 * whole - 4 * half));
  const linear = whole - square;
  const velocity = flow / area;
  return {
    viscous: linear / (air.viscosity * velocity * length),
    inertial: square / (0.5 * air.density * velocity * velocity * length),
  };
}

/** K of an element on the velocity over `area` [m²] at a flow [m³/s]. */
export function lossOf(element: FlowElement, flow: number, area: number, air: AirState): number {
  return Math.max(0, dropAt(element, flow, air) / (0.5 * air.density * (flow / area) ** 2));
}
