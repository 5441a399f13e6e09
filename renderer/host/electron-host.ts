import type { Host } from '#renderer/host/host.ts';

type Bridge = Omit<Host, 'kind'>;

declare global {
  interface Window {
    /** Set by Electron's preload script (electron/preload); absent in a browser tab. */
    readonly boxwright?: Bridge;
  }
}

/** The host behind Electron's bridge; null in a browser tab. */
export function createElectronHost(): Host | null {
  const bridge = window.boxwright;
  return bridge ? { kind: 'electron', ...bridge } : null;
}
