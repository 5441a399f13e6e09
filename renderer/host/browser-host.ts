import {
  chooseFiles,
  download,
  mayUse,
  projectType,
  unlessCancelled,
  writeWhole,
  type Pickers,
  type WritableFile,
} from '#renderer/host/file-access.ts';
import type { FileHandle, Host, OpenedFile } from '#renderer/host/host.ts';
import { indexedDbStore, type KeyValue } from '#renderer/host/key-value.ts';

interface Recent {
  readonly id: string;
  readonly name: string;
  readonly file: WritableFile;
}

const mostRecents = 10;

/**
 * The host in a browser tab. Files through the File System Access API or, without it, input and download
 * (there is then no handle, and each save is a new download). Recents, settings and recovery in IndexedDB.
 */
export function createBrowserHost(
  storage: KeyValue = indexedDbStore('boxwright'),
  pickers: Pickers = globalThis as Pickers,
): Host {
  /** Handles of this session; those of recents come from storage. */
  const files = new Map<string, WritableFile>();

  async function recents(): Promise<readonly Recent[]> {
    const stored = await storage.get('recents');
    return Array.isArray(stored) ? (stored as readonly Recent[]) : [];
  }

  async function remember(file: WritableFile): Promise<FileHandle> {
    const id = crypto.randomUUID();
    files.set(id, file);
    const others = (await recents()).filter((recent) => recent.name !== file.name);
    const list: readonly Recent[] = [{ id, name: file.name, file }, ...others].slice(0, mostRecents);
    // A handle that cannot be stored (some browsers refuse the clone) only misses from the recents.
    await storage.set('recents', list).catch(() => undefined);
    return { id, name: file.name };
  }

  async function read(file: WritableFile): Promise<OpenedFile> {
    const content = await file.getFile();
    const text = await content.text();
    return { handle: await remember(file), name: content.name, text };
  }

  return {
    kind: 'browser',
    async openProject() {
      if (pickers.showOpenFilePicker) {
        const picked = await unlessCancelled(
          pickers.showOpenFilePicker({ types: [projectType], multiple: false }),
        );
        return picked?.[0] ? read(picked[0]) : null;
      }
      const [file] = await chooseFiles(['.json'], false);
      return file ? { handle: null, name: file.name, text: await file.text() } : null;
    },
    async openRecent(id) {
      const file = files.get(id) ?? (await recents()).find((recent) => recent.id === id)?.file;
      if (!file || !(await mayUse(file, 'read'))) return null;
      return read(file);
    },
    readBeside: () => Promise.resolve(null),
    async recentFiles() {
      return (await recents()).map(({ id, name }) => ({ id, name }));
    },
    async saveProject(text, suggestedName, handle, saveAs) {
      const known = handle && !saveAs ? files.get(handle.id) : undefined;
      if (known && handle) {
        if (!(await mayUse(known, 'readwrite')))
          throw new Error(`the browser was not allowed to write "${handle.name}"; allow it or use Save as`);
        await writeWhole(known, text);
        return { handle, name: handle.name };
      }
      if (pickers.showSaveFilePicker) {
        const file = await unlessCancelled(
          pickers.showSaveFilePicker({ suggestedName, types: [projectType] }),
        );
        if (!file) return null;
        await writeWhole(file, text);
        return { handle: await remember(file), name: file.name };
      }
      download(suggestedName, text, 'application/json');
      return { handle: null, name: suggestedName };
    },
    async exportFile(suggestedName, bytes, mimeType) {
      // A copy: the caller's bytes may lie in shared memory, which neither stream nor blob takes.
      const data = new Uint8Array(bytes);
      if (!pickers.showSaveFilePicker) {
        download(suggestedName, data, mimeType);
        return true;
      }
      const ending = suggestedName.slice(suggestedName.lastIndexOf('.'));
      const types = [
        { description: `${ending.slice(1).toUpperCase()} file`, accept: { [mimeType]: [ending] } },
      ];
      try {
        const file = await unlessCancelled(pickers.showSaveFilePicker({ suggestedName, types }));
        if (!file) return false;
        await writeWhole(file, data);
      } catch (error) {
        // Making a long export outlasted the click that asked for it; the browser then shows no dialog.
        if (!(error instanceof DOMException && error.name === 'SecurityError')) throw error;
        download(suggestedName, data, mimeType);
      }
      return true;
    },
    async openTextFiles(extensions) {
      const chosen = await chooseFiles(extensions, true);
      return Promise.all(
        chosen.map(async (file) => ({ handle: null, name: file.name, text: await file.text() })),
      );
    },
    async storeRecovery(text) {
      if (text === null) await storage.remove('recovery');
      else await storage.set('recovery', text);
    },
    async loadRecovery() {
      const text = await storage.get('recovery');
      return typeof text === 'string' ? text : null;
    },
    async loadSettings() {
      const settings = await storage.get('settings');
      return typeof settings === 'object' && settings !== null ? { ...settings } : {};
    },
    async storeSettings(settings) {
      await storage.set('settings', settings);
    },
    setTitle(title, unsaved) {
      document.title = `${unsaved ? '● ' : ''}${title} – Boxwright`;
    },
    onCommand: () => () => undefined,
    onOpenFile: () => () => undefined,
  };
}
