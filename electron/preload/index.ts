import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import {
  bridgeName,
  messageName,
  requestName,
  type Answer,
  type Bridge,
  type Channel,
  type Messages,
  type Requests,
} from '#electron/ipc/contract.ts';

/*
 * Runs sandboxed between the page and the main process. Gives the page the host interface and nothing of
 * Electron: no `ipcRenderer`, no event objects, no channel names.
 */

async function ask<C extends Channel>(
  channel: C,
  ...args: Requests[C]['arguments']
): Promise<Requests[C]['answer']> {
  const answer: Answer<C> = await ipcRenderer.invoke(requestName(channel), ...args);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

function hear<M extends keyof Messages>(message: M, listener: (value: Messages[M]) => void): () => void {
  const wrapped = (_event: IpcRendererEvent, value: Messages[M]): void => listener(value);
  ipcRenderer.on(messageName(message), wrapped);
  return () => {
    ipcRenderer.off(messageName(message), wrapped);
  };
}

const bridge: Bridge = {
  openProject: () => ask('open-project'),
  openRecent: (id) => ask('open-recent', id),
  readBeside: (handle, path) => ask('read-beside', handle, path),
  recentFiles: () => ask('recent-files'),
  saveProject: (text, suggestedName, handle, saveAs) =>
    ask('save-project', text, suggestedName, handle, saveAs),
  exportFile: (suggestedName, bytes, mimeType) => ask('export-file', suggestedName, bytes, mimeType),
  openTextFiles: (extensions) => ask('open-text-files', extensions),
  storeRecovery: (text) => ask('store-recovery', text),
  loadRecovery: () => ask('load-recovery'),
  loadSettings: () => ask('load-settings'),
  storeSettings: (settings) => ask('store-settings', settings),
  setTitle: (title, unsaved) => {
    void ask('set-title', title, unsaved);
  },
  onCommand: (listener) => hear('command', listener),
  onOpenFile: (listener) => {
    const stop = hear('open-file', listener);
    void ask('take-opened-files').then((files) => files.forEach((file) => listener(file)));
    return stop;
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
