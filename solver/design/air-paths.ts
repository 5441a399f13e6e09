import type { DesignItem } from '#models/project/design.ts';
import { outsidePrefix, type Draft } from '#solver/design/draft.ts';
import { addBreather } from '#solver/design/openings.ts';

/*
 * Graph search over the air's ways: closed pockets get a breather, fans without a way in or out are named.
 */

/** The network's ways in numbers: ends of each branch as places in `draft.nodes`. */
export interface AirWays {
  readonly index: ReadonlyMap<string, number>;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export function airWaysOf({ nodes, branches }: Draft): AirWays {
  const index = new Map<string, number>();
  for (let i = 0; i < nodes.length; i++) index.set(nodes[i].id, i);
  const from = new Int32Array(branches.length);
  const to = new Int32Array(branches.length);
  for (let b = 0; b < branches.length; b++) {
    from[b] = index.get(branches[b].from) ?? -1;
    to[b] = index.get(branches[b].to) ?? -1;
  }
  return { index, from, to };
}

/**
 * Gives every part of the network that has no way to the room a breather, so that its pressure is determined; of a tank
 * every part that has no way to its largest one.
 */
export function breathe(draft: Draft, ways: AirWays): void {
  const { nodes, branches } = draft;
  const group = groupsOf(ways, nodes.length, (b) => branches[b].closed !== true);
  const open = new Uint8Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) if (nodes[i].pressure !== undefined) open[group[i]] = 1;
  if (draft.tank === null && nodes.every((_, i) => open[group[i]] === 1)) return;
  const volumes = new Map(
    draft.zones.map(({ id, box, free }) => [
      id,
      free * (box.max[0] - box.min[0]) * (box.max[1] - box.min[1]) * (box.max[2] - box.min[2]),
    ]),
  );
  const pockets = new Map<number, { index: number; volume: number }>();
  for (let index = 0; index < nodes.length; index++) {
    if (open[group[index]] === 1) continue;
    const volume = volumes.get(nodes[index].id) ?? 0;
    const known = pockets.get(group[index]);
    if (!known || volume > known.volume) pockets.set(group[index], { index, volume });
  }
  const found = [...pockets.values()];
  const main =
    draft.tank === null
      ? null
      : found.reduce((most, one) => (one.volume > most.volume ? one : most), found[0]);
  for (const pocket of found) {
    const node = nodes[pocket.index];
    if (pocket !== main)
      addBreather(draft, main ? nodes[main.index].id : draft.outside(node.elevation ?? 0, false), node.id);
  }
}

/**
 * Names each running fan that has no way for air from the room to its front, from its rear to the room, or only
 * one opening for both. Seams do not count as openings.
 */
export function checkAirPaths(
  draft: Draft,
  ways: AirWays,
  fans: readonly DesignItem[],
  vents: readonly DesignItem[],
): void {
  if (fans.length === 0) return;
  const openings = roomBranches(draft, ways);
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
  const easy = openingsOf(draft, ways, openings, new Set(channels));
  for (const fan of fans) {
    const channel = draft.channels.get(fan.id);
    if (!channel || isServed(easy(channel.front), easy(channel.rear))) continue;
    const found = openingsOf(draft, ways, openings, new Set([channel.branch]));
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
  /** Number of the node on the inner side. */
  readonly node: number;
  /** The vent, fan or supply that makes the opening; each face of a bench counts on its own. */
  readonly owner: string;
}

function roomBranches({ branches, seams }: Draft, ways: AirWays): RoomBranch[] {
  const found: RoomBranch[] = [];
  for (let b = 0; b < ways.from.length; b++) {
    const { id, from, to } = branches[b];
    const node = isRoom(from) ? ways.to[b] : isRoom(to) ? ways.from[b] : -1;
    if (node < 0 || seams.has(id)) continue;
    found.push({ node, owner: id.startsWith('~') ? id : id.slice(0, id.indexOf('/')) });
  }
  return found;
}

const isRoom = (node: string): boolean => node.startsWith(outsidePrefix);

/** The openings that a node is joined to by branches inside, other than seams and those in `without`. */
function openingsOf(
  { nodes, branches, seams }: Draft,
  ways: AirWays,
  openings: readonly RoomBranch[],
  without: ReadonlySet<string>,
): (node: string) => ReadonlySet<string> {
  const group = groupsOf(ways, nodes.length, (b) => {
    const { id, from, to, closed } = branches[b];
    return closed !== true && !isRoom(from) && !isRoom(to) && !seams.has(id) && !without.has(id);
  });
  const owners = new Map<number, Set<string>>();
  for (const { node, owner } of openings) {
    const set = owners.get(group[node]);
    if (set) set.add(owner);
    else owners.set(group[node], new Set([owner]));
  }
  return (node) => {
    const at = ways.index.get(node);
    return (at === undefined ? undefined : owners.get(group[at])) ?? none;
  };
}

const none: ReadonlySet<string> = new Set();

/** Group number of each node: equal where branches that `isOpen` speaks for join them. */
function groupsOf({ from, to }: AirWays, count: number, isOpen: (branch: number) => boolean): Int32Array {
  const parent = new Int32Array(count);
  for (let i = 0; i < count; i++) parent[i] = i;
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]];
      top = parent[top];
    }
    return top;
  };
  for (let b = 0; b < from.length; b++) {
    if (from[b] >= 0 && to[b] >= 0 && isOpen(b)) parent[root(from[b])] = root(to[b]);
  }
  return parent.map((_, i) => root(i));
}
