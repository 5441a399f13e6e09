import { wholes } from '#solver/linalg/memory.ts';

/** Connected groups (union–find). */
export class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = wholes(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }

  of(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]];
      at = this.#parent[at];
    }
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.of(a)] = this.of(b);
  }
}
