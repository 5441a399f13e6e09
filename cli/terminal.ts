import type { DesignSolver } from '#solver/design/contract.ts';

/** What a command may touch of the world around it besides files. */
export interface Terminal {
  /** The answer. */
  out(text: string): void;
  /** Remarks and faults. */
  err(text: string): void;
  /** Raised by Ctrl+C. */
  readonly signal: AbortSignal;
  /**
   * A solver of its own for one command: in the program behind a worker thread.
   * @param threads that share a field at most; as many as the machine runs at once where left out
   */
  createSolver(threads?: number): DesignSolver;
}

/** Exit codes of the program; see docs/cli.md. */
export const exit = { done: 0, violated: 1, badInput: 2, interrupted: 130 } as const;
