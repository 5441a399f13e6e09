import { basename } from 'node:path';
import papaparse from 'papaparse';
import { badInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { date, json, report as reportOption } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { printReport } from '#cli/text/print-report.ts';
import { writeFile } from '#cli/write-file.ts';
import { reportWriter } from '#cli/write-report.ts';
import { loadChip } from '#models/chip/load.ts';
import { writePartFile } from '#models/library/write.ts';
import type { TemperatureMap } from '#solver/chip/contract.ts';
import { partsOf } from '#solver/chip/part.ts';
import { chipReport } from '#solver/chip/report.ts';
import { solveChip } from '#solver/chip/solve.ts';
import { violationsOf } from '#solver/chip/violations.ts';

export const chip: Command = {
  name: 'chip',
  summary: 'custom silicon in packages, side by side: temperatures of its power map, tokens/s, J/token',
  usage: '<chip>',
  least: 1,
  most: 1,
  notes: [
    'Heat of dies and memory stacks by conduction in three dimensions through joints, lid, plate and the layers below; the rate that power and temperatures leave.',
    'Ends with 1 when a package is too hot at the rate that its power leaves, a die is larger than one exposure, or the model does not fit into the memory.',
    'Example: boxwright chip examples/custom-silicon.boxwright-chip.json --part chip-parts.json',
  ],
  options: {
    map: { type: 'string', value: 'FILE', help: 'temperatures of the silicon as its heat meets it, .csv' },
    part: {
      type: 'string',
      value: 'FILE',
      help: 'an accelerator for the library of each package, .json; --parts FILE reads it',
    },
    report: reportOption,
    date,
    json,
  },
  async run([path = ''], options, terminal) {
    const write = reportWriter(options);
    const loaded = loadChip(await readInput(path), basename(path));
    const document = accepted(path, loaded.document, loaded.problems, terminal);
    const { result, maps } = await solveChip(document, { signal: terminal.signal }).catch(
      (error: unknown) => {
        throw badInput(
          path,
          error instanceof Error ? error.message : String(error),
          'change the package there',
        );
      },
    );
    const violations = violationsOf(document, result);
    const map = options.text('map');
    if (map !== undefined) await writeFile(map, mapCsv(maps));
    const part = options.text('part');
    if (part !== undefined) await writeFile(part, writePartFile(partsOf(document, result), []));
    const report = chipReport(document, result);
    await write?.(document, report);
    terminal.out(
      options.has('json')
        ? printDocument('chip', {
            format: 'boxwright-chip-result',
            version: 1,
            name: document.name,
            result,
            violations,
          })
        : printReport(document.name, report),
    );
    return result.status !== 'converged' || violations.length > 0 ? exit.violated : exit.done;
  },
};

const columns = ['package', 'component', 'x/mm', 'y/mm', 'width/mm', 'depth/mm', 'temperature/°C'];

function mapCsv(maps: readonly TemperatureMap[]): string {
  const millimetres = (metres: number): number => Number((1e3 * metres).toFixed(6));
  const rows = maps.flatMap(({ package: name, cells }) =>
    cells.map(({ component, x, y, width, depth, temperature }) => [
      name,
      component,
      ...[x, y, width, depth].map(millimetres),
      Number((temperature - 273.15).toFixed(4)),
    ]),
  );
  return `${papaparse.unparse([columns, ...rows], { escapeFormulae: true, newline: '\n' })}\n`;
}
