import { basename } from 'node:path';
import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { reportWriter } from '#cli/write-report.ts';
import { printReport } from '#cli/text/print-report.ts';
import { optionalNumber } from '#cli/workload/read-number.ts';
import { loadDistribution } from '#models/distribution/load.ts';
import { powerReport } from '#solver/distribution/report.ts';
import { solveDistribution } from '#solver/distribution/solve.ts';

export const power: Command = {
  name: 'power',
  summary: 'ways of bringing the power to a row of racks, side by side: losses, copper, heat',
  usage: '<power>',
  least: 1,
  most: 1,
  notes: [
    'Each architecture is a chain of converters and conductors from the utility to the load; all are taken at the same loads and through the same year.',
    'What is not known (a mass, a price) is left out of its sum and named.',
    'Ends with 1 when a stage is loaded above its rating.',
    'Example: boxwright power examples/power-row.boxwright-power.json --price 0.1',
  ],
  options: {
    price: { type: 'string', value: 'NUMBER', help: 'of a kWh, in any currency' },
    report: reportOption,
    date,
    json,
  },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const price = optionalNumber(options, 'price', 'any');
    const loaded = loadDistribution(await readInput(path), basename(path));
    const distribution = accepted(path, loaded.document, loaded.problems, terminal);
    const result = await solveDistribution(distribution, price).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      throw badInput(path, message, 'change the stage there');
    });
    const report = powerReport(distribution, result);
    await write?.(distribution, report);
    terminal.out(
      options.has('json')
        ? printDocument('power', {
            format: 'boxwright-power-result',
            version: 1,
            name: distribution.name,
            ...result,
          })
        : printReport(distribution.name, report),
    );
    return result.architectures.some(({ warnings }) => warnings.length > 0) ? exit.violated : exit.done;
  },
};
