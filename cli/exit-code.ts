import { exit } from '#cli/terminal.ts';
import type { SolveStatus } from '#models/results/design-result.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';

/** What a solve's status means for the program's end. A refused case lacks something: the input is at fault. */
export function exitCodeOf(status: SolveStatus | TransientSolution['status']): number {
  if (status === 'converged' || status === 'completed') return exit.done;
  if (status === 'cancelled') return exit.interrupted;
  return status === 'refused' ? exit.badInput : exit.violated;
}
