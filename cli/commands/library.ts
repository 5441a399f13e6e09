import type { Command } from '#cli/command.ts';
import { readPartFiles } from '#cli/open-design.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json, parts } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { countsReport, foundReport } from '#cli/text/library-report.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Part } from '#models/components/part.ts';
import type { System } from '#models/components/system.ts';
import { builtinLibrary, withParts } from '#models/library/library.ts';
import { writePart, writeSystem } from '#models/library/read.ts';
import { builtinSystems, withSystems } from '#models/library/systems.ts';

export const library: Command = {
  name: 'library',
  summary: 'what the library holds: parts and whole systems, with source and confidence',
  usage: '[word…]',
  least: 0,
  most: 20,
  notes: [
    'Without a word it counts. With words it lists what has all of them in its id, kind, vendor, model or source; what is found alone is told in full.',
    'A file of your own is checked by naming it: boxwright library --parts mine.json',
  ],
  options: { parts, json },
  async run(words, options, terminal) {
    const own = await readPartFiles(options, terminal);
    const all = withParts(
      builtinLibrary(),
      own.flatMap((file) => file.parts),
    ).all();
    const systems = withSystems(
      builtinSystems(),
      own.flatMap((file) => file.systems),
    );
    const wanted = words.map((word) => word.toLowerCase());
    const foundParts = all.filter((part) => has(part, kinds[part.kind].label, wanted));
    const foundSystems = systems.filter((system) => has(system, 'System', wanted));
    if (options.has('json')) {
      terminal.out(
        printDocument('library', {
          format: 'boxwright-library',
          version: 1,
          words: [...words],
          parts: foundParts.map(writePart),
          systems: foundSystems.map(writeSystem),
        }),
      );
    } else {
      const report = words.length === 0 ? countsReport : foundReport;
      terminal.out(report(foundParts, foundSystems));
    }
    return exit.done;
  },
};

function has(entry: Part | System, kind: string, words: readonly string[]): boolean {
  const { id, vendor, model, source } = entry;
  const text = [id, kind, vendor, model, ...source].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
