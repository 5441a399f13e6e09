import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { printDocument } from '#cli/output/documents.ts';
import { podDocument } from '#cli/pod/document.ts';
import { openPod } from '#cli/pod/open.ts';
import { date, json, parts, report as reportOption } from '#cli/shared-options.ts';
import { readPlaces } from '#cli/site/places.ts';
import { exit } from '#cli/terminal.ts';
import { printReport } from '#cli/text/print-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { reportWriter } from '#cli/write-report.ts';
import { answerPod } from '#solver/pod/answer.ts';
import { podReport } from '#solver/pod/report.ts';
import { violationsOf } from '#solver/pod/violations.ts';
import { typicalYear } from '#solver/site/typical-year.ts';

export const pod: Command = {
  name: 'pod',
  summary: 'a box in the open with electronics: hot day, cold start, a year of weather, condensation',
  usage: '<pod>',
  least: 1,
  most: 1,
  notes: [
    'Sunlight, wind and the sky on six faces, filtered fans or an exchanger or an air conditioner, a heater, the heat that all of it stores. Enclosures are solved whole at some inlet temperatures and read off between them; how far that is off is told.',
    'With a place or a weather file the year is taken hour by hour. A place that comes with Boxwright knows neither sunlight nor moisture: a clear sky is taken on every day, and condensation is told only where outdoor air does not count.',
    'Ends with 1 when a content is beyond a limit, never starts in the cold, the cooling stops, water condenses on walls or in the exchanger, or the protection does not allow what is built.',
    'Example: boxwright pod examples/outdoor-cabinet.boxwright-pod.json --at phoenix',
  ],
  options: {
    at: {
      type: 'string',
      multiple: true,
      value: 'PLACE',
      help: 'a year at a place that comes with Boxwright; repeatable',
    },
    weather: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: 'a year of a weather file (EPW); repeatable',
    },
    parts,
    report: reportOption,
    date,
    json,
  },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const { pod: document, designs } = await openPod(path, options, terminal);
    const places = (await readPlaces(options)).map((place) =>
      place.type === 'weather' ? place.weather : typicalYear(place.site),
    );
    const found = await withSolver(terminal, async (solver) => {
      try {
        return await answerPod(document, designs, places, solver, terminal.signal);
      } catch (error) {
        if (terminal.signal.aborted) return null;
        const message = error instanceof Error ? error.message : String(error);
        throw badInput(path, message, 'change the pod or the design there');
      }
    });
    if (!found) return exit.interrupted;
    const report = podReport(document, found);
    await write?.(document, report);
    terminal.out(
      options.has('json')
        ? printDocument('pod', podDocument(document, found))
        : printReport(document.name, report),
    );
    return violationsOf(document, found.result, found.years).length > 0 ? exit.violated : exit.done;
  },
};
