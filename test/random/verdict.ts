import type { Case } from '#solver/case/case.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/** Largest imbalance, as a share of the throughput, with which an answer counts as one. */
const balanced = 1e-6;

/** What became of a case: its answer, the code of a true cause for having none, or neither (in words). */
export type Verdict =
  | { readonly kind: 'converged' }
  | { readonly kind: 'cause'; readonly code: string }
  | { readonly kind: 'unexplained'; readonly why: string };

/** Solves a case. That Newton's method gave up is no cause; nor is an answer that does not balance an answer. */
export function verdictOf(input: Case): Verdict {
  const { status, balance, problems } = solveCaseSync(input);
  if (status === 'converged') {
    const largest = Math.max(balance.mass, balance.energy);
    return largest < balanced
      ? { kind: 'converged' }
      : { kind: 'unexplained', why: `off balance by ${largest}` };
  }
  const code = problems.find(({ severity }) => severity === 'error')?.code;
  if (code === undefined || code === 'not-converged')
    return { kind: 'unexplained', why: `${status}, ${code ?? 'no problem named'}` };
  return { kind: 'cause', code };
}
