/** Entries beyond which a memory is emptied: many designs of many thousand records. */
const mostEntries = 50_000;

/**
 * What was made of records, by id. It serves only the very object that it was made of, so records must not be
 * changed (they are read-only); see share.ts.
 */
export class RecordMemo<M extends { readonly record: { readonly id: string } }> {
  readonly #known = new Map<string, M>();

  /** What was kept of this very record; undefined: nothing. */
  get(record: M['record']): M | undefined {
    const made = this.#known.get(record.id);
    return made?.record === record ? made : undefined;
  }

  set(made: M): void {
    if (this.#known.size > mostEntries) this.#known.clear();
    this.#known.set(made.record.id, made);
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
