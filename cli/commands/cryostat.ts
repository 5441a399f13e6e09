import { basename } from 'node:path';
import type { Command } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { reportWriter } from '#cli/write-report.ts';
import { printReport } from '#cli/text/print-report.ts';
import { loadCryostat } from '#models/cryostat/load.ts';
import { cryostatReport } from '#solver/cryostat/report.ts';
import { solveCryostat } from '#solver/cryostat/solve.ts';
import { violationsOf } from '#solver/cryostat/violations.ts';

export const cryostat: Command = {
  name: 'cryostat',
  summary: 'cold stages in vacuum: heat leaks, cryocooler, warm side, time to cool down',
  usage: '<cryostat>',
  least: 1,
  most: 1,
  notes: [
    'Supports, wires with current, multi-layer insulation, bare surfaces and residual gas between the wall, shields and cold stages; the lift of a cooler with one or two stages against all temperatures; its heat in the loop of the box.',
    'Ends with 1 when a stage is too warm or not held, the cooler works where it was not measured, its warm side is too warm, a wire burns out or the vacuum is too poor.',
    'Example: boxwright cryostat examples/cold-logic.boxwright-cryostat.json',
  ],
  options: { report: reportOption, date, json },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const loaded = loadCryostat(await readInput(path), basename(path));
    const document = accepted(path, loaded.document, loaded.problems, terminal);
    const result = solveCryostat(document);
    const violations = violationsOf(document, result);
    const report = cryostatReport(document, result);
    await write?.(document, report);
    terminal.out(
      options.has('json')
        ? printDocument('cryostat', {
            format: 'boxwright-cryostat-result',
            version: 1,
            name: document.name,
            result,
            violations,
          })
        : printReport(document.name, report),
    );
    return violations.length > 0 ? exit.violated : exit.done;
  },
};
