import type { Command } from '#cli/command.ts';
import { exitCodeOf } from '#cli/exit-code.ts';
import { openDesign, readFidelity } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { configuration, fidelity, json, parts, set } from '#cli/shared-options.ts';
import { solveReport } from '#cli/text/solve-report.ts';
import { withSolver } from '#cli/with-solver.ts';

export const solve: Command = {
  name: 'solve',
  summary: 'power, airflow and temperatures of a design',
  usage: '<design>',
  least: 1,
  most: 1,
  notes: [
    'Paths for --set: a condition (ambientTemperature, altitude, workload, fanMode, fanSpeed, targetMargin, …) or\n' +
      'a part by its name and a field (GPU1.maximumPower, FAN3.failed, "FAN*.speed", GPU1.position.x).',
    'Ends with 0 when converged, 1 when not, 2 when the design cannot be solved as it stands.',
  ],
  options: {
    configuration,
    fidelity,
    set,
    parts,
    all: { type: 'boolean', help: 'list every part, not only the 20 nearest to their limits' },
    json,
  },
  async run([path = ''], options, terminal) {
    const design = await openDesign(path, options, terminal);
    const wanted = readFidelity(options);
    const { result, bands, heldRates, caseHash } = await withSolver(terminal, async (solver) => {
      const found = await solver.solve(design, { fidelity: wanted, signal: terminal.signal });
      const isSure = found.fidelity === 'network' && found.status === 'converged';
      return {
        result: found,
        bands: isSure ? await solver.bands(design) : null,
        heldRates: await solver.heldRates(design),
        caseHash: options.has('json') ? await solver.caseHash(design) : '',
      };
    });
    const { project, revision, configuration: shown } = design;
    terminal.out(
      options.has('json')
        ? printDocument('solve', {
            format: 'boxwright-solve',
            version: 1,
            project,
            revision,
            configuration: shown,
            caseHash,
            result,
            bands,
            heldRates,
          })
        : solveReport(design, result, { bands, heldRates }, options.has('all')),
    );
    return exitCodeOf(result.status);
  },
};
