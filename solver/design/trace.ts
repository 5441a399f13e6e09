import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { liquidIn } from '#solver/design/coolant-elements.ts';
import type { Solution } from '#solver/solve/contract.ts';

/*
 * Who heated this air: the adjoint of the mixing of streams, walked upstream.
 */

export interface TracedHeat {
  /** Of the rise over ambient at the node, K. */
  readonly rise: number;
  /** Heat that the part gives to the air anywhere, W. */
  readonly heat: number;
}

/** Sweeps upstream; recirculating air comes by again each time weaker, and is cut off here. */
const mostSweeps = 400;
const leastWeight = 1e-5;

/**
 * Shares of parts in the rise of the air at a flow node. Well-mixed nodes: T = Σ ṁ_in T_in/Σ ṁ_in + q/(c_p Σ ṁ_in);
 * weights 1 at the node are handed to its inflows, and each node on the way adds weight · q/(c_p Σ ṁ_in) to whoever
 * put q there. Heat that walls or cold parts take counts with them, negative. `origin`: a node upstream at which it
 * ends, as every held pressure does.
 */
export function tracedHeat(
  built: BuiltCase,
  solution: Solution,
  node: string,
  origin: string | null = null,
): Map<PlacementId, TracedHeat> {
  const inflows = new Map<string, { from: string; branch: string; flow: number }[]>();
  const total = new Map<string, number>();
  const specificHeat = new Map<string, number>();
  for (const circuit of built.case.circuits ?? []) {
    for (const { id } of circuit.nodes) {
      const temperature = solution.nodes[id]?.temperature ?? null;
      const liquid = liquidIn(circuit.fluid);
      if (liquid && temperature !== null) specificHeat.set(id, liquid.specificHeat(temperature));
    }
    for (const branch of circuit.branches) {
      const flow = solution.branches[branch.id]?.massFlow ?? 0;
      if (flow === 0) continue;
      const [from, to] = flow > 0 ? [branch.from, branch.to] : [branch.to, branch.from];
      const list = inflows.get(to);
      const entry = { from, branch: branch.id, flow: Math.abs(flow) };
      if (list) list.push(entry);
      else inflows.set(to, [entry]);
      total.set(to, (total.get(to) ?? 0) + Math.abs(flow));
    }
  }
  const held = new Set(
    (built.case.circuits ?? []).flatMap((circuit) =>
      circuit.nodes.flatMap((found) => (found.pressure === undefined ? [] : [found.id])),
    ),
  );
  const given = heatGiven(built, solution);
  const result = new Map<PlacementId, { rise: number; heat: number }>();
  const add = (place: string, weight: number, capacityFlow: number) => {
    for (const [owner, heat] of given.get(place) ?? []) {
      const known = result.get(owner) ?? { rise: 0, heat: 0 };
      known.rise += (weight * heat) / capacityFlow;
      result.set(owner, known);
    }
  };
  let weights = new Map([[node, 1]]);
  for (let sweep = 0; sweep < mostSweeps && weights.size > 0; sweep++) {
    const next = new Map<string, number>();
    for (const [at, weight] of weights) {
      const mass = total.get(at) ?? 0;
      if (mass <= 0 || held.has(at) || at === origin) continue;
      const capacityFlow = mass * (specificHeat.get(at) ?? airSpecificHeat);
      add(at, weight, capacityFlow);
      for (const { from, branch, flow } of inflows.get(at) ?? []) {
        add(branch, weight, capacityFlow);
        const handed = (weight * flow) / mass;
        if (handed > leastWeight) next.set(from, (next.get(from) ?? 0) + handed);
      }
    }
    weights = next;
  }
  for (const places of given.values())
    for (const [owner, heat] of places) {
      const known = result.get(owner);
      if (known) known.heat += heat;
    }
  return result;
}

/** c_p of air at 310 K, J/(kg K); within 0.3 % from 250 to 350 K. */
const airSpecificHeat = 1007;

/** Heat put into flow nodes and branches, by the part that it comes from, W. */
function heatGiven(built: BuiltCase, solution: Solution): Map<string, Map<PlacementId, number>> {
  const given = new Map<string, Map<PlacementId, number>>();
  const put = (place: string, owner: PlacementId, heat: number) => {
    const list = given.get(place) ?? new Map<PlacementId, number>();
    list.set(owner, (list.get(owner) ?? 0) + heat);
    given.set(place, list);
  };
  const air = new Set<string>();
  for (const circuit of built.case.circuits ?? []) {
    for (const node of circuit.nodes) air.add(node.id);
    for (const branch of circuit.branches) air.add(branch.id);
  }
  const hosts = hostsOf(built);
  for (const link of built.case.heat?.links ?? []) {
    const heat = solution.links[link.id]?.heat ?? 0;
    if (air.has(link.to) && !air.has(link.from)) put(link.to, hosts(link.from), heat);
    else if (air.has(link.from) && !air.has(link.to)) put(link.from, hosts(link.to), -heat);
  }
  for (const channel of built.map.channels.entries()) {
    const [owner, { branch }] = channel;
    // What a fan or a supply leaves in its stream beyond what links bring there.
    const linked = [...(given.get(branch)?.values() ?? [])].reduce((sum, heat) => sum + heat, 0);
    const extra = (solution.branches[branch]?.heat ?? 0) - linked;
    if (extra > 1e-9) put(branch, owner, extra);
  }
  return given;
}

/** The part that stands behind a heat node: a sink gives off its host's heat. */
function hostsOf(built: BuiltCase): (node: string) => PlacementId {
  const host = new Map<string, string>();
  for (const link of built.case.heat?.links ?? [])
    if (link.type === 'contact' && link.id.endsWith('/joint'))
      host.set(link.to.split('/')[0], link.from.split('/')[0]);
  return (node) => {
    const owner = node.split('/')[0];
    return host.get(owner) ?? owner;
  };
}
