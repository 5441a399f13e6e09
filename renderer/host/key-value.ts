import { openDB } from 'idb';

/** A small persistent store of structured-clonable values by name. */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

const table = 'values';

/**
 * In IndexedDB, under the database `name`. Where the browser refuses a database (private windows, full
 * disk), values last as long as the page: work goes on, only the memory of it is shorter.
 */
export function indexedDbStore(name: string): KeyValue {
  const memory = memoryStore();
  const opened = openDB(name, 1, { upgrade: (db) => void db.createObjectStore(table) }).catch(() => null);
  return {
    async get(key) {
      const db = await opened;
      return db ? ((await db.get(table, key)) as unknown) : memory.get(key);
    },
    async set(key, value) {
      const db = await opened;
      if (db) await db.put(table, value, key);
      else await memory.set(key, value);
    },
    async remove(key) {
      const db = await opened;
      if (db) await db.delete(table, key);
      else await memory.remove(key);
    },
  };
}

export function memoryStore(): KeyValue {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    set: (key, value) => Promise.resolve(void values.set(key, value)),
    remove: (key) => Promise.resolve(void values.delete(key)),
  };
}
