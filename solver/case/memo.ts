/** Entries beyond which a memory is emptied: many designs of many thousand records. */
const mostEntries = 50_000;

/**
 * What was made of records, by id. It serves only the very object that it was made of, so records must not be
 * changed (they are read-only); see share.ts.
 */
export class RecordMemo<R extends { readonly id: string }, T> {
  readonly #known = new Map<string, { readonly record: R; readonly made: T }>();

  /** What was kept of this very record; undefined: nothing. */
  get(record: R): T | undefined {
    const entry = this.#known.get(record.id);
    return entry?.record === record ? entry.made : undefined;
  }

  set(record: R, made: T): void {
    if (this.#known.size > mostEntries) this.#known.clear();
    this.#known.set(record.id, { record, made });
  }
}
