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

/** Of the range of a curve: where the law of a fan is read beyond its ends. */
const before = [-1, -0.5, -0.2] as const;
const beyond = [0.2, 0.5, 1, 2] as const;

/**
 * [m³/s, Pa] of a fan at its speed in this air, and beyond its ends as the network has it: what is blown backwards or
 * faster than free is held, so that no stream runs away.
 */
export function fanCurve(
  element: Extract<FlowElement, { type: 'fan' }>,
  air: AirState,
): readonly (readonly [number, number])[] {
  const speed = element.speed ?? 1;
  const flows = element.points.map(([flow]) => flow * speed);
  const first = Math.min(0, flows[0]);
  const last = flows[flows.length - 1];
  const range = last - first;
  const all = [
    ...before.map((share) => first + share * range),
    ...(first < flows[0] ? [first] : []),
    ...flows,
    ...beyond.map((share) => last + share * range),
  ];
  return all.map((flow) => [flow, -dropAt(element, flow, air)] as const);
}
