/** Entries beyond which a memory is emptied: many designs of many thousand records. */
const mostEntries = 50_000;

/**
 * What was made of records, by id. It serves only the very object that it was made of, so records must not be
 * changed (they are read-only); see share.ts. Records come in nearly the same order each time: what stands after the
 * last one is tried first, since looking up a name takes longer than most of what is kept.
 */
export class RecordMemo<M extends { readonly record: { readonly id: string } }> {
  readonly #made: M[] = [];
  readonly #places = new Map<string, number>();
  #next = 0;

  /** What was kept of this very record; undefined: nothing. */
  get(record: M['record']): M | undefined {
    const place = this.#placeOf(record.id);
    if (place === undefined) return undefined;
    const made = this.#made[place];
    if (made.record !== record) return undefined;
    this.#next = place + 1;
    return made;
  }

  set(made: M): void {
    let place = this.#placeOf(made.record.id);
    if (place === undefined) {
      if (this.#made.length > mostEntries) {
        this.#made.length = 0;
        this.#places.clear();
      }
      place = this.#made.length;
      this.#places.set(made.record.id, place);
    }
    this.#made[place] = made;
    this.#next = place + 1;
  }

  /** It is tried first from here on. */
  #placeOf(id: string): number | undefined {
    const after: M | undefined = this.#made[this.#next];
    if (after?.record.id === id) return this.#next;
    const place = this.#places.get(id);
    if (place !== undefined) this.#next = place;
    return place;
  }
}

/**
 * What was made last under an id, in place of the same made anew: records of cases that are built one after another are
 * then one object from the start, and need not be compared member by member (share.ts).
 */
export class Reuse<T> {
  readonly #last = new Map<string, T>();
  readonly #isSame: (a: T, b: T) => boolean;

  constructor(isSame: (a: T, b: T) => boolean) {
    this.#isSame = isSame;
  }

  take(id: string, made: T): T {
    const last = this.#last.get(id);
    if (last !== undefined && this.#isSame(last, made)) return last;
    if (this.#last.size > mostEntries) this.#last.clear();
    this.#last.set(id, made);
    return made;
  }
}
