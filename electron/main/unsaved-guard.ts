import { dialog, type BrowserWindow } from 'electron';

export interface UnsavedGuard {
  /** What the page last said of its document. */
  setUnsaved(unsaved: boolean): void;
}

/** Asks before a window with unsaved work closes. "Save" closes once the page reports that it is saved. */
export function guardUnsaved(window: BrowserWindow, save: () => void): UnsavedGuard {
  let unsaved = false;
  let closesWhenSaved = false;
  window.on('close', (event) => {
    if (!unsaved) return;
    event.preventDefault();
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Save the changes to this design?',
      detail: 'Without saving, the changes since the last save are gone.',
      buttons: ['Save', "Don't save", 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    closesWhenSaved = chosen === 0;
    if (chosen === 0) save();
    if (chosen === 1) window.destroy();
  });
  // The page's own "leave this page?" would be asked a second time, and out of sight.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  return {
    setUnsaved(value) {
      unsaved = value;
      if (!unsaved && closesWhenSaved) window.close();
    },
  };
}
