import { afterEach, expect, test } from 'vitest';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import {
  firstLayers,
  keptLayers,
  readLayers,
  reservationsOf,
  showsField,
  sliceAt,
} from '#renderer/store/field-layers.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { pictureOfFields, stretched } from '../../solver/field-view/pictures.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

const picture = pictureOfFields([stretched(8, 0, 0.4), stretched(6, 0.01, 0.61), stretched(5, 0, 0.2)], {
  velocity: () => [0, 1, 0],
});

function start() {
  const host = memoryHost();
  const created = createWorkbench({
    host,
    solver: createDesignSolver(),
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    site: createDesignSolver(),
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
  });
  open.push(created);
  const get = () => created.store.getState();
  const show = (next: typeof picture | null) => {
    const { field, design } = get();
    created.store.setState({ field: { ...field, picture: next, pictured: next && design } });
  };
  return { get, show, act: get().actions, host, store: created.store };
}

test('the first field opens the layout at its slice, and its end closes it', () => {
  const { get, show } = start();
  expect(get().view.section).toBeNull();
  expect(showsField(get())).toBe(false);
  show(picture);
  expect(showsField(get())).toBe(true);
  expect(get().view.section).toEqual({ axis: 'x', at: 0.2, flipped: false });
  show(null);
  expect(get().view.section).toBeNull();
});

test('the section goes with the slice while it cuts, and keeps the side that was chosen', () => {
  const { get, show, act } = start();
  show(picture);
  act.setLayers({ slice: { axis: 'y', at: 0.3 } });
  // Seen from the front, what is in front goes.
  expect(get().view.section).toEqual({ axis: 'y', at: 0.3, flipped: true });
  act.setView({ section: { axis: 'y', at: 0.3, flipped: false } });
  act.setLayers({ slice: { axis: 'y', at: 0.4 } });
  expect(get().view.section).toEqual({ axis: 'y', at: 0.4, flipped: false });
  act.setLayers({ isCut: false });
  expect(get().view.section).toBeNull();
});

test('a section that was opened without the slice stays', () => {
  const { get, show, act } = start();
  act.setLayers({ isCut: false });
  show(picture);
  const section = { axis: 'z', at: 0.1, flipped: false } as const;
  act.setView({ section });
  act.setLayers({ arrows: true });
  expect(get().view.section).toBe(section);
});

test('a slice is held inside of the field, and stands in its middle at first', () => {
  const { get, show, act } = start();
  expect(sliceAt(get())).toBeNull();
  show(picture);
  act.setLayers({ slice: { axis: 'y', at: null } });
  expect(sliceAt(get())).toBeCloseTo(0.31, 12);
  act.setLayers({ slice: { axis: 'y', at: 7 } });
  expect(sliceAt(get())).toBeCloseTo(0.61, 12);
});

test('ways of looking are remembered, places and values of one design are not', () => {
  const looked = {
    ...firstLayers,
    quantity: 'speed',
    streams: true,
    slice: { axis: 'z', at: 0.05 },
    ranges: { speed: [0, 3] },
    isoAt: { speed: 1 },
  } as const;
  expect(readLayers(JSON.parse(JSON.stringify(keptLayers(looked))))).toEqual({
    ...firstLayers,
    quantity: 'speed',
    streams: true,
    slice: { axis: 'z', at: null },
  });
  expect(readLayers({ quantity: 'colour', streams: 'yes', slice: 3 })).toEqual(firstLayers);
  expect(readLayers(undefined)).toEqual(firstLayers);
});

test('the last field of each configuration is kept for comparison, until another document comes', () => {
  const { get, store, act } = start();
  const answerOf = (status: 'converged' | 'not-converged') => {
    const { design, field } = get();
    // What a run ends with; the report is not looked at here.
    const answer = { design, status, problems: [], picture, history: [] };
    store.setState({ field: { ...field, answer: answer as unknown as typeof field.answer } });
  };
  answerOf('converged');
  expect(reservationsOf(get().field)).toEqual([]);
  const [first] = get().solvedFields.keys();
  act.duplicateConfiguration('Other');
  answerOf('not-converged');
  expect(reservationsOf(get().field)).toEqual(['not converged']);
  expect(reservationsOf({ ...get().field, isStale: true })).toEqual([
    'of an earlier layout',
    'not converged',
  ]);
  expect([...get().solvedFields].map(([id, one]) => [id === first, one.isConverged])).toEqual([
    [true, true],
    [false, false],
  ]);
  act.newProject('blank-2u');
  expect(get().solvedFields.size).toBe(0);
});

test('the field is exported as it is on screen, and said to be missing without one', async () => {
  const { get, show, act, host } = start();
  await act.exportField();
  expect(get().notice?.severity).toBe('error');
  expect(get().notice?.lines.join(' ')).toContain('no field yet');
  show(picture);
  await act.exportField();
  const [, bytes] = [...host.disk].find(([name]) => name.endsWith('-field.vtr')) ?? [];
  if (!(bytes instanceof Uint8Array)) throw new Error('a .vtr was exported');
  expect(new TextDecoder().decode(bytes.subarray(0, 400))).toContain('WholeExtent="0 8 0 6 0 5"');
});
