import { extname } from 'node:path';
import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { openDesign } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { sheetFonts } from '#cli/sheet-fonts.ts';
import { readDate } from '#cli/read-date.ts';
import { configuration, date, json, parts, set } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { withSolver } from '#cli/with-solver.ts';
import { writeFile } from '#cli/write-file.ts';
import { bomCsv } from '#models/export/bom-csv.ts';
import { bomXlsx } from '#models/export/bom-xlsx.ts';
import { bomOf } from '#models/export/bom.ts';
import { specSheetPdf } from '#models/export/spec-sheet.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { checkDesign } from '#models/rules/rules.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

type Content = (solved: {
  readonly design: Design;
  readonly result: DesignResult;
  readonly solver: DesignSolver;
  readonly date: string;
}) => Promise<string | Uint8Array>;

/** What can be written, by option and ending. */
const writers: Readonly<Record<string, Readonly<Record<string, Content>>>> = {
  bom: {
    '.csv': async ({ design, result }) => bomCsv(bomOf(design, result)),
    '.xlsx': async ({ design, result }) => bomXlsx(bomOf(design, result)),
  },
  spec: {
    '.pdf': async ({ design, result, solver, date }) => {
      const caseHash = await solver.caseHash(design);
      const bands = result.status === 'converged' ? { bands: await solver.bands(design) } : {};
      const violations = checkDesign(design, result);
      return specSheetPdf({ design, result, caseHash, ...bands, violations, date }, await sheetFonts());
    },
  },
  case: {
    '.json': async ({ design, solver }) => `${JSON.stringify(await solver.buildCase(design), null, 2)}\n`,
  },
};

export const exportCommand: Command = {
  name: 'export',
  summary: 'bill of materials, spec sheet, or the solver’s case, as files',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: ['Files are written whole or not at all. The case is what "boxwright case" solves.'],
  options: {
    bom: { type: 'string', value: 'FILE', help: 'bill of materials; the ending chooses: .csv or .xlsx' },
    spec: { type: 'string', value: 'FILE', help: 'spec sheet, .pdf' },
    case: {
      type: 'string',
      value: 'FILE',
      help: 'the network case of the design, .json (docs/case-format.md)',
    },
    date,
    configuration,
    set,
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const wanted = Object.entries(writers).flatMap(([name, byEnding]) => {
      const file = options.text(name);
      if (file === undefined) return [];
      const content = byEnding[extname(file).toLowerCase()];
      if (!content) {
        const endings = Object.keys(byEnding).join(' or ');
        throw badInput(
          `--${name} ${file}`,
          'the ending says no known format',
          `end the name with ${endings}`,
        );
      }
      return [{ file, content }];
    });
    if (wanted.length === 0) {
      throw badInput(
        'export',
        'nothing to write is named',
        'write --bom bom.xlsx, --spec sheet.pdf or --case case.json',
      );
    }
    const day = readDate(options);
    const design = await openDesign(path, options, terminal);
    const written = await withSolver(terminal, async (solver) => {
      const result = await solver.solve(design, { fidelity: 'network', signal: terminal.signal });
      if (result.status === 'cancelled') return null;
      if (result.status !== 'converged') {
        for (const { message } of result.problems) terminal.err(`${message}\n`);
        terminal.err(`The design did not solve (${result.status}): its figures are not to be relied on.\n`);
      }
      const files: { path: string; bytes: number }[] = [];
      for (const { file, content } of wanted) {
        const data = await content({ design, result, solver, date: day });
        await writeFile(file, data);
        files.push({
          path: file,
          bytes: typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength,
        });
      }
      return { files, converged: result.status === 'converged' };
    });
    if (!written) return exit.interrupted;
    terminal.out(
      options.has('json')
        ? printDocument('export', {
            format: 'boxwright-export',
            version: 1,
            project: design.project,
            revision: design.revision,
            configuration: design.configuration,
            written: written.files,
          })
        : written.files.map((file) => `${file.path}  ${file.bytes} bytes\n`).join(''),
    );
    return written.converged ? exit.done : exit.violated;
  },
};
