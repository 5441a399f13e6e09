import { basename } from 'node:path';
import type { Command } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { reportWriter } from '#cli/write-report.ts';
import { printReport } from '#cli/text/print-report.ts';
import { loadOrbitalNode } from '#models/orbit/load.ts';
import { orbitReport } from '#solver/orbit/report.ts';
import { solveOrbit } from '#solver/orbit/solve.ts';
import { violationsOf } from '#solver/orbit/violations.ts';

export const orbit: Command = {
  name: 'orbit',
  summary: 'electronics in a circular orbit: temperatures in sun and eclipse, radiators, array and battery',
  usage: '<orbital node>',
  least: 1,
  most: 1,
  notes: [
    'A hot and a cold case over a range of beta angles: sunlight, albedo and planet infrared on each face, temperatures of an orbit that repeats itself, energy of array and battery.',
    'Ends with 1 when the electronics are beyond a limit, the battery is discharged too far or not recharged, or the orbit does not come to repeat itself.',
    'Example: boxwright orbit examples/orbital-node.boxwright-orbit.json',
  ],
  options: { report: reportOption, date, json },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const loaded = loadOrbitalNode(await readInput(path), basename(path));
    const node = accepted(path, loaded.document, loaded.problems, terminal);
    const result = solveOrbit(node);
    const violations = violationsOf(node, result);
    const report = orbitReport(node, result);
    await write?.(node, report);
    terminal.out(
      options.has('json')
        ? printDocument('orbit', {
            format: 'boxwright-orbit-result',
            version: 1,
            name: node.name,
            result,
            violations,
          })
        : printReport(node.name, report),
    );
    return result.status !== 'converged' || violations.length > 0 ? exit.violated : exit.done;
  },
};
