/*
 * What the parts of a design can store: their masses, on the heat nodes of the case, and their coolant.
 */
import { valuesOf } from '#models/components/values.ts';
import { coolantOf } from '#models/project/coolant.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { Circuit, HeatNode } from '#solver/case/case.ts';
import { coldPlateBase } from '#solver/design/cold-plates.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import { coolantBranch, liquidOf } from '#solver/design/coolant-elements.ts';

/**
 * Specific heats, J/(kg K). Metals: Incropera & DeWitt, table A.1 (300 K): copper 385, aluminium 903, plain carbon steel
 * 434. Assemblies of laminate, silicon, copper and plastics: a class estimate of this program between FR-4 (about 1300)
 * and copper, ±30 %.
 */
const copper = 385;
const aluminium = 903;
const steel = 434;
const assembly = 800;
/** Conductivity from which a sink is taken for copper, W/(m K). */
const copperFrom = 300;

/** Nodes that hold a part's mass; a junction behind a resistance, a probe or a regulator follows what they do. */
const solid = /^(case|base|fins|junction|board\/.*)$/;

/**
 * The heat nodes with the capacities of the parts, spread evenly over each part's own nodes. Parts without a mass and
 * nodes of no part have none: they follow at once, which errs to the fast side. A cold plate that is one step with its
 * joint has no node: its mass is on the case of its chip, which is nearer to it than its coolant.
 */
export function withCapacities(design: Design, nodes: readonly HeatNode[]): HeatNode[] {
  const items = new Map<string, DesignItem>(design.items.map((item) => [item.id, item]));
  const named = new Set(nodes.map(({ id }) => id));
  // A junction beside a case of its own is a die: it follows.
  const isDie = (owner: DesignItem, id: string): boolean =>
    id === `${owner.id}/junction` && named.has(`${owner.id}/case`);
  const owners = nodes.map(({ id }) => {
    const owner = ownerOf(id, items);
    return owner && !isDie(owner, id) ? owner : null;
  });
  const counts = new Map<DesignItem, number>();
  for (const owner of owners) if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const plates = platesWithoutBase(design, named);
  const walls = nodes.filter(({ id }) => id.startsWith('~wall/')).length;
  return nodes.map((node, i) => {
    const owner = owners[i];
    if (node.temperature !== undefined) return node;
    if (node.id.startsWith('~wall/') && design.chassis) {
      const mass = valuesOf(design.chassis.part, 'chassis').mass ?? 0;
      return mass > 0 ? { ...node, capacity: (mass * steel) / walls } : node;
    }
    if (!owner) return node;
    const own = capacityOf(owner) / (counts.get(owner) ?? 1);
    const capacity = own + (node.id === caseOf(owner) ? (plates.get(owner.id) ?? 0) : 0);
    return capacity > 0 ? { ...node, capacity } : node;
  });
}

const caseOf = (item: DesignItem): string => `${item.id}/case`;

/** J/K of cold plates without a temperature of their own, by the part that they stand on. */
function platesWithoutBase({ items }: Design, named: ReadonlySet<string>): ReadonlyMap<string, number> {
  const byHost = new Map<string, number>();
  for (const item of items) {
    if (item.kind !== 'cold-plate' || item.on === null || named.has(coldPlateBase(item))) continue;
    byHost.set(item.on, (byHost.get(item.on) ?? 0) + capacityOf(item));
  }
  return byHost;
}

/** Of coolants, K: between 10 and 50 °C the ρ c of water and glycol differs from that at 20 °C by 2 % at most. */
const coolantTemperature = 293.15;

/**
 * The circuits with the coolant that their hoses hold, π/4 d² L · ρ c J/K: on the node upstream of a part what flows to
 * it, on the node downstream what comes from it. What plates, radiators and pumps hold is not known and left out.
 */
export function withCoolant(circuits: readonly Circuit[], loops: readonly LoopMap[]): Circuit[] {
  return circuits.map((circuit) => {
    const loop = loops.find((candidate) => candidate.circuit === circuit.id)?.loop;
    if (!loop?.drive) return circuit;
    const { hoseBore } = valuesOf(loop.drive.part, loop.drive.kind);
    const liquid = liquidOf(coolantOf(loop, loop.drive));
    const perVolume = liquid.density(coolantTemperature) * liquid.specificHeat(coolantTemperature);
    const perLength = (Math.PI / 4) * hoseBore ** 2 * perVolume;
    const held = new Map<string, number>();
    const seen = new Set<DesignItem>();
    for (const { part, length } of loop.hoses) {
      const branch = circuit.branches.find(({ id }) => id === coolantBranch(part));
      if (!branch) continue;
      // Of a part's hoses the first leads to it.
      const node = seen.has(part) ? branch.to : branch.from;
      seen.add(part);
      held.set(node, (held.get(node) ?? 0) + length * perLength);
    }
    return {
      ...circuit,
      nodes: circuit.nodes.map((node) => {
        const capacity = held.get(node.id) ?? 0;
        return capacity > 0 ? { ...node, capacity } : node;
      }),
    };
  });
}

function ownerOf(id: string, items: ReadonlyMap<string, DesignItem>): DesignItem | null {
  const slash = id.indexOf('/');
  const owner = slash < 0 ? undefined : items.get(id.slice(0, slash));
  return owner && solid.test(id.slice(slash + 1)) ? owner : null;
}

/** J/K; 0 where the mass is not known. */
function capacityOf(item: DesignItem): number {
  const value = item.part.values['mass'];
  const mass = typeof value === 'number' ? value : 0;
  // Micro-channel plates are copper.
  if (item.kind === 'cold-plate') return mass * copper;
  if (item.kind !== 'heat-sink') return mass * assembly;
  const { conductivity, baseConductivity } = valuesOf(item.part, 'heat-sink');
  return mass * ((baseConductivity ?? conductivity) >= copperFrom ? copper : aluminium);
}
