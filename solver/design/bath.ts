import type { BathResult } from '#models/results/coolant.ts';
import type { Circuit } from '#solver/case/case.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { liquidIn } from '#solver/design/coolant-elements.ts';
import { tankCircuit, type Zone } from '#solver/design/draft.ts';
import type { Solution } from '#solver/solve/contract.ts';

/*
 * The liquid in a tank: how much there is, how warm, and what it stores.
 */

/** What a zone holds, m³. */
export function volumeOf({ box: { min, max }, free }: Zone): number {
  return free * (max[0] - min[0]) * (max[1] - min[1]) * (max[2] - min[2]);
}

/** Null where air fills the chassis. */
export function bathResult({ case: input, map }: BuiltCase, { nodes }: Solution): BathResult | null {
  const own = input.circuits?.find(({ id }) => id === tankCircuit);
  const liquid = own && liquidIn(own.fluid);
  if (!own || !liquid || map.zones.length === 0) return null;
  let volume = 0;
  let mass = 0;
  let coolest = Infinity;
  let warmest = -Infinity;
  for (const zone of map.zones) {
    const temperature = nodes[zone.id]?.temperature ?? NaN;
    volume += volumeOf(zone);
    mass += volumeOf(zone) * liquid.density(temperature);
    coolest = Math.min(coolest, temperature);
    warmest = Math.max(warmest, temperature);
  }
  return {
    coolant: liquid.liquid.name,
    volume,
    mass,
    coolest,
    warmest,
    viscosity: liquid.viscosity(coolest),
  };
}

/** At which the heat capacity of a bath is taken, K: ρ c of oils changes by 2 % between 20 and 60 °C. */
const bathTemperature = 313.15;

/** The circuits with what the zones of a tank hold as capacities, V ρ c J/K. */
export function withBath(circuits: readonly Circuit[], zones: readonly Zone[]): Circuit[] {
  return circuits.map((circuit) => {
    const liquid = circuit.id === tankCircuit ? liquidIn(circuit.fluid) : null;
    if (!liquid) return circuit;
    const perVolume = liquid.density(bathTemperature) * liquid.specificHeat(bathTemperature);
    const held = new Map(zones.map((zone) => [zone.id, volumeOf(zone) * perVolume]));
    return {
      ...circuit,
      nodes: circuit.nodes.map((node) => {
        const own = held.get(node.id) ?? 0;
        return own > 0 ? { ...node, capacity: (node.capacity ?? 0) + own } : node;
      }),
    };
  });
}
