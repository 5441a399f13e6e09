/*
 * Coolant of a rack: two manifolds along its height, and the enclosures between them side by side.
 */
import type { RackCoolant } from '#models/rack/rack.ts';
import type { Branch, Circuit, FlowNode } from '#solver/case/case.ts';

export const rackCoolant = 'rack-coolant';

/** An enclosure between the manifolds. */
export interface WetSlot {
  readonly id: string;
  readonly height: number; // m
  /** Pressure that it takes, [m³/s, Pa], couplings included, at `density` [kg/m³]. */
  readonly drop: readonly (readonly [number, number])[];
  readonly density: number;
  readonly heat: number; // W into the coolant
}

/**
 * The circuit: fed at its lower or upper end, supply and return at the same. Each manifold is a round tube of the given
 * bore; what its junctions take is left out (their velocity heads are some per cent of what an enclosure takes).
 *
 * @param slots not empty, in any order @param end height of the fed end, m @param density of the coolant supplied
 */
export function coolantCircuit(
  coolant: RackCoolant,
  slots: readonly WetSlot[],
  end: number,
  supplyTemperature: number,
  density: number,
): Circuit {
  const ordered = slots.toSorted((a, b) =>
    coolant.feed === 'bottom' ? a.height - b.height : b.height - a.height,
  );
  const nodes: FlowNode[] = [
    {
      id: 'supply/end',
      elevation: end,
      inflowTemperature: supplyTemperature,
      ...(coolant.supply === 'flow'
        ? { inflow: coolant.flow * density }
        : { pressure: coolant.pressureDifference }),
    },
    { id: 'return/end', elevation: end, pressure: 0, inflowTemperature: supplyTemperature },
  ];
  const branches: Branch[] = [];
  let before = { id: 'end', height: end };
  for (const slot of ordered) {
    const { id, height } = slot;
    nodes.push({ id: `supply/${id}`, elevation: height }, { id: `return/${id}`, elevation: height });
    const tube = {
      type: 'duct',
      shape: 'round',
      diameter: coolant.bore,
      roughness: coolant.roughness,
      length: Math.max(leastLength, Math.abs(height - before.height)),
    } as const;
    branches.push(
      { id: `supply-tube/${id}`, from: `supply/${before.id}`, to: `supply/${id}`, elements: [tube] },
      { id: `return-tube/${id}`, from: `return/${id}`, to: `return/${before.id}`, elements: [tube] },
      {
        id: `wet/${id}`,
        from: `supply/${id}`,
        to: `return/${id}`,
        elements: [{ type: 'table', points: slot.drop, density: slot.density }],
        power: slot.heat,
      },
    );
    before = slot;
  }
  return { id: rackCoolant, fluid: { type: 'liquid', name: coolant.coolant }, nodes, branches };
}

/** Between two of the same height, m. */
const leastLength = 1e-3;
