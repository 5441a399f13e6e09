/*
 * Net positive suction head of pumps: how far the liquid at their inlets is from boiling.
 */
import { standardGravity } from '#solver/flow/fluid.ts';
import type { CaseProblem, ElementDrop, Solution } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { Groups } from '#solver/solve/groups.ts';
import type { Network } from '#solver/solve/network.ts';

/**
 * Elements with what their pumps have, (p − p_vapour)/(ρ g), m: p the absolute total pressure at the branch's `from`
 * less what elements before the pump take, at the height of `from`. Null where the vapour pressure is not known, the
 * stream runs backwards, or nothing that is joined to the pump holds a pressure: then the loop's own is arbitrary.
 * Source: ISO 17769-1 (terms of pumps).
 */
export function withSuction(
  equations: Equations,
  state: Float64Array,
  b: number,
  elements: readonly ElementDrop[],
  held: Uint8Array,
): readonly ElementDrop[] {
  if (!elements.some(isPump)) return elements;
  const { network, topology } = equations;
  const { ambient, fluids, gravities, parts } = network;
  const circuit = parts.circuitOfBranch[b];
  const from = topology.branchFrom[b];
  const { liquid } = fluids[circuit];
  const isKnown = liquid?.vapourPressure !== undefined && held[from] === 1 && state[b] >= 0;
  const vapour = isKnown ? liquid.vapourPressure(state[topology.temperatureAt + from]) : NaN;
  const weight = equations.branchFluid.density[b] * (gravities[circuit] || standardGravity);
  let pressure = ambient.pressure + state[topology.pressureAt + from];
  return elements.map((element) => {
    const head = (pressure - vapour) / weight;
    pressure -= element.pressureDrop;
    return element.type === 'pump' ? { ...element, npshAvailable: isKnown ? head : null } : element;
  });
}

function isPump({ type }: { readonly type: string }): boolean {
  return type === 'pump';
}

/** Flow nodes that an open way joins to a held pressure, 1 each; none where there are no pumps. */
export function heldNodes({ topology, network }: Equations): Uint8Array {
  const { flowNodes } = network.parts;
  if (!network.branches.some(({ machines }) => machines.some(isPump))) return new Uint8Array(0);
  const groups = new Groups(flowNodes.length);
  for (let b = 0; b < topology.branchCount; b++) {
    if (topology.closed[b] === 0) groups.join(topology.branchFrom[b], topology.branchTo[b]);
  }
  const held = new Set(flowNodes.flatMap((node, i) => (node.pressure === undefined ? [] : [groups.of(i)])));
  return Uint8Array.from(flowNodes, (_, i) => (held.has(groups.of(i)) ? 1 : 0));
}

/** Warnings of pumps that have less than they need. */
export function suctionFindings({ parts }: Network, branches: Solution['branches']): CaseProblem[] {
  return parts.branches.flatMap(({ id, elements, closed }) =>
    elements.flatMap((element, k): CaseProblem[] => {
      if (element.type !== 'pump' || element.npshRequired === undefined) return [];
      const stands = closed === true || element.failed === true || element.speed === 0;
      const has = branches[id]?.elements[k]?.npshAvailable ?? null;
      if (stands || has === null || has >= element.npshRequired) return [];
      const message = `The pump in “${id}” cavitates: it needs a net positive suction head of ${element.npshRequired} m and has ${has.toFixed(2)} m. Hold a higher pressure, cool the liquid before it, or take losses out of the way to it.`;
      return [{ severity: 'warning', code: 'npsh', message, ids: [id] }];
    }),
  );
}
