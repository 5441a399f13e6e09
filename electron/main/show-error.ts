import { dialog, type BrowserWindow } from 'electron';

/** Says what went wrong outside the page's sight: a file from the system that cannot be read. */
export function showError(window: BrowserWindow, error: unknown): void {
  void dialog.showMessageBox(window, {
    type: 'error',
    message: 'The file could not be opened.',
    detail: error instanceof Error ? error.message : String(error),
  });
}
