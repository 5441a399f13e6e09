import { basename } from 'node:path';
import { badInput } from '#cli/bad-input.ts';
import type { Command, Options } from '#cli/command.ts';
import {
  applySettings,
  findConfiguration,
  openProject,
  readFidelity,
  readPartFiles,
} from '#cli/open-design.ts';
import { printDocument, type Document } from '#cli/output/documents.ts';
import { fidelity, json, parts, set } from '#cli/shared-options.ts';
import { exit, type Terminal } from '#cli/terminal.ts';
import { compareReport } from '#cli/text/compare-report.ts';
import { withSolver } from '#cli/with-solver.ts';
import { compareDesigns, type Comparison, type ComparisonEntry } from '#models/compare/compare.ts';
import { comparisonMarkdown } from '#models/compare/comparison-markdown.ts';
import type { Design } from '#models/project/design.ts';
import { configurationsOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { checkDesign } from '#models/rules/rules.ts';

export const compare: Command = {
  name: 'compare',
  summary: 'designs or configurations side by side, differences first',
  usage: '<design>…',
  least: 1,
  most: 12,
  notes: [
    'One design: its configurations, all of them or those of --configurations. Several designs: the active\n' +
      'configuration of each, or those of --configurations in each. The first is what the others are measured against.',
  ],
  options: {
    configurations: {
      type: 'string',
      value: 'A,B',
      help: 'configurations by name or id, separated by commas',
    },
    fidelity,
    set,
    parts,
    all: { type: 'boolean', help: 'show equal figures too' },
    md: { type: 'boolean', help: 'as Markdown' },
    json,
  },
  async run(paths, options, terminal) {
    const designs = await readDesigns(paths, options, terminal);
    if (designs.length < 2) {
      throw badInput(
        paths.join(' '),
        'there is only one configuration',
        'name a second design or, with --configurations, a second configuration',
      );
    }
    const wanted = readFidelity(options);
    const entries = await withSolver(terminal, async (solver) => {
      const solved: ComparisonEntry[] = [];
      for (const { label, design } of designs) {
        const result = await solver.solve(design, { fidelity: wanted, signal: terminal.signal });
        solved.push({ label, design, result, violations: checkDesign(design, result) });
      }
      return solved;
    });
    if (terminal.signal.aborted) return exit.interrupted;
    const comparison = compareDesigns(entries);
    if (options.has('json')) terminal.out(printDocument('compare', documentOf(comparison)));
    else if (options.has('md'))
      terminal.out(comparisonMarkdown(comparison, { differencesOnly: !options.has('all') }));
    else terminal.out(compareReport(comparison, options.has('all')));
    return entries.every(({ result }) => result?.status === 'converged') ? exit.done : exit.violated;
  },
};

interface Labelled {
  readonly label: string;
  readonly design: Design;
}

async function readDesigns(
  paths: readonly string[],
  options: Options,
  terminal: Terminal,
): Promise<Labelled[]> {
  const names = options
    .text('configurations')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const own = await readPartFiles(options, terminal);
  const designs: Labelled[] = [];
  for (const path of paths) {
    const project = await openProject(path, own, terminal);
    const all = configurationsOf(project).map(({ id }) => id);
    const single = paths.length === 1 ? all : [findConfiguration(project, undefined, path)];
    const ids = names ? names.map((name) => findConfiguration(project, name, path)) : single;
    for (const id of ids) {
      const design = resolveDesign(applySettings(project, id, options.texts('set')), id);
      const file =
        paths.length === 1 ? '' : `${basename(path).replace(/\.boxwright(\.json)?$|\.json$/, '')}: `;
      designs.push({ label: `${file}${design.configuration.name}`, design });
    }
  }
  return designs;
}

function documentOf({ labels, groups, changes }: Comparison): Document<'compare'> {
  return {
    format: 'boxwright-compare',
    version: 1,
    labels: [...labels],
    groups: groups.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ key, label, quantity, values, deltas, better, winner, differs }) => ({
        key,
        label,
        quantity,
        values: [...values],
        deltas: [...deltas],
        better,
        winner,
        differs,
      })),
    })),
    changes: changes.map(({ added, removed, replaced, moved, changed }) => ({
      added: [...added],
      removed: [...removed],
      replaced: [...replaced],
      moved: [...moved],
      changed: changed.map((part) => ({ ...part, figures: [...part.figures] })),
    })),
  };
}
