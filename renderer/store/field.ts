import type { Design } from '#models/project/design.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import { isSameDesign } from '#renderer/store/same-design.ts';
import type { Services } from '#renderer/store/services.ts';
import type { FieldEnd, FieldProgress, FieldRun } from '#solver/field-run/contract.ts';

export type FieldState = WorkbenchState['field'];

/** Cells by the names that a person chooses. */
export const fieldSizes = { draft: 50_000, standard: 250_000, fine: 1_000_000 } as const;

export const noField: FieldState = {
  state: 'idle',
  size: 'draft',
  plan: null,
  run: null,
  answer: null,
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
  'setFieldSize' | 'planField' | 'runField' | 'pauseField' | 'resumeField' | 'finishField' | 'cancelField'
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
      const ended = { design, status, problems, report, picture, history: run?.history ?? [] };
      change({ state: 'ended', run: null, answer: ended, refusal: null });
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
    setFieldSize(size) {
      if (size !== get().field.size) change({ size, plan: null });
    },
    async planField() {
      const mine = {};
      planning = mine;
      const { design, field } = get();
      const { size } = field;
      if (running) return;
      try {
        const plan = await runner.plan(design, fieldSizes[size]);
        if (planning === mine) change({ plan: { design, size, plan, refusal: plan.refusal } });
      } catch (error) {
        const refusal = error instanceof Error ? error.message : String(error);
        if (planning === mine) change({ plan: { design, size, plan: null, refusal } });
      }
    },
    async runField() {
      const { design, field } = get();
      planning = null;
      change({
        state: 'preparing',
        run: { design, size: field.size, plan: null, history: [] },
        refusal: null,
      });
      const mine = runner.run(design, fieldSizes[field.size], {
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
  };
}

/** The same record where the mark is right already. */
export function withStale(field: FieldState, design: Design): FieldState {
  const isStale = field.pictured !== null && !isSameDesign(field.pictured, design);
  return isStale === field.isStale ? field : { ...field, isStale };
}

/** Every second one of the older half goes when there are too many. */
function thinned(history: readonly FieldProgress[]): readonly FieldProgress[] {
  if (history.length <= mostKept) return history;
  return history.filter((_, i) => i > mostKept / 2 || i % 2 === 0);
}
