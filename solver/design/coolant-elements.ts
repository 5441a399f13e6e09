import type { DesignItem } from '#models/project/design.ts';
import type { Curve } from '#models/schema/field.ts';
import type { Fluid, FlowElement } from '#solver/case/case.ts';
import { cleanCurve } from '#solver/design/channel-elements.ts';
import { standardGravity } from '#solver/flow/fluid.ts';
import { Liquid } from '#solver/properties/liquids.ts';

/*
 * What coolant flows through, and its properties.
 */

/** EPDM hose: smooth drawn tube, m (Darcy–Weisbach handbooks: 0.0015 mm). */
const hoseRoughness = 1.5e-6;
/** Inlet 0.5 and outlet 1 of a hose, on its bore (Idelchik 3-1 and 11-1). */
const hoseEnds = 1.5;
/** Test water of pump, coupling and radiator curves, K. */
export const testTemperature = 293.15;

/** Branch of the coolant in a plate, pump, radiator or distribution unit. */
export const coolantBranch = (item: DesignItem): string => `${item.id}/coolant`;

const liquids = new Map<string, Liquid>();

export function liquidOf(name: string): Liquid {
  const known = liquids.get(name) ?? new Liquid({ type: 'liquid', name });
  liquids.set(name, known);
  return known;
}

const boiling = new WeakMap<Fluid, Liquid>();

/** The liquid of a circuit; null of air and constant fluids. */
export function liquidIn(fluid: Fluid): Liquid | null {
  if (fluid.type !== 'liquid' || fluid.name === undefined) return null;
  if (!fluid.evaporation) return liquidOf(fluid.name);
  const known = boiling.get(fluid) ?? new Liquid(fluid);
  boiling.set(fluid, known);
  return known;
}

export function densityOf(coolant: string, temperature: number): number {
  return liquidOf(coolant).density(temperature);
}

export function duct(length: number, bore: number): FlowElement {
  return {
    type: 'duct',
    shape: 'round',
    diameter: bore,
    length: Math.max(1e-3, length),
    roughness: hoseRoughness,
    k: hoseEnds,
  };
}

/** A measured pressure drop; nothing where there is none. */
export function dropOf(curve: Curve | null, coolant: string): FlowElement[] {
  const points = cleanCurve(curve);
  if (!points.some(([flow, drop]) => flow > 0 && drop > 0)) return [];
  return [
    {
      type: 'table',
      points: points[0][0] > 0 ? [[0, 0], ...points] : points,
      density: densityOf(coolant, testTemperature),
      interpolation: 'monotone-cubic',
    },
  ];
}

export interface PumpValues {
  readonly curve: Curve;
  readonly power: number; // W at full speed
  readonly speed: number;
  readonly failed: boolean;
}

/** @param supply what feeds it, if anything inside does */
export function pumpElements(
  { curve, power, speed, failed }: PumpValues,
  supply: string | undefined,
): FlowElement[] {
  const perMetre = standardGravity * densityOf('water', testTemperature);
  return [
    {
      type: 'pump',
      points: cleanCurve(curve).map(([flow, pressure]) => [flow, pressure / perMetre]),
      interpolation: 'monotone-cubic',
      speed: Math.min(1, Math.max(0, speed)),
      ...(failed ? { failed } : {}),
      ...(power > 0 ? { power, ...(supply ? { supply } : {}) } : {}),
    },
  ];
}
