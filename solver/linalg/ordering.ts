/*
 * Fill-reducing order: minimum degree on the quotient graph of A + Aᵀ.
 */
import type { Pattern } from '#solver/linalg/pattern.ts';

/**
 * Order in which to eliminate: `order[k]` is the unknown taken as k-th pivot.
 *
 * Minimum degree with element absorption, approximate external degrees, merging of indistinguishable unknowns and
 * mass elimination. Unknowns with `late[i]` = 1 come after all others: an unknown whose diagonal fills only
 * through the elimination of its neighbours (a pressure) must wait for them (the branch flows).
 *
 * Source: Amestoy, Davis & Duff (1996), SIAM J. Matrix Anal. Appl. 17, 886–905. Near-linear for sparse networks.
 */
export function minimumDegreeOrder(pattern: Pattern, late?: Uint8Array): Int32Array {
  const n = pattern.size;
  const neighbours = symmetricNeighbours(pattern);
  /** Elements (eliminated pivots) next to a variable. */
  const elements: number[][] = Array.from({ length: n }, () => []);
  /** Variables of an element. */
  const members: number[][] = Array.from({ length: n }, () => []);
  const alive = new Uint8Array(n).fill(1); // 1 variable, 0 eliminated or merged
  const weight = new Int32Array(n).fill(1); // unknowns that a variable stands for
  const merged: number[][] = Array.from({ length: n }, (_, i) => [i]);
  const elementAlive = new Uint8Array(n);
  const mark = new Int32Array(n);
  let stamp = 0;
  const outside = new Int32Array(n); // |L_e \ L_p| of the current pivot
  const outsideStamp = new Int32Array(n).fill(-1);

  const queue = new DegreeQueue(n);
  const key = (i: number, degree: number): number => Math.min(degree, n - 1) + (late?.[i] ? n : 0);
  for (let i = 0; i < n; i++) queue.add(i, key(i, neighbours[i].length));

  const order = new Int32Array(n);
  let placed = 0;
  while (placed < n) {
    const p = queue.takeSmallest();
    for (const unknown of merged[p]) order[placed++] = unknown;
    alive[p] = 0;
    const front = frontOf(p);
    members[p] = front;
    elementAlive[p] = 1;
    let frontWeight = 0;
    for (const i of front) frontWeight += weight[i];
    measureOutside(p, front);
    const buckets = new Map<number, number[]>();
    for (const i of front) {
      // Drop what the new element covers, and elements that lie wholly inside it.
      elements[i] = elements[i].filter((e) => elementAlive[e] === 1 && e !== p && outside[e] > 0);
      elements[i].push(p);
      let degree = frontWeight - weight[i];
      let hash = 0;
      for (const e of elements[i]) {
        hash += e;
        if (e !== p) degree += outside[e];
      }
      const kept: number[] = [];
      for (const j of neighbours[i]) {
        if (alive[j] === 0 || mark[j] === stamp) continue;
        kept.push(j);
        degree += weight[j];
        hash += j;
      }
      neighbours[i] = kept;
      if (kept.length === 0 && elements[i].length === 1 && late?.[i] === late?.[p]) {
        // Nothing but the new element is left around i: it can follow at once without fill.
        for (const unknown of merged[i]) order[placed++] = unknown;
        alive[i] = 0;
        frontWeight -= weight[i];
        queue.remove(i);
        continue;
      }
      queue.move(i, key(i, Math.min(degree, n - placed)));
      const bucket = buckets.get(hash);
      if (bucket) bucket.push(i);
      else buckets.set(hash, [i]);
    }
    for (const bucket of buckets.values()) if (bucket.length > 1) mergeAlike(bucket);
    members[p] = front.filter((i) => alive[i] === 1);
  }
  return order;

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
          let total = 0;
          for (const j of members[e]) if (alive[j] === 1) total += weight[j];
          outside[e] = total;
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
        if (alive[j] === 0 || late?.[i] !== late?.[j] || !alike(i, j)) continue;
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

/** Neighbours in A + Aᵀ without the diagonal. */
function symmetricNeighbours(pattern: Pattern): number[][] {
  const lists: number[][] = Array.from({ length: pattern.size }, () => []);
  for (let i = 0; i < pattern.size; i++) {
    for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
      const j = pattern.columns[k];
      if (i === j) continue;
      lists[i].push(j);
      lists[j].push(i);
    }
  }
  return lists.map((list) => {
    list.sort((a, b) => a - b);
    return list.filter((value, k) => k === 0 || value !== list[k - 1]);
  });
}

/** Doubly linked buckets by degree. */
class DegreeQueue {
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #keyOf: Int32Array;
  #lowest = 0;

  constructor(size: number) {
    this.#head = new Int32Array(2 * size + 1).fill(-1);
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

  takeSmallest(): number {
    while (this.#head[this.#lowest] < 0) this.#lowest++;
    const item = this.#head[this.#lowest];
    this.remove(item);
    return item;
  }
}
