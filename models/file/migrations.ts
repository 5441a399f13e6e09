/** A document of one version made into one of the next. Gets plain JSON, gives plain JSON, never throws. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * By the version that they start from: `migrations.get(1)` makes version 2 of version 1.
 * A migration is never changed once it was released; a fixture saved by each version holds them to that.
 * Version 1 is the first and the current one.
 */
const migrations: ReadonlyMap<number, Migration> = new Map();

/** The document brought from version `from` to version `to`, step by step; null where a step is missing. */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  from: number,
  to: number,
  steps: ReadonlyMap<number, Migration> = migrations,
): Readonly<Record<string, unknown>> | null {
  let current = document;
  for (let version = from; version < to; version++) {
    const step = steps.get(version);
    if (!step) return null;
    current = { ...step(current), version: version + 1 };
  }
  return current;
}
