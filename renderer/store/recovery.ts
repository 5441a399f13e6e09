import type { Host } from '#renderer/host/host.ts';

export interface Recovery {
  /** Keeps the text that `write` gives, soon; called on every change, and written once they pause. */
  note(write: () => string): void;
  /** Nothing to recover any more: it is saved. */
  clear(): Promise<void>;
  dispose(): void;
}

/** Work that a crash may cost, ms. */
const pause = 1000;

/** Keeps unsaved work where a crash does not reach it. The user's own file is never written by itself. */
export function createRecovery(host: Host): Recovery {
  let timer: ReturnType<typeof setTimeout> | null = null;

  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  // Recovery is a second net: a full disk must not disturb the work that it protects.
  const store = (text: string | null) => host.storeRecovery(text).catch(() => undefined);

  return {
    note(write) {
      cancel();
      timer = setTimeout(() => {
        timer = null;
        void store(write());
      }, pause);
    },
    clear() {
      cancel();
      return store(null);
    },
    dispose: cancel,
  };
}
