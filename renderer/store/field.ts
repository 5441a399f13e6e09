import type { Design } from '#models/project/design.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import { isSameToField } from '#renderer/store/same-design.ts';
import type { Services } from '#renderer/store/services.ts';
import { fieldSizes, type FieldEnd, type FieldProgress, type FieldRun } from '#solver/field-run/contract.ts';

export type FieldState = WorkbenchState['field'];

/** The most cells that the next run may have. */
export function budgetOf({ size, ownCells }: Pick<FieldState, 'size' | 'ownCells'>): number {
  return size === 'own' ? ownCells : fieldSizes[size];
}

export const noField: FieldState = {
  state: 'idle',
  size: 'draft',
  ownCells: 100_000,
  pace: 1,
  plan: null,
  run: null,
  answer: null,
  calibration: null,
  refusal: null,
  picture: null,
  pictured: null,
  isStale: false,
};

/** Reports of a run that are kept: more than a plot has pixels to show are thinned out. */
const mostKept = 400;

/**
 * Field runs on demand, in a worker of their own: one at a time, of a snapshot of the design. The last answer stays until
 * the next is there.
 */
export function fieldActions(
  services: Services,
): Pick<
  WorkbenchActions,
  | 'setFieldSize'
  | 'planField'
  | 'runField'
  | 'pauseField'
  | 'resumeField'
  | 'finishField'
  | 'cancelField'
  | 'calibrateField'
> {
  const { field: runner, set, get } = services;
  let running: FieldRun | null = null;
  let planning: object | null = null;

  const change = (changes: Partial<FieldState>) => set({ field: { ...get().field, ...changes } });

  function show(picture: FieldState['picture'], pictured: Design | null): void {
    change(withStale({ ...get().field, picture, pictured }, get().design));
  }

  function note(progress: FieldProgress): void {
    const { run } = get().field;
    if (run) change({ run: { ...run, history: thinned([...run.history, progress]) } });
  }

  function end(design: Design, { status, problems, report, picture }: FieldEnd): void {
    const { run, answer } = get().field;
    const kept = { picture: answer?.picture ?? null, pictured: answer?.design ?? null };
    if (report && picture && status !== 'cancelled' && status !== 'refused') {
      const history = run?.history ?? [];
      const ended = { design, status, problems, report, picture, history, ended: new Date() };
      const pace = report.last.seconds / report.plan.seconds;
      change({
        state: 'ended',
        run: null,
        answer: ended,
        calibration: null,
        refusal: null,
        ...(status === 'converged' ? { pace } : {}),
      });
      show(picture, design);
      return;
    }
    const reason = problems.map(({ message }) => message).join(' ');
    change({
      state: answer || status !== 'cancelled' ? 'ended' : 'idle',
      run: null,
      refusal: status === 'cancelled' ? null : reason || `The run was ${status}.`,
    });
    show(kept.picture, kept.pictured);
  }

  return {
    setFieldSize(size, cells = get().field.ownCells) {
      change({ size, ownCells: cells });
    },
    async planField() {
      const mine = {};
      planning = mine;
      const { design, field } = get();
      const budget = budgetOf(field);
      if (running) return;
      try {
        const plan = await runner.plan(design, budget);
        if (planning === mine) change({ plan: { design, budget, plan, refusal: plan.refusal } });
      } catch (error) {
        if (planning === mine) change({ plan: { design, budget, plan: null, refusal: inWords(error) } });
      }
    },
    async runField() {
      const { design, field } = get();
      planning = null;
      change({
        state: 'preparing',
        run: { design, plan: null, history: [] },
        refusal: null,
      });
      const mine = runner.run(design, budgetOf(field), {
        onPlan(plan) {
          const { run } = get().field;
          if (running === mine && run) change({ state: 'running', run: { ...run, plan } });
        },
        onProgress: (progress) => running === mine && note(progress),
        onPicture: (picture) => running === mine && show(picture, design),
      });
      running = mine;
      const ended = await mine.ended;
      if (running !== mine) return;
      running = null;
      end(design, ended);
    },
    pauseField() {
      if (get().field.state !== 'running') return;
      running?.pause();
      change({ state: 'paused' });
    },
    resumeField() {
      if (get().field.state !== 'paused') return;
      running?.resume();
      change({ state: 'running' });
    },
    finishField() {
      running?.finish();
    },
    cancelField() {
      const old = running;
      running = null;
      old?.cancel();
      const { run } = get().field;
      if (old && run) end(run.design, { status: 'cancelled', problems: [], report: null, picture: null });
    },
    async calibrateField() {
      const { answer, calibration } = get().field;
      if (running || answer?.status !== 'converged' || (calibration && calibration.fault === null)) return;
      const note = (found: FieldState['calibration']) =>
        get().field.answer === answer && change({ calibration: found });
      note({ found: null, fault: null });
      try {
        note({ found: await runner.calibrate(answer.design, answer.report.answer), fault: null });
      } catch (error) {
        note({ found: null, fault: inWords(error) });
      }
    },
  };
}

/** The same record where the mark is right already. */
export function withStale(field: FieldState, design: Design): FieldState {
  const isStale = field.pictured !== null && !isSameToField(field.pictured, design);
  return isStale === field.isStale ? field : { ...field, isStale };
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Every second one of the older half goes when there are too many. */
function thinned(history: readonly FieldProgress[]): readonly FieldProgress[] {
  if (history.length <= mostKept) return history;
  return history.filter((_, i) => i > mostKept / 2 || i % 2 === 0);
}
