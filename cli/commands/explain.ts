import type { Command } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { findItem } from '#cli/find-item.ts';
import { openDesign } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { driversReport } from '#cli/text/drivers-report.ts';
import { explainReport } from '#cli/text/explain-report.ts';
import { withSolver } from '#cli/with-solver.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'why a part is as warm as it is, step by step from ambient',
  usage: '<design> <part>',
  least: 2,
  most: 2,
  notes: ['<part> is the name of a placed part (GPU1) or its id.'],
  options: {
    configuration,
    set,
    parts,
    drivers: { type: 'boolean', help: 'also how sure the temperature is, what moves it, and by how much' },
    json,
  },
  async run([path = '', name = ''], options, terminal) {
    const design = await openDesign(path, options, terminal);
    const item = findItem(design, name, path);
    const { result, explanation, drivers } = await withSolver(terminal, async (solver) => {
      const solved = await solver.solve(design, { fidelity: 'network', signal: terminal.signal });
      return {
        result: solved,
        explanation: await solver.explain(design, item.id),
        drivers: options.has('drivers') ? await solver.drivers(design, item.id) : null,
      };
    });
    if (result.status !== 'converged') {
      for (const { message } of result.problems) terminal.err(`${message}\n`);
      terminal.err(`The design did not solve (${result.status}), so there is nothing to explain.\n`);
      return exitCodeOf(result.status);
    }
    if (!explanation) {
      terminal.err(`${item.name} has no temperature of its own in the network.\n`);
      return exit.violated;
    }
    terminal.out(
      options.has('json')
        ? printDocument('explain', {
            format: 'boxwright-explain',
            version: 1,
            project: design.project,
            revision: design.revision,
            configuration: design.configuration,
            explanation,
            drivers,
          })
        : `${explainReport(explanation)}${drivers ? `\n${driversReport(drivers)}` : ''}`,
    );
    return exit.done;
  },
};
