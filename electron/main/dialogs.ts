import { dialog, type BrowserWindow } from 'electron';
import { extname } from 'node:path';
import type { Dialogs } from '#electron/main/file-requests.ts';

const projects = { name: 'Boxwright design', extensions: ['boxwright.json', 'boxwright', 'json'] };

/** The system's own file dialogs, on the window that `window` gives. */
export function createDialogs(window: () => BrowserWindow): Dialogs {
  return {
    async openProject() {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile'],
        filters: [projects],
      });
      return filePaths[0] ?? null;
    },
    async saveProject(suggestedName) {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: suggestedName,
        filters: [projects],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    async exportFile(suggestedName) {
      const extension = extname(suggestedName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: suggestedName,
        filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    async openFiles(extensions) {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile', 'multiSelections'],
        filters: [
          {
            name: extensions.includes('.epw') ? 'Weather files' : 'Part files',
            extensions: extensions.map((text) => text.replace(/^\./, '')),
          },
        ],
      });
      return filePaths;
    },
  };
}
