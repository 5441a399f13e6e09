import type { Host, OpenedFile } from '#renderer/host/host.ts';

/** A host whose dialogs were answered beforehand and whose disk is a map. */
export interface MemoryHost extends Host {
  /** Files by name; what `open…` reads and `save…` and `export…` write. */
  readonly disk: Map<string, string | Uint8Array>;
  /** The name the user picks next in an open dialog; null cancels. */
  picks: string | null;
  /** Set to make the disk full. */
  full: boolean;
  recovery: string | null;
  title: string;
}

export function memoryHost(): MemoryHost {
  const disk = new Map<string, string | Uint8Array>();
  let settings: Record<string, unknown> = {};
  const read = (name: string): OpenedFile => {
    const text = disk.get(name);
    if (typeof text !== 'string') throw new Error(`no text file ${name}`);
    return { handle: { id: name, name }, name, text };
  };
  const host: MemoryHost = {
    kind: 'browser',
    disk,
    picks: null,
    full: false,
    recovery: null,
    title: '',
    async openProject() {
      return host.picks === null ? null : read(host.picks);
    },
    async openRecent(id) {
      return disk.has(id) ? read(id) : null;
    },
    async readBeside(_handle, path) {
      const text = disk.get(path);
      return typeof text === 'string' ? text : null;
    },
    async recentFiles() {
      return [];
    },
    async saveProject(text, suggestedName, handle, saveAs) {
      if (host.full) throw new Error('the disk is full');
      const name = handle && !saveAs ? handle.name : suggestedName;
      disk.set(name, text);
      return { handle: { id: name, name }, name };
    },
    async exportFile(name, bytes) {
      if (host.full) throw new Error('the disk is full');
      disk.set(name, bytes);
      return true;
    },
    async openTextFiles() {
      return host.picks === null ? [] : [read(host.picks)];
    },
    async storeRecovery(text) {
      host.recovery = text;
    },
    async loadRecovery() {
      return host.recovery;
    },
    async loadSettings() {
      return settings;
    },
    async storeSettings(next) {
      settings = next;
    },
    setTitle(title, unsaved) {
      host.title = `${title}${unsaved ? ' *' : ''}`;
    },
    onCommand: () => () => undefined,
    onOpenFile: () => () => undefined,
  };
  return host;
}

/** For workbenches in which no rack is opened. */
export const noRacks = () => Promise.reject(new Error('no rack is asked for here'));

/** For workbenches in which no study is opened. */
export const noStudies = () => Promise.reject(new Error('no study is asked for here'));
