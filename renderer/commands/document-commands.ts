/*
 * What is done to a document alike, be it an enclosure, a rack or a study that is looked at.
 */
import type { Command } from '#renderer/commands/command.ts';
import { command } from '#renderer/commands/make-command.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { ownParts } from '#renderer/store/part-library.ts';
import { shownBeside, shownRack, shownStudy } from '#renderer/store/shown.ts';

const isPicked = (workbench: Workbench) => {
  const rack = shownRack(workbench);
  const study = shownStudy(workbench);
  if (study) return study.selection.length > 0;
  return rack ? rack.selection !== null : workbench.selection.length > 0;
};
/** Of what is looked at. */
const actionsOf = (workbench: Workbench) => shownBeside(workbench)?.actions ?? workbench.actions;

export const fileCommands: readonly Command[] = [
  command('file.new', 'File', 'New design…', (w) => w.actions.setDialog('new'), {
    keys: ['$mod+Alt+KeyN'],
    where: 'everywhere',
  }),
  command('file.new-rack', 'File', 'New rack with this enclosure', (w) => w.actions.newRack()),
  command('file.open', 'File', 'Open…', (w) => w.actions.open(), {
    keys: ['$mod+KeyO'],
    where: 'everywhere',
  }),
  command('file.example', 'File', 'Open an example…', (w) => w.actions.setDialog('open-example'), {
    where: 'everywhere',
  }),
  command('file.save', 'File', 'Save', (w) => actionsOf(w).save(), {
    keys: ['$mod+KeyS'],
    startsSection: true,
    where: 'everywhere',
  }),
  command('file.save-as', 'File', 'Save as…', (w) => actionsOf(w).save(true), {
    keys: ['$mod+Shift+KeyS'],
    where: 'everywhere',
  }),
  command('file.new-part', 'File', 'New part…', (w) => w.actions.beginPart({ kind: 'fan' }), {
    startsSection: true,
  }),
  command('file.import-parts', 'File', 'Import part files…', (w) => w.actions.importParts()),
  command('file.save-parts', 'File', 'Save my parts…', (w) => w.actions.savePartLibrary(), {
    enabled: (w) => ownParts(w.project).length > 0,
  }),
  command('file.save-parts-as', 'File', 'Save my parts as…', (w) => w.actions.savePartLibrary(true), {
    enabled: (w) => ownParts(w.project).length > 0,
  }),
];

/** Steps and copies. */
export const stepCommands: readonly Command[] = [
  command('edit.undo', 'Edit', 'Undo', (w) => actionsOf(w).undo(), {
    title: (w) => stepTitle('Undo', (shownBeside(w) ?? w).undoName),
    keys: ['$mod+KeyZ'],
    enabled: (w) => (shownBeside(w) ?? w).undoName !== null,
    where: 'everywhere',
  }),
  command('edit.redo', 'Edit', 'Redo', (w) => actionsOf(w).redo(), {
    title: (w) => stepTitle('Redo', (shownBeside(w) ?? w).redoName),
    keys: ['$mod+Shift+KeyZ', '$mod+KeyY'],
    enabled: (w) => (shownBeside(w) ?? w).redoName !== null,
    where: 'everywhere',
  }),
  command('edit.duplicate', 'Edit', 'Duplicate', duplicate, {
    keys: ['KeyD', '$mod+KeyD'],
    enabled: isPicked,
    where: 'everywhere',
    startsSection: true,
  }),
];

export const deleteCommand = command('edit.delete', 'Edit', 'Delete', remove, {
  keys: ['Delete', 'Backspace'],
  enabled: isPicked,
  where: 'everywhere',
});

const stepTitle = (what: string, name: string | null) => (name === null ? what : `${what} ${name}`);

function duplicate(workbench: Workbench) {
  const beside = shownBeside(workbench);
  if (beside) beside.actions.duplicate();
  else workbench.actions.duplicateSelection();
}

function remove(workbench: Workbench) {
  const beside = shownBeside(workbench);
  if (beside) beside.actions.remove();
  else workbench.actions.removeSelection();
}
