import { app, Menu, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { messageName, type Messages } from '#electron/ipc/contract.ts';
import { serveRequests } from '#electron/ipc/serve-requests.ts';
import { declareAppProtocol, serveAppProtocol } from '#electron/main/app-protocol.ts';
import { createDialogs } from '#electron/main/dialogs.ts';
import { createFileRequests } from '#electron/main/file-requests.ts';
import { denyNavigation, denyNetwork, denyPermissions } from '#electron/main/lockdown.ts';
import { menuTemplate } from '#electron/main/menu-template.ts';
import { designFiles } from '#electron/main/opened-files.ts';
import { showError } from '#electron/main/show-error.ts';
import { guardUnsaved } from '#electron/main/unsaved-guard.ts';
import { openWindow } from '#electron/main/window.ts';
import { RecentFiles } from '#electron/storage/recent-files.ts';
import type { OpenedFile } from '#renderer/host/host.ts';

/*
 * The application's policy, in order: one instance, one scheme, one sandboxed window, no navigation, no
 * permissions, no network; files only where a person pointed.
 */

/** Paths from the command line and the system that wait for the page. */
const waiting = designFiles(process.argv.slice(1), process.cwd());
let deliver: (path: string) => void = (path) => waiting.push(path);

if (app.requestSingleInstanceLock()) {
  declareAppProtocol();
  app.enableSandbox();
  // Room for what the solver leaves from one frame of a drag to the next, MB; see solver/worker/node.ts.
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=32');
  denyNavigation();
  app.on('open-file', (event, path) => {
    event.preventDefault();
    deliver(path);
  });
  app.on('second-instance', (_event, args, folder) =>
    designFiles(args, folder).forEach((path) => deliver(path)),
  );
  app.on('window-all-closed', () => app.quit());
  // Not awaited at the top: Electron becomes ready only after this module has run.
  void app.whenReady().then(run);
} else {
  app.quit();
}

async function run(): Promise<void> {
  const root = app.getAppPath();
  denyPermissions();
  denyNetwork();
  serveAppProtocol(join(root, 'out', 'renderer'));

  const recents = await RecentFiles.load(join(app.getPath('userData'), 'recent-files.json'));
  const files = createFileRequests(
    createDialogs(() => window),
    recents,
    app.getPath('userData'),
  );
  serveRequests({
    ...files,
    async 'open-project'() {
      return refreshMenuAfter(files['open-project']());
    },
    async 'save-project'(...args) {
      return refreshMenuAfter(files['save-project'](...args));
    },
    async 'set-title'(title, unsaved) {
      window.setTitle(`${unsaved ? '● ' : ''}${title} – Boxwright`);
      window.setDocumentEdited(unsaved);
      guard.setUnsaved(unsaved);
    },
    async 'take-opened-files'() {
      deliver = (path) => void openFromOutside(path);
      return readAll(waiting.splice(0));
    },
  });

  const window: BrowserWindow = openWindow(join(root, 'out', 'preload', 'index.cjs'));
  const guard = guardUnsaved(window, () => tell('command', 'file.save'));
  showMenu();

  function tell<M extends keyof Messages>(message: M, value: Messages[M]): void {
    window.webContents.send(messageName(message), value);
  }

  async function openFromOutside(path: string): Promise<void> {
    if (window.isMinimized()) window.restore();
    window.focus();
    for (const file of await readAll([path])) tell('open-file', file);
  }

  /** Files that cannot be read are skipped with a message box of the system's own. */
  async function readAll(paths: readonly string[]): Promise<OpenedFile[]> {
    const opened: OpenedFile[] = [];
    for (const path of paths) {
      try {
        opened.push(await files.openPath(path));
      } catch (error) {
        showError(window, error);
      }
    }
    return opened;
  }

  async function refreshMenuAfter<T>(act: Promise<T>): Promise<T> {
    const result = await act;
    showMenu();
    return result;
  }

  function showMenu(): void {
    const template = menuTemplate({
      isMac: process.platform === 'darwin',
      recents: recents.list(),
      command: (id) => tell('command', id),
      openRecent: (id) => {
        const path = recents.pathOf(id);
        if (path !== undefined) void openFromOutside(path);
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
