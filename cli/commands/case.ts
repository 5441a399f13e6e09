import { basename } from 'node:path';
import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json } from '#cli/shared-options.ts';
import { problemLines } from '#cli/text/problems.ts';
import { solutionReport } from '#cli/text/solution-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { hashCase } from '#solver/case/hash.ts';
import { readCase } from '#solver/case/read.ts';

export const caseCommand: Command = {
  name: 'case',
  summary: 'solve a raw network of flow, heat and power',
  usage: '<case.json>',
  least: 1,
  most: 1,
  notes: [
    'The file format is documented in docs/case-format.md. "boxwright export --case" writes the case of a design.',
  ],
  options: { json },
  async run([path = ''], options, terminal) {
    const { case: input, problems } = readCase(parse(await readInput(path), path), basename(path));
    if (!input) throw new BadInput(path, problems);
    if (problems.length > 0) terminal.err(problemLines(path, problems));
    const solution = await withSolver(terminal, (solver) => solver.solveCase(input, terminal.signal));
    const title = input.title ?? '';
    terminal.out(
      options.has('json')
        ? printDocument('case', {
            format: 'boxwright-solution',
            version: 1,
            title,
            caseHash: hashCase(input),
            solution,
          })
        : solutionReport(title, solution),
    );
    return exitCodeOf(solution.status);
  },
};

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 160) : 'unreadable';
    throw badInput(path, `no valid JSON (${reason})`, 'check brackets and commas');
  }
}
