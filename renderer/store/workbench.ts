import { useStore, type StoreApi, type UseBoundStore } from 'zustand';
import { createBrowserHost } from '#renderer/host/browser-host.ts';
import { createElectronHost } from '#renderer/host/electron-host.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { createWorkbench } from '#renderer/store/create-workbench.ts';
import { examples } from '#renderer/store/examples.ts';
import { hasUnsaved } from '#renderer/store/shown.ts';
import { field, racks, site, solver, studies } from '#renderer/store/solver.ts';

/** The host of this window; panels keep their own settings through it. */
export const host = createElectronHost() ?? createBrowserHost();

/** The one workbench of this window. */
export const { store: workbench } = createWorkbench({ host, solver, field, site, racks, studies, examples });

if (host.kind === 'browser') {
  // The browser asks before it closes the tab; Electron's main process does so by itself.
  window.addEventListener('beforeunload', (event) => {
    if (hasUnsaved(workbench.getState())) event.preventDefault();
  });
}

/**
 * `useWorkbench((state) => state.selection)`: renders again only when what it selects changes. Outside of
 * React: `useWorkbench.getState()` and `.subscribe`.
 */
export const useWorkbench: UseBoundStore<StoreApi<Workbench>> = Object.assign(bound, workbench);

function bound(): Workbench;
function bound<T>(select: (state: Workbench) => T): T;
function bound<T>(select?: (state: Workbench) => T): T | Workbench {
  return useStore<StoreApi<Workbench>, T | Workbench>(workbench, select ?? whole);
}

const whole = (state: Workbench): Workbench => state;
