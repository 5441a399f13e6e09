import { afterEach, expect, test } from 'vitest';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import type { VerificationRow } from '#solver/verification/row.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

const titles = ['first', 'second', 'third'].map((title, i) => ({ id: `X0${i}`, title }));

function rowOf(place: number): VerificationRow {
  return {
    ...titles[place],
    family: 'flow',
    quantity: 'flow',
    unit: 'm³/s',
    reference: 1,
    value: 1,
    deviation: 0,
    tolerance: { kind: 'relative', value: 0.01 },
    ok: true,
    source: 'the test',
    through: 'relation',
    note: null,
  };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

/** A workbench whose verification cases are answered by the test. */
function start() {
  const asked: { place: number; answer: () => void; fail: (reason: string) => void }[] = [];
  const created = createWorkbench({
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    site: createDesignSolver(),
    host: memoryHost(),
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
    solver: {
      ...createDesignSolver(),
      verificationCases: () => Promise.resolve(titles),
      verifyCase: (place) =>
        new Promise((resolve, reject) => {
          asked.push({
            place,
            answer: () => resolve([rowOf(place)]),
            fail: (reason) => reject(new Error(reason)),
          });
        }),
    },
  });
  open.push(created);
  const get = () => created.store.getState();
  return { get, act: get().actions, asked };
}

test('cases run one after the other, and the page knows how far it is', async () => {
  const { get, act, asked } = start();
  const run = act.runVerification();
  await soon();
  expect(get().verification).toMatchObject({ running: true, done: 0, cases: 3, current: 'X00 first' });
  for (let place = 0; place < 3; place++) {
    expect(asked.map((one) => one.place)).toHaveLength(place + 1);
    asked[place]?.answer();
    await soon();
  }
  await run;
  expect(get().verification).toMatchObject({ running: false, done: 3, current: null, fault: null });
  expect(get().verification.rows).toEqual([0, 1, 2].map(rowOf));
  expect(get().verification.seconds).toBeGreaterThan(0);
});

test('a cancelled run asks for no further case, and a new one begins from nothing', async () => {
  const { get, act, asked } = start();
  const run = act.runVerification();
  await soon();
  act.cancelVerification();
  expect(get().verification.running).toBe(false);
  asked[0]?.answer();
  await run;
  await soon();
  expect(asked).toHaveLength(1);
  expect(get().verification).toMatchObject({ running: false, rows: [], fault: null });
  void act.runVerification();
  await soon();
  expect(asked.map((one) => one.place)).toEqual([0, 0]);
});

test('a solver that dies ends the run with its reason and the rows so far', async () => {
  const { get, act, asked } = start();
  const run = act.runVerification();
  await soon();
  asked[0]?.answer();
  await soon();
  asked[1]?.fail('the solver worker failed');
  await run;
  expect(get().verification).toMatchObject({ running: false, fault: 'the solver worker failed' });
  expect(get().verification.rows).toEqual([rowOf(0)]);
});
