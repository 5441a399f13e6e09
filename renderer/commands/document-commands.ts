/*
 * What is done to a document alike, be it an enclosure or the rack that is looked at.
 */
import type { Command } from '#renderer/commands/command.ts';
import { command } from '#renderer/commands/make-command.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { shownRack } from '#renderer/store/rack.ts';

const isPicked = (workbench: Workbench) => {
  const rack = shownRack(workbench);
  return rack ? rack.selection !== null : workbench.selection.length > 0;
};
/** Of the rack where one is looked at, else of the enclosure. */
const actionsOf = (workbench: Workbench) => shownRack(workbench)?.actions ?? workbench.actions;

export const fileCommands: readonly Command[] = [
  command('file.new', 'File', 'New design…', (w) => w.actions.setDialog('new'), {
    keys: ['$mod+Alt+KeyN'],
    where: 'both',
  }),
  command('file.new-rack', 'File', 'New rack with this enclosure', (w) => w.actions.newRack()),
  command('file.open', 'File', 'Open…', (w) => w.actions.open(), { keys: ['$mod+KeyO'], where: 'both' }),
  command('file.example', 'File', 'Open an example…', (w) => w.actions.setDialog('open-example'), {
    where: 'both',
  }),
  command('file.save', 'File', 'Save', (w) => actionsOf(w).save(), {
    keys: ['$mod+KeyS'],
    startsSection: true,
    where: 'both',
  }),
  command('file.save-as', 'File', 'Save as…', (w) => actionsOf(w).save(true), {
    keys: ['$mod+Shift+KeyS'],
    where: 'both',
  }),
  command('file.import-parts', 'File', 'Import part files…', (w) => w.actions.importParts(), {
    startsSection: true,
  }),
];

/** Steps and copies. */
export const stepCommands: readonly Command[] = [
  command('edit.undo', 'Edit', 'Undo', (w) => actionsOf(w).undo(), {
    title: (w) => stepTitle('Undo', (shownRack(w) ?? w).undoName),
    keys: ['$mod+KeyZ'],
    enabled: (w) => (shownRack(w) ?? w).undoName !== null,
    where: 'both',
  }),
  command('edit.redo', 'Edit', 'Redo', (w) => actionsOf(w).redo(), {
    title: (w) => stepTitle('Redo', (shownRack(w) ?? w).redoName),
    keys: ['$mod+Shift+KeyZ', '$mod+KeyY'],
    enabled: (w) => (shownRack(w) ?? w).redoName !== null,
    where: 'both',
  }),
  command('edit.duplicate', 'Edit', 'Duplicate', duplicate, {
    keys: ['KeyD', '$mod+KeyD'],
    enabled: isPicked,
    where: 'both',
    startsSection: true,
  }),
];

export const deleteCommand = command('edit.delete', 'Edit', 'Delete', remove, {
  keys: ['Delete', 'Backspace'],
  enabled: isPicked,
  where: 'both',
});

const stepTitle = (what: string, name: string | null) => (name === null ? what : `${what} ${name}`);

function duplicate(workbench: Workbench) {
  const rack = shownRack(workbench);
  if (rack) rack.actions.duplicate();
  else workbench.actions.duplicateSelection();
}

function remove(workbench: Workbench) {
  const rack = shownRack(workbench);
  if (rack) rack.actions.remove();
  else workbench.actions.removeSelection();
}
