/*
 * The numbers of a case, or of a record in it, one by one: what a sensitivity is taken to.
 */

/** One number in a record. */
export interface Figure<T> {
  /** Place in the document, records by their id: `circuits[air].branches[fan].elements[0].k`. */
  readonly path: string;
  /** SI, as the file has it; never 0. */
  readonly value: number;
  /** The record with another number in its place. */
  readonly with: (value: number) => T;
}

/**
 * Every number of a record but zeros, which are a choice rather than a magnitude.
 * @param path place of the record; '' for a whole case
 * @param skips whether what lies at a place is left out
 */
export function figuresOf<T>(
  record: T,
  path = '',
  skips: (path: string) => boolean = () => false,
): Figure<T>[] {
  const found: Figure<T>[] = [];
  walk(record, path, (changed) => changed as T, skips, found);
  return found;
}

/** @param rebuild the whole with `value` replaced */
function walk<T>(
  value: unknown,
  path: string,
  rebuild: (value: unknown) => T,
  skips: (path: string) => boolean,
  found: Figure<T>[],
): void {
  if (skips(path)) return;
  if (typeof value === 'number') {
    if (value !== 0 && Number.isFinite(value)) found.push({ path, value, with: rebuild });
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      const put = (changed: unknown): T => rebuild(value.with(index, changed));
      walk(item, `${path}[${idOf(item) ?? index}]`, put, skips, found);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      const put = (changed: unknown): T => rebuild({ ...value, [name]: changed });
      walk(member, path === '' ? name : `${path}.${name}`, put, skips, found);
    }
  }
}

function idOf(item: unknown): string | null {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string'
    ? item.id
    : null;
}
