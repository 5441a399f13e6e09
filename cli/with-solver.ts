import type { Terminal } from '#cli/terminal.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/** Lends a solver to `act` and ends it afterwards, whatever happened. */
export async function withSolver<T>(
  terminal: Terminal,
  act: (solver: DesignSolver) => Promise<T>,
): Promise<T> {
  const solver = terminal.createSolver();
  try {
    return await act(solver);
  } finally {
    solver.dispose();
  }
}
