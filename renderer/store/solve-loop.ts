import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

export interface SolveLoop {
  /** Asks for the answer to `design`. While a solve runs only the newest design waits; those between are dropped. */
  post(design: Design): void;
  /** Forgets what runs and waits (another project was opened); their answers are not reported. */
  reset(): void;
  /** Resolves once nothing runs or waits. */
  settled(): Promise<void>;
  dispose(): void;
}

export interface SolveReports {
  /** An answer, and the very design that was posted for it. Never older than one reported before. */
  answered(design: Design, result: DesignResult): void;
  failed(design: Design, error: unknown): void;
  /** True while a solve runs. */
  solving(solving: boolean): void;
}

/**
 * Keeps the solver busy with the newest design: at most one solve in flight, at most one waiting. A solve that
 * runs is let finish while newer designs come in (a drag), so that numbers keep arriving; its answer is
 * reported and replaced by the next.
 */
export function createSolveLoop(solver: DesignSolver, reports: SolveReports): SolveLoop {
  let running: AbortController | null = null;
  let waiting: Design | null = null;
  let idle: (() => void)[] = [];

  function next(): void {
    const design = waiting;
    waiting = null;
    if (design) {
      void run(design);
      return;
    }
    running = null;
    reports.solving(false);
    const resolved = idle;
    idle = [];
    for (const resolve of resolved) resolve();
  }

  async function run(design: Design): Promise<void> {
    const mine = new AbortController();
    running = mine;
    reports.solving(true);
    try {
      const result = await solver.solve(design, { fidelity: 'network', signal: mine.signal });
      if (!mine.signal.aborted && result.status !== 'cancelled') reports.answered(design, result);
    } catch (error) {
      if (!mine.signal.aborted) reports.failed(design, error);
    } finally {
      if (running === mine) next();
    }
  }

  function reset(): void {
    waiting = null;
    const old = running;
    if (!old) return;
    next();
    old.abort();
  }

  return {
    post(design) {
      if (running) waiting = design;
      else void run(design);
    },
    reset,
    settled: () => (running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
    dispose: reset,
  };
}
