import { transfer } from 'comlink';
import type {
  FieldEnd,
  FieldPlan,
  FieldProgress,
  FieldRun,
  FieldRunner,
  Machine,
} from '#solver/field-run/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import type { Design } from '#models/project/design.ts';
import type { Crossing } from '#solver/worker/crossing.ts';

/*
 * What a worker that runs fields answers to. Runs go by the numbers that the client gives them; what happens on the way
 * goes to one listener, pictures by transfer.
 */

export type FieldEvent =
  | { readonly type: 'plan'; readonly run: number; readonly plan: FieldPlan }
  | { readonly type: 'progress'; readonly run: number; readonly progress: FieldProgress }
  | { readonly type: 'picture'; readonly run: number; readonly picture: FieldPicture };

export interface FieldApi {
  listenToFields(listener: (event: FieldEvent) => void): void;
  planField(crossing: Crossing, budget: number): Promise<FieldPlan>;
  /** Resolves at its end; never rejects but where the worker fails. */
  runField(run: number, crossing: Crossing, budget: number): Promise<FieldEnd>;
  tellField(run: number, what: 'pause' | 'resume' | 'finish' | 'cancel'): void;
}

/** @param receive puts designs together; the worker’s one, as a client has one sender */
export function createFieldApi(machine: Machine, receive: (crossing: Crossing) => Design): FieldApi {
  const runs = new Map<number, FieldRun>();
  /** Of runs that have not begun: what they were told meanwhile. */
  const waiting = new Map<number, (keyof Told)[]>();
  let runner: Promise<FieldRunner> | null = null;
  let report: (event: FieldEvent) => void = () => undefined;

  // Loaded when asked for: the worker that answers to the design has no need of it.
  async function load(): Promise<FieldRunner> {
    const { createFieldRunner } = await import('#solver/field-run/runner.ts');
    return createFieldRunner(machine);
  }
  const ready = (): Promise<FieldRunner> => (runner ??= load());

  return {
    listenToFields(listener) {
      report = listener;
    },
    async planField(crossing, budget) {
      const design = receive(crossing);
      return (await ready()).plan(design, budget);
    },
    async runField(id, crossing, budget) {
      const design = receive(crossing);
      waiting.set(id, []);
      const run = (await ready()).run(design, budget, {
        onPlan: (plan) => report({ type: 'plan', run: id, plan }),
        onProgress: (progress) => report({ type: 'progress', run: id, progress }),
        onPicture: (picture) => report(byTransfer({ type: 'picture', run: id, picture }, picture)),
      });
      runs.set(id, run);
      for (const what of waiting.get(id) ?? []) run[what]();
      waiting.delete(id);
      const end = await run.ended;
      runs.delete(id);
      return end.picture ? byTransfer(end, end.picture) : end;
    },
    tellField(id, what) {
      const run = runs.get(id);
      if (run) run[what]();
      else waiting.get(id)?.push(what);
    },
  };
}

type Told = Pick<FieldRun, 'pause' | 'resume' | 'finish' | 'cancel'>;

/** The message with its picture's memory handed over, not copied. */
export function byTransfer<T>(
  message: T,
  { lines, temperature, velocity, pressure, solid }: FieldPicture,
): T {
  return transfer(
    message,
    [...lines, temperature, ...velocity, pressure, solid].map(({ buffer }) => buffer),
  );
}
