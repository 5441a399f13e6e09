import type { BuiltCase } from '#solver/design/build.ts';
import { carryAir, type OldAir } from '#solver/design/warm-air.ts';
import type { Solution, WarmStart } from '#solver/solve/contract.ts';

/**
 * A solution as the starting point of the next solve. Ids carry over; where the zones are others, each new zone
 * starts from the old one that its middle lies in.
 */
export function warmStartOf(last: BuiltCase, solution: Solution, next: BuiltCase): WarmStart {
  const pressure: Record<string, number> = {};
  const temperature: Record<string, number> = {};
  const massFlow: Record<string, number> = {};
  const output: Record<string, number> = {};
  for (const id in solution.nodes) {
    const node = solution.nodes[id];
    if (node.pressure !== null) pressure[id] = node.pressure;
    if (node.temperature !== null) temperature[id] = node.temperature;
  }
  for (const id in solution.branches) massFlow[id] = solution.branches[id].massFlow;
  for (const id in solution.converters) output[id] = solution.converters[id].output;
  if (!sameZones(last, next)) {
    const old: OldAir = {
      zones: last.map.zones,
      pressure: { ...pressure },
      temperature: { ...temperature },
      massFlow: { ...massFlow },
    };
    carryAir(old, next.map.zones, { pressure, temperature, massFlow });
  }
  return {
    pressure,
    temperature,
    massFlow,
    output,
    ...(last.case.control && solution.speed !== null ? { speed: solution.speed } : {}),
  };
}

/** Whether the zones have the same numbers; their faces may have shifted. */
function sameZones(a: BuiltCase, b: BuiltCase): boolean {
  const { zones } = b.map;
  return a.map.zones.length === zones.length && a.map.zones.every((zone, i) => zone.id === zones[i].id);
}
