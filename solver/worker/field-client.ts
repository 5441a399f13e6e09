import { proxy } from 'comlink';
import type { FieldEnd, FieldRun, FieldRunner, FieldWatch } from '#solver/field-run/contract.ts';
import type { WorkerLink } from '#solver/worker/client.ts';
import { createDesignSender } from '#solver/worker/crossing.ts';
import type { FieldApi, FieldEvent } from '#solver/worker/field-api.ts';

/**
 * The FieldRunner in front of a worker of its own. A worker that dies is replaced for the next call; the run that it held
 * ends as refused, with the reason.
 */
export function createWorkerFieldRunner(open: () => WorkerLink): FieldRunner {
  let link: WorkerLink | null = null;
  let runs = 0;
  let disposed = false;
  let current: FieldRun | null = null;
  const sender = createDesignSender();
  const watches = new Map<number, FieldWatch>();

  function hear(event: FieldEvent): void {
    const watch = watches.get(event.run);
    if (event.type === 'plan') watch?.onPlan(event.plan);
    else if (event.type === 'progress') watch?.onProgress(event.progress);
    else watch?.onPicture(event.picture);
  }

  function linked(): { readonly api: WorkerLink['api']; readonly failure: Promise<never> } {
    if (disposed) throw new Error('the field solver was closed');
    if (!link) {
      const opened = open();
      link = opened;
      sender.forget();
      void opened.api.listenToFields(proxy(hear));
      opened.failure.catch(() => {
        if (link !== opened) return;
        link = null;
        opened.end();
      });
    }
    return { api: link.api, failure: link.failure };
  }

  async function call<T>(ask: (api: WorkerLink['api']) => Promise<T>): Promise<T> {
    try {
      const { api, failure } = linked();
      return await Promise.race([ask(api), failure]);
    } catch (error) {
      sender.forget();
      throw error;
    }
  }

  return {
    plan: (design, budget) => call((api) => api.planField(sender.pack(design), budget)),
    run(design, budget, watch) {
      current?.cancel();
      const id = ++runs;
      watches.set(id, watch);
      const ended = call((api) => api.runField(id, sender.pack(design), budget))
        .catch(refused)
        .finally(() => watches.delete(id));
      const tell = (what: Parameters<FieldApi['tellField']>[1]) => (): void => {
        if (watches.has(id)) void link?.api.tellField(id, what);
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
    dispose() {
      disposed = true;
      link?.end();
      link = null;
    },
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
