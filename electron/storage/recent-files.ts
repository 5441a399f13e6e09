import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import { readJsonRecord, writeJsonRecord } from '#electron/storage/json-record.ts';

const most = 10;
const stored = z.object({
  files: z.array(z.object({ id: z.string().min(1).max(100), path: z.string().min(1).max(4096) })),
});

/**
 * The files that a person has chosen, by opaque id: the page names files by these ids alone and so cannot
 * reach a path that was never chosen. The newest ten outlive the session.
 */
export class RecentFiles {
  /** Path by id, oldest first. */
  private readonly paths = new Map<string, string>();
  private readonly store: string;

  private constructor(store: string) {
    this.store = store;
  }

  /** @param store path of the JSON file that keeps the list */
  static async load(store: string): Promise<RecentFiles> {
    const recents = new RecentFiles(store);
    const found = stored.safeParse(await readJsonRecord(store));
    for (const { id, path } of found.success ? found.data.files : []) recents.paths.set(id, path);
    return recents;
  }

  pathOf(id: string): string | undefined {
    return this.paths.get(id);
  }

  /** Takes note of a chosen file and returns its id; a path keeps its id. */
  async add(path: string): Promise<string> {
    const id = [...this.paths].find(([, known]) => known === path)?.[0] ?? randomUUID();
    this.paths.delete(id);
    this.paths.set(id, path);
    await this.write();
    return id;
  }

  async remove(id: string): Promise<void> {
    if (this.paths.delete(id)) await this.write();
  }

  /** Newest first. */
  list(): { readonly id: string; readonly name: string }[] {
    return this.newest().map(([id, path]) => ({ id, name: basename(path) }));
  }

  private newest(): [string, string][] {
    return [...this.paths].reverse().slice(0, most);
  }

  private async write(): Promise<void> {
    const files = this.newest()
      .reverse()
      .map(([id, path]) => ({ id, path }));
    // A list that cannot be kept must not stop a person from opening or saving.
    await writeJsonRecord(this.store, { files }).catch(() => undefined);
  }
}
