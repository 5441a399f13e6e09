import type { MenuItemConstructorOptions } from 'electron';

/** An entry of the application menu: a command of the workbench by its id, or a role of the system. */
type Entry =
  | { readonly label: string; readonly command: string; readonly keys?: string }
  | { readonly role: MenuItemConstructorOptions['role'] }
  | { readonly recent: true }
  | '-';

const menus: readonly (readonly [string, readonly Entry[]])[] = [
  [
    '&File',
    [
      { label: 'New design…', command: 'file.new' },
      { label: 'New rack with this enclosure', command: 'file.new-rack' },
      { label: 'Open…', command: 'file.open', keys: 'CmdOrCtrl+O' },
      { recent: true },
      { label: 'Open an example…', command: 'file.example' },
      '-',
      { label: 'Save', command: 'file.save', keys: 'CmdOrCtrl+S' },
      { label: 'Save as…', command: 'file.save-as', keys: 'CmdOrCtrl+Shift+S' },
      '-',
      { label: 'New part…', command: 'file.new-part' },
      { label: 'Import part files…', command: 'file.import-parts' },
      { label: 'Save my parts…', command: 'file.save-parts' },
      { label: 'Save my parts as…', command: 'file.save-parts-as' },
      '-',
      { role: 'quit' },
    ],
  ],
  [
    '&Edit',
    [
      { label: 'Undo', command: 'edit.undo', keys: 'CmdOrCtrl+Z' },
      { label: 'Redo', command: 'edit.redo', keys: 'CmdOrCtrl+Shift+Z' },
      '-',
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      '-',
      { label: 'Duplicate', command: 'edit.duplicate', keys: 'CmdOrCtrl+D' },
      { label: 'Select all', command: 'edit.select-all', keys: 'CmdOrCtrl+A' },
    ],
  ],
  [
    '&View',
    [
      { label: 'Fit all', command: 'view.fit' },
      { label: 'Isometric view', command: 'view.iso' },
      { label: 'Section plane', command: 'view.section' },
      { label: 'Dark theme', command: 'view.theme' },
      { label: 'Back to the rack', command: 'view.rack' },
      { label: 'Back to the enclosure', command: 'rack.back' },
      '-',
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ],
  ],
  [
    'E&xport',
    [
      { label: 'Spec sheet (PDF)…', command: 'export.spec-sheet', keys: 'CmdOrCtrl+P' },
      { label: 'Bill of materials (Excel)…', command: 'export.bom-xlsx' },
      { label: 'Bill of materials (CSV)…', command: 'export.bom-csv' },
      { label: 'Solver case (JSON)…', command: 'export.case' },
    ],
  ],
  [
    '&Help',
    [
      { label: 'Find a command…', command: 'help.palette', keys: 'CmdOrCtrl+K' },
      { label: 'Keyboard shortcuts', command: 'help.shortcuts' },
      '-',
      { label: 'Verification against published answers', command: 'help.verification' },
      { label: 'About Boxwright', command: 'help.about' },
    ],
  ],
];

/** Every command that the menu can send; each is one of the workbench's own (a test compares them). */
export const menuCommands: readonly string[] = menus.flatMap(([, entries]) =>
  entries.flatMap((entry) => (typeof entry === 'object' && 'command' in entry ? [entry.command] : [])),
);

export interface MenuActions {
  readonly isMac: boolean;
  readonly recents: readonly { readonly id: string; readonly name: string }[];
  readonly command: (id: string) => void;
  readonly openRecent: (id: string) => void;
}

/** The application menu. Keys are shown but not bound: the page binds them, in text fields with more sense. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = menus.map(([label, entries]) => ({
    label,
    submenu: entries.map((entry): MenuItemConstructorOptions => {
      if (entry === '-') return { type: 'separator' };
      if ('role' in entry) return { role: entry.role };
      if ('recent' in entry) return recentMenu(actions);
      return {
        label: entry.label,
        click: () => actions.command(entry.command),
        ...(entry.keys === undefined ? {} : { accelerator: entry.keys, registerAccelerator: false }),
      };
    }),
  }));
  return actions.isMac ? [{ role: 'appMenu' }, ...own] : own;
}

function recentMenu({ recents, openRecent }: MenuActions): MenuItemConstructorOptions {
  return {
    label: 'Open recent',
    enabled: recents.length > 0,
    submenu: recents.map(({ id, name }) => ({ label: name, click: () => openRecent(id) })),
  };
}
