import { copyOfWholes, wholes } from '#solver/linalg/memory.ts';

/**
 * Lists of whole numbers, side by side in one array: those of list i are `items[start[i]]` and what follows, `count[i]`
 * in all. A list that outgrows its room moves to the end; so `items` may be another array after a push.
 */
export class IndexLists {
  readonly start: Int32Array;
  readonly count: Int32Array;
  items: Int32Array;
  readonly #room: Int32Array;
  #end = 0;

  /** Empty lists. @param rooms how many numbers each may hold where it is */
  constructor(rooms: Int32Array) {
    this.start = wholes(rooms.length);
    this.count = wholes(rooms.length);
    this.#room = copyOfWholes(rooms);
    for (let i = 0; i < rooms.length; i++) {
      this.start[i] = this.#end;
      this.#end += rooms[i];
    }
    this.items = wholes(this.#end);
  }

  push(list: number, value: number): void {
    if (this.count[list] === this.#room[list]) this.#makeRoom(list);
    this.items[this.start[list] + this.count[list]++] = value;
  }

  /** An empty list in place of this one; what it held stays where it was until the next push to another list. */
  restart(list: number): void {
    this.start[list] = this.#end;
    this.count[list] = 0;
    this.#room[list] = 0;
  }

  /** Twice the room: in place for the last list, else at the end. */
  #makeRoom(list: number): void {
    const count = this.count[list];
    const more = Math.max(count, 4);
    const isLast = this.start[list] + count === this.#end;
    const start = isLast ? this.start[list] : this.#end;
    this.#end = start + count + more;
    if (this.#end > this.items.length) {
      const longer = wholes(2 * this.#end);
      longer.set(this.items);
      this.items = longer;
    }
    if (!isLast) this.items.copyWithin(start, this.start[list], this.start[list] + count);
    this.start[list] = start;
    this.#room[list] = count + more;
  }
}
