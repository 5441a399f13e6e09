import { afterEach, expect, test } from 'vitest';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import type { FieldProgress, FieldRunner } from '#solver/field-run/contract.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { airTunnelFile } from '../../../fixtures/air-tunnel.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

/** Cells in place of what a size stands for: the real solver, quickly. */
const few = 2000;

/** A workbench whose fields are solved in this thread on few cells. @param onProgress of every report */
function start(
  onProgress: (progress: FieldProgress) => void = () => {},
  budgets: number[] = [],
  runner = createFieldRunner({ memory: null }),
) {
  const field: FieldRunner = {
    plan: (design, budget) => (budgets.push(budget), runner.plan(design, few)),
    run: (design, budget, watch) =>
      runner.run(design, (budgets.push(budget), few), {
        ...watch,
        onProgress(progress) {
          watch.onProgress(progress);
          onProgress(progress);
        },
      }),
    calibrate: (design, answer) => runner.calibrate(design, answer),
    dispose: () => runner.dispose(),
  };
  const created = createWorkbench({
    host: memoryHost(),
    solver: createDesignSolver(),
    field,
    racks: noRacks,
    studies: noStudies,
    site: createDesignSolver(),
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: airTunnelFile }],
  });
  open.push(created);
  const get = () => created.store.getState();
  return { get, act: get().actions, store: created.store, settled: () => created.settled() };
}

/** Moves a part a little. */
const edited = ['dev1', [0.02, 0.115, 0.0012]] as const;

test('a run shows its plan, its progress and its pictures, and ends with an answer', async () => {
  const budgets: number[] = [];
  const states: string[] = [];
  const { get, act, store } = start(undefined, budgets);
  store.subscribe(({ field }) => {
    if (states.at(-1) !== field.state) states.push(field.state);
  });
  act.setFieldSize('standard');
  await act.planField();
  const { design } = get();
  expect(get().field.plan).toMatchObject({ design, budget: 250_000, refusal: null });
  await act.runField();
  expect(budgets).toEqual([250_000, 250_000]);
  expect(states).toEqual(['idle', 'preparing', 'running', 'ended']);
  const { answer, picture, pictured, isStale, run } = get().field;
  expect(answer?.status).toBe('converged');
  expect(answer?.report.answer.fans.every(({ field }) => field > 0)).toBe(true);
  expect(answer?.history.length).toBeGreaterThan(0);
  expect(picture).toBe(answer?.picture);
  expect(pictured).toBe(design);
  expect(isStale).toBe(false);
  expect(run).toBeNull();
});

test('an edit makes the picture stale, and taking it back makes it good again', async () => {
  const { get, act } = start();
  await act.runField();
  act.setPosition(...edited);
  expect(get().field.isStale).toBe(true);
  expect(get().field.picture).not.toBeNull();
  act.undo();
  expect(get().field.isStale).toBe(false);
});

test('an edit while it runs makes its pictures stale, and the network still answers', async () => {
  let moved = false;
  const { get, act, settled } = start(() => {
    if (moved) return;
    moved = true;
    act.setPosition(...edited);
  });
  await act.runField();
  expect(moved).toBe(true);
  expect(get().field.answer?.status).toBe('converged');
  expect(get().field.isStale).toBe(true);
  await settled();
  expect(get().stale).toBe(false);
});

test('a cancelled run leaves the last answer and its picture', async () => {
  let isCancelling = false;
  const { get, act } = start(() => isCancelling && act.cancelField());
  await act.runField();
  const { answer, picture } = get().field;
  isCancelling = true;
  await act.runField();
  expect(get().field.state).toBe('ended');
  expect(get().field.run).toBeNull();
  expect(get().field.answer).toBe(answer);
  expect(get().field.picture).toBe(picture);
  expect(get().field.refusal).toBeNull();
});

test('pauses and goes on, and a run that is good enough is said not to have converged', async () => {
  const seen: string[] = [];
  const { get, act } = start(() => {
    if (get().field.state !== 'running') return;
    act.pauseField();
    seen.push(get().field.state);
    act.resumeField();
    seen.push(get().field.state);
    act.finishField();
  });
  await act.runField();
  expect(seen).toEqual(['paused', 'running']);
  expect(get().field.answer?.status).toBe('not-converged');
  expect(get().field.answer?.problems[0].message).toContain('ended by hand');
});

test('what does not fit is refused in words, before and at the start', async () => {
  const { get, act } = start(undefined, [], createFieldRunner({ memory: 1e6 }));
  await act.planField();
  expect(get().field.plan?.refusal).toContain('Take a coarser grid');
  await act.runField();
  expect(get().field.state).toBe('ended');
  expect(get().field.refusal).toContain('Take a coarser grid');
  expect(get().field.answer).toBeNull();
});

test('another document takes its field away', async () => {
  const { get, act } = start();
  await act.runField();
  act.newProject('blank-2u');
  expect(get().field).toMatchObject({ state: 'idle', answer: null, picture: null, isStale: false });
});

test('the network is calibrated from it in one step, which its field does not see', async () => {
  const { get, act, settled } = start();
  await act.runField();
  await act.calibrateField();
  const { calibration, answer } = get().field;
  expect(calibration?.fault).toBeNull();
  const factors = calibration?.found?.factors ?? [];
  expect(factors.map(({ name }) => name)).toEqual(expect.arrayContaining(['DEV1', 'DEV2', 'V1', 'V2']));
  act.applyCalibration('itself');
  expect(get().undoName).toBe('Calibrate 4 factors from the field');
  const valuesOf = (id: string) => get().design.items.find((item) => item.id === id)?.part.values ?? {};
  const found = factors.find(({ id }) => id === 'dev1')?.after ?? 0;
  expect(valuesOf('dev1')['filmFactor']).toBeCloseTo(found, 3);
  expect(valuesOf('dev1')['factorSource']).toMatch(/^field run of \d{4}-\d\d-\d\d, 1995 cells$/);
  expect(get().field.isStale).toBe(false);
  await settled();
  const said = answer?.report.answer.parts.find(({ id }) => id === 'dev1');
  const now = get().result?.parts.find(({ id }) => id === 'dev1')?.temperature ?? 0;
  expect(Math.abs((said?.network ?? 0) - (said?.field ?? 0))).toBeGreaterThan(1);
  expect(Math.abs(now - (said?.field ?? 0))).toBeLessThan(0.05);
  // Fans that hold a margin turn with the network's temperatures: then the field would be another one.
  act.setConditions({ fanMode: 'hold-margin' });
  expect(get().field.isStale).toBe(true);
  act.undo();

  // A factor by hand is no more from the field.
  act.setValue('dev2', 'filmFactor', 1.5);
  expect(valuesOf('dev2')['factorSource']).toBe('');
  act.removeFactors();
  expect(get().undoName).toBe('Remove 3 factors of field runs');
  expect(valuesOf('dev1')['filmFactor']).toBe(1);
  expect(valuesOf('dev2')['filmFactor']).toBe(1.5);
  act.undo();
  act.undo();
  act.undo();
  expect(get().design).toStrictEqual(answer?.design);

  act.applyCalibration('copy');
  act.applyCalibration('copy');
  const names = [...get().project.records.values()].flatMap((record) =>
    record.type === 'configuration' ? [record.name] : [],
  );
  expect(names).toEqual(['Base', 'Base, calibrated', 'Base, calibrated 2']);
  expect(get().configuration).toBe('base');
  expect(get().field.isStale).toBe(false);
  get().notice?.actions?.[0]?.run();
  expect(valuesOf('dev1')['filmFactor']).toBeCloseTo(found, 3);
  expect(get().field.isStale).toBe(true);
});

test('a size of one’s own is a number of cells', async () => {
  const budgets: number[] = [];
  const { get, act } = start(undefined, budgets);
  act.setFieldSize('own', 3_000_000);
  await act.planField();
  expect(get().field.plan).toMatchObject({ budget: 3_000_000, refusal: null });
  act.setFieldSize('draft');
  act.setFieldSize('own');
  await act.planField();
  expect(budgets).toEqual([3_000_000, 3_000_000]);
});
