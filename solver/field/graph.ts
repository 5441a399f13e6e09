/*
 * Cells joined in groups, as a graph: what a level of multigrid below the grid is made of.
 */
import type { Parts } from '#solver/field/parts.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';

/**
 * Nodes with conductances between them and to what is held outside. Each pair of neighbours stands once, with the node of
 * the larger number: those of node n from start[n] to start[n + 1].
 */
export interface Graph {
  readonly size: number;
  readonly start: Int32Array;
  /** The node of the smaller number. */
  readonly neighbour: Int32Array;
  /** What the row of the larger number reads of the smaller, and that of the smaller of the larger, W/K. */
  readonly there: Float32Array;
  readonly back: Float32Array;
  readonly outer: Float32Array; // W/K
}

/** Nodes in groups: the group of each node, −1 for places that are no node, and how many groups there are. */
export interface Groups {
  readonly of: Int32Array;
  readonly count: number;
}

/**
 * What is minimised on a level: the error in the operator's own norm where that is symmetric (conjugate gradients), else
 * the residual (conjugate residuals). Where it is symmetric, `there` and `back` are one array.
 */
export type Symmetry = 'symmetric' | 'general';

/** Two nodes may be joined when their coupling is at least this share of the strongest of either. */
const strong = 0.25;
/** A node hangs on another that makes up this share of all that it is coupled to. */
const hanging = 0.5;

/**
 * Joins each node, the last first, with the one before it that it is coupled to most, in pairs; alone stays what is coupled
 * strongly to no one that is free, unless it hangs on a single one (`attach`). What streams couples one way: both ways count
 * together, or a row of cells would wait for its upwind end. Jumps do not get inside a pair: what is coupled far more
 * strongly elsewhere is no partner.
 * Source: Notay (2010), Electron. Trans. Numer. Anal. 37, 123–146 (pairwise aggregation).
 * @param label of each node: those of different labels are not joined
 */
export function pairNodes(graph: Graph, label: Uint8Array | null = null): Groups {
  const { size, start, neighbour, there, back } = graph;
  const strongest = new Float32Array(size);
  for (let n = 0; n < size; n++) {
    for (let e = start[n]; e < start[n + 1]; e++) {
      const g = there[e] + back[e];
      if (g > strongest[n]) strongest[n] = g;
      if (g > strongest[neighbour[e]]) strongest[neighbour[e]] = g;
    }
  }
  const partner = new Int32Array(size).fill(-1);
  for (let n = size - 1; n >= 0; n--) {
    if (partner[n] >= 0) continue;
    let best = -1;
    let most = 0;
    const least = strong * strongest[n];
    for (let e = start[n]; e < start[n + 1]; e++) {
      const g = there[e] + back[e];
      if (g <= most || g < least) continue;
      const other = neighbour[e];
      if (partner[other] >= 0 || g < strong * strongest[other]) continue;
      if (label !== null && label[n] !== label[other]) continue;
      best = other;
      most = g;
    }
    if (best < 0) continue;
    partner[n] = best;
    partner[best] = n;
  }
  const host = hostsOf(graph, partner, label);
  const groups = numbered(partner, (n) => host[n] < 0);
  for (let n = 0; n < size; n++) if (host[n] >= 0) groups.of[n] = groups.of[host[n]];
  return groups;
}

/**
 * The pair that a node without a partner hangs on, by one of its nodes; −1 where there is none. Half of all that such a
 * node is coupled to is that one, so that it follows it; many of them around a large node would end the way down.
 */
function hostsOf(
  { size, start, neighbour, there, back, outer }: Graph,
  partner: Int32Array,
  label: Uint8Array | null,
): Int32Array {
  // Both ways of all couplings, as they are compared with the one.
  const total = new Float32Array(size);
  const most = new Float32Array(size);
  const host = new Int32Array(size).fill(-1);
  const hang = (n: number, on: number, g: number): void => {
    if (partner[n] >= 0) return;
    total[n] += g;
    if (g <= most[n] || (label !== null && label[n] !== label[on])) return;
    most[n] = g;
    host[n] = on;
  };
  for (let n = 0; n < size; n++) {
    for (let e = start[n]; e < start[n + 1]; e++) {
      if (partner[n] >= 0 && partner[neighbour[e]] >= 0) continue;
      hang(n, neighbour[e], there[e] + back[e]);
      hang(neighbour[e], n, there[e] + back[e]);
    }
  }
  for (let n = 0; n < size; n++)
    if (host[n] >= 0 && (most[n] < hanging * (total[n] + 2 * outer[n]) || partner[host[n]] < 0)) host[n] = -1;
  return host;
}

/** The same for the cells of a grid, within its parts; ghosts and cells that are coupled to none get −1. */
export function pairCells(stencil: Couplings, parts: Parts): Groups {
  const [, ny, nz] = stencil.counts;
  const size = stencil.x.length;
  const strongest = new Float32Array(size);
  const partner = new Int32Array(size).fill(-1);
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) strongestOfRow(stencil, strongest, j, k);
  for (let k = nz - 1; k >= 0; k--) {
    const isFirst = parts.planes.includes(k);
    for (let j = ny - 1; j >= 0; j--) pairRow(stencil, strongest, partner, j, k, isFirst);
  }
  return numbered(partner, (c) => strongest[c] > 0);
}

function strongestOfRow(stencil: Couplings, strongest: Float32Array, j: number, k: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  for (let c = from; c < from + counts[0]; c++)
    strongest[c] = Math.max(
      xBack[c] + x[c - 1],
      x[c] + xBack[c + 1],
      yBack[c] + y[c - strideY],
      y[c] + yBack[c + strideY],
      zBack[c] + z[c - strideZ],
      z[c] + zBack[c + strideZ],
    );
}

function pairRow(
  stencil: Couplings,
  strongest: Float32Array,
  partner: Int32Array,
  j: number,
  k: number,
  isFirst: boolean,
): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  for (let c = from + counts[0] - 1; c >= from; c--) {
    let best = -1;
    let most = strong * strongest[c];
    if (most === 0 || partner[c] >= 0) continue;
    const alongX = xBack[c] + x[c - 1];
    if (alongX >= most && partner[c - 1] < 0 && alongX >= strong * strongest[c - 1]) {
      best = c - 1;
      most = alongX;
    }
    const alongY = yBack[c] + y[c - strideY];
    if (
      (best < 0 ? alongY >= most : alongY > most) &&
      partner[c - strideY] < 0 &&
      alongY >= strong * strongest[c - strideY]
    ) {
      best = c - strideY;
      most = alongY;
    }
    const alongZ = zBack[c] + z[c - strideZ];
    if (
      !isFirst &&
      (best < 0 ? alongZ >= most : alongZ > most) &&
      partner[c - strideZ] < 0 &&
      alongZ >= strong * strongest[c - strideZ]
    )
      best = c - strideZ;
    if (best < 0) continue;
    partner[c] = best;
    partner[best] = c;
  }
}

/**
 * Pairs in the order of their first members.
 * @param partner of each, −1 where it has none; its memory becomes that of the groups
 * @param stays whether what has no partner is a group of its own, else it is in none
 */
function numbered(partner: Int32Array, stays: (n: number) => boolean): Groups {
  let count = 0;
  for (let n = 0; n < partner.length; n++) {
    const other = partner[n];
    if (other >= 0 && other < n) partner[n] = partner[other];
    else if (other >= 0 || stays(n)) partner[n] = count++;
  }
  return { of: partner, count };
}

/** Groups of groups. */
export function through(first: Groups, second: Groups): Groups {
  const { of, count } = second;
  const groups = first.of.slice();
  for (let n = 0; n < groups.length; n++) if (groups[n] >= 0) groups[n] = of[groups[n]];
  return { of: groups, count };
}

/** The graph of a grid's groups. */
export function graphOfCells(stencil: Couplings, { of, count }: Groups, symmetry: Symmetry): Graph {
  const [, ny, nz] = stencil.counts;
  const edges = new Edges(count);
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) tallyRow(stencil, of, edges, j, k);
  edges.open(symmetry);
  for (let k = 0; k < nz; k++) for (let j = 0; j < ny; j++) putRow(stencil, of, edges, j, k);
  return edges.close(sumOver(of, stencil.outer, count));
}

function tallyRow(stencil: Couplings, of: Int32Array, edges: Edges, j: number, k: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  for (let c = from; c < from + counts[0]; c++) {
    edges.tally(of[c], of[c - 1], xBack[c] + x[c - 1]);
    edges.tally(of[c], of[c - strideY], yBack[c] + y[c - strideY]);
    edges.tally(of[c], of[c - strideZ], zBack[c] + z[c - strideZ]);
  }
}

function putRow(stencil: Couplings, of: Int32Array, edges: Edges, j: number, k: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack } = stencil;
  const from = cellAt(stencil, 0, j, k);
  for (let c = from; c < from + counts[0]; c++) {
    edges.put(of[c], of[c - 1], xBack[c], x[c - 1]);
    edges.put(of[c], of[c - strideY], yBack[c], y[c - strideY]);
    edges.put(of[c], of[c - strideZ], zBack[c], z[c - strideZ]);
  }
}

/** The graph of a graph's groups. */
export function graphOfNodes(graph: Graph, { of, count }: Groups, symmetry: Symmetry): Graph {
  const { size, start, neighbour, there, back, outer } = graph;
  const edges = new Edges(count);
  for (let n = 0; n < size; n++)
    for (let e = start[n]; e < start[n + 1]; e++) edges.tally(of[n], of[neighbour[e]], there[e] + back[e]);
  edges.open(symmetry);
  for (let n = 0; n < size; n++)
    for (let e = start[n]; e < start[n + 1]; e++) edges.put(of[n], of[neighbour[e]], there[e], back[e]);
  return edges.close(sumOver(of, outer, count));
}

function sumOver(of: Int32Array, values: Float32Array, count: number): Float32Array {
  const sum = new Float64Array(count);
  for (let n = 0; n < of.length; n++) if (of[n] >= 0) sum[of[n]] += values[n];
  return new Float32Array(sum);
}

const none = new Int32Array(0);
const nothing = new Float32Array(0);

/** Couplings sorted by the groups that they lead from; those between the same two groups are added up in the end. */
class Edges {
  /** While they are counted, how many there are of the group before. */
  readonly #start: Int32Array;
  #next = none;
  #neighbour = none;
  #there = nothing;
  #back = nothing;
  #isSymmetric = false;

  constructor(count: number) {
    this.#start = new Int32Array(count + 1);
  }

  /** First all are counted, for the memory that they take. @param strength 0: no coupling */
  tally(a: number, b: number, strength: number): void {
    if (a < 0 || b < 0 || a === b || strength === 0) return;
    this.#start[(a > b ? a : b) + 1]++;
  }

  open(symmetry: Symmetry): void {
    const start = this.#start;
    for (let g = 1; g < start.length; g++) start[g] += start[g - 1];
    const all = start[start.length - 1];
    this.#isSymmetric = symmetry === 'symmetric';
    this.#next = start.slice(0, start.length - 1);
    this.#neighbour = new Int32Array(all);
    this.#there = new Float32Array(all);
    this.#back = this.#isSymmetric ? this.#there : new Float32Array(all);
  }

  /** Then each is put in. @param ofB what the row of `a` reads of `b` @param ofA what that of `b` reads of `a` */
  put(a: number, b: number, ofB: number, ofA: number): void {
    if (a < 0 || b < 0 || a === b || ofB + ofA === 0) return;
    const at = this.#next[a > b ? a : b]++;
    this.#neighbour[at] = a > b ? b : a;
    this.#there[at] = a > b ? ofB : ofA;
    if (!this.#isSymmetric) this.#back[at] = a > b ? ofA : ofB;
  }

  close(outer: Float32Array): Graph {
    const start = this.#start;
    const neighbour = this.#neighbour;
    const there = this.#there;
    const back = this.#back;
    const isGeneral = !this.#isSymmetric;
    const size = outer.length;
    /** Where a group stands among those of the group at hand, plus 1. */
    const place = this.#next.fill(0);
    let end = 0;
    for (let own = 0; own < size; own++) {
      const from = end;
      const to = start[own + 1];
      for (let e = start[own]; e < to; e++) {
        const at = place[neighbour[e]] - 1;
        if (at >= from) {
          there[at] += there[e];
          if (isGeneral) back[at] += back[e];
          continue;
        }
        place[neighbour[e]] = end + 1;
        neighbour[end] = neighbour[e];
        there[end] = there[e];
        if (isGeneral) back[end] = back[e];
        end++;
      }
      start[own] = from;
    }
    start[size] = end;
    const kept = there.slice(0, end);
    return {
      size,
      start,
      neighbour: neighbour.slice(0, end),
      there: kept,
      back: isGeneral ? back.slice(0, end) : kept,
      outer,
    };
  }
}
