import { badInput } from '#cli/bad-input.ts';
import { openCluster } from '#cli/cluster/open.ts';
import type { Command, Options } from '#cli/command.ts';
import { clusterDocument } from '#cli/cluster/document.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json, parts } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { clusterReport } from '#cli/text/cluster-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import { parseQuantity } from '#models/units/units.ts';
import { condenseCluster } from '#solver/cluster/condense.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';

export const cluster: Command = {
  name: 'cluster',
  summary: 'rows of racks with all that cools and feeds them: temperatures, flows, losses, power',
  usage: '<cluster>',
  least: 1,
  most: 1,
  notes: [
    'Each kind of rack is solved whole at some temperatures of its air and its coolant and some flows, at its load and idle, and read off between them; how far that is off is told. Then rows, pumps, exchangers, coolers, chillers and the chain of the power are solved together, however many racks there are.',
    'Ends with 1 when a rack is throttled, or the cluster does not come to rest.',
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
    parts,
    json,
  },
  async run([path = ''], options, terminal) {
    const opened = await openCluster(path, options, terminal);
    const document = atOutdoor(opened.cluster, options);
    const found = await withSolver(terminal, async (solver) => {
      try {
        const condensed = await condenseCluster(document, opened.racks, solver, terminal.signal);
        const served = servedCluster(document, condensed.rows);
        const outdoor = outdoorOf(document);
        const result = solveCluster(served, outdoor);
        return {
          condensed,
          result,
          losses: options.has('losses') ? lossesOf(served, result, outdoor) : null,
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
        : clusterReport(document, found),
    );
    const { status, throttled } = found.result;
    return status !== 'converged' || throttled.length > 0 ? exit.violated : exit.done;
  },
};

function atOutdoor(document: Cluster, options: Options): Cluster {
  const text = options.text('outdoor');
  if (text === undefined) return document;
  const parsed = parseQuantity(text, 'temperature', { unit: 'degC' });
  if (!parsed.ok) throw badInput(`--outdoor ${text}`, 'this is no temperature', 'write --outdoor "30 degC"');
  return { ...document, outdoor: { ...document.outdoor, temperature: parsed.value } };
}
