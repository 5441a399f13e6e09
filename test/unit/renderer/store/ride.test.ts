import { afterEach, expect, test } from 'vitest';
import type { Ride } from '#models/results/ride.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { failable, partsToFail, turns } from '#renderer/store/parts-to-fail.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import type { RideQuestion } from '#solver/design/ride.ts';
import { memoryHost, noRacks, noStudies } from './memory-host.ts';
import { smallBox } from './small-box.ts';

const open: CreatedWorkbench[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

interface Asked {
  readonly question: RideQuestion;
  readonly signal: AbortSignal | undefined;
  readonly answer: (status?: Ride['status']) => void;
  readonly fail: (reason: string) => void;
}

/** A workbench whose rides are answered by the test. */
function start(more: Parameters<typeof smallBox>[0] = []) {
  const asked: Asked[] = [];
  const created = createWorkbench({
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    site: createDesignSolver(),
    host: memoryHost(),
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox(more) }],
    solver: {
      ...createDesignSolver(),
      ride: (_design, question, signal) =>
        new Promise<Ride>((resolve, reject) => {
          asked.push({
            question,
            signal,
            answer: (status = 'completed') => resolve(rideOf(question, status)),
            fail: (reason) => reject(new RangeError(reason)),
          });
        }),
    },
  });
  open.push(created);
  const get = () => created.store.getState();
  const [first, second] = failable(get().design).map(({ id }) => id);
  if (first === undefined || second === undefined) throw new Error('the box has two fans');
  return { get, act: get().actions, asked, first, second };
}

function rideOf({ failed }: RideQuestion, status: Ride['status']): Ride {
  const problems = status === 'refused' ? [{ severity: 'error', message: 'no steady state' } as const] : [];
  return { status, problems, failed, times: [0, 0, 1], parts: [], airflow: [1, 0, 0], seconds: 0 };
}

test('the question follows the selected parts until a choice is made', async () => {
  const { get, act, asked, first, second } = start();
  expect(partsToFail(get())).toEqual([first]);
  act.select([second]);
  expect(partsToFail(get())).toEqual([second]);
  const run = act.runRide();
  act.select([first]);
  expect(partsToFail(get())).toEqual([second]);
  asked[0]?.answer();
  await run;
  act.setRide({ failed: [first, second, 'gone'] });
  expect(partsToFail(get())).toEqual([first, second]);
  act.setValue(first, 'failed', true);
  expect(partsToFail(get())).toEqual([second]);
});

test('fans come first, then pumps and connections, and each may fail', async () => {
  const { get, act, asked } = start([
    ['uqd04', [0.2, 0.6, 0.02]],
    ['laing-ddc-12v', [0.1, 0.4, 0.0012]],
  ]);
  const parts = failable(get().design);
  expect(parts.map(({ kind }) => kind)).toEqual(['fan', 'fan', 'pump', 'coolant-port']);
  expect(parts.filter(turns)).toEqual(parts.slice(0, 3));
  const [pump, connection] = parts.slice(2).map(({ id }) => id);
  act.select([connection]);
  expect(partsToFail(get())).toEqual([connection]);
  act.setRide({ failed: [pump, connection], unthrottled: true });
  const run = act.runRide();
  expect(asked[0]?.question).toEqual({ failed: [pump, connection], duration: 600, unthrottled: true });
  asked[0]?.answer();
  await run;
  expect(get().ride.answer?.unthrottled).toBe(true);
});

test('an answer stays until the next one is there, and says what it answers', async () => {
  const { get, act, asked, first, second } = start();
  const run = act.runRide();
  expect(get().ride.running).toBe(true);
  asked[0]?.answer();
  await run;
  const { design } = get();
  expect(get().ride).toMatchObject({ running: false, answer: { design, duration: 600 } });
  act.setRide({ failed: [second], duration: 60 });
  const again = act.runRide();
  expect(get().ride.answer?.ride.failed).toEqual([first]);
  asked[1]?.answer();
  await again;
  expect(asked[1]?.question).toEqual({ failed: [second], duration: 60, unthrottled: false });
  expect(get().ride.answer).toMatchObject({ duration: 60, ride: { failed: [second] } });
});

test('a newer run supersedes, and a cancelled one leaves nothing', async () => {
  const { get, act, asked, second } = start();
  const old = act.runRide();
  act.setRide({ failed: [second] });
  const run = act.runRide();
  expect(asked[0]?.signal?.aborted).toBe(true);
  asked[1]?.answer();
  await run;
  asked[0]?.fail('cancelled');
  await old;
  expect(get().ride).toMatchObject({ running: false, refusal: null, answer: { ride: { failed: [second] } } });

  const cancelled = act.runRide();
  act.cancelRide();
  expect(asked[2]?.signal?.aborted).toBe(true);
  expect(get().ride.running).toBe(false);
  asked[2]?.answer('cancelled');
  await cancelled;
  expect(get().ride.refusal).toBeNull();
});

test('a failed or refused run says why, and keeps the answer before', async () => {
  const { get, act, asked } = start();
  act.setRide({ failed: [] });
  await act.runRide();
  expect(get().ride.refusal).toMatch(/choose at least one/);
  expect(asked).toHaveLength(0);
  act.setRide({ failed: null });
  const first = act.runRide();
  asked[0]?.answer();
  await first;
  const second = act.runRide();
  asked[1]?.fail('FAN1 has failed already');
  await second;
  expect(get().ride).toMatchObject({ running: false, refusal: 'FAN1 has failed already' });
  const third = act.runRide();
  asked[2]?.answer('refused');
  await third;
  expect(get().ride.refusal).toBe('no steady state');
  expect(get().ride.answer).not.toBeNull();
});

test('another project forgets the question, the answer and what runs', () => {
  const { get, act, asked } = start();
  act.setRide({ duration: 60 });
  void act.runRide();
  act.newProject('blank-4u');
  expect(asked[0]?.signal?.aborted).toBe(true);
  expect(get().ride).toMatchObject({ failed: null, running: false, answer: null });
});
