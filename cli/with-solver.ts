import type { Terminal } from '#cli/terminal.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/** Lends a solver to `act` and ends it afterwards, whatever happened. @param threads that share a field at most */
export async function withSolver<T>(
  terminal: Terminal,
  act: (solver: DesignSolver) => Promise<T>,
  threads?: number,
): Promise<T> {
  const solver = terminal.createSolver(threads);
  try {
    return await act(solver);
  } finally {
    solver.dispose();
  }
}
