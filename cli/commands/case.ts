import { basename } from 'node:path';
import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json } from '#cli/shared-options.ts';
import type { Terminal } from '#cli/terminal.ts';
import { problemLines } from '#cli/text/problems.ts';
import { sensitivityReport } from '#cli/text/sensitivity-report.ts';
import { solutionReport } from '#cli/text/solution-report.ts';
import { seriesCsv, transientReport } from '#cli/text/transient-report.ts';
import { fieldReport } from '#cli/text/field-report.ts';
import { vtkOption, writeVtk } from '#cli/output/vtk.ts';
import { readThreads, threadsOption } from '#cli/threads.ts';
import { withSolver } from '#cli/with-solver.ts';
import { writeOpenFoam } from '#cli/write-openfoam.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';
import type { Case } from '#solver/case/case.ts';
import { hashCase } from '#solver/case/hash.ts';
import { readCase } from '#solver/case/read.ts';
import { isFieldCase, readFieldCase } from '#solver/field/read.ts';
import type { Asked, Solution } from '#solver/solve/contract.ts';

export const caseCommand: Command = {
  name: 'case',
  summary: 'solve a raw network of flow, heat and power, or heat on a grid',
  usage: '<case.json>',
  least: 1,
  most: 1,
  notes: [
    'The file format is documented in docs/case-format.md. "boxwright export --case" writes the case of a design.',
    'A field case (docs/field-case.md) is a box of cells: heat in solids, steady or in time.',
    'A case with a "transient" runs in time; with --sensitivity its steady state is solved.',
  ],
  options: {
    sensitivity: {
      type: 'string',
      value: 'ID',
      help: 'what moves the temperature (or pressure) of a node or the flow of a branch; pressure:ID, temperature:ID or massFlow:ID says which',
    },
    openfoam: {
      type: 'string',
      value: 'DIR',
      help: 'of a field case: writes it as a case of OpenFOAM into this folder, and does not solve it',
    },
    series: {
      type: 'string',
      value: 'FILE',
      help: 'of a case with a "transient": all values against time, .csv',
    },
    vtk: vtkOption,
    threads: threadsOption,
    json,
  },
  async run([path = ''], options, terminal) {
    const document = parse(await readInput(path), path);
    if (isFieldCase(document)) return runField(document, path, options, terminal);
    if (options.text('openfoam') !== undefined)
      throw badInput('--openfoam', `${basename(path)} is no field case`, 'see docs/field-case.md');
    const { case: input, problems } = readCase(document, basename(path));
    if (!input) throw new BadInput(path, problems);
    if (options.text('vtk') !== undefined)
      throw badInput('--vtk', 'a network has no cells', 'leave it out, or give a field case');
    if (options.text('threads') !== undefined)
      throw badInput('--threads', 'a network is solved on one', 'leave it out, or give a field case');
    if (problems.length > 0) terminal.err(problemLines(path, problems));
    const wanted = options.text('sensitivity');
    if (input.transient && wanted === undefined) return runInTime(input, options, terminal);
    const series = options.text('series');
    if (series !== undefined) {
      throw badInput(`--series ${series}`, 'the case does not run in time', 'give it a `transient`');
    }
    const { solution, sensitivity } = await withSolver(terminal, async (solver) => {
      const solved = await solver.solveCase(input, terminal.signal);
      if (wanted === undefined || solved.status !== 'converged')
        return { solution: solved, sensitivity: null };
      const asked = askedOf(wanted, solved);
      try {
        return {
          solution: solved,
          sensitivity: { ...asked, figures: await solver.sensitivities(input, asked) },
        };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw badInput(`--sensitivity ${wanted}`, reason, 'name a node or a branch that the case solves for');
      }
    });
    const title = input.title ?? '';
    terminal.out(
      options.has('json')
        ? printDocument('case', {
            format: 'boxwright-solution',
            version: 1,
            title,
            caseHash: hashCase(input),
            solution,
            sensitivity,
          })
        : `${solutionReport(title, solution)}${sensitivity ? `\n${sensitivityReport(sensitivity)}` : ''}`,
    );
    return exitCodeOf(solution.status);
  },
};

/** Heat on a grid. */
async function runField(
  document: unknown,
  path: string,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const { case: input, problems } = readFieldCase(document, basename(path));
  if (!input) throw new BadInput(path, problems);
  for (const option of ['sensitivity', 'series']) {
    if (options.text(option) !== undefined)
      throw badInput(
        `--${option}`,
        'a field case has none',
        'leave it out; --json has the course of each output',
      );
  }
  const folder = options.text('openfoam');
  if (folder !== undefined) return writeOpenFoam(input, path, folder, terminal);
  const title = input.title ?? '';
  const threads = readThreads(options);
  const { solution, picture } = await withSolver(
    terminal,
    (solver) => solver.solveField(input, terminal.signal),
    threads,
  );
  await writeVtk(options, terminal, { title, status: solution.status, picture });
  terminal.out(
    options.has('json')
      ? printDocument('field', { format: 'boxwright-field', version: 1, title, solution })
      : fieldReport(title, solution),
  );
  return exitCodeOf(solution.status);
}

/** A case with a `transient`. */
async function runInTime(input: Case, options: Options, terminal: Terminal): Promise<number> {
  const solution = await withSolver(terminal, (solver) => solver.solveTransient(input, terminal.signal));
  const title = input.title ?? '';
  const series = options.text('series');
  if (series !== undefined && solution.times.length > 0) await writeWhole(series, seriesCsv(solution));
  terminal.out(
    options.has('json')
      ? printDocument('transient', {
          format: 'boxwright-transient',
          version: 1,
          title,
          caseHash: hashCase(input),
          solution,
        })
      : transientReport(title, solution),
  );
  return exitCodeOf(solution.status);
}

/** A node's temperature where the case has temperatures, else its pressure; a branch's flow; or what is said before the id. */
function askedOf(wanted: string, { nodes, branches }: Solution): Asked {
  const said = /^(temperature|pressure|massFlow):(.+)$/.exec(wanted);
  if (said) return { of: said[1] as Asked['of'], id: said[2] };
  if (branches[wanted] && !nodes[wanted]) return { id: wanted, of: 'massFlow' };
  return { id: wanted, of: nodes[wanted]?.temperature === null ? 'pressure' : 'temperature' };
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 160) : 'unreadable';
    throw badInput(path, `no valid JSON (${reason})`, 'check brackets and commas');
  }
}
