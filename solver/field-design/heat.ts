/*
 * Where the heat of a design is given off, as the network solved it: leakage, supplies and coolant are in its powers.
 */
import { isCover } from '#models/components/cover.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { airCircuit } from '#solver/design/draft.ts';
import { sourceHeat } from '#solver/design/report.ts';
import type { Solution } from '#solver/solve/contract.ts';

export interface GivenHeat {
  /** Into the air between a part's faces (fins, fan, supply, radiator), W. */
  readonly stream: ReadonlyMap<PlacementId, number>;
  /** In the part itself: what neither its fins nor coolant take, W. */
  readonly block: ReadonlyMap<PlacementId, number>;
  /** From a part into the board that it stands on, W; it is part of `block` of the part. */
  readonly board: ReadonlyMap<PlacementId, number>;
  /** What coolant takes, W; by the part that it is taken from. */
  readonly coolant: ReadonlyMap<PlacementId, number>;
}

export function givenHeat(design: Design, { case: input, map }: BuiltCase, solution: Solution): GivenHeat {
  const items = new Map(design.items.map((item) => [item.id, item]));
  /** A sink's and a plate's heat is that of what they stand on. */
  const hostOf = (id: string): string => {
    const item = items.get(id);
    return item && isCover(item) && item.on !== null && map.parts.has(item.on) ? item.on : id;
  };
  const ownerOf = (node: string): string => hostOf(node.slice(0, node.indexOf('/')));
  const airways = new Set<string>();
  const waterways = new Set<string>();
  for (const circuit of input.circuits ?? [])
    for (const { id } of circuit.branches) (circuit.id === airCircuit ? airways : waterways).add(id);

  const stream = new Map<PlacementId, number>();
  for (const [id, channel] of map.channels) stream.set(id, solution.branches[channel.branch]?.heat ?? 0);

  const block = new Map<PlacementId, number>();
  const coolant = new Map<PlacementId, number>();
  const board = new Map<PlacementId, number>();
  const add = (to: Map<PlacementId, number>, id: string, heat: number): void => {
    to.set(id, (to.get(id) ?? 0) + heat);
  };
  for (const { item, sources } of map.parts.values()) {
    for (const { node, source } of sources) {
      // Regulators stand beside the chip, on its board.
      const place =
        node === `${item.id}/regulator` && item.on !== null && map.parts.has(item.on) ? item.on : item.id;
      add(block, place, sourceHeat(source, solution.nodes[node]?.temperature ?? null));
    }
  }
  for (const { id, from, to } of input.heat?.links ?? []) {
    const heat = solution.links[id]?.heat ?? 0;
    const item = items.get(from.slice(0, from.indexOf('/')));
    // What regulators give is the board's own.
    if (
      item &&
      from !== `${item.id}/regulator` &&
      item.on !== null &&
      items.get(item.on)?.kind === 'board' &&
      to.startsWith(`${item.on}/`)
    )
      add(board, item.id, heat);
    if (heat === 0 || from.startsWith('~')) continue;
    if (airways.has(to)) add(block, ownerOf(from), -heat);
    if (waterways.has(to) && !waterways.has(from)) {
      add(block, ownerOf(from), -heat);
      add(coolant, ownerOf(from), heat);
    }
  }
  return { stream, block, board, coolant };
}
