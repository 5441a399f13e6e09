import type { Command } from '#cli/command.ts';
import { openDesign } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { checkReport } from '#cli/text/check-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { checkDesign, rules } from '#models/rules/rules.ts';

export const check: Command = {
  name: 'check',
  summary: 'design rules: what is violated, why and where',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: [
    'Solves the design first, so that rules on temperatures, airflow and power speak too.',
    'Ends with 1 when a rule is violated (errors and warnings; notes never) or the solve does not converge.',
  ],
  options: {
    configuration,
    set,
    parts,
    'errors-only': { type: 'boolean', help: 'warnings are printed but do not count as violations' },
    json,
  },
  async run([path = ''], options, terminal) {
    const design = await openDesign(path, options, terminal);
    const result = await withSolver(terminal, (solver) =>
      solver.solve(design, { fidelity: 'network', signal: terminal.signal }),
    );
    if (result.status === 'cancelled') return exit.interrupted;
    const violations = checkDesign(design, result);
    terminal.out(
      options.has('json')
        ? printDocument('check', {
            format: 'boxwright-check',
            version: 1,
            project: design.project,
            revision: design.revision,
            configuration: design.configuration,
            status: result.status,
            rules: rules.length,
            violations: violations.map(({ rule, severity, title, message, why, placements, fix }) => ({
              rule,
              severity,
              title,
              message,
              why,
              placements: [...placements],
              fix: fix?.label ?? null,
            })),
          })
        : checkReport(design, violations, rules.length),
    );
    const counts = options.has('errors-only') ? ['error'] : ['error', 'warning'];
    const violated = violations.some(({ severity }) => counts.includes(severity));
    return violated || result.status !== 'converged' ? exit.violated : exit.done;
  },
};
