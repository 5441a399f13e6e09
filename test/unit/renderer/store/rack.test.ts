import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { shownRack } from '#renderer/store/shown.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import type { RackSolver } from '#solver/rack/contract.ts';
import { createRackSolver } from '#solver/rack/rack-solver.ts';
import { shippedExamples } from '../../../fixtures/shipped-examples.ts';
import { memoryHost, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

/** Whole solves so far. */
let solves = 0;
beforeEach(() => {
  solves = 0;
});

function begin() {
  const host = memoryHost();
  const solver = createDesignSolver();
  const counting: Pick<typeof solver, 'solve'> = {
    solve(...args) {
      solves++;
      return solver.solve(...args);
    },
  };
  const racks = (): Promise<RackSolver> => Promise.resolve(createRackSolver(counting));
  const created = createWorkbench({
    host,
    solver: createDesignSolver(),
    site: createDesignSolver(),
    field: createFieldRunner({ memory: null }),
    racks,
    studies: noStudies,
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }, ...shippedExamples],
  });
  open.push(created);
  const { store } = created;
  const act = store.getState().actions;
  const rack = () => {
    const shown = shownRack(store.getState());
    if (!shown) throw new Error('no rack is shown');
    return shown;
  };
  const solved = async () => {
    const isDone = () =>
      rack().run === null && (rack().refusal !== null || rack().answer?.filled === rack().filled);
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 5));
    return rack();
  };
  const opened = () => expect.poll(() => store.getState().rack, patience).not.toBeNull();
  return { host, store, act, rack, solved, opened };
}

/** The code of racks is read with the first one. */
const patience = { timeout: 20_000 };

const unitsOf = ({ standing }: ReturnType<ReturnType<typeof begin>['rack']>['filled']) =>
  standing.map(({ name, unit }) => `${name} ${unit ?? 'beside'}`);

/** Two boxes, a switch above them. */
const twoBoxes = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify(
    smallRack({
      slots: [
        { name: 'Box', unit: 2, count: 2, design: JSON.parse(smallBox()) as unknown },
        thing({ name: 'Switch', unit: 20, power: '300 W' }),
      ],
      ...changes,
    }),
  );

test('a rack opens beside the enclosure and is solved; each kind is solved whole once, also after changes', async () => {
  const { store, act, rack, solved, opened } = begin();
  const enclosure = store.getState().project;
  act.openText(twoBoxes(), 'two.boxwright-rack.json', null);
  await opened();
  const { answer, refusal, file } = await solved();
  expect(refusal).toBeNull();
  expect(file).toMatchObject({ name: 'two.boxwright-rack.json', unsaved: false });
  expect(answer?.answer.result.slots.map(({ name }) => name)).toEqual(['Box 1', 'Box 2']);
  expect(answer?.answer.kinds).toMatchObject([{ count: 2 }]);
  expect(solves).toBe(13 + 6);
  rack().actions.nudge(0, 1);
  rack().actions.select(0);
  rack().actions.duplicate();
  expect((await solved()).answer?.answer.result.slots).toHaveLength(3);
  expect(solves).toBe(13 + 6);
  rack().actions.show(false);
  expect(store.getState().project).toBe(enclosure);
}, 30_000);

test('dragged it says at once whether it fits and what it weighs, and goes back from where it does not', async () => {
  const { act, rack, opened } = begin();
  act.openText(twoBoxes(), 'two.boxwright-rack.json', null);
  await opened();
  const { actions, stability } = rack();
  const height = rack().filled.standing[0].units;
  actions.previewMove(0, 19);
  expect(rack().drag).toMatchObject({ unit: 19, fits: false });
  expect(rack().findings.map(({ check }) => check)).toContain('rack-overlap');
  actions.commitMove();
  expect(rack().drag).toBeNull();
  expect(rack().rack.slots[0].unit).toBe(2);
  expect(rack().undoName).toBeNull();
  // Beyond the top it stays within the frame.
  actions.previewMove(0, 60);
  expect(rack().drag).toMatchObject({ unit: 42 + 1 - 2 * height, fits: true });
  const centre = rack().stability.weight.centre[2];
  expect(centre).toBeGreaterThan(stability.weight.centre[2]);
  actions.commitMove();
  expect(rack().undoName).toBe('Move Box');
  expect(rack().stability.weight.centre[2]).toBe(centre);
  actions.undo();
  expect(unitsOf(rack().filled)[0]).toBe('Box 1 2');
  actions.redo();
  expect(rack().rack.slots[0].unit).toBe(42 + 1 - 2 * height);
}, 30_000);

test('things are added where there is room, split, blanked, removed; places that are taken are refused', async () => {
  const { store, act, rack, opened } = begin();
  act.openText(twoBoxes(), 'two.boxwright-rack.json', null);
  await opened();
  const { actions } = rack();
  const units = rack().filled.standing[0].units;
  actions.addFiles([{ name: 'box.boxwright.json', text: smallBox(), handle: null }], 2);
  // The nearest free place to 2 is above the two that stand there.
  expect(rack().rack.slots[2].unit).toBe(2 + 2 * units);
  expect(rack().selection).toBe(2);
  const [own, , added] = rack().filled.rack.slots.map(({ content }) => content);
  expect(own).toHaveProperty('design');
  expect((added as { design?: unknown }).design).toBe((own as { design?: unknown }).design);
  actions.select(0);
  actions.split();
  expect(rack().rack.slots.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  actions.changeSlot(0, 'unit', 20);
  expect(rack().rack.slots[0].unit).toBe(2);
  expect(store.getState().notice?.severity).toBe('error');
  actions.changeSlot(0, 'unit', 30);
  expect(rack().rack.slots[0].unit).toBe(30);
  actions.select(0);
  actions.blank();
  expect(rack().filled.standing.filter(({ name }) => name.startsWith('Blanking'))).toHaveLength(units);
  actions.remove();
  expect(rack().rack.slots).toHaveLength(3);
  expect(rack().selection).toBeNull();
}, 30_000);

test('an enclosure that was opened from the rack and changed is put back into it', async () => {
  const { store, act, rack, opened } = begin();
  act.openText(twoBoxes(), 'two.boxwright-rack.json', null);
  await opened();
  const { actions } = rack();
  actions.openEnclosure(0);
  expect(shownRack(store.getState())).toBeNull();
  const [item] = store.getState().design.items.filter(({ kind }) => kind === 'fan');
  act.select([item.id]);
  act.removeSelection();
  store.getState().rack?.actions.show(true);
  const mass = rack().stability.weight.mass;
  actions.takeOpen(0);
  expect(rack().filled.standing[0].content).toHaveProperty(
    'design.items.length',
    store.getState().design.items.length,
  );
  expect(rack().stability.weight.mass).toBeLessThan(mass);
  actions.undo();
  expect(rack().stability.weight.mass).toBe(mass);
}, 30_000);

test('a rack that is saved reads back the same, and stands alone', async () => {
  const { host, act, rack, opened } = begin();
  await act.openExample('liquid-rack');
  await opened();
  rack().actions.change('Rename the rack', (old) => ({ ...old, name: 'Row 7' }));
  expect(host.title).toMatch(/liquid-rack.* \*$/);
  await rack().actions.save();
  const text = host.disk.get('row-7.boxwright-rack.json');
  expect(rack().file).toMatchObject({ name: 'row-7.boxwright-rack.json', unsaved: false });
  const { rack: read, problems } = loadRack(String(text), 'again');
  expect(problems).toEqual([]);
  const without = (slots: NonNullable<typeof read>['slots']) =>
    slots.map(({ content, ...place }) => ({ ...place, ...content, design: null }));
  expect({ ...read, slots: without(read?.slots ?? []) }).toEqual({
    ...rack().rack,
    slots: without(rack().rack.slots),
  });
  const designs = read?.slots.flatMap(({ content }) =>
    content.kind === 'enclosure' ? [content.design] : [],
  );
  expect(designs?.every((design) => typeof design === 'object')).toBe(true);
}, 30_000);

test('a rack goes on naming the files beside it when it is saved where it was', async () => {
  const { host, act, rack, opened } = begin();
  const document = twoBoxes({ slots: [{ name: 'Box', unit: 2, project: 'box.boxwright.json' }] });
  host.disk.set('two.boxwright-rack.json', document);
  host.disk.set('box.boxwright.json', smallBox());
  host.picks = 'two.boxwright-rack.json';
  await act.open();
  await opened();
  rack().actions.nudge(0, 1);
  await rack().actions.save();
  expect(String(host.disk.get('two.boxwright-rack.json'))).toContain('"project": "box.boxwright.json"');
  await rack().actions.save(true);
  const moved = [...host.disk].find(([, text]) => String(text).includes('"design": {'));
  expect(moved?.[0]).toBe('two.boxwright-rack.json');
}, 30_000);

test('what cannot be opened leaves what is open, and says what is missing', async () => {
  const { store, act, rack, opened } = begin();
  act.openText(twoBoxes(), 'two.boxwright-rack.json', null);
  await opened();
  const before = rack().rack;
  const lines = () => store.getState().notice?.lines.join(' ') ?? '';
  await act.openRack({ name: 'a', handle: null, text: twoBoxes().replace('"units":42', '"units":"many"') });
  expect(lines()).toMatch(/frame\.units/);
  const named = twoBoxes({ slots: [{ unit: 2, project: 'lost.boxwright.json' }] });
  await act.openRack({ name: 'b', handle: null, text: named });
  expect(lines()).toMatch(/lost\.boxwright\.json/);
  expect(rack().rack).toBe(before);
  // Chosen with it, it is found.
  await act.openRack({ name: 'b', handle: null, text: named }, [
    { name: 'lost.boxwright.json', handle: null, text: smallBox() },
  ]);
  expect(rack().file.name).toBe('b');
  const odd = twoBoxes({
    slots: [{ unit: 2, configuration: 'no', design: JSON.parse(smallBox()) as unknown }],
  });
  await act.openRack({ name: 'c', handle: null, text: odd });
  expect(lines()).toMatch(/no configuration “no”/);
  expect(rack().file.name).toBe('b');
}, 30_000);

test('a new rack holds the enclosure that is open; work that was not saved is offered again', async () => {
  const { host, store, act, rack, solved } = begin();
  await act.newRack();
  expect(unitsOf(rack().filled)).toEqual(['Node 3']);
  expect(rack().file.unsaved).toBe(true);
  const { answer, refusal } = await solved();
  expect(refusal).toBeNull();
  expect(answer?.answer.result.status).toBe('converged');
  await act.openExample('air-rack');
  await expect.poll(() => rack().file.name, patience).toMatch(/air-rack/);
  const back = store.getState().notice?.actions?.[0];
  expect(back?.label).toMatch(/Go back/);
  back?.run();
  expect(unitsOf(rack().filled)).toEqual(['Node 3']);
  await expect.poll(() => host.recovery, patience).toMatch(/boxwright-rack/);
  await act.restoreRack(host.recovery ?? '');
  expect(unitsOf(rack().filled)).toEqual(['Node 3']);
}, 30_000);

test('the rack that ships is solved, and its balance closes', async () => {
  const { act, solved, opened } = begin();
  await act.openExample('air-rack');
  await opened();
  const { answer } = await solved();
  const result = answer?.answer.result;
  expect(result?.status).toBe('converged');
  expect(Math.abs(result?.balance.energy ?? 1)).toBeLessThan(1e-6);
  expect(result?.slots).toHaveLength(4);
}, 30_000);
