/*
 * Fill-reducing order: minimum degree on the quotient graph of A + Aᵀ.
 */
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
  const merged = groupsOf(pattern.size, hints.group);
  const n = merged.length;
  const neighbours = symmetricNeighbours(pattern, merged);
  const late = Uint8Array.from(merged, ([first]) => hints.late?.[first] ?? 0);
  /** Elements (eliminated pivots) next to a variable. */
  const elements: number[][] = Array.from({ length: n }, () => []);
  /** Variables of an element. */
  const members: number[][] = Array.from({ length: n }, () => []);
  const alive = new Uint8Array(n).fill(1); // 1 variable, 0 eliminated or merged
  const weight = Int32Array.from(merged, (unknowns) => unknowns.length);
  const elementAlive = new Uint8Array(n);
  const elementWeight = new Int32Array(n); // of its variables; merging them does not change it
  const mark = new Int32Array(n);
  let stamp = 0;
  const outside = new Int32Array(n); // |L_e \ L_p| of the current pivot
  const outsideStamp = new Int32Array(n).fill(-1);

  const queue = new DegreeQueue(n, pattern.size);
  const order = new Int32Array(pattern.size);
  let placed = 0;
  for (const phase of [0, 1]) {
    const own: number[] = [];
    for (let i = 0; i < n; i++) if (late[i] === phase && alive[i] === 1) own.push(i);
    for (const i of own) queue.add(i, degreeBound(i));
    for (let p = queue.takeSmallest(); p >= 0; p = queue.takeSmallest()) eliminate(p, phase);
  }
  return order;

  function eliminate(p: number, phase: number): void {
    for (const unknown of merged[p]) order[placed++] = unknown;
    alive[p] = 0;
    const front = frontOf(p);
    members[p] = front;
    elementAlive[p] = 1;
    let frontWeight = 0;
    for (const i of front) frontWeight += weight[i];
    elementWeight[p] = frontWeight;
    // Who comes in the later phase has no degree yet.
    const ranked = front.filter((i) => late[i] === phase);
    if (ranked.length < front.length) for (const i of front) if (late[i] !== phase) elements[i].push(p);
    if (ranked.length === 0) return;
    measureOutside(p, front);
    const buckets = new Map<number, number[]>();
    for (const i of ranked) {
      // Drop what the new element covers, and elements that lie wholly inside it.
      const around = elements[i];
      let count = 0;
      let degree = frontWeight - weight[i];
      let hash = p;
      for (const e of around) {
        if (outside[e] === 0) elementAlive[e] = 0;
        if (elementAlive[e] === 0) continue;
        around[count++] = e;
        hash += e;
        degree += outside[e];
      }
      while (around.length > count) around.pop();
      around.push(p);
      const near = neighbours[i];
      count = 0;
      for (const j of near) {
        if (alive[j] === 0 || mark[j] === stamp) continue;
        near[count++] = j;
        degree += weight[j];
        hash += j;
      }
      while (near.length > count) near.pop();
      if (count === 0 && around.length === 1) {
        // Nothing but the new element is left around i: it can follow at once without fill.
        for (const unknown of merged[i]) order[placed++] = unknown;
        alive[i] = 0;
        frontWeight -= weight[i];
        elementWeight[p] = frontWeight;
        queue.remove(i);
        continue;
      }
      queue.move(i, Math.min(degree, pattern.size - placed));
      const bucket = buckets.get(hash);
      if (bucket) bucket.push(i);
      else buckets.set(hash, [i]);
    }
    for (const bucket of buckets.values()) if (bucket.length > 1) mergeAlike(bucket);
    members[p] = front.filter((i) => alive[i] === 1);
  }

  /** Weight of what is next to i, counted again where elements overlap. */
  function degreeBound(i: number): number {
    let degree = 0;
    for (const j of neighbours[i]) if (alive[j] === 1) degree += weight[j];
    for (const e of elements[i]) {
      if (elementAlive[e] === 0) continue;
      for (const j of members[e]) if (j !== i && alive[j] === 1) degree += weight[j];
    }
    return Math.min(degree, pattern.size - placed);
  }

  /** Variables next to p, marked with a new stamp; absorbs p's elements. */
  function frontOf(p: number): number[] {
    stamp++;
    mark[p] = stamp;
    const front: number[] = [];
    const take = (i: number): void => {
      if (alive[i] === 1 && mark[i] !== stamp) {
        mark[i] = stamp;
        front.push(i);
      }
    };
    for (const i of neighbours[p]) take(i);
    for (const e of elements[p]) {
      if (elementAlive[e] === 0) continue;
      for (const i of members[e]) take(i);
      elementAlive[e] = 0;
      members[e] = [];
    }
    neighbours[p] = [];
    elements[p] = [];
    return front;
  }

  /** outside[e] = weight of e's variables that are not in the front, for every element next to the front. */
  function measureOutside(p: number, front: readonly number[]): void {
    for (const i of front) {
      for (const e of elements[i]) {
        if (elementAlive[e] === 0 || e === p) continue;
        if (outsideStamp[e] !== stamp) {
          outsideStamp[e] = stamp;
          outside[e] = elementWeight[e];
        }
        outside[e] -= weight[i];
      }
    }
  }

  /** Variables with the same neighbours and elements become one. */
  function mergeAlike(bucket: readonly number[]): void {
    for (let a = 0; a < bucket.length; a++) {
      const i = bucket[a];
      if (alive[i] === 0) continue;
      for (let b = a + 1; b < bucket.length; b++) {
        const j = bucket[b];
        if (alive[j] === 0 || !alike(i, j)) continue;
        alive[j] = 0;
        weight[i] += weight[j];
        for (const unknown of merged[j]) merged[i].push(unknown);
        queue.remove(j);
      }
    }
  }

  function alike(i: number, j: number): boolean {
    if (neighbours[i].length !== neighbours[j].length || elements[i].length !== elements[j].length)
      return false;
    const has = new Set(elements[i]);
    for (const e of elements[j]) if (!has.has(e)) return false;
    const near = new Set(neighbours[i]);
    for (const v of neighbours[j]) if (!near.has(v)) return false;
    return true;
  }
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
  const variableOf = new Int32Array(pattern.size);
  merged.forEach((unknowns, v) => {
    for (const unknown of unknowns) variableOf[unknown] = v;
  });
  const lists: number[][] = merged.map(() => []);
  for (let i = 0; i < pattern.size; i++) {
    const a = variableOf[i];
    for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
      const b = variableOf[pattern.columns[k]];
      if (a === b) continue;
      lists[a].push(b);
      lists[b].push(a);
    }
  }
  const seen = new Int32Array(merged.length).fill(-1);
  return lists.map((list, v) =>
    list.filter((j) => {
      if (seen[j] === v) return false;
      seen[j] = v;
      return true;
    }),
  );
}

/** Doubly linked buckets by degree. */
class DegreeQueue {
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #keyOf: Int32Array;
  #lowest = 0;

  /** @param size number of items; keys are 0 … most */
  constructor(size: number, most: number) {
    this.#head = new Int32Array(most + 1).fill(-1);
    this.#next = new Int32Array(size).fill(-1);
    this.#previous = new Int32Array(size).fill(-1);
    this.#keyOf = new Int32Array(size).fill(-1);
  }

  add(item: number, key: number): void {
    const first = this.#head[key];
    this.#next[item] = first;
    this.#previous[item] = -1;
    if (first >= 0) this.#previous[first] = item;
    this.#head[key] = item;
    this.#keyOf[item] = key;
    if (key < this.#lowest) this.#lowest = key;
  }

  remove(item: number): void {
    const key = this.#keyOf[item];
    if (key < 0) return;
    const before = this.#previous[item];
    const after = this.#next[item];
    if (before >= 0) this.#next[before] = after;
    else this.#head[key] = after;
    if (after >= 0) this.#previous[after] = before;
    this.#keyOf[item] = -1;
  }

  move(item: number, key: number): void {
    if (this.#keyOf[item] === key) return;
    this.remove(item);
    this.add(item, key);
  }

  /** @returns an item of the smallest key, taken out; −1 when there is none */
  takeSmallest(): number {
    const { length } = this.#head;
    while (this.#lowest < length && this.#head[this.#lowest] < 0) this.#lowest++;
    if (this.#lowest === length) return -1;
    const item = this.#head[this.#lowest];
    this.remove(item);
    return item;
  }
}
