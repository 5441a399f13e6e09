/*
 * The File System Access API where the browser has it (Chromium), else a file input and a download.
 * Picking is cancelled by the user with an AbortError, which is an answer (null) and no failure.
 */

/** What a browser gives for a file that may be written again; storable in IndexedDB. */
export interface WritableFile {
  readonly name: string;
  getFile(): Promise<{ readonly name: string; text(): Promise<string> }>;
  createWritable(): Promise<{
    write(data: string | Uint8Array<ArrayBuffer>): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
  queryPermission?(mode: { mode: 'readwrite' | 'read' }): Promise<string>;
  requestPermission?(mode: { mode: 'readwrite' | 'read' }): Promise<string>;
}

interface FileType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** The part of `window` that is used, so that a test can stand in for a browser. */
export interface Pickers {
  showOpenFilePicker?(options: {
    readonly types: readonly FileType[];
    readonly multiple: boolean;
  }): Promise<readonly WritableFile[]>;
  showSaveFilePicker?(options: {
    readonly suggestedName: string;
    readonly types: readonly FileType[];
  }): Promise<WritableFile>;
}

export const projectType: FileType = {
  description: 'Boxwright project',
  accept: { 'application/json': ['.json'] },
};

/** The result, or null where the user closed the dialog. Other failures pass. */
export async function unlessCancelled<T>(picking: Promise<T>): Promise<T | null> {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Whole or not at all: the browser writes to a copy and swaps it in on close. */
export async function writeWhole(file: WritableFile, data: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await file.createWritable();
  try {
    await stream.write(data);
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
}

/** True when the file may be used; asks the user where the browser wants that (after a reload). */
export async function mayUse(file: WritableFile, mode: 'readwrite' | 'read'): Promise<boolean> {
  if (!file.queryPermission || !file.requestPermission) return true;
  if ((await file.queryPermission({ mode })) === 'granted') return true;
  return (await file.requestPermission({ mode })) === 'granted';
}

/** Files chosen through a file input; empty when cancelled. */
export function chooseFiles(extensions: readonly string[], multiple: boolean): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = extensions.join(',');
  input.multiple = multiple;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** How long the browser may take to begin the download before its data is let go, ms. */
const downloadGrace = 60_000;

export function download(name: string, data: BlobPart, mimeType: string): void {
  const address = URL.createObjectURL(new Blob([data], { type: mimeType }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), downloadGrace);
}
