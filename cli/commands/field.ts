import { badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { applySettings, findConfiguration, openProject, readPartFiles } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, json, parts, set } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { designFieldReport, gridLine, progressLine } from '#cli/text/design-field-report.ts';
import { calibrationReport } from '#cli/text/calibration-report.ts';
import { vtkOption, writeVtk } from '#cli/output/vtk.ts';
import { readThreads, threadsOption } from '#cli/threads.ts';
import { withSolver } from '#cli/with-solver.ts';
import { readTarget, writeConfiguration } from '#cli/write-configuration.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';
import { applyDiff } from '#models/project/diff.ts';
import { fieldRunSource, setFactors } from '#models/project/edits/factors.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { answerOf } from '#solver/field-design/answer.ts';
import { fewestCells, fieldSizes, mostCells } from '#solver/field-run/contract.ts';

/** Between two remarks on the way, ms. */
const remarkEvery = 5000;

export const fieldCommand: Command = {
  name: 'field',
  summary: 'air and heat of a design in three dimensions, beside the network’s answer',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: [
    'The layout becomes a field case (docs/field-case.md) on a grid made for it: fans on their curves, vents, boards and parts as blocks, fins as boxes that resist. Powers are those of the network’s answer, which is solved first.',
    'What is simplified is said with the answer. Ends with 1 when the field does not converge: its figures are no answer then.',
  ],
  options: {
    cells: {
      type: 'string',
      value: 'draft|standard|fine|N',
      help: 'the most cells: 50 000 (default), 250 000, 1 000 000, or a number up to 4 000 000',
    },
    case: { type: 'string', value: 'FILE', help: 'writes the field case that is solved, .json' },
    calibrate: {
      type: 'string',
      value: 'NAME',
      help: 'adds a configuration to the design file with the film and flow factors that make its network say what the field says',
    },
    vtk: vtkOption,
    threads: threadsOption,
    configuration,
    set,
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const cells = readCells(options);
    const threads = readThreads(options);
    const opened = await openProject(path, await readPartFiles(options, terminal), terminal);
    const id = findConfiguration(opened, options.text('configuration'), path);
    const settings = options.texts('set');
    const design = resolveDesign(applySettings(opened, id, settings), id);
    const target = await readTarget(path, options.text('calibrate'), '--calibrate', opened);
    const solved = await withSolver(
      terminal,
      async (solver) => {
        const field = await solver.fieldOfDesign(design, cells, terminal.signal).catch((error: unknown) => {
          if (terminal.signal.aborted) return null;
          const reason = error instanceof Error ? error.message : String(error);
          throw badInput(path, reason, 'see "boxwright solve" for the network, or give more --cells');
        });
        if (!field) return null;
        const file = options.text('case');
        if (file !== undefined) await writeWhole(file, `${JSON.stringify(field.case, null, 1)}\n`);
        terminal.err(gridLine(field));
        let told = performance.now();
        const { solution, picture } = await solver.solveField(field.case, terminal.signal, (progress) => {
          if (performance.now() - told < remarkEvery) return;
          told = performance.now();
          terminal.err(progressLine(progress));
        });
        const title = `${design.project}, ${design.configuration.name}`;
        await writeVtk(options, terminal, { title, status: solution.status, picture });
        const answer = answerOf(field, solution);
        const calibration =
          target && solution.status === 'converged' ? await solver.calibrationOf(design, answer) : null;
        return { field, solution, answer, calibration };
      },
      threads,
    );
    if (!solved) return exit.interrupted;
    const { field, solution, answer, calibration } = solved;
    if (solution.status === 'cancelled') return exit.interrupted;
    const written =
      target && calibration
        ? await writeConfiguration(target, opened, id, (project, copy) => {
            const set = applySettings(project, copy, settings);
            const source = fieldRunSource(new Date().toISOString().slice(0, 10), field.cells);
            return applyDiff(set, setFactors(set, copy, calibration.factors, source));
          })
        : null;
    if (options.has('json')) {
      const { outputs: _, ...rest } = solution;
      terminal.out(
        printDocument('design-field', {
          format: 'boxwright-design-field',
          version: 1,
          project: design.project,
          revision: design.revision,
          configuration: design.configuration,
          grid: {
            cells: field.cells,
            counts: field.counts,
            bytes: field.bytes,
            tolerance: field.tolerance,
            gapCells: field.gapCells,
          },
          notes: field.notes,
          ...answer,
          ...(calibration ? { calibration } : {}),
          heat: field.heat,
          solution: rest,
        }),
      );
    } else {
      terminal.out(designFieldReport(design, field, answer, solution));
      if (calibration && written) terminal.out(calibrationReport(calibration, written.name));
    }
    return exitCodeOf(solution.status);
  },
};

function readCells(options: Options): number {
  const wanted = options.text('cells') ?? 'draft';
  const sizes = new Map<string, number>(Object.entries(fieldSizes));
  const cells = sizes.get(wanted) ?? Number(wanted);
  if (Number.isInteger(cells) && cells >= fewestCells && cells <= mostCells) return cells;
  throw badInput(
    `--cells ${wanted}`,
    'neither a size nor a number of cells',
    `write draft, standard, fine, or a whole number from ${fewestCells} to ${mostCells}`,
  );
}
