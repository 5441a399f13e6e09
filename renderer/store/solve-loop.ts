export interface SolveLoop<Asked> {
  /** Asks for the answer to it. While a solve runs only the newest question waits; those between are dropped. */
  post(asked: Asked): void;
  /** Forgets what runs and waits (another document was opened); their answers are not reported. */
  reset(): void;
  /** Resolves once nothing runs or waits. */
  settled(): Promise<void>;
  dispose(): void;
}

export interface SolveReports<Asked, Answer> {
  /** An answer, and the very object that was posted for it. Never older than one reported before. */
  answered(asked: Asked, answer: Answer): void;
  failed(asked: Asked, error: unknown): void;
  /** True while a solve runs. */
  solving(solving: boolean): void;
}

/**
 * Keeps the solver busy with the newest design or rack: at most one solve in flight, at most one waiting. A solve that
 * runs is let finish while newer designs come in (a drag), so that numbers keep arriving; its answer is
 * reported and replaced by the next.
 *
 * @param solve null where it was cancelled
 */
export function createSolveLoop<Asked extends object, Answer>(
  solve: (asked: Asked, signal: AbortSignal) => Promise<Answer | null>,
  reports: SolveReports<Asked, Answer>,
): SolveLoop<Asked> {
  let running: AbortController | null = null;
  let waiting: Asked | null = null;
  let idle: (() => void)[] = [];

  function next(): void {
    const asked = waiting;
    waiting = null;
    if (asked) {
      void run(asked);
      return;
    }
    running = null;
    reports.solving(false);
    const resolved = idle;
    idle = [];
    for (const resolve of resolved) resolve();
  }

  async function run(asked: Asked): Promise<void> {
    const mine = new AbortController();
    running = mine;
    reports.solving(true);
    try {
      const answer = await solve(asked, mine.signal);
      if (!mine.signal.aborted && answer !== null) reports.answered(asked, answer);
    } catch (error) {
      if (!mine.signal.aborted) reports.failed(asked, error);
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
    post(asked) {
      if (running) waiting = asked;
      else void run(asked);
    },
    reset,
    settled: () => (running ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve()),
    dispose: reset,
  };
}
