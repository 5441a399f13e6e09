import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/**
 * One of the solves that an enclosure is condensed from.
 * @returns null where it does not converge
 * Rejects with the solver's words where the design is refused, and with the signal's reason when that was raised.
 */
export async function solvedWhole(
  solver: Pick<DesignSolver, 'solve'>,
  design: Design,
  signal?: AbortSignal,
): Promise<DesignResult | null> {
  const result = await solver.solve(design, { fidelity: 'network', ...(signal && { signal }) });
  signal?.throwIfAborted();
  if (result.status === 'refused') throw new Error(result.problems[0]?.message ?? 'it is refused');
  return result.status === 'converged' ? result : null;
}
