/*
 * Cells joined in groups, as a graph: what a level of multigrid below the grid is made of.
 */
import { cellAt, type Couplings } from '#solver/field/stencil.ts';

/** Nodes with conductances to others and to what is held outside. Neighbours of node n stand from start[n] to start[n + 1]. */
export interface Graph {
  readonly size: number;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly conductance: Float32Array; // W/K
  readonly outer: Float32Array; // W/K
}

/** Nodes in groups: the group of each node, −1 for places that are no node, and how many groups there are. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/** Two nodes may be joined when their coupling is at least this share of the strongest of either. */
const strong = 0.25;

/**
 * Joins each node with the neighbour that it is coupled to most, in pairs; alone stays what is coupled strongly to no
 * one that is free. What streams couples one way: both ways count together, or a row of cells would wait for its upwind
 * end. Jumps do not get inside a pair: what is coupled far more strongly elsewhere is no partner.
 * Source: Notay (2010), Electron. Trans. Numer. Anal. 37, 123–146 (pairwise aggregation).
 */
export function pairNodes(graph: Graph): Groups {
  const { size, start, neighbour } = graph;
  const strength = strengthsOf(graph);
  const of = new Int32Array(size).fill(-1);
  const strongest = new Float32Array(size);
  for (let n = 0; n < size; n++) {
    let most = 0;
    for (let e = start[n]; e < start[n + 1]; e++) if (strength[e] > most) most = strength[e];
    strongest[n] = most;
  }
  let count = 0;
  for (let n = 0; n < size; n++) {
    if (of[n] >= 0) continue;
    let partner = -1;
    let most = 0;
    for (let e = start[n]; e < start[n + 1]; e++) {
      const other = neighbour[e];
      const g = strength[e];
      if (g > most && of[other] < 0 && g >= strong * strongest[n] && g >= strong * strongest[other]) {
        partner = other;
        most = g;
      }
    }
    of[n] = count;
    if (partner >= 0) of[partner] = count;
    count++;
  }
  return { of, count };
}

/** Conductances there and back together; back is 0 where there is none. */
function strengthsOf({ size, start, neighbour, conductance }: Graph): Float32Array {
  const strength = Float32Array.from(conductance);
  for (let n = 0; n < size; n++) {
    for (let e = start[n]; e < start[n + 1]; e++) {
      const other = neighbour[e];
      for (let back = start[other]; back < start[other + 1]; back++) {
        if (neighbour[back] !== n) continue;
        strength[e] += conductance[back];
        break;
      }
    }
  }
  return strength;
}

/** The same for the cells of a grid; ghosts and cells that are coupled to none get −1. */
export function pairCells(stencil: Couplings): Groups {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const of = new Int32Array(x.length).fill(-1);
  const strongest = new Float32Array(x.length);
  const [nx, ny, nz] = counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt(stencil, 0, j, k);
      for (let c = from; c < from + nx; c++)
        strongest[c] = Math.max(
          xBack[c] + x[c - 1],
          x[c] + xBack[c + 1],
          yBack[c] + y[c - strideY],
          y[c] + yBack[c + strideY],
          zBack[c] + z[c - strideZ],
          z[c] + zBack[c + strideZ],
        );
    }
  }
  // Coupling and distance of the neighbours that may still be free: those behind, and those passed over before.
  const ways = [
    [x, xBack, 1],
    [y, yBack, strideY],
    [z, zBack, strideZ],
    [xBack, x, -1],
    [yBack, y, -strideY],
    [zBack, z, -strideZ],
  ] as const;
  let count = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt(stencil, 0, j, k);
      for (let c = from; c < from + nx; c++) {
        if (of[c] >= 0 || strongest[c] === 0) continue;
        let partner = -1;
        let most = 0;
        for (const [there, back, to] of ways) {
          const g = there[c] + back[c + to];
          if (g <= most || of[c + to] >= 0) continue;
          if (g < strong * strongest[c] || g < strong * strongest[c + to]) continue;
          partner = c + to;
          most = g;
        }
        of[c] = count;
        if (partner >= 0) of[partner] = count;
        count++;
      }
    }
  }
  return { of, count };
}

/** The graph of a grid's groups. */
export function graphOfCells(stencil: Couplings, groups: Groups): Graph {
  const { strideY, strideZ, x, y, z, xBack, yBack, zBack, outer } = stencil;
  const members = membersOf(groups);
  return collect(groups.count, members, outer, 12, (cell, add) => {
    add(groups.of[cell - 1], xBack[cell]);
    add(groups.of[cell + 1], x[cell]);
    add(groups.of[cell - strideY], yBack[cell]);
    add(groups.of[cell + strideY], y[cell]);
    add(groups.of[cell - strideZ], zBack[cell]);
    add(groups.of[cell + strideZ], z[cell]);
  });
}

/** The graph of a graph's groups. */
export function graphOfNodes(graph: Graph, groups: Groups): Graph {
  const { start, neighbour, conductance, outer } = graph;
  const room = Math.ceil((2 * neighbour.length) / Math.max(1, graph.size)) + 8;
  return collect(groups.count, membersOf(groups), outer, room, (node, add) => {
    for (let e = start[node]; e < start[node + 1]; e++) add(groups.of[neighbour[e]], conductance[e]);
  });
}

/** Groups of groups. */
export function through(first: Groups, second: Groups): Groups {
  return { of: first.of.map((group) => (group < 0 ? -1 : second.of[group])), count: second.count };
}

/** Members by group: those of group g stand from start[g] to start[g + 1]. */
function membersOf({ of, count }: Groups): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let n = 0; n < of.length; n++) if (of[n] >= 0) start[of[n] + 1]++;
  for (let g = 0; g < count; g++) start[g + 1] += start[g];
  const list = new Int32Array(start[count]);
  const next = start.slice(0, count);
  for (let n = 0; n < of.length; n++) if (of[n] >= 0) list[next[of[n]]++] = n;
  return { start, list };
}

/**
 * Adds up what leads from the members of each group to other groups.
 * @param room neighbours of a group to begin with; lists grow where it is not enough
 */
function collect(
  count: number,
  members: { start: Int32Array; list: Int32Array },
  outerOf: Float32Array,
  room: number,
  visit: (member: number, add: (group: number, conductance: number) => void) => void,
): Graph {
  const start = new Int32Array(count + 1);
  let neighbour = new Int32Array(room * count);
  // In double precision: both directions of a coupling must round to the same.
  let conductance = new Float64Array(room * count);
  const outer = new Float32Array(count);
  /** Where a group stands in the list being made, plus 1. */
  const place = new Int32Array(count);
  let own = 0;
  let from = 0;
  let end = 0;
  const add = (group: number, g: number): void => {
    if (g === 0 || group === own || group < 0) return;
    const at = place[group] - 1;
    if (at >= from) {
      conductance[at] += g;
      return;
    }
    if (end === neighbour.length) {
      neighbour = grown(neighbour, new Int32Array(2 * end + 16));
      conductance = grown(conductance, new Float64Array(2 * end + 16));
    }
    place[group] = end + 1;
    neighbour[end] = group;
    conductance[end] = g;
    end++;
  };
  for (own = 0; own < count; own++) {
    from = end;
    for (let m = members.start[own]; m < members.start[own + 1]; m++) {
      outer[own] += outerOf[members.list[m]];
      visit(members.list[m], add);
    }
    start[own + 1] = end;
  }
  return {
    size: count,
    start,
    neighbour: neighbour.slice(0, end),
    conductance: Float32Array.from(conductance.subarray(0, end)),
    outer,
  };
}

function grown<A extends Int32Array | Float64Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
