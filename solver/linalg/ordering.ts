/*
 * Fill-reducing order: minimum degree on the quotient graph of A + Aᵀ.
 */
import { DegreeQueue } from '#solver/linalg/degree-queue.ts';
import { IndexLists } from '#solver/linalg/index-lists.ts';
import { copyOfWholes, flags, wholes } from '#solver/linalg/memory.ts';
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
  const graph = new QuotientGraph(pattern, variablesOf(pattern.size, hints.group), hints.late);
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
  readonly #variables: Variables;
  readonly #late: Uint8Array;
  /** Variables next to a variable; those of an element (eliminated pivot). */
  readonly #near: IndexLists;
  /** Elements next to a variable. */
  readonly #around: IndexLists;
  readonly #alive: Uint8Array; // 1 variable, 0 eliminated or merged
  readonly #weight: Int32Array;
  readonly #elementAlive: Uint8Array;
  readonly #elementWeight: Int32Array; // of its variables; merging them does not change it
  readonly #mark: Int32Array;
  #stamp = 0;
  readonly #outside: Int32Array; // |L_e \ L_p| of the current pivot
  readonly #outsideStamp: Int32Array;
  readonly #hash: Int32Array; // of what is next to a variable
  /** The first of each hash in the front that is looked through, in lists by slot. */
  readonly #slotHead: Int32Array;
  readonly #slotNext: Int32Array;
  readonly #queue: DegreeQueue;

  constructor(pattern: Pattern, variables: Variables, late: Uint8Array | undefined) {
    const n = variables.first.length;
    this.order = wholes(pattern.size);
    this.#variables = variables;
    this.#late = flags(n);
    this.#near = symmetricNeighbours(pattern, variables);
    // Each element next to a variable has taken the place of one of its neighbours at least.
    this.#around = new IndexLists(this.#near.count);
    this.#alive = flags(n).fill(1);
    this.#weight = wholes(n);
    for (let i = 0; i < n; i++) {
      this.#late[i] = late ? late[variables.first[i]] : 0;
      for (let u = variables.first[i]; u >= 0; u = variables.next[u]) this.#weight[i]++;
    }
    this.#elementAlive = flags(n);
    this.#elementWeight = wholes(n);
    this.#mark = wholes(n);
    this.#outside = wholes(n);
    this.#outsideStamp = wholes(n).fill(-1);
    this.#hash = wholes(n);
    this.#slotHead = wholes(n).fill(-1);
    this.#slotNext = wholes(n);
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
    const { items, start, count } = this.#near;
    const end = start[i] + count[i];
    for (let k = start[i]; k < end; k++) if (this.#late[items[k]] <= phase) return false;
    return this.#around.count[i] === 0;
  }

  /** Its neighbours are the new element's variables. */
  #eliminateLonely(p: number, phase: number): void {
    this.#place(p);
    this.#elementAlive[p] = 1;
    this.#join(p, phase);
  }

  #eliminate(p: number, phase: number): void {
    this.#place(p);
    this.#takeFront(p);
    this.#elementAlive[p] = 1;
    const ranked = this.#join(p, phase);
    if (ranked === 0) return;
    const { items, start, count } = this.#near;
    const first = start[p];
    const end = first + count[p];
    for (let k = first; k < end; k++) this.#measureAround(items[k], p);
    for (let k = first; k < end; k++) if (this.#late[items[k]] === phase) this.#rank(items[k], p);
    this.#mergeAlike(p, phase);
    this.#keepAlive(p);
  }

  /** The unknowns of a variable are the next pivots. */
  #place(i: number): void {
    const { first, next } = this.#variables;
    for (let u = first[i]; u >= 0; u = next[u]) this.order[this.#placed++] = u;
    this.#alive[i] = 0;
  }

  /** Weighs the new element p; who comes in the later phase has no degree yet. @returns how many have one */
  #join(p: number, phase: number): number {
    const { items, start, count } = this.#near;
    const end = start[p] + count[p];
    let weight = 0;
    let ranked = 0;
    for (let k = start[p]; k < end; k++) {
      const i = items[k];
      weight += this.#weight[i];
      if (this.#late[i] === phase) ranked++;
      else this.#around.push(i, p);
    }
    this.#elementWeight[p] = weight;
    return ranked;
  }

  /** New degree of a variable of the element p; one that nothing else is next to follows at once, without fill. */
  #rank(i: number, p: number): void {
    this.#hash[i] = p;
    const near = this.#tightenElements(i) + this.#tightenNeighbours(i);
    if (this.#around.count[i] === 0 && this.#near.count[i] === 0) {
      this.#place(i);
      this.#elementWeight[p] -= this.#weight[i];
      this.#queue.remove(i);
      return;
    }
    this.#around.push(i, p);
    const degree = near + this.#elementWeight[p] - this.#weight[i];
    this.#queue.move(i, Math.min(degree, this.order.length - this.#placed));
  }

  /** Drops elements that are gone or lie wholly inside the new one. @returns the weight that the others add */
  #tightenElements(i: number): number {
    const { items, start, count } = this.#around;
    const end = start[i] + count[i];
    let to = start[i];
    let degree = 0;
    let hash = 0;
    for (let k = start[i]; k < end; k++) {
      const e = items[k];
      if (this.#outside[e] === 0) this.#elementAlive[e] = 0;
      if (this.#elementAlive[e] === 0) continue;
      items[to++] = e;
      hash += e;
      degree += this.#outside[e];
    }
    count[i] = to - start[i];
    this.#hash[i] += hash;
    return degree;
  }

  /** Drops neighbours that the new element covers. @returns the weight of the others */
  #tightenNeighbours(i: number): number {
    const { items, start, count } = this.#near;
    const end = start[i] + count[i];
    let to = start[i];
    let degree = 0;
    let hash = 0;
    for (let k = start[i]; k < end; k++) {
      const j = items[k];
      if (this.#alive[j] === 0 || this.#mark[j] === this.#stamp) continue;
      items[to++] = j;
      hash += j;
      degree += this.#weight[j];
    }
    count[i] = to - start[i];
    this.#hash[i] += hash;
    return degree;
  }

  /** Weight of what is next to i, counted again where elements overlap. */
  #degreeBound(i: number): number {
    const near = this.#near;
    const around = this.#around;
    let degree = 0;
    for (let k = near.start[i]; k < near.start[i] + near.count[i]; k++) {
      const j = near.items[k];
      if (this.#alive[j] === 1) degree += this.#weight[j];
    }
    for (let k = around.start[i]; k < around.start[i] + around.count[i]; k++) {
      const e = around.items[k];
      if (this.#elementAlive[e] === 1) degree += this.#elementWeight[e] - this.#weight[i];
    }
    return Math.min(degree, this.order.length - this.#placed);
  }

  /** The variables next to p, marked with a new stamp, become those of the element p; absorbs p's elements. */
  #takeFront(p: number): void {
    this.#stamp++;
    this.#mark[p] = this.#stamp;
    const first = this.#near.start[p];
    const end = first + this.#near.count[p];
    this.#near.restart(p);
    this.#take(p, first, end);
    const { items, start, count } = this.#around;
    for (let k = start[p]; k < start[p] + count[p]; k++) {
      const e = items[k];
      if (this.#elementAlive[e] === 0) continue;
      const from = this.#near.start[e];
      this.#take(p, from, from + this.#near.count[e]);
      this.#elementAlive[e] = 0;
      this.#near.count[e] = 0;
    }
    count[p] = 0;
  }

  /** Variables at places of the lists that are not in the front yet. */
  #take(p: number, first: number, end: number): void {
    const stamp = this.#stamp;
    for (let k = first; k < end; k++) {
      const i = this.#near.items[k];
      if (this.#alive[i] === 0 || this.#mark[i] === stamp) continue;
      this.#mark[i] = stamp;
      this.#near.push(p, i);
    }
  }

  /** Takes the variable i of the element p off outside[e] = weight of e's variables that p has not, for all e next to i. */
  #measureAround(i: number, p: number): void {
    const { items, start, count } = this.#around;
    const stamp = this.#stamp;
    const end = start[i] + count[i];
    for (let k = start[i]; k < end; k++) {
      const e = items[k];
      if (this.#elementAlive[e] === 0 || e === p) continue;
      if (this.#outsideStamp[e] !== stamp) {
        this.#outsideStamp[e] = stamp;
        this.#outside[e] = this.#elementWeight[e];
      }
      this.#outside[e] -= this.#weight[i];
    }
  }

  /** Variables of the element p with the same neighbours and elements become one. */
  #mergeAlike(p: number, phase: number): void {
    const { items, start, count } = this.#near;
    const end = start[p] + count[p];
    for (let k = start[p]; k < end; k++) {
      const j = items[k];
      if (this.#alive[j] === 0 || this.#late[j] !== phase) continue;
      const slot = this.#slotOf(j);
      let i = this.#slotHead[slot];
      while (i >= 0 && this.#hash[i] !== this.#hash[j]) i = this.#slotNext[i];
      if (i < 0) {
        this.#slotNext[j] = this.#slotHead[slot];
        this.#slotHead[slot] = j;
      } else if (this.#haveSame(this.#near, i, j) && this.#haveSame(this.#around, i, j)) this.#merge(i, j);
    }
    for (let k = start[p]; k < end; k++) this.#slotHead[this.#slotOf(items[k])] = -1;
  }

  #slotOf(i: number): number {
    return (this.#hash[i] >>> 0) % this.#slotHead.length;
  }

  #merge(i: number, j: number): void {
    this.#alive[j] = 0;
    this.#weight[i] += this.#weight[j];
    const { first, last, next } = this.#variables;
    next[last[i]] = first[j];
    last[i] = last[j];
    this.#queue.remove(j);
  }

  /** Whether two lists without repeats hold the same numbers. */
  #haveSame({ items, start, count }: IndexLists, i: number, j: number): boolean {
    if (count[i] !== count[j]) return false;
    this.#stamp++;
    for (let k = 0; k < count[i]; k++) this.#mark[items[start[i] + k]] = this.#stamp;
    for (let k = 0; k < count[j]; k++) if (this.#mark[items[start[j] + k]] !== this.#stamp) return false;
    return true;
  }

  /** Takes out of the element p what is no longer alive. */
  #keepAlive(p: number): void {
    const { items, start, count } = this.#near;
    const end = start[p] + count[p];
    let to = start[p];
    for (let k = start[p]; k < end; k++) if (this.#alive[items[k]] === 1) items[to++] = items[k];
    count[p] = to - start[p];
  }
}

/** Unknowns of each variable, in chains: `first[v]`, then `next` of each, −1 after `last[v]`. */
interface Variables {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly next: Int32Array;
  /** Variable of each unknown. */
  readonly of: Int32Array;
}

/** @param group unknowns with one number are one variable; without it each is one */
function variablesOf(size: number, group: Int32Array | undefined): Variables {
  const next = wholes(size).fill(-1);
  const of = wholes(size);
  const first = wholes(size);
  const last = wholes(size);
  const variableOf = wholes(size).fill(-1);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const key = group ? group[i] : i;
    let v = variableOf[key];
    if (v < 0) {
      v = variableOf[key] = count++;
      first[v] = i;
    } else next[last[v]] = i;
    last[v] = i;
    of[i] = v;
  }
  return { first: first.subarray(0, count), last: last.subarray(0, count), next, of };
}

/** Variables next to each variable in A + Aᵀ, itself left out: those of its rows, then those whose rows have it. */
function symmetricNeighbours({ size, start, columns }: Pattern, { first, next, of }: Variables): IndexLists {
  const n = first.length;
  const rooms = wholes(n);
  for (let u = 0; u < size; u++) {
    rooms[of[u]] += start[u + 1] - start[u];
    for (let t = start[u]; t < start[u + 1]; t++) rooms[of[columns[t]]]++;
  }
  const near = new IndexLists(rooms);
  const seen = wholes(n).fill(-1);
  for (let v = 0; v < n; v++) {
    seen[v] = v;
    for (let u = first[v]; u >= 0; u = next[u]) {
      for (let t = start[u]; t < start[u + 1]; t++) {
        const j = of[columns[t]];
        if (seen[j] === v) continue;
        seen[j] = v;
        near.push(v, j);
      }
    }
  }
  const inRows = copyOfWholes(near.count);
  for (let v = 0; v < n; v++) for (let k = 0; k < inRows[v]; k++) near.push(near.items[near.start[v] + k], v);
  seen.fill(-1);
  for (let v = 0; v < n; v++) keepFirst(near, v, seen);
  return near;
}

/** Takes repeats out of the list v. @param seen no place of it is v */
function keepFirst({ items, start, count }: IndexLists, v: number, seen: Int32Array): void {
  const end = start[v] + count[v];
  let to = start[v];
  for (let k = start[v]; k < end; k++) {
    if (seen[items[k]] === v) continue;
    seen[items[k]] = v;
    items[to++] = items[k];
  }
  count[v] = to - start[v];
}
