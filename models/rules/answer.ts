import type { DesignResult } from '#models/results/design-result.ts';
import { resultRule } from '#models/rules/declare.ts';
import type { Rule, Violation } from '#models/rules/rule.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Share of the throughput that may be missing in a balance: far below what any figure of the answer shows. */
const balanceTolerance = 1e-3;

export const notConverged = resultRule({
  id: 'not-converged',
  title: 'Not converged',
  why: 'The iteration stopped before the equations held to their tolerance; the numbers may be off.',
  find: (_design, result) =>
    result.status === 'not-converged'
      ? [
          {
            severity: 'error',
            message: `The solve stopped after ${result.cost.iterations} iterations without converging; the numbers shown are its last state.`,
            placements: [],
          },
        ]
      : [],
});

export const balance = resultRule({
  id: 'balance',
  title: 'Balance does not close',
  why: 'Mass and energy are conserved. A gap above 0.1 % is an error of the answer, whatever else it says.',
  find(_design, result) {
    if (result.fidelity === 'budget') return [];
    const gaps = [
      ['Mass', result.balance.mass],
      ['Energy', result.balance.energy],
    ] as const;
    return gaps
      .filter(([, gap]) => !(Math.abs(gap) <= balanceTolerance))
      .map(([name, gap]) => ({
        severity: 'error',
        message: `${name} does not balance by ${formatQuantity(Math.abs(gap), 'ratio', '%')}.`,
        placements: [],
      }));
  },
});

const said = 'solver:';

/** What the solver itself has to say: a refusal names the part and the reason; it is shown beside the other checks. */
export const solverProblems: Rule = {
  id: 'solver',
  title: 'Solver',
  why: 'Said by the solver of this design.',
  needsResult: true,
  check: (_design, result: DesignResult | null) =>
    (result?.problems ?? []).map((problem) => ({
      rule: `${said}${problem.code}`,
      severity: problem.severity,
      title: titleOf(problem.code),
      message: sentence(problem.message),
      why: 'Said by the solver: the case that it was given, or the answer that it found, has this feature.',
      placements: problem.placements,
    })),
};

/** Codes of the solver for what a rule says as well, with a remedy. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['no-chassis', 'chassis-missing'],
  ['outside-chassis', 'outside-chassis'],
  ['missing-part', 'part-missing'],
  ['bare-contact', 'tim-missing'],
  ['no-psu', 'psu-missing'],
  ['no-openings', 'no-opening'],
]);

/** The findings without those of the solver that a rule has found, too. */
export function withoutEchoes(found: readonly Violation[]): Violation[] {
  const ids = new Set(found.map((violation) => violation.rule));
  return found.filter(({ rule }) => {
    const twin = rule.startsWith(said) ? sameAs.get(rule.slice(said.length)) : undefined;
    return twin === undefined || !ids.has(twin);
  });
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** "No air in" for "no-air-in". */
function titleOf(code: string): string {
  const words = code.replaceAll(/[-_.:]+/g, ' ').trim();
  return words === '' ? 'Solver' : words.charAt(0).toUpperCase() + words.slice(1);
}
