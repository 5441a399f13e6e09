import { badInput } from '#cli/bad-input.ts';
import { openCluster } from '#cli/cluster/open.ts';
import type { Command, Options } from '#cli/command.ts';
import { clusterDocument } from '#cli/cluster/document.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, parts, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { reportWriter } from '#cli/write-report.ts';
import { printReport } from '#cli/text/print-report.ts';
import { readPlaces } from '#cli/site/places.ts';
import { optionalNumber } from '#cli/workload/read-number.ts';
import { withSolver } from '#cli/with-solver.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import { parseQuantity } from '#models/units/units.ts';
import { answerCluster } from '#solver/cluster/answer.ts';
import { clusterReport } from '#solver/cluster/report.ts';
import { typicalYear } from '#solver/site/typical-year.ts';

export const cluster: Command = {
  name: 'cluster',
  summary: 'rows of racks with all that cools and feeds them: temperatures, flows, losses, power',
  usage: '<cluster>',
  least: 1,
  most: 1,
  notes: [
    'Each kind of rack is solved whole at some temperatures of its air and its coolant and some flows, at its load and idle, and read off between them; how far that is off is told. Then rows, pumps, exchangers, coolers, chillers and the chain of the power are solved together, however many racks there are.',
    'With a place or a weather file the year is taken hour by hour: racks, rows and coolers are solved every quarter of a kelvin and read off between, which is compared with hours solved by themselves.',
    'Ends with 1 when a rack is throttled, also in an hour of a year, or the cluster does not come to rest.',
    'Example: boxwright cluster examples/cluster-16.boxwright-cluster.json --outdoor "30 degC" --losses',
  ],
  options: {
    outdoor: {
      type: 'string',
      value: 'TEMPERATURE',
      help: 'of the air outside, in place of what the file says',
    },
    losses: {
      type: 'boolean',
      help: 'one pump, distribution unit, cooler, feed lost at a time: who throttles, and when',
    },
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
    price: { type: 'string', value: 'NUMBER', help: 'of a kWh, in any currency' },
    carbon: { type: 'string', value: 'GRAMS', help: 'of CO₂ for a kWh' },
    parts,
    report: reportOption,
    date,
    json,
  },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const opened = await openCluster(path, options, terminal);
    const years = (await readPlaces(options)).map((place) =>
      place.type === 'weather' ? place.weather : typicalYear(place.site),
    );
    const tariff = {
      price: optionalNumber(options, 'price', 'any'),
      carbon: optionalNumber(options, 'carbon', 'any'),
    };
    const document = atOutdoor(opened.cluster, options);
    const question = { losses: options.has('losses'), years, tariff };
    const found = await withSolver(terminal, async (solver) => {
      try {
        return await answerCluster(document, opened.racks, question, solver, terminal.signal);
      } catch (error) {
        if (terminal.signal.aborted) return null;
        const message = error instanceof Error ? error.message : String(error);
        throw badInput(path, message, 'change the cluster, the rack or the design there');
      }
    });
    if (!found) return exit.interrupted;
    const report = clusterReport(document, opened.racks, found);
    await write?.(document, report);
    terminal.out(
      options.has('json')
        ? printDocument('cluster', clusterDocument(document, found))
        : printReport(document.name, report),
    );
    const { status, throttled } = found.result;
    const isHurt = throttled.length > 0 || found.years.some(({ throttledHours }) => throttledHours > 0);
    return status !== 'converged' || isHurt ? exit.violated : exit.done;
  },
};

/** The document in the air outside that is asked for. */
function atOutdoor(document: Cluster, options: Options): Cluster {
  const text = options.text('outdoor');
  if (text === undefined) return document;
  const parsed = parseQuantity(text, 'temperature', { unit: 'degC' });
  if (!parsed.ok) throw badInput(`--outdoor ${text}`, 'this is no temperature', 'write --outdoor "30 degC"');
  return { ...document, outdoor: { ...document.outdoor, temperature: parsed.value } };
}
