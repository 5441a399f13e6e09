import { basename } from 'node:path';
import type { Command } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { printReport } from '#cli/text/print-report.ts';
import { reportWriter } from '#cli/write-report.ts';
import { loadModule } from '#models/module/load.ts';
import { moduleReport } from '#solver/module/report.ts';
import { solveModule } from '#solver/module/solve.ts';
import { cautionsOf, violationsOf } from '#solver/module/violations.ts';

export const moduleCommand: Command = {
  name: 'module',
  summary:
    'a sealed computer in a vehicle or a robot: junctions over its duty cycle, hot and cold starts, supply',
  usage: '<module>',
  least: 1,
  most: 1,
  notes: [
    'Operating points as if they lasted, the duty cycle until it repeats itself, a start after a hot soak with its throttling, a cold start; heat to a coolant plate, a structure and the air; current, battery and shares of the consumption.',
    'Ends with 1 when a junction, the housing, a grade or the supply is beyond its limit, or the cycle does not come to repeat itself. Throttling is told and ends with 0.',
    'Example: boxwright module examples/robot-torso.boxwright-module.json',
  ],
  options: { report: reportOption, date, json },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const loaded = loadModule(await readInput(path), basename(path));
    const module = accepted(path, loaded.document, loaded.problems, terminal);
    const result = solveModule(module);
    const violations = violationsOf(module, result);
    const report = moduleReport(module, result);
    await write?.(module, report);
    terminal.out(
      options.has('json')
        ? printDocument('module', {
            format: 'boxwright-module-result',
            version: 1,
            name: module.name,
            result,
            violations,
            cautions: cautionsOf(module, result),
          })
        : printReport(module.name, report),
    );
    return violations.length > 0 ? exit.violated : exit.done;
  },
};
