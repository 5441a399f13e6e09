import { proxy } from 'comlink';
import type { FieldEnd, FieldRun, FieldRunner, FieldWatch } from '#solver/field-run/contract.ts';
import type { FieldApi, FieldEvent } from '#solver/worker/field-api.ts';
import { HeldLink, type WorkerLink } from '#solver/worker/held-link.ts';

/**
 * The FieldRunner in front of a worker of its own. A worker that dies is replaced for the next call; the run that it held
 * ends as refused, with the reason.
 */
export function createWorkerFieldRunner(open: () => WorkerLink): FieldRunner {
  let runs = 0;
  let current: FieldRun | null = null;
  const watches = new Map<number, FieldWatch>();
  const link = new HeldLink({
    open,
    greet: (api) => void api.listenToFields(proxy(hear)),
    closed: 'the field solver was closed',
  });
  const { sender } = link;

  function hear(event: FieldEvent): void {
    const watch = watches.get(event.run);
    if (event.type === 'plan') watch?.onPlan(event.plan);
    else if (event.type === 'progress') watch?.onProgress(event.progress);
    else watch?.onPicture(event.picture);
  }

  return {
    plan: (design, budget) => link.call((api) => api.planField(sender.pack(design), budget)),
    run(design, budget, watch) {
      current?.cancel();
      const id = ++runs;
      watches.set(id, watch);
      const ended = link
        .call((api) => api.runField(id, sender.pack(design), budget))
        .catch(refused)
        .finally(() => watches.delete(id));
      const tell = (what: Parameters<FieldApi['tellField']>[1]) => (): void => {
        if (watches.has(id)) void link.api?.tellField(id, what);
      };
      const run: FieldRun = {
        ended,
        pause: tell('pause'),
        resume: tell('resume'),
        finish: tell('finish'),
        cancel: tell('cancel'),
      };
      current = run;
      return run;
    },
    calibrate: (design, answer) => link.call((api) => api.calibrationOf(sender.pack(design), answer)),
    dispose: () => link.end(),
  };
}

function refused(error: unknown): FieldEnd {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The field solver stopped: ${reason}. Run it again, on fewer cells if memory was short.`;
  return {
    status: 'refused',
    problems: [{ severity: 'error', code: 'internal', message, ids: [] }],
    report: null,
    picture: null,
  };
}
