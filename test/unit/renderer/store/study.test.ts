import { afterEach, expect, test } from 'vitest';
import { faceFields } from '#models/orbit/fields.ts';
import { at } from '#models/study/tree.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { shownStudy } from '#renderer/store/shown.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { answerStudy } from '#solver/study/answer.ts';
import type { StudySolver } from '#solver/study/contract.ts';
import { orbitDocument } from '../../../fixtures/orbital-node.ts';
import { clusterDocument } from '../../../fixtures/small-cluster.ts';
import { memoryHost, noRacks } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

function begin(host = memoryHost()) {
  const solver = createDesignSolver();
  const { signal } = new AbortController();
  const studies = (): Promise<StudySolver> =>
    Promise.resolve({
      answer: (question) => answerStudy(question, solver, signal),
      dispose: () => undefined,
    });
  const created = createWorkbench({
    host,
    solver: createDesignSolver(),
    site: createDesignSolver(),
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies,
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
  });
  open.push(created);
  const { store } = created;
  const study = () => {
    const shown = shownStudy(store.getState());
    if (!shown) throw new Error('no study is shown');
    return shown;
  };
  /** The code of studies is read with the first one. */
  const opened = () => expect.poll(() => store.getState().study, { timeout: 20_000 }).not.toBeNull();
  const solved = async () => {
    const isDone = () => study().answer?.json === study().json && study().answer?.options === study().options;
    await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
    return study();
  };
  return { host, store, act: store.getState().actions, study, opened, solved };
}

/** At one beta angle: solved in a moment. */
const short = (changes: Record<string, unknown> = {}) => {
  const orbit = { altitude: '550 km', betaFrom: '0 deg', betaTo: '0 deg' };
  return orbitDocument({ orbit, ...changes });
};
const text = (changes: Record<string, unknown> = {}): string => JSON.stringify(short(changes));
const face = ['faces', 0];

test('a study opens beside the enclosure, is solved, changed, undone and left again', async () => {
  const { host, store, act, study, opened, solved } = begin();
  act.openText(text(), 'a.boxwright-orbit.json', null);
  await opened();
  const first = await solved();
  expect(first.file).toMatchObject({ name: 'a.boxwright-orbit.json', unsaved: false });
  expect(first.answer?.report.headline).toMatch(/^orbit: converged/);
  expect(host.title).toBe('a.boxwright-orbit.json');

  study().actions.setField(face, faceFields, 'area', 2);
  expect(at(study().json, [...face, 'area'])).toBe('2 m2');
  expect(study().undoName).toMatch(/^Change area of /);
  expect(study().answer).toBe(first.answer);
  expect(host.title).toBe('a.boxwright-orbit.json *');
  const second = await solved();
  expect(second.answer?.report.blocks).not.toEqual(first.answer?.report.blocks);
  study().actions.undo();
  expect(study()).toMatchObject({ json: first.json, file: { unsaved: false } });
  expect((await solved()).answer?.report).toEqual(first.answer?.report);
  study().actions.redo();
  expect(at(study().json, [...face, 'area'])).toBe('2 m2');

  study().actions.show(false);
  expect(shownStudy(store.getState())).toBeNull();
  expect(host.title).toBe('box.boxwright.json *');
}, 30_000);

test('what is wrong is named, and the last answer stays', async () => {
  const { act, study, opened, solved } = begin();
  act.openText(text(), 'a.boxwright-orbit.json', null);
  await opened();
  const { answer } = await solved();
  study().actions.setField(face, faceFields, 'source', '');
  expect(study().problems).toMatchObject([{ path: '$.faces[0].source', severity: 'error' }]);
  expect(study()).toMatchObject({ answer, isSolving: false });
});

test('entries are added, duplicated, moved and removed; the selection goes with them', async () => {
  const { act, study, opened } = begin();
  act.openText(text(), 'a.boxwright-orbit.json', null);
  await opened();
  const { actions } = study();
  const names = () => (at(study().json, ['faces']) as { name: string }[]).map(({ name }) => name);
  const before = names();
  actions.add(['faces']);
  expect(study().selection).toEqual(['faces', before.length]);
  expect(new Set(names()).size).toBe(before.length + 1);
  actions.remove();
  expect(study().selection).toEqual(['faces']);
  expect(names()).toEqual(before);
  actions.select(face);
  actions.duplicate();
  expect(study().selection).toEqual(['faces', 1]);
  actions.move(-1);
  expect(study().selection).toEqual(['faces', 0]);
  actions.undo();
  actions.undo();
  expect(names()).toEqual(before);
});

test('answers are kept to compare with', async () => {
  const { act, study, opened, solved } = begin();
  act.openText(text(), 'a.boxwright-orbit.json', null);
  await opened();
  await solved();
  study().actions.keep();
  study().actions.setField(face, faceFields, 'area', 2);
  await solved();
  study().actions.keep();
  expect(study().kept.map(({ name }) => name)).toEqual(['As opened', study().undoName]);
  study().actions.forget(0);
  expect(study().kept).toHaveLength(1);
}, 30_000);

test('saved as it stands in its file, and its report as Markdown; a full disk costs nothing', async () => {
  const { host, store, act, study, opened, solved } = begin();
  act.openText(text({ name: 'My node' }), 'a.boxwright-orbit.json', null);
  await opened();
  study().actions.setTitle('name', 'Other node');
  await solved();
  await expect.poll(() => host.recovery, { timeout: 5000 }).toContain('Other node');
  host.full = true;
  await study().actions.save();
  expect(store.getState().notice).toMatchObject({ severity: 'error' });
  expect(study().file.unsaved).toBe(true);
  host.full = false;
  await study().actions.save();
  expect(study().file).toMatchObject({ name: 'other-node.boxwright-orbit.json', unsaved: false });
  expect(JSON.parse(String(host.disk.get('other-node.boxwright-orbit.json')))).toEqual(
    short({ name: 'Other node' }),
  );
  expect(host.recovery).toBeNull();
  await study().actions.exportReport('md');
  const written = host.disk.get('other-node.md');
  expect(new TextDecoder().decode(written as Uint8Array)).toMatch(/^# Other node\n\norbit: converged/);
}, 30_000);

test('a file that cannot be read leaves what is open', async () => {
  const { store, act, study, opened } = begin();
  act.openText(text(), 'a.boxwright-orbit.json', null);
  await opened();
  const { json } = study();
  for (const [wrong, said] of [
    [text({ faces: [] }), /there is no face/],
    [text({ format: 'boxwright-soup' }), /update Boxwright/],
  ] as const) {
    act.openText(wrong, 'b.json', null);
    await expect.poll(() => store.getState().notice?.lines.join(' ')).toMatch(said);
    expect(study().json).toBe(json);
  }
});

test('files that a study names are read from beside it, or asked for', async () => {
  const { host, store, act, study, opened } = begin();
  const rack = JSON.stringify({ format: 'boxwright-rack', version: 1 });
  const cluster = JSON.stringify(clusterDocument());
  act.openText(cluster, 'c.boxwright-cluster.json', null);
  await expect
    .poll(() => store.getState().notice?.lines.join(' '), { timeout: 20_000 })
    .toMatch(/It names a\.boxwright-rack\.json, which cannot be read from here/);
  host.disk.set('a.boxwright-rack.json', rack);
  host.picks = 'a.boxwright-rack.json';
  store.getState().notice?.actions?.[0].run();
  await opened();
  // What is in them is judged by the solve.
  await expect.poll(() => study().refusal).toMatch(/a\.boxwright-rack\.json, \$\.frame/);
});

test('work that was not saved is offered again', async () => {
  const host = memoryHost();
  host.recovery = text({ name: 'Lost node' });
  const { store, study, opened } = begin(host);
  await expect.poll(() => store.getState().notice?.title).toMatch(/“Lost node” was found/);
  store.getState().notice?.actions?.[0].run();
  await opened();
  expect(study().file).toMatchObject({ name: 'lost-node.boxwright-orbit.json', unsaved: true });
});
