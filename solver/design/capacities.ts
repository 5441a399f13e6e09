/*
 * What the parts of a design can store: their masses, on the heat nodes of the case.
 */
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { HeatNode } from '#solver/case/case.ts';

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
 * nodes of no part have none: they follow at once, which errs to the fast side.
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
  const walls = nodes.filter(({ id }) => id.startsWith('~wall/')).length;
  return nodes.map((node, i) => {
    const owner = owners[i];
    if (node.temperature !== undefined) return node;
    if (node.id.startsWith('~wall/') && design.chassis) {
      const mass = valuesOf(design.chassis.part, 'chassis').mass ?? 0;
      return mass > 0 ? { ...node, capacity: (mass * steel) / walls } : node;
    }
    if (!owner) return node;
    const capacity = capacityOf(owner) / (counts.get(owner) ?? 1);
    return capacity > 0 ? { ...node, capacity } : node;
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
  if (item.kind !== 'heat-sink') return mass * assembly;
  const { conductivity, baseConductivity } = valuesOf(item.part, 'heat-sink');
  return mass * ((baseConductivity ?? conductivity) >= copperFrom ? copper : aluminium);
}
