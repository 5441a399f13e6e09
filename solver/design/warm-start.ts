import type { BuiltCase } from '#solver/design/build.ts';
import { carryAir } from '#solver/design/warm-air.ts';
import type { Solution, WarmStart } from '#solver/solve/contract.ts';

/**
 * A solution as the starting point of the next solve. Ids carry over; where the zones are others, each new zone
 * starts from the old one that its middle lies in.
 */
export function warmStartOf(last: BuiltCase, solution: Solution, next: BuiltCase): WarmStart {
  if (sameZones(last, next)) return solution;
  const nodes: Record<string, WarmStart['nodes'][string]> = { ...solution.nodes };
  const branches: Record<string, WarmStart['branches'][string]> = { ...solution.branches };
  carryAir({ zones: last.map.zones, solution }, next.map.zones, { nodes, branches });
  return { nodes, branches, converters: solution.converters, speed: solution.speed };
}

/** Whether the zones have the same numbers; their faces may have shifted. */
function sameZones(a: BuiltCase, b: BuiltCase): boolean {
  const { zones } = b.map;
  return a.map.zones.length === zones.length && a.map.zones.every((zone, i) => zone.id === zones[i].id);
}
