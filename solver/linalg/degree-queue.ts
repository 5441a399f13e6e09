import { wholes } from '#solver/linalg/memory.ts';

/** Doubly linked buckets by degree. */
export class DegreeQueue {
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #keyOf: Int32Array;
  #lowest = 0;

  /** @param size number of items; keys are 0 … most */
  constructor(size: number, most: number) {
    this.#head = wholes(most + 1).fill(-1);
    this.#next = wholes(size).fill(-1);
    this.#previous = wholes(size).fill(-1);
    this.#keyOf = wholes(size).fill(-1);
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
