import type { DesignItem } from '#models/project/design.ts';
import { outsidePrefix, type Draft } from '#solver/design/draft.ts';
import { addBreather } from '#solver/design/openings.ts';

/*
 * Graph search over the air's ways: closed pockets get a breather, fans without a way in or out are named.
 */

/** Gives every part of the network that has no way to the room a breather, so that its pressure is determined. */
export function breathe(draft: Draft): void {
  const group = groupsOf(draft, new Set());
  const volumes = new Map(
    draft.zones.map(({ id, box, free }) => [
      id,
      free * (box.max[0] - box.min[0]) * (box.max[1] - box.min[1]) * (box.max[2] - box.min[2]),
    ]),
  );
  const open = new Set<number>();
  for (const [index, node] of draft.nodes.entries()) if (node.pressure !== undefined) open.add(group[index]);
  const pockets = new Map<number, { index: number; volume: number }>();
  for (const [index, node] of draft.nodes.entries()) {
    if (open.has(group[index])) continue;
    const volume = volumes.get(node.id) ?? 0;
    const known = pockets.get(group[index]);
    if (!known || volume > known.volume) pockets.set(group[index], { index, volume });
  }
  for (const { index } of pockets.values()) {
    const node = draft.nodes[index];
    addBreather(draft, node.id, node.elevation ?? 0);
  }
}

/** Names each running fan that has no way for air from the room to its front, or from its rear to the room. */
export function checkAirPaths(draft: Draft, fans: readonly DesignItem[], vents: readonly DesignItem[]): void {
  if (fans.length === 0) return;
  const isWay = (id: string) => !draft.seams.has(id);
  const toRoom = draft.branches.some(
    ({ id, from, to }) => (from.startsWith(outsidePrefix) || to.startsWith(outsidePrefix)) && isWay(id),
  );
  if (!toRoom) {
    draft.problems.push({
      severity: 'error',
      code: 'no-openings',
      message: 'the chassis has no opening: no air comes in or goes out; place vents in its walls',
      placements: fans.map((fan) => fan.id),
    });
    return;
  }
  const channels = fans.flatMap((fan) => draft.channels.get(fan.id)?.branch ?? []);
  // Most fans have both ways without the help of any other fan; only the rest is searched one by one.
  const easy = openNodes(draft, new Set([...draft.seams, ...channels]));
  for (const fan of fans) {
    const channel = draft.channels.get(fan.id);
    if (!channel || (easy(channel.front) && easy(channel.rear))) continue;
    const reached = openNodes(draft, new Set([...draft.seams, channel.branch]));
    if (!reached(channel.front)) {
      const inlet = vents.find((item) => draft.openings.has(item.id));
      draft.problems.push({
        severity: 'error',
        code: 'no-air-in',
        message: inlet
          ? `no path for air from inlet '${inlet.name}' to fan '${fan.name}'; open the way to its front`
          : `no path for air to fan '${fan.name}'; place a vent on its front side`,
        placements: inlet ? [fan.id, inlet.id] : [fan.id],
      });
    } else if (!reached(channel.rear)) {
      draft.problems.push({
        severity: 'error',
        code: 'no-air-out',
        message: `no path for air from fan '${fan.name}' to an outlet; place a vent on its rear side`,
        placements: [fan.id],
      });
    }
  }
}

/** Whether a node is joined to the room by branches other than those in `without`. */
function openNodes(draft: Draft, without: ReadonlySet<string>): (node: string) => boolean {
  const group = groupsOf(draft, without);
  const open = new Set<number>();
  const index = new Map<string, number>();
  for (const [i, node] of draft.nodes.entries()) {
    index.set(node.id, i);
    if (node.pressure !== undefined) open.add(group[i]);
  }
  return (node) => {
    const at = index.get(node);
    return at !== undefined && open.has(group[at]);
  };
}

/** Group number of each node: equal where open branches outside `without` join them. Union–find. */
function groupsOf(draft: Draft, without: ReadonlySet<string>): Int32Array {
  const index = new Map(draft.nodes.map((node, i) => [node.id, i]));
  const parent = Int32Array.from(draft.nodes, (_, i) => i);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]];
      top = parent[top];
    }
    return top;
  };
  for (const branch of draft.branches) {
    if (branch.closed || without.has(branch.id)) continue;
    const a = index.get(branch.from);
    const b = index.get(branch.to);
    if (a !== undefined && b !== undefined) parent[root(a)] = root(b);
  }
  return parent.map((_, i) => root(i));
}
