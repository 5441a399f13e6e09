import { afterEach, expect, test } from 'vitest';
import { readPartFile } from '#models/library/read.ts';
import { writePartFile } from '#models/library/write.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { builtinSystems } from '#models/library/systems.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { unsavedParts } from '#renderer/store/part-library.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

function start() {
  const host = memoryHost();
  const solver = createDesignSolver();
  const created = createWorkbench({
    host,
    solver,
    site: solver,
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
  });
  open.push(created);
  const get = () => created.store.getState();
  return { host, get, act: get().actions, settled: () => created.settled() };
}

const original = 'sanyo-9crh0412p5j001';

/** A changed copy of the fan of the small box, in the editor. */
function copyInEditor({ get, act }: ReturnType<typeof start>, power = 50): void {
  act.beginPart({ copyOf: original });
  const draft = get().partEditing?.draft;
  if (!draft) throw new Error('nothing is edited');
  act.editDraft('Set power', {
    ...draft,
    vendor: 'Acme',
    values: { ...draft.values, power },
    sources: { ...draft.sources, power: { source: 'Measured', confidence: 'high' } },
  });
}

const ownOf = ({ get }: ReturnType<typeof start>) =>
  projectLibrary(get().project)
    .all()
    .filter(({ vendor }) => vendor === 'Acme');

test('a part is added and placed as one step, and solves', async () => {
  const bench = start();
  const { get, act, settled } = bench;
  await settled();
  const items = get().design.items.length;
  copyInEditor(bench);
  expect(get().dialog).toBe('part-editor');
  act.finishPart(true);
  expect(get().dialog).toBeNull();
  expect(get().partEditing).toBeNull();
  expect(get().undoName).toMatch(/^Add part .* and place it$/);
  const [part] = ownOf(bench);
  const placed = get().design.items.find((item) => item.part.id === part?.id);
  expect(placed?.part.values['power']).toBe(50);
  expect(get().selection).toEqual([placed?.id]);
  await settled();
  expect(get().result?.status).toBe('converged');
  expect(get().result?.fans.map(({ id }) => id)).toContain(placed?.id);
  act.undo();
  expect(ownOf(bench)).toEqual([]);
  expect(get().design.items).toHaveLength(items);
});

test('steps within the editor are taken back there, not in the design', () => {
  const bench = start();
  const { get, act } = bench;
  copyInEditor(bench);
  expect(get().partEditing).toMatchObject({ undoName: 'Set power', redoName: null });
  act.undoDraft();
  expect(get().partEditing?.draft.vendor).not.toBe('Acme');
  expect(get().undoName).toBeNull();
  act.redoDraft();
  expect(get().partEditing?.draft.vendor).toBe('Acme');
});

test('an unfinished part is not lost when another is begun, and none is added while something is missing', () => {
  const bench = start();
  const { get, act } = bench;
  copyInEditor(bench);
  act.setDialog(null);
  act.beginPart({ kind: 'pump' });
  expect(get().partEditing?.draft.kind).toBe('pump');
  act.finishPart(false);
  expect(get().partEditing?.draft.kind).toBe('pump');
  expect(get().undoName).toBeNull();
  get().notice?.actions?.[0]?.run();
  expect(get().partEditing?.draft.vendor).toBe('Acme');
  expect(get().dialog).toBe('part-editor');
});

test('a part of one’s own is changed in place, and taken out once it is not placed', async () => {
  const bench = start();
  const { get, act, settled } = bench;
  copyInEditor(bench);
  act.finishPart(true);
  const id = ownOf(bench)[0]?.id ?? '';
  act.removePart(id);
  expect(get().notice?.title).toBe('The part is placed');
  act.beginPart({ change: id });
  const draft = get().partEditing?.draft;
  if (!draft) throw new Error('nothing is edited');
  act.editDraft('Set power', { ...draft, values: { ...draft.values, power: 60 } });
  act.finishPart(false);
  expect(get().undoName).toMatch(/^Change part /);
  expect(get().design.items.find((item) => item.part.id === id)?.part.values['power']).toBe(60);
  act.removeSelection();
  act.removePart(id);
  expect(ownOf(bench)).toEqual([]);
  await settled();
});

test('parts are saved beside what the library file holds, also what others wrote meanwhile', async () => {
  const bench = start();
  const { get, act, host } = bench;
  copyInEditor(bench);
  act.finishPart(false);
  await act.savePartLibrary();
  const name = get().libraryFile?.name ?? '';
  expect(name).toBe('small-box-parts.json');
  const read = () => readPartFile(String(host.disk.get(name)), name);
  expect(read().parts).toEqual(ownOf(bench));
  expect(unsavedParts(get().project, get().libraryFile)).toEqual([]);

  // Another program puts a part and a system into it.
  const foreign = builtinLibrary().all().slice(0, 1);
  const system = builtinSystems().slice(0, 1);
  host.disk.set(name, writePartFile([...ownOf(bench), ...foreign], system));
  copyInEditor(bench, 70);
  const draft = get().partEditing?.draft;
  if (draft) act.editDraft('Rename', { ...draft, model: 'Second' });
  act.finishPart(false);
  expect(unsavedParts(get().project, get().libraryFile)).toHaveLength(1);
  await act.savePartLibrary();
  expect(read().problems).toEqual([]);
  expect(read().parts.map(({ id }) => id)).toEqual([
    ownOf(bench)[0]?.id,
    foreign[0]?.id,
    ownOf(bench)[1]?.id,
  ]);
  expect(read().systems).toEqual(system);
});

test('a save that fails loses nothing and says why', async () => {
  const bench = start();
  const { get, act, host } = bench;
  copyInEditor(bench);
  act.finishPart(false);
  host.full = true;
  await act.savePartLibrary();
  expect(get().notice).toMatchObject({ severity: 'error', lines: ['the disk is full'] });
  expect(get().libraryFile).toBeNull();
  expect(ownOf(bench)).toHaveLength(1);
  host.full = false;
  await act.savePartLibrary();
  const name = get().libraryFile?.name ?? '';
  const before = String(host.disk.get(name)).replace('"kind": "fan"', '"kind": "fin"');
  host.disk.set(name, before);
  await act.savePartLibrary();
  // What cannot be read of the file would be lost: it is left as it is.
  expect(get().notice?.severity).toBe('error');
  expect(get().notice?.lines.join()).toContain('save it under another name');
  expect(host.disk.get(name)).toBe(before);
});

test('a library that is opened gives its parts and is the file that is saved to; one with a fault is not', async () => {
  const bench = start();
  const { get, act, host } = bench;
  copyInEditor(bench);
  act.finishPart(false);
  const text = writePartFile(ownOf(bench), []);
  act.undo();
  expect(ownOf(bench)).toEqual([]);
  host.disk.set('mine.json', text);
  host.picks = 'mine.json';
  await act.open();
  expect(ownOf(bench)).toHaveLength(1);
  expect(get().libraryFile?.name).toBe('mine.json');
  expect(get().design.project).toBe('Small box');
  host.disk.set('broken.json', text.replace('"kind": "fan"', '"kind": "fin"'));
  host.picks = 'broken.json';
  await act.open();
  expect(get().notice?.severity).toBe('error');
  expect(get().libraryFile?.name).toBe('mine.json');
});
