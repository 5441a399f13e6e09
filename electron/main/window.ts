import { BrowserWindow } from 'electron';
import { bundleStart } from '#electron/main/bundle-path.ts';

/** Opens the workbench's window. The page gets no Node, its own context and a sandboxed process. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Boxwright',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(bundleStart);
  return window;
}
