/*
 * Fill-reducing order: minimum degree on the quotient graph of A + Aᵀ.
 */
import { DegreeQueue } from '#solver/linalg/degree-queue.ts';
import type { Pattern } from '#solver/linalg/pattern.ts';

/** What the caller knows of its unknowns; see minimumDegreeOrder. */
export interface OrderingHints {
  /** 1 for unknowns that come after all others. */
  readonly late?: Uint8Array;
  /** Unknowns with one number here (0 … size − 1) follow each other; they should have nearly the same neighbours. */
  readonly group?: Int32Array;
}

/**
 * Order in which to eliminate: `order[k]` is the unknown taken as k-th pivot.
 *
 * Minimum degree with element absorption, approximate external degrees, merging of indistinguishable variables and
 * mass elimination. A variable is a group of unknowns, or a single one. Late unknowns come after all others: an
 * unknown whose diagonal fills only through the elimination of its neighbours (a pressure) must wait for them (the
 * branch flows). A group is late when its first unknown is.
 *
 * Source: Amestoy, Davis & Duff (1996), SIAM J. Matrix Anal. Appl. 17, 886–905. Near-linear for sparse networks.
 */
export function minimumDegreeOrder(pattern: Pattern, hints: OrderingHints = {}): Int32Array {
  const graph = new QuotientGraph(pattern, groupsOf(pattern.size, hints.group), hints.late);
  graph.eliminateAll(0);
  graph.eliminateAll(1);
  return graph.order;
}

/*
 * Short methods and counted loops: a matrix is ordered once, by code that the engine has hardly compiled, and small
 * functions are compiled first.
 */
class QuotientGraph {
  readonly order: Int32Array;
  #placed = 0;
  /** Unknowns of a variable. */
  readonly #merged: number[][];
  readonly #late: Uint8Array;
  /** Variables next to a variable. */
  readonly #neighbours: number[][];
  /** Elements (eliminated pivots) next to a variable. */
  readonly #elements: number[][] = [];
  /** Variables of an element. */
  readonly #members: (readonly number[])[] = [];
  readonly #alive: Uint8Array; // 1 variable, 0 eliminated or merged
  readonly #weight: Int32Array;
  readonly #elementAlive: Uint8Array;
  readonly #elementWeight: Int32Array; // of its variables; merging them does not change it
  readonly #mark: Int32Array;
  #stamp = 0;
  readonly #outside: Int32Array; // |L_e \ L_p| of the current pivot
  readonly #outsideStamp: Int32Array;
  readonly #hash: Int32Array; // of what is next to a variable
  readonly #queue: DegreeQueue;

  constructor(pattern: Pattern, merged: number[][], late: Uint8Array | undefined) {
    const n = merged.length;
    this.order = new Int32Array(pattern.size);
    this.#merged = merged;
    this.#late = new Uint8Array(n);
    this.#neighbours = symmetricNeighbours(pattern, merged);
    this.#alive = new Uint8Array(n).fill(1);
    this.#weight = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      this.#late[i] = late ? late[merged[i][0]] : 0;
      this.#weight[i] = merged[i].length;
      this.#elements.push([]);
      this.#members.push(none);
    }
    this.#elementAlive = new Uint8Array(n);
    this.#elementWeight = new Int32Array(n);
    this.#mark = new Int32Array(n);
    this.#outside = new Int32Array(n);
    this.#outsideStamp = new Int32Array(n).fill(-1);
    this.#hash = new Int32Array(n);
    this.#queue = new DegreeQueue(n, pattern.size);
  }

  /** Eliminates all variables whose lateness is `phase`. */
  eliminateAll(phase: number): void {
    const queue = this.#queue;
    for (let i = 0; i < this.#late.length; i++) {
      if (this.#late[i] !== phase) continue;
      if (this.#isLonely(i, phase)) this.#eliminateLonely(i, phase);
      else queue.add(i, this.#degreeBound(i));
    }
    for (let p = queue.takeSmallest(); p >= 0; p = queue.takeSmallest()) this.#eliminate(p, phase);
  }

  /** Whether all that is next to a variable comes later: its turn does not matter then. */
  #isLonely(i: number, phase: number): boolean {
    const near = this.#neighbours[i];
    for (let k = 0; k < near.length; k++) if (this.#late[near[k]] <= phase) return false;
    return this.#elements[i].length === 0;
  }

  #eliminateLonely(p: number, phase: number): void {
    this.#place(p);
    this.#members[p] = this.#neighbours[p];
    this.#neighbours[p] = none;
    this.#elementAlive[p] = 1;
    this.#join(p, this.#members[p], phase);
  }

  #eliminate(p: number, phase: number): void {
    this.#place(p);
    const front = this.#frontOf(p);
    this.#members[p] = front;
    this.#elementAlive[p] = 1;
    const ranked = this.#join(p, front, phase);
    if (ranked === 0) return;
    this.#measureOutside(p, front);
    for (let k = 0; k < front.length; k++) {
      if (this.#late[front[k]] === phase) this.#rank(front[k], p);
    }
    this.#mergeAlike(front, phase);
    keepAlive(front, this.#alive);
  }

  /** The unknowns of a variable are the next pivots. */
  #place(i: number): void {
    const unknowns = this.#merged[i];
    for (let k = 0; k < unknowns.length; k++) this.order[this.#placed++] = unknowns[k];
    this.#alive[i] = 0;
  }

  /** Weighs the new element p; who comes in the later phase has no degree yet. @returns how many have one */
  #join(p: number, front: readonly number[], phase: number): number {
    let weight = 0;
    let ranked = 0;
    for (let k = 0; k < front.length; k++) {
      const i = front[k];
      weight += this.#weight[i];
      if (this.#late[i] === phase) ranked++;
      else this.#elements[i].push(p);
    }
    this.#elementWeight[p] = weight;
    return ranked;
  }

  /** New degree of a variable of the element p; one that nothing else is next to follows at once, without fill. */
  #rank(i: number, p: number): void {
    this.#hash[i] = p;
    const near = this.#tightenElements(i) + this.#tightenNeighbours(i);
    const around = this.#elements[i];
    if (around.length === 0 && this.#neighbours[i].length === 0) {
      this.#place(i);
      this.#elementWeight[p] -= this.#weight[i];
      this.#queue.remove(i);
      return;
    }
    around.push(p);
    const degree = near + this.#elementWeight[p] - this.#weight[i];
    this.#queue.move(i, Math.min(degree, this.order.length - this.#placed));
  }

  /** Drops elements that are gone or lie wholly inside the new one. @returns the weight that the others add */
  #tightenElements(i: number): number {
    const list = this.#elements[i];
    let count = 0;
    let degree = 0;
    let hash = 0;
    for (let k = 0; k < list.length; k++) {
      const e = list[k];
      if (this.#outside[e] === 0) this.#elementAlive[e] = 0;
      if (this.#elementAlive[e] === 0) continue;
      list[count++] = e;
      hash += e;
      degree += this.#outside[e];
    }
    while (list.length > count) list.pop();
    this.#hash[i] += hash;
    return degree;
  }

  /** Drops neighbours that the new element covers. @returns the weight of the others */
  #tightenNeighbours(i: number): number {
    const list = this.#neighbours[i];
    let count = 0;
    let degree = 0;
    let hash = 0;
    for (let k = 0; k < list.length; k++) {
      const j = list[k];
      if (this.#alive[j] === 0 || this.#mark[j] === this.#stamp) continue;
      list[count++] = j;
      hash += j;
      degree += this.#weight[j];
    }
    while (list.length > count) list.pop();
    this.#hash[i] += hash;
    return degree;
  }

  /** Weight of what is next to i, counted again where elements overlap. */
  #degreeBound(i: number): number {
    const near = this.#neighbours[i];
    const around = this.#elements[i];
    let degree = 0;
    for (let k = 0; k < near.length; k++) if (this.#alive[near[k]] === 1) degree += this.#weight[near[k]];
    for (let k = 0; k < around.length; k++) {
      const e = around[k];
      if (this.#elementAlive[e] === 1) degree += this.#elementWeight[e] - this.#weight[i];
    }
    return Math.min(degree, this.order.length - this.#placed);
  }

  /** Variables next to p, marked with a new stamp; absorbs p's elements. */
  #frontOf(p: number): number[] {
    this.#stamp++;
    this.#mark[p] = this.#stamp;
    const front: number[] = [];
    this.#take(front, this.#neighbours[p]);
    const around = this.#elements[p];
    for (let k = 0; k < around.length; k++) {
      const e = around[k];
      if (this.#elementAlive[e] === 0) continue;
      this.#take(front, this.#members[e]);
      this.#elementAlive[e] = 0;
      this.#members[e] = none;
    }
    this.#neighbours[p] = none;
    this.#elements[p] = none;
    return front;
  }

  #take(front: number[], list: readonly number[]): void {
    const stamp = this.#stamp;
    for (let k = 0; k < list.length; k++) {
      const i = list[k];
      if (this.#alive[i] === 0 || this.#mark[i] === stamp) continue;
      this.#mark[i] = stamp;
      front.push(i);
    }
  }

  /** outside[e] = weight of e's variables that are not in the front, for every element next to the front. */
  #measureOutside(p: number, front: readonly number[]): void {
    for (let k = 0; k < front.length; k++)
      this.#measureAround(this.#elements[front[k]], p, this.#weight[front[k]]);
  }

  #measureAround(around: readonly number[], p: number, weight: number): void {
    const stamp = this.#stamp;
    for (let k = 0; k < around.length; k++) {
      const e = around[k];
      if (this.#elementAlive[e] === 0 || e === p) continue;
      if (this.#outsideStamp[e] !== stamp) {
        this.#outsideStamp[e] = stamp;
        this.#outside[e] = this.#elementWeight[e];
      }
      this.#outside[e] -= weight;
    }
  }

  /** Variables of the front with the same neighbours and elements become one. */
  #mergeAlike(front: readonly number[], phase: number): void {
    const first = new Map<number, number>(); // by hash; others follow in `later`
    for (let k = 0; k < front.length; k++) {
      const j = front[k];
      if (this.#alive[j] === 0 || this.#late[j] !== phase) continue;
      const i = first.get(this.#hash[j]);
      if (i === undefined) first.set(this.#hash[j], j);
      else if (this.#isAlike(i, j)) this.#merge(i, j);
    }
  }

  #merge(i: number, j: number): void {
    this.#alive[j] = 0;
    this.#weight[i] += this.#weight[j];
    this.#merged[i].push(...this.#merged[j]);
    this.#queue.remove(j);
  }

  #isAlike(i: number, j: number): boolean {
    return (
      haveSame(this.#neighbours[i], this.#neighbours[j]) && haveSame(this.#elements[i], this.#elements[j])
    );
  }
}

/** What nothing is added to. */
const none: number[] = [];

/** Whether two lists without repeats hold the same numbers. */
function haveSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  const has = new Set(a);
  return b.every((value) => has.has(value));
}

/** Takes out of `list` what is no longer alive. */
function keepAlive(list: number[], alive: Uint8Array): void {
  let count = 0;
  for (let k = 0; k < list.length; k++) if (alive[list[k]] === 1) list[count++] = list[k];
  while (list.length > count) list.pop();
}

/** Unknowns of each variable, ascending. */
function groupsOf(size: number, group: Int32Array | undefined): number[][] {
  if (!group) return Array.from({ length: size }, (_, i) => [i]);
  const variableOf = new Int32Array(size).fill(-1);
  const groups: number[][] = [];
  for (let i = 0; i < size; i++) {
    const known = variableOf[group[i]];
    if (known >= 0) groups[known].push(i);
    else {
      variableOf[group[i]] = groups.length;
      groups.push([i]);
    }
  }
  return groups;
}

/** Variables next to each variable in A + Aᵀ, itself left out. */
function symmetricNeighbours(pattern: Pattern, merged: readonly number[][]): number[][] {
  const rows = rowNeighbours(pattern, merged);
  const { start, list: columns } = turned(rows);
  const seen = new Int32Array(rows.length).fill(-1);
  for (let v = 0; v < rows.length; v++) {
    const near = rows[v];
    for (let k = 0; k < near.length; k++) seen[near[k]] = v;
    for (let k = start[v]; k < start[v + 1]; k++) if (seen[columns[k]] !== v) near.push(columns[k]);
  }
  return rows;
}

/** Variables with a number in the rows of each variable, without repeats, itself left out. */
function rowNeighbours({ size, start, columns }: Pattern, merged: readonly number[][]): number[][] {
  const variableOf = new Int32Array(size);
  for (let v = 0; v < merged.length; v++) {
    for (let k = 0; k < merged[v].length; k++) variableOf[merged[v][k]] = v;
  }
  const seen = new Int32Array(merged.length).fill(-1);
  const lists: number[][] = [];
  for (let v = 0; v < merged.length; v++) {
    const list: number[] = [];
    seen[v] = v;
    for (let k = 0; k < merged[v].length; k++) {
      const unknown = merged[v][k];
      for (let t = start[unknown]; t < start[unknown + 1]; t++) {
        const j = variableOf[columns[t]];
        if (seen[j] === v) continue;
        seen[j] = v;
        list.push(j);
      }
    }
    lists.push(list);
  }
  return lists;
}

/** For each number the lists that it is in, one after another. */
function turned(lists: readonly (readonly number[])[]): { start: Int32Array; list: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  for (let v = 0; v < lists.length; v++) {
    for (let k = 0; k < lists[v].length; k++) start[lists[v][k] + 1]++;
  }
  for (let v = 0; v < lists.length; v++) start[v + 1] += start[v];
  const list = new Int32Array(start[lists.length]);
  const fill = start.slice();
  for (let v = 0; v < lists.length; v++) {
    for (let k = 0; k < lists[v].length; k++) list[fill[lists[v][k]]++] = v;
  }
  return { start, list };
}
