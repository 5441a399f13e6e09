import type { Design } from '#models/project/design.ts';
import { buildCase, type BuiltCase } from '#solver/design/build.ts';
import { reportOf } from '#solver/design/report.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCase } from '#solver/solve/solve.ts';

/** A network and its answer, in its own words and in those of the design. */
export interface SolvedNetwork {
  readonly built: BuiltCase;
  readonly solution: Solution;
  readonly result: DesignResult;
}

/**
 * The network of a design and its answer.
 * @throws RangeError where it has none; in words
 */
export async function answeredNetwork(design: Design, signal?: AbortSignal): Promise<SolvedNetwork> {
  const start = performance.now();
  const built = buildCase(design);
  const solution = await solveCase(built.case, signal ? { signal } : {});
  if (solution.status !== 'converged')
    throw new RangeError(solution.problems[0]?.message ?? `the network is ${solution.status}`);
  const timing = { build: 0, start, reported: start };
  return { built, solution, result: reportOf(design, built, solution, timing) };
}
