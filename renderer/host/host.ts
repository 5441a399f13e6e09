/** What the workbench asks of whatever hosts it: Electron's bridge or a browser tab. Bytes, not meaning. */
export interface Host {
  readonly kind: 'electron' | 'browser';
  /** Ask the user for a file; null when cancelled. */
  openProject(): Promise<OpenedFile | null>;
  /** Open by the handle of a recent file. */
  openRecent(id: string): Promise<OpenedFile | null>;
  /**
   * The text of a file that lies below the folder of one that was opened or saved; null where it is not there, or the
   * host reaches no other files (a browser).
   */
  readBeside(handle: FileHandle, path: string): Promise<string | null>;
  recentFiles(): Promise<readonly RecentFile[]>;
  /** Save to `handle`, or ask where when null (or `saveAs`). Writes whole or not at all. Null when cancelled. */
  saveProject(
    text: string,
    suggestedName: string,
    handle: FileHandle | null,
    saveAs: boolean,
  ): Promise<SavedFile | null>;
  /** Let the user store an export. False when cancelled. */
  exportFile(suggestedName: string, bytes: Uint8Array, mimeType: string): Promise<boolean>;
  /** Ask for further files to read (part libraries); empty when cancelled. */
  openTextFiles(extensions: readonly string[]): Promise<readonly OpenedFile[]>;
  /** Survives a crash: the last unsaved text. Not autosave of the user's file. */
  storeRecovery(text: string | null): Promise<void>;
  loadRecovery(): Promise<string | null>;
  /** Settings of the workbench (panel sizes, theme). */
  loadSettings(): Promise<Record<string, unknown>>;
  storeSettings(settings: Record<string, unknown>): Promise<void>;
  setTitle(title: string, unsaved: boolean): void;
  /** Menu commands and files opened from outside (Electron); returns an unsubscribe function. */
  onCommand(listener: (command: string) => void): () => void;
  onOpenFile(listener: (file: OpenedFile) => void): () => void;
}

/** Opaque to the workbench. */
export type FileHandle = { readonly id: string; readonly name: string };
export interface OpenedFile {
  readonly handle: FileHandle | null;
  readonly name: string;
  readonly text: string;
}
export interface SavedFile {
  readonly handle: FileHandle | null;
  readonly name: string;
}
export interface RecentFile {
  readonly id: string;
  readonly name: string;
}
