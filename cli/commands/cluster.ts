import { badInput } from '#cli/bad-input.ts';
import { openCluster } from '#cli/cluster/open.ts';
import type { Command, Options } from '#cli/command.ts';
import { clusterDocument } from '#cli/cluster/document.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json, parts } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { printReport } from '#cli/text/print-report.ts';
import { readPlaces } from '#cli/site/places.ts';
import { optionalNumber } from '#cli/workload/read-number.ts';
import { withSolver } from '#cli/with-solver.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import { parseQuantity } from '#models/units/units.ts';
import { condenseCluster } from '#solver/cluster/condense.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import { clusterReport } from '#solver/cluster/report.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';
import { type ClusterYear, clusterYear } from '#solver/cluster/year.ts';
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
    json,
  },
  async run([path = ''], options, terminal) {
    const opened = await openCluster(path, options, terminal);
    const years = (await readPlaces(options)).map((place) =>
      place.type === 'weather' ? place.weather : typicalYear(place.site),
    );
    const tariff = {
      price: optionalNumber(options, 'price', 'any'),
      carbon: optionalNumber(options, 'carbon', 'any'),
    };
    const document = atOutdoor(opened.cluster, options, years[0]?.elevation);
    const found = await withSolver(terminal, async (solver) => {
      try {
        const condensed = await condenseCluster(document, opened.racks, solver, terminal.signal);
        const served = servedCluster(document, condensed.rows);
        const outdoor = outdoorOf(document);
        const result = solveCluster(served, outdoor);
        const answers: ClusterYear[] = [];
        for (const year of years) {
          const there = atOutdoor(opened.cluster, options, year.elevation);
          const isSame = there.outdoor.altitude === document.outdoor.altitude;
          const own = isSame
            ? condensed
            : await condenseCluster(there, opened.racks, solver, terminal.signal);
          answers.push(clusterYear(servedCluster(there, own.rows), year, tariff));
        }
        return {
          condensed,
          result,
          losses: options.has('losses') ? lossesOf(served, result, outdoor) : null,
          years: answers,
        };
      } catch (error) {
        if (terminal.signal.aborted) return null;
        const message = error instanceof Error ? error.message : String(error);
        throw badInput(path, message, 'change the cluster, the rack or the design there');
      }
    });
    if (!found) return exit.interrupted;
    terminal.out(
      options.has('json')
        ? printDocument('cluster', clusterDocument(document, found))
        : printReport(document.name, clusterReport(document, found)),
    );
    const { status, throttled } = found.result;
    const isHurt = throttled.length > 0 || found.years.some(({ throttledHours }) => throttledHours > 0);
    return status !== 'converged' || isHurt ? exit.violated : exit.done;
  },
};

/** The document in the weather that is asked for. @param altitude m, of the first place; none: as it says */
function atOutdoor(document: Cluster, options: Options, altitude = document.outdoor.altitude): Cluster {
  const outdoor = { ...document.outdoor, altitude };
  const text = options.text('outdoor');
  if (text === undefined) return { ...document, outdoor };
  const parsed = parseQuantity(text, 'temperature', { unit: 'degC' });
  if (!parsed.ok) throw badInput(`--outdoor ${text}`, 'this is no temperature', 'write --outdoor "30 degC"');
  return { ...document, outdoor: { ...outdoor, temperature: parsed.value } };
}
