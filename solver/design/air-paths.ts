import type { Branch } from '#solver/case/case.ts';
import type { DesignItem } from '#models/project/design.ts';
import { addBreather } from '#solver/design/openings.ts';
import { outsidePrefix, type Draft } from '#solver/design/draft.ts';

/*
 * Graph search over the air's ways: closed pockets get a breather, fans without a way in or out are named.
 */

/** Gives every part of the network that has no way to the room a breather, so that its pressure is determined. */
export function breathe(draft: Draft): void {
  const group = groupsOf(draft);
  const zones = new Map(draft.zones.map((zone) => [zone.id, zone]));
  const open = new Set<number>();
  for (const [index, node] of draft.nodes.entries()) if (node.pressure !== undefined) open.add(group[index]);
  const pockets = new Map<number, { index: number; volume: number }>();
  for (const [index, node] of draft.nodes.entries()) {
    if (open.has(group[index])) continue;
    const zone = zones.get(node.id);
    const volume = zone
      ? zone.free *
        [0, 1, 2].reduce((product, axis) => product * (zone.box.max[axis] - zone.box.min[axis]), 1)
      : 0;
    const known = pockets.get(group[index]);
    if (!known || volume > known.volume) pockets.set(group[index], { index, volume });
  }
  for (const { index } of pockets.values()) {
    const node = draft.nodes[index];
    addBreather(draft, node.id, node.elevation ?? 0);
  }
}

/** Names each running fan that has no way for air from the room to its front, or from its rear to the room. */
export function checkAirPaths(
  draft: Draft,
  fans: readonly DesignItem[],
  inlets: readonly DesignItem[],
): void {
  const seamless = (branch: string) => !draft.seams.has(branch);
  if (fans.length === 0) return;
  if (!draft.branches.some((branch) => isToRoom(branch) && seamless(branch.id))) {
    draft.problems.push({
      severity: 'error',
      code: 'no-openings',
      message: 'the chassis has no opening: no air comes in or goes out; place vents in its walls',
      placements: fans.map((fan) => fan.id),
    });
    return;
  }
  for (const fan of fans) {
    const channel = draft.channels.get(fan.id);
    if (!channel) continue;
    const reached = reach(draft, (branch) => branch !== channel.branch && seamless(branch));
    if (!reached.has(channel.front)) {
      const inlet = inlets.find((item) => draft.openings.has(item.id));
      draft.problems.push({
        severity: 'error',
        code: 'no-air-in',
        message: inlet
          ? `no path for air from inlet '${inlet.name}' to fan '${fan.name}'; open the way to its front`
          : `no path for air to fan '${fan.name}'; place a vent on its front side`,
        placements: inlet ? [fan.id, inlet.id] : [fan.id],
      });
    } else if (!reached.has(channel.rear)) {
      draft.problems.push({
        severity: 'error',
        code: 'no-air-out',
        message: `no path for air from fan '${fan.name}' to an outlet; place a vent on its rear side`,
        placements: [fan.id],
      });
    }
  }
}

function isToRoom(branch: Branch): boolean {
  return branch.from.startsWith(outsidePrefix) || branch.to.startsWith(outsidePrefix);
}

/** Nodes that air from the room can reach over the branches that `passes` lets through. */
function reach(draft: Draft, passes: (branch: string) => boolean): Set<string> {
  const next = neighbours(draft);
  const reached = new Set<string>();
  const queue: string[] = [];
  for (const node of draft.nodes)
    if (node.pressure !== undefined) {
      reached.add(node.id);
      queue.push(node.id);
    }
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const [branch, to] of next.get(node) ?? [])
      if (!reached.has(to) && passes(branch)) {
        reached.add(to);
        queue.push(to);
      }
  return reached;
}

const neighbourCache = new WeakMap<Draft, { size: number; map: Map<string, [string, string][]> }>();

function neighbours(draft: Draft): Map<string, [string, string][]> {
  const cached = neighbourCache.get(draft);
  if (cached?.size === draft.branches.length) return cached.map;
  const map = new Map<string, [string, string][]>();
  const add = (from: string, branch: string, to: string) => {
    const list = map.get(from);
    if (list) list.push([branch, to]);
    else map.set(from, [[branch, to]]);
  };
  for (const branch of draft.branches) {
    if (branch.closed) continue;
    add(branch.from, branch.id, branch.to);
    add(branch.to, branch.id, branch.from);
  }
  neighbourCache.set(draft, { size: draft.branches.length, map });
  return map;
}

/** Group number of each node: equal where open branches join them. */
function groupsOf(draft: Draft): Int32Array {
  const index = new Map(draft.nodes.map((node, i) => [node.id, i]));
  const parent = Int32Array.from(draft.nodes, (_, i) => i);
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top];
    for (let i = at; parent[i] !== top;) {
      const next = parent[i];
      parent[i] = top;
      i = next;
    }
    return top;
  };
  for (const branch of draft.branches) {
    if (branch.closed) continue;
    const a = index.get(branch.from);
    const b = index.get(branch.to);
    if (a !== undefined && b !== undefined) parent[root(a)] = root(b);
  }
  return parent.map((_, i) => root(i));
}
