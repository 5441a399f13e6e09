import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { printDocument } from '#cli/output/documents.ts';
import { openService } from '#cli/service/open.ts';
import { date, json, parts, report as reportOption } from '#cli/shared-options.ts';
import { readPlaces } from '#cli/site/places.ts';
import { exit } from '#cli/terminal.ts';
import { printReport } from '#cli/text/print-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { reportWriter } from '#cli/write-report.ts';
import { serviceReport } from '#solver/service/report.ts';
import { solveService } from '#solver/service/solve.ts';

export const service: Command = {
  name: 'service',
  summary: 'a language model served from one place or many, side by side: tokens, energy, cost, latency',
  usage: '<service>',
  least: 1,
  most: 1,
  notes: [
    'Each deployment has so many sites alike, each with its nodes, its link, its energy. Enclosures are solved whole while they wait, under prompts, and under answers of rising batch; then the limits of compute, heat, supply, link and energy are told by themselves, and the day of requests is taken through a year.',
    'What is not known (a price, the carbon of a source) is left out of its sum and named.',
    'Ends with 1 when a deployment turns requests away, has hours without energy, or is beyond a limit.',
    'Example: boxwright service examples/satellite-ground-node.boxwright-service.json',
  ],
  options: {
    weather: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: 'a year of a weather file (EPW) in place of the climates of the document',
    },
    parts,
    report: reportOption,
    date,
    json,
  },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const { service: document, designs } = await openService(path, options, terminal);
    const [place, second] = await readPlaces(options);
    if (second) throw badInput('--weather', 'more than one file is given', 'give one');
    const weather = place?.type === 'weather' ? place.weather : null;
    const result = await withSolver(terminal, async (solver) => {
      try {
        return await solveService(document, designs, solver, { weather, signal: terminal.signal });
      } catch (error) {
        if (terminal.signal.aborted) return null;
        throw badInput(
          path,
          error instanceof Error ? error.message : String(error),
          'change the deployment or the design there',
        );
      }
    });
    if (!result) return exit.interrupted;
    const report = serviceReport(document, result);
    await write?.(document, report);
    terminal.out(
      options.has('json')
        ? printDocument('service', {
            format: 'boxwright-service-result',
            version: 1,
            name: document.name,
            ...result,
          })
        : printReport(document.name, report),
    );
    return result.deployments.some(({ warnings }) => warnings.length > 0) ? exit.violated : exit.done;
  },
};
