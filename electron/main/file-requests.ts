import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Handlers } from '#electron/ipc/contract.ts';
import { longestText } from '#electron/ipc/payloads.ts';
import { readJsonRecord, writeJsonRecord } from '#electron/storage/json-record.ts';
import { readText } from '#electron/storage/read-text.ts';
import type { RecentFiles } from '#electron/storage/recent-files.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';
import type { OpenedFile } from '#renderer/host/host.ts';

/** Asks a person for paths; the only source of paths besides the list of recent files and the system. */
export interface Dialogs {
  openProject(): Promise<string | null>;
  saveProject(suggestedName: string): Promise<string | null>;
  exportFile(suggestedName: string): Promise<string | null>;
  openFiles(extensions: readonly string[]): Promise<readonly string[]>;
}

export type FileRequests = Omit<Handlers, 'set-title' | 'take-opened-files'> & {
  /** Reads a file that the system handed over (double click, command line). */
  openPath(path: string): Promise<OpenedFile>;
};

/**
 * The handlers that touch files. `folder` is the application's own, for settings and recovery.
 * Knows nothing of Electron, so that tests run it on a real disk.
 */
export function createFileRequests(dialogs: Dialogs, recents: RecentFiles, folder: string): FileRequests {
  const settings = join(folder, 'settings.json');
  const recovery = join(folder, 'recovery.boxwright.json');

  async function openPath(path: string): Promise<OpenedFile> {
    const text = await readText(path, longestText);
    const name = basename(path);
    return { handle: { id: await recents.add(path), name }, name, text };
  }

  return {
    openPath,
    async 'open-project'() {
      const path = await dialogs.openProject();
      return path === null ? null : openPath(path);
    },
    async 'open-recent'(id) {
      const path = recents.pathOf(id);
      if (path === undefined) throw new Error('This file is not in the list of recent files; use Open.');
      try {
        return await openPath(path);
      } catch (error) {
        await recents.remove(id);
        throw error;
      }
    },
    async 'read-beside'(handle, path) {
      const own = recents.pathOf(handle.id);
      if (own === undefined) return null;
      return readText(join(dirname(own), path), longestText).catch(() => null);
    },
    'recent-files': async () => recents.list(),
    async 'save-project'(text, suggestedName, handle, saveAs) {
      const known = handle && !saveAs ? recents.pathOf(handle.id) : undefined;
      const path = known ?? (await dialogs.saveProject(suggestedName));
      if (path === null) return null;
      await writeWhole(path, text);
      const name = basename(path);
      return { handle: { id: await recents.add(path), name }, name };
    },
    async 'export-file'(suggestedName, bytes) {
      const path = await dialogs.exportFile(suggestedName);
      if (path === null) return false;
      await writeWhole(path, bytes);
      return true;
    },
    async 'open-text-files'(extensions) {
      const paths = await dialogs.openFiles(extensions);
      return Promise.all(
        paths.map(async (path) => ({
          handle: null,
          name: basename(path),
          text: await readText(path, longestText),
        })),
      );
    },
    async 'store-recovery'(text) {
      if (text === null) return rm(recovery, { force: true });
      await mkdir(dirname(recovery), { recursive: true });
      return writeWhole(recovery, text);
    },
    'load-recovery': () => readText(recovery, longestText).catch(() => null),
    'load-settings': () => readJsonRecord(settings),
    'store-settings': (values) => writeJsonRecord(settings, values),
  };
}
