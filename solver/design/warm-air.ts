import type { Zone } from '#solver/design/draft.ts';
import { across, axes, type Axis } from '#solver/design/interior.ts';
import type { WarmStart } from '#solver/solve/contract.ts';

/*
 * The air of an earlier solution seen with other zones: a part was moved so far that the grid has other lines.
 */

export interface OldAir {
  readonly zones: readonly Zone[];
  readonly solution: Pick<WarmStart, 'nodes' | 'branches'>;
}

/** What is guessed of the new air. */
type Air = {
  [Of in 'nodes' | 'branches']: Record<string, WarmStart[Of][string]>;
};

/**
 * Writes a guess for every zone and every branch at a zone's face into `air`. Pressures and temperatures are those of
 * the old zone around the new one's middle; flows through faces are old flows there by area. Newton's first step
 * balances their masses, since the mass balances are linear.
 */
export function carryAir(old: OldAir, zones: readonly Zone[], air: Air): void {
  if (old.zones.length === 0) return;
  const find = finderOf(old.zones);
  const families = familiesOf(old);
  const around = new Map<Zone, Zone>();
  for (const zone of zones) {
    const before = find(zone);
    around.set(zone, before);
    put(air.nodes, zone.id, old.solution.nodes[before.id]);
  }
  const ends = new Map<string, number>(); // flows through faces between zones, half from either
  for (const [zone, before] of around) {
    for (const axis of axes) {
      for (const side of [0, 1] as const) {
        for (const { branch, sign } of zone.ports[axis][side]) {
          if (branch.startsWith(zonePrefix)) {
            const flow =
              sign *
              flowAt(old, before, axis, faceArea(zone, axis), zone.box[side === 0 ? 'min' : 'max'][axis]);
            ends.set(branch, (ends.get(branch) ?? 0) + 0.5 * flow);
          } else {
            const family = familyOf(branch);
            const here = before.ports[axis][side].filter((port) => familyOf(port.branch) === family);
            const flow =
              here.length > 0
                ? sign * flowThrough(old, here) * (faceArea(zone, axis) / faceArea(before, axis))
                : families.get(family);
            put(air.branches, branch, flow === undefined ? undefined : { massFlow: flow });
          }
        }
      }
    }
  }
  for (const [branch, massFlow] of ends) air.branches[branch] = { massFlow };
}

const zonePrefix = '~zone/';

/** Branches of one part or wall differ in what follows the last stroke. */
function familyOf(branch: string): string {
  return branch.slice(0, branch.lastIndexOf('/'));
}

/** Mean flow of the branches of a family. */
function familiesOf(old: OldAir): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const zone of old.zones) {
    for (const sides of zone.ports) {
      for (const ports of sides) {
        for (const { branch } of ports) {
          if (branch.startsWith(zonePrefix)) continue;
          const family = familyOf(branch);
          const entry = sums.get(family) ?? { sum: 0, count: 0 };
          entry.sum += old.solution.branches[branch]?.massFlow ?? 0;
          entry.count++;
          sums.set(family, entry);
        }
      }
    }
  }
  return new Map([...sums].map(([family, { sum, count }]) => [family, sum / count]));
}

/** Old flow along an axis at a place, kg/s through `area`: between those at the old zone's two faces. */
function flowAt(old: OldAir, zone: Zone, axis: Axis, area: number, place: number): number {
  const { min, max } = zone.box;
  const share = Math.min(1, Math.max(0, (place - min[axis]) / (max[axis] - min[axis])));
  const low = flowThrough(old, zone.ports[axis][0]);
  const high = flowThrough(old, zone.ports[axis][1]);
  return ((low + share * (high - low)) * area) / faceArea(zone, axis);
}

/** Flow along the axis, kg/s. */
function flowThrough(old: OldAir, ports: Zone['ports'][Axis][0]): number {
  let sum = 0;
  for (const { branch, sign } of ports) sum += sign * (old.solution.branches[branch]?.massFlow ?? 0);
  return sum;
}

function faceArea({ box: { min, max } }: Zone, axis: Axis): number {
  const [u, v] = across[axis];
  return (max[u] - min[u]) * (max[v] - min[v]);
}

/** Finds the old zone around the middle of a new one, or, where that was solid, the nearest. */
function finderOf(zones: readonly Zone[]): (zone: Zone) => Zone {
  const lines = axes.map((axis) => {
    const starts: number[] = [];
    for (const { index, box } of zones) starts[index[axis]] = box.min[axis];
    return starts;
  });
  const byIndex = new Map(zones.map((zone) => [zone.place, zone]));
  return ({ box: { min, max } }) => {
    const middle = axes.map((axis) => (min[axis] + max[axis]) / 2);
    const index = axes.map((axis) => lines[axis].findLastIndex((start) => start <= middle[axis]));
    const found = byIndex.get(index.join('.'));
    if (found) return found;
    let best = zones[0];
    let least = Infinity;
    for (const zone of zones) {
      let distance = 0;
      for (const axis of axes) {
        distance += Math.max(0, zone.box.min[axis] - middle[axis], middle[axis] - zone.box.max[axis]) ** 2;
      }
      if (distance < least) {
        least = distance;
        best = zone;
      }
    }
    return best;
  };
}

function put<T>(record: Record<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) delete record[id];
  else record[id] = value;
}
