import type { FileHandle, Host, OpenedFile, RecentFile, SavedFile } from '#renderer/host/host.ts';

/*
 * Everything that may pass between the page and the main process, one channel per act. There is no general
 * "send": what is not here cannot be asked for. Arguments are checked in `payloads.ts`.
 */

/** The page asks, the main process answers. */
export interface Requests {
  'open-project': { arguments: []; answer: OpenedFile | null };
  'open-recent': { arguments: [id: string]; answer: OpenedFile | null };
  'read-beside': { arguments: [handle: FileHandle, path: string]; answer: string | null };
  'recent-files': { arguments: []; answer: readonly RecentFile[] };
  'save-project': {
    arguments: [text: string, suggestedName: string, handle: FileHandle | null, saveAs: boolean];
    answer: SavedFile | null;
  };
  'export-file': { arguments: [suggestedName: string, bytes: Uint8Array, mimeType: string]; answer: boolean };
  'open-text-files': { arguments: [extensions: readonly string[]]; answer: readonly OpenedFile[] };
  'store-recovery': { arguments: [text: string | null]; answer: void };
  'load-recovery': { arguments: []; answer: string | null };
  'load-settings': { arguments: []; answer: Record<string, unknown> };
  'store-settings': { arguments: [settings: Record<string, unknown>]; answer: void };
  'set-title': { arguments: [title: string, unsaved: boolean]; answer: void };
  /** Files that were opened from outside before the page listened. */
  'take-opened-files': { arguments: []; answer: readonly OpenedFile[] };
}

/** The main process tells, the page hears. */
export interface Messages {
  /** Id of a command of the workbench, chosen in the application menu. */
  command: string;
  'open-file': OpenedFile;
}

export type Channel = keyof Requests;

/** Main's side of each request. */
export type Handlers = {
  readonly [C in Channel]: (...args: Requests[C]['arguments']) => Promise<Requests[C]['answer']>;
};

/** An answer as it crosses: a refusal carries a sentence for the person, never a stack. */
export type Answer<C extends Channel> =
  | { readonly ok: true; readonly value: Requests[C]['answer'] }
  | { readonly ok: false; readonly error: string };

/** What the preload script puts on the page's `window` under `bridgeName`. */
export type Bridge = Omit<Host, 'kind'>;
export const bridgeName = 'boxwright';

/** Channel names as Electron sees them; the prefix keeps them apart from Electron's own. */
export const requestName = (channel: Channel): string => `boxwright:${channel}`;
export const messageName = (message: keyof Messages): string => `boxwright:${message}`;
