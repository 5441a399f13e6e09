import { badInput, BadInput } from '#cli/bad-input.ts';
import type { Command } from '#cli/command.ts';
import { readInput } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { importReport } from '#cli/text/import-report.ts';
import { writeFile } from '#cli/write-file.ts';
import { importDeviceTypes } from '#models/library/netbox/import.ts';
import { writePartFile } from '#models/library/write.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'device types of NetBox (YAML) as whole systems in a library file',
  usage: '<device.yaml>…',
  least: 1,
  most: 10_000,
  notes: [
    'Reads the files of the NetBox device-type library and says what was kept, what is estimated and what was left out; docs/library.md has the fields.',
    'A file with a fault is named with line and column, and then nothing is written. Without --out it is a dry run.',
  ],
  options: {
    out: { type: 'string', value: 'FILE.json', help: 'library file to write; one that is there is replaced' },
    all: { type: 'boolean', help: 'file by file' },
    json,
  },
  async run(paths, options, terminal) {
    const out = options.text('out');
    if (out !== undefined && !out.toLowerCase().endsWith('.json'))
      throw badInput(`--out ${out}`, 'a library file ends with .json', 'write --out library.json');
    const files: { name: string; text: string }[] = [];
    for (const path of paths) files.push({ name: path, text: await readInput(path) });
    const { systems, reports, problems } = importDeviceTypes(files);
    if (problems.length > 0) throw new BadInput('import', problems);
    if (out !== undefined) await writeFile(out, writePartFile([], systems));
    terminal.out(
      options.has('json')
        ? printDocument('import', {
            format: 'boxwright-import',
            version: 1,
            written: out ?? null,
            files: reports.map((report) => ({ ...report })),
          })
        : importReport(reports, out, options.has('all')),
    );
    return exit.done;
  },
};
