import type { DesignItem } from '#models/project/design.ts';
import { outsidePrefix, type Draft } from '#solver/design/draft.ts';
import { addBreather } from '#solver/design/openings.ts';

/*
 * Graph search over the air's ways: closed pockets get a breather, fans without a way in or out are named.
 */

/** Gives every part of the network that has no way to the room a breather, so that its pressure is determined. */
export function breathe(draft: Draft): void {
  const group = groupsOf(draft, new Set(), true);
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

/**
 * Names each running fan that has no way for air from the room to its front, from its rear to the room, or only
 * one opening for both. Seams do not count as openings.
 */
export function checkAirPaths(draft: Draft, fans: readonly DesignItem[], vents: readonly DesignItem[]): void {
  if (fans.length === 0) return;
  const openings = roomBranches(draft);
  if (openings.length === 0) {
    draft.problems.push({
      severity: 'error',
      code: 'no-openings',
      message: 'the chassis has no opening: no air comes in or goes out; place vents in its walls',
      placements: fans.map((fan) => fan.id),
    });
    return;
  }
  const channels = fans.flatMap((fan) => draft.channels.get(fan.id)?.branch ?? []);
  // Most fans have an opening on either side without the help of any other fan; only the rest is searched singly.
  const easy = openingsOf(draft, openings, [...channels]);
  for (const fan of fans) {
    const channel = draft.channels.get(fan.id);
    if (!channel || isServed(easy(channel.front), easy(channel.rear))) continue;
    const found = openingsOf(draft, openings, [channel.branch]);
    if (isServed(found(channel.front), found(channel.rear))) continue;
    const inlet = vents.find((item) => draft.openings.has(item.id));
    if (easy(channel.front).size === 0) {
      draft.problems.push({
        severity: 'error',
        code: 'no-air-in',
        message: inlet
          ? `no path for air from inlet '${inlet.name}' to fan '${fan.name}'; open the way to its front`
          : `no path for air to fan '${fan.name}'; place a vent on its front side`,
        placements: inlet ? [fan.id, inlet.id] : [fan.id],
      });
    } else {
      draft.problems.push({
        severity: 'error',
        code: 'no-air-out',
        message: `no path for air from fan '${fan.name}' to an outlet; open the way behind it, or place a vent on its rear side`,
        placements: [fan.id],
      });
    }
  }
}

/** Both sides have an opening, and not the same single one. */
function isServed(before: ReadonlySet<string>, behind: ReadonlySet<string>): boolean {
  if (before.size === 0 || behind.size === 0) return false;
  return before.size > 1 || behind.size > 1 || [...before][0] !== [...behind][0];
}

interface RoomBranch {
  /** Node on the inner side. */
  readonly node: string;
  /** The vent, fan or supply that makes the opening; each face of a bench counts on its own. */
  readonly owner: string;
}

function roomBranches(draft: Draft): RoomBranch[] {
  return draft.branches.flatMap(({ id, from, to }): RoomBranch[] => {
    const inner = from.startsWith(outsidePrefix) ? to : to.startsWith(outsidePrefix) ? from : null;
    if (inner === null || draft.seams.has(id)) return [];
    return [{ node: inner, owner: id.startsWith('~') ? id : id.slice(0, id.indexOf('/')) }];
  });
}

/** The openings that a node is joined to by branches other than seams and those in `without`. */
function openingsOf(
  draft: Draft,
  openings: readonly RoomBranch[],
  without: readonly string[],
): (node: string) => ReadonlySet<string> {
  const left = new Set([...draft.seams, ...without]);
  const group = groupsOf(draft, left, false);
  const index = new Map(draft.nodes.map((node, i) => [node.id, i]));
  const owners = new Map<number, Set<string>>();
  for (const { node, owner } of openings) {
    const at = index.get(node);
    if (at === undefined) continue;
    const set = owners.get(group[at]);
    if (set) set.add(owner);
    else owners.set(group[at], new Set([owner]));
  }
  return (node) => {
    const at = index.get(node);
    return (at === undefined ? undefined : owners.get(group[at])) ?? none;
  };
}

const none: ReadonlySet<string> = new Set();

/** Group number of each node: equal where open branches outside `without` join them, also through the room or not. */
function groupsOf(draft: Draft, without: ReadonlySet<string>, throughRoom: boolean): Int32Array {
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
    if (!throughRoom && (branch.from.startsWith(outsidePrefix) || branch.to.startsWith(outsidePrefix)))
      continue;
    const a = index.get(branch.from);
    const b = index.get(branch.to);
    if (a !== undefined && b !== undefined) parent[root(a)] = root(b);
  }
  return parent.map((_, i) => root(i));
}
