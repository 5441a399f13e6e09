/*
 * Records of a case without the power of what is dead: sources give nothing, fans and pumps stand.
 */
import type { Branch, Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { ambientOf } from '#solver/flow/fluid.ts';
import { availabilityOf } from '#solver/power/availability.ts';

type Dead = ReadonlySet<string>;

const isCut = (supply: string | undefined, dead: Dead): boolean => supply !== undefined && dead.has(supply);

/** The very same record where nothing of it is cut. */
export function cutNode(node: HeatNode, dead: Dead): HeatNode {
  if (!node.sources?.some(({ supply }) => isCut(supply, dead))) return node;
  return {
    ...node,
    sources: node.sources.map((source) =>
      isCut(source.supply, dead)
        ? {
            ...source,
            power: 0,
            ...(source.leakage ? { leakage: { ...source.leakage, power: 0 } } : {}),
          }
        : source,
    ),
  };
}

export function cutBranch(branch: Branch, dead: Dead): Branch {
  const stands = (element: Branch['elements'][number]): boolean =>
    (element.type === 'fan' || element.type === 'pump') && isCut(element.supply, dead);
  if (!branch.elements.some(stands)) return branch;
  return {
    ...branch,
    elements: branch.elements.map((element) =>
      (element.type === 'fan' || element.type === 'pump') && stands(element)
        ? { ...element, failed: true }
        : element,
    ),
  };
}

export function cutLink(link: HeatLink, dead: Dead): HeatLink {
  return link.type === 'thermoelectric' && isCut(link.supply, dead) ? { ...link, current: 0 } : link;
}

/** Further loads of what is dead: none. */
export function cutLoad<T extends { readonly id: string; readonly load?: number }>(record: T, dead: Dead): T {
  return record.load !== undefined && dead.has(record.id) ? { ...record, load: 0 } : record;
}

/** The case as it stands with its lost feeds; the very same where nothing is dead. */
export function withoutLostPower(input: Case): { readonly input: Case; readonly dead: Dead } {
  const { converters = [], conductors = [], feeds = [] } = input.power ?? {};
  const { dead } = availabilityOf({ converters, conductors, feeds }, ambientOf(input));
  if (dead.size === 0 || !input.power) return { input, dead };
  const cut: Case = {
    ...input,
    ...(input.circuits
      ? {
          circuits: input.circuits.map((circuit) => ({
            ...circuit,
            branches: circuit.branches.map((branch) => cutBranch(branch, dead)),
          })),
        }
      : {}),
    ...(input.heat
      ? {
          heat: {
            nodes: input.heat.nodes.map((node) => cutNode(node, dead)),
            links: input.heat.links.map((link) => cutLink(link, dead)),
          },
        }
      : {}),
    power: {
      ...input.power,
      converters: converters.map((converter) => cutLoad(converter, dead)),
      conductors: conductors.map((conductor) => cutLoad(conductor, dead)),
    },
  };
  return { input: cut, dead };
}
