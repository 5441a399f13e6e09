import { setValue } from '#models/project/edits/values.ts';
import { configurationsOf } from '#models/project/query.ts';
import type { Command } from '#renderer/commands/command.ts';
import { deleteCommand, fileCommands, stepCommands } from '#renderer/commands/document-commands.ts';
import { command } from '#renderer/commands/make-command.ts';
import { mostCompared } from '#renderer/store/compare.ts';
import { canFail } from '#renderer/store/can-fail.ts';
import { selectedToFail } from '#renderer/store/parts-to-fail.ts';
import { rackCommands } from '#renderer/commands/rack-commands.ts';
import { studyCommands } from '#renderer/commands/study-commands.ts';
import { shownRack, shownStudy } from '#renderer/store/shown.ts';
import type { ColourBy, ViewName, Workbench } from '#renderer/store/contract.ts';

const selected = (workbench: Workbench) => workbench.selection.length > 0;
const solved = (workbench: Workbench) => workbench.result !== null;
const hasParts = (workbench: Workbench) => workbench.design.items.length > 0;

const views: readonly (readonly [ViewName, string])[] = [
  ['iso', 'Isometric view'],
  ['front', 'Front view'],
  ['rear', 'Rear view'],
  ['left', 'Left view'],
  ['right', 'Right view'],
  ['top', 'Top view'],
  ['bottom', 'Bottom view'],
];

const colourings: readonly (readonly [ColourBy, string])[] = [
  ['temperature', 'Colour by temperature'],
  ['margin', 'Colour by margin'],
  ['power', 'Colour by power'],
  ['kind', 'Colour by kind'],
];

/** One grid step, or ten with Shift held. */
function nudge(
  id: string,
  name: string,
  key: string,
  direction: readonly [number, number, number],
): Command[] {
  const by = (times: number) => (workbench: Workbench) => {
    const step = (workbench.view.snap.grid || 0.001) * times;
    const [x, y, z] = direction;
    return workbench.actions.nudgeSelection([x * step, y * step, z * step]);
  };
  return [
    command(id, 'Edit', name, by(1), { keys: [key], enabled: selected }),
    command(`${id}.far`, 'Edit', `${name}, ten steps`, by(10), { keys: [`Shift+${key}`], enabled: selected }),
  ];
}

/** Every command, in the order of the menus. */
export const commands: readonly Command[] = [
  ...fileCommands,

  ...stepCommands,
  command('edit.rotate', 'Edit', 'Rotate 90° about the vertical', (w) => w.actions.rotateSelection(2, 1), {
    keys: ['KeyR'],
    enabled: selected,
  }),
  command(
    'edit.rotate-back',
    'Edit',
    'Rotate −90° about the vertical',
    (w) => w.actions.rotateSelection(2, -1),
    {
      keys: ['Shift+KeyR'],
      enabled: selected,
    },
  ),
  command('edit.move', 'Edit', 'Move…', startMove, { keys: ['KeyG'], enabled: selected }),
  deleteCommand,
  command('edit.select-all', 'Edit', 'Select all', selectAll, {
    keys: ['$mod+KeyA'],
    enabled: hasParts,
    startsSection: true,
  }),
  command('edit.select-same', 'Edit', 'Select all of the same part', selectSame, { enabled: selected }),
  command('edit.cancel', 'Edit', 'Cancel gesture, clear selection', cancel, {
    keys: ['Escape'],
    where: 'everywhere',
  }),
  ...rackCommands,
  ...studyCommands,
  ...nudge('edit.nudge-left', 'Nudge left (−x)', 'ArrowLeft', [-1, 0, 0]),
  ...nudge('edit.nudge-right', 'Nudge right (+x)', 'ArrowRight', [1, 0, 0]),
  ...nudge('edit.nudge-rear', 'Nudge to the rear (+y)', 'ArrowUp', [0, 1, 0]),
  ...nudge('edit.nudge-front', 'Nudge to the front (−y)', 'ArrowDown', [0, -1, 0]),
  ...nudge('edit.nudge-up', 'Nudge up (+z)', 'PageUp', [0, 0, 1]),
  ...nudge('edit.nudge-down', 'Nudge down (−z)', 'PageDown', [0, 0, -1]),

  command('view.fit', 'View', 'Fit all', (w) => w.actions.fit(), { keys: ['KeyF'], where: 'scene' }),
  command('view.fit-selection', 'View', 'Fit selection', (w) => w.actions.fit(w.selection), {
    keys: ['Shift+KeyF'],
    enabled: selected,
  }),
  ...views.map(([view, name], index) =>
    command(`view.${view}`, 'View', name, (w) => w.actions.look(view), {
      keys: [`Digit${index + 1}`],
      startsSection: index === 0,
      where: 'scene',
    }),
  ),
  command(
    'view.parallel',
    'View',
    'Parallel projection',
    (w) => w.actions.setView({ parallel: !w.view.parallel }),
    { keys: ['KeyO'], checked: (w) => w.view.parallel, where: 'scene' },
  ),
  ...colourings.map(([colourBy, name], index) =>
    command(`view.colour-${colourBy}`, 'View', name, (w) => w.actions.setView({ colourBy }), {
      checked: (w) => w.view.colourBy === colourBy,
      startsSection: index === 0,
    }),
  ),
  command('view.zones', 'View', 'Air zones', (w) => w.actions.setView({ showZones: !w.view.showZones }), {
    keys: ['KeyZ'],
    checked: (w) => w.view.showZones,
    startsSection: true,
  }),
  command('view.flow', 'View', 'Air flow', (w) => w.actions.setView({ showFlow: !w.view.showFlow }), {
    keys: ['KeyA'],
    checked: (w) => w.view.showFlow,
  }),
  command('view.field', 'View', 'Field', (w) => w.actions.setLayers({ isShown: !w.view.field.isShown }), {
    keys: ['KeyV'],
    checked: (w) => w.view.field.isShown,
    enabled: (w) => w.field.picture !== null,
  }),
  command('view.side-by-side', 'View', 'Fields side by side', toggleSideBySide, {
    checked: (w) => w.sideBySide !== null,
    enabled: (w) => w.sideBySide !== null || solvedConfigurations(w).length > 1,
  }),
  command('view.labels', 'View', 'Labels', (w) => w.actions.setView({ showLabels: !w.view.showLabels }), {
    keys: ['KeyL'],
    checked: (w) => w.view.showLabels,
  }),
  command('view.section', 'View', 'Section plane', toggleSection, {
    keys: ['KeyX'],
    checked: (w) => w.view.section !== null,
  }),
  command('view.hide', 'View', 'Hide selection', hideSelection, { keys: ['KeyH'], enabled: selected }),
  command('view.show-all', 'View', 'Show all', showAll, {
    keys: ['Shift+KeyH'],
    enabled: (w) => w.hidden.size > 0,
  }),
  command('view.theme', 'View', 'Dark theme', toggleTheme, {
    checked: (w) => w.view.theme === 'dark',
    startsSection: true,
    where: 'everywhere',
  }),

  command('design.failed', 'Design', 'Fail or restore the selected fans, pumps and supplies', toggleFailed, {
    keys: ['KeyK'],
    enabled: (w) => failable(w).length > 0,
  }),
  command(
    'design.duplicate-configuration',
    'Design',
    'Duplicate this configuration',
    duplicateConfiguration,
    {
      startsSection: true,
    },
  ),
  command('design.checks', 'Design', 'Show the checks', (w) => w.actions.setTab('checks')),
  command('design.requirements', 'Design', 'Show the requirements', (w) => w.actions.setTab('requirements')),
  command('design.coolant', 'Design', 'Show the coolant loops', (w) => w.actions.setTab('coolant')),
  command('design.ride', 'Design', 'Show the ride-through', (w) => w.actions.setTab('ride')),
  command('design.ride-selected', 'Design', 'Ride-through: fail selected parts', rideSelected, {
    enabled: (w) => selectedToFail(w).length > 0,
  }),
  command('design.site', 'Design', 'Show a year at places', (w) => w.actions.setTab('site')),
  command('design.site-weather', 'Design', 'Open a weather file (EPW)…', openWeather),
  command('design.site-run', 'Design', 'Take the design through a year at the chosen places', runSite, {
    enabled: (w) => solved(w) && w.site.places.length > 0,
  }),
  command('design.field', 'Design', 'Show the field', (w) => w.actions.setTab('field'), {
    startsSection: true,
  }),
  command('design.field-solve', 'Design', 'Solve the field', solveField, {
    enabled: (w) => solved(w) && w.field.run === null,
  }),
  command('design.field-pause', 'Design', 'Pause or resume the field run', holdField, {
    title: (w) => (w.field.state === 'paused' ? 'Resume the field run' : 'Pause the field run'),
    enabled: (w) => w.field.state === 'running' || w.field.state === 'paused',
  }),
  command('design.field-finish', 'Design', 'Field run: good enough', (w) => w.actions.finishField(), {
    enabled: (w) => w.field.run !== null && w.field.run.history.length > 0,
  }),
  command('design.field-cancel', 'Design', 'Cancel the field run', (w) => w.actions.cancelField(), {
    enabled: (w) => w.field.run !== null,
  }),
  command('design.field-calibrate', 'Design', 'Calibrate the network from the field', calibrate, {
    enabled: (w) => w.field.answer !== null,
  }),
  command('design.compare', 'Design', 'Compare configurations', (w) => w.actions.setTab('compare')),

  command('export.spec-sheet', 'Export', 'Spec sheet (PDF)…', (w) => w.actions.exportSpecSheet(), {
    enabled: solved,
    keys: ['$mod+KeyP'],
  }),
  command('export.bom-xlsx', 'Export', 'Bill of materials (Excel)…', (w) => w.actions.exportBom('xlsx'), {
    enabled: hasParts,
  }),
  command('export.bom-csv', 'Export', 'Bill of materials (CSV)…', (w) => w.actions.exportBom('csv'), {
    enabled: hasParts,
  }),
  command('export.case', 'Export', 'Solver case (JSON)…', (w) => w.actions.exportCase(), {
    enabled: hasParts,
    startsSection: true,
  }),

  command('export.view', 'Export', 'Picture of the view (PNG)…', (w) => w.actions.exportView(), {
    enabled: hasParts,
    startsSection: true,
  }),
  command('export.site-csv', 'Export', 'Year at places (CSV)…', (w) => w.actions.exportSite('csv'), {
    enabled: (w) => w.site.answer !== null,
    startsSection: true,
  }),
  command('export.site-json', 'Export', 'Year at places (JSON)…', (w) => w.actions.exportSite('json'), {
    enabled: (w) => w.site.answer !== null,
  }),
  command('export.field', 'Export', 'Field for other programs (VTK)…', (w) => w.actions.exportField(), {
    enabled: (w) => w.field.picture !== null,
  }),

  command('help.palette', 'Help', 'Find a command…', (w) => w.actions.setDialog('command-palette'), {
    keys: ['$mod+KeyK'],
    where: 'everywhere',
  }),
  command('help.shortcuts', 'Help', 'Keyboard shortcuts', (w) => w.actions.setDialog('shortcuts'), {
    keys: ['?', 'Shift+?'],
    where: 'everywhere',
  }),
  command('help.verification', 'Help', 'Verification against published answers', showVerification, {
    startsSection: true,
    where: 'everywhere',
  }),
  command('help.about', 'Help', 'About Boxwright', (w) => w.actions.setDialog('about'), {
    where: 'everywhere',
  }),
];

export const commandGroups = ['File', 'Edit', 'View', 'Design', 'Export', 'Help'] as const;

/** The command with this id; a wrong id is a fault of the program. */
export function commandOf(id: string): Command {
  const found = commands.find((item) => item.id === id);
  if (!found) throw new RangeError(`no command "${id}"`);
  return found;
}

function startMove(workbench: Workbench) {
  workbench.actions.setInteraction({
    type: 'dragging',
    ids: workbench.selection,
    delta: [0, 0, 0],
    axis: 'plane',
    typed: '',
    snaps: [],
  });
}

function selectAll(workbench: Workbench) {
  const ids = workbench.design.items.filter((item) => item.kind !== 'chassis').map((item) => item.id);
  workbench.actions.select(ids);
}

function selectSame(workbench: Workbench) {
  const parts = new Set(
    workbench.design.items
      .filter((item) => workbench.selection.includes(item.id))
      .map((item) => item.part.id),
  );
  workbench.actions.select(workbench.design.items.filter((i) => parts.has(i.part.id)).map((i) => i.id));
}

function cancel(workbench: Workbench) {
  const rack = shownRack(workbench);
  shownStudy(workbench)?.actions.select([]);
  if (rack) {
    if (rack.drag) rack.actions.previewMove(rack.drag.slot, null);
    else rack.actions.select(null);
    return;
  }
  if (workbench.interaction.type !== 'idle') {
    workbench.actions.preview(null);
    workbench.actions.setInteraction({ type: 'idle' });
  } else if (workbench.selection.length > 0) workbench.actions.select([]);
}

function toggleSection(workbench: Workbench) {
  const box = workbench.design.chassis?.box;
  const at = box ? (box.min[0] + box.max[0]) / 2 : 0;
  const section = workbench.view.section ? null : ({ axis: 'x', at, flipped: false } as const);
  workbench.actions.setView({ section });
}

function toggleTheme(workbench: Workbench) {
  workbench.actions.setView({ theme: workbench.view.theme === 'dark' ? 'light' : 'dark' });
}

function hideSelection(workbench: Workbench) {
  for (const id of workbench.selection) workbench.actions.setHidden(id, true);
}

function showAll(workbench: Workbench) {
  for (const id of workbench.hidden) workbench.actions.setHidden(id, false);
}

function failable(workbench: Workbench) {
  return workbench.design.items.filter((item) => workbench.selection.includes(item.id) && canFail(item));
}

function toggleFailed(workbench: Workbench) {
  const items = failable(workbench);
  const isFailed = items.some((item) => item.part.values['failed'] === true);
  const ids = items.map((item) => item.id);
  const { project, configuration, actions } = workbench;
  actions.apply(setValue(project, configuration, ids, 'failed', isFailed ? undefined : true));
}

function rideSelected(workbench: Workbench) {
  const { actions } = workbench;
  actions.setRide({ failed: selectedToFail(workbench) });
  actions.setTab('ride');
  return actions.runRide();
}

function openWeather({ actions }: Workbench) {
  actions.setTab('site');
  return actions.openWeather();
}

function runSite({ actions }: Workbench) {
  actions.setTab('site');
  return actions.runSite();
}

function solveField({ actions }: Workbench) {
  actions.setTab('field');
  return actions.runField();
}

function calibrate({ actions }: Workbench) {
  actions.setTab('field');
  actions.setFieldAnswerView('Calibrate');
}

/** In the order of the document. */
function solvedConfigurations({ project, solvedFields }: Workbench) {
  return configurationsOf(project).flatMap(({ id }) => (solvedFields.has(id) ? [id] : []));
}

function toggleSideBySide(workbench: Workbench) {
  const { sideBySide, actions } = workbench;
  actions.setSideBySide(sideBySide ? null : solvedConfigurations(workbench).slice(0, mostCompared));
}

function holdField({ field, actions }: Workbench) {
  if (field.state === 'paused') actions.resumeField();
  else actions.pauseField();
}

/** The first run starts by itself: an empty page proves nothing. */
function showVerification({ verification, actions }: Workbench) {
  actions.setDialog('verification');
  return verification.rows.length === 0 && !verification.running ? actions.runVerification() : undefined;
}

function duplicateConfiguration(workbench: Workbench) {
  workbench.actions.duplicateConfiguration(`${workbench.design.configuration.name} (copy)`);
}
