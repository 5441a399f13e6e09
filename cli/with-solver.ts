import type { DesignSolver } from '#solver/design/contract.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';

/** Lends a solver in a worker thread, so that Ctrl+C is heard while it works; ends it afterwards. */
export async function withSolver<T>(act: (solver: DesignSolver) => Promise<T>): Promise<T> {
  const solver = createNodeDesignSolver();
  try {
    return await act(solver);
  } finally {
    solver.dispose();
  }
}
