import { basename, dirname, join } from 'node:path';
import { BadInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import { findConfiguration, openProject, readInput, readPartFiles } from '#cli/open-design.ts';
import type { Terminal } from '#cli/terminal.ts';
import { problemLines } from '#cli/text/problems.ts';
import type { Design } from '#models/project/design.ts';
import type { Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { loadRack } from '#models/rack/load.ts';
import type { RackEnclosure } from '#models/rack/rack.ts';
import { type FilledRack, fillRack } from '#models/rack/standing.ts';

/** Projects and designs of racks that were opened before: equal ones are the same. */
export interface ReadBefore {
  readonly projects: Map<string, Project>;
  readonly designs: Map<string, Design>;
}

/** A rack file with the projects that it names, each read once; equal slots hold the same design. */
export async function openRack(
  path: string,
  options: Options,
  terminal: Terminal,
  { projects, designs }: ReadBefore = { projects: new Map(), designs: new Map() },
): Promise<FilledRack> {
  const { rack, problems } = loadRack(await readInput(path), basename(path));
  if (!rack) throw new BadInput(path, problems);
  if (problems.length > 0) terminal.err(problemLines(path, problems));
  const parts = await readPartFiles(options, terminal);
  const bySlot = new Map<number, Design>();
  for (const [slot, { content }] of rack.slots.entries()) {
    if (content.kind !== 'enclosure') continue;
    const { design } = content;
    const place = typeof design === 'string' ? join(dirname(path), design) : `${path}, slot ${slot + 1}`;
    const project =
      typeof design === 'string'
        ? (projects.get(place) ?? (await openProject(place, parts, terminal)))
        : design;
    projects.set(place, project);
    const key = JSON.stringify([place, content.configuration, content.workload]);
    const known = designs.get(key) ?? designOf(project, content, place);
    designs.set(key, known);
    bySlot.set(slot, known);
  }
  return fillRack(rack, bySlot);
}

function designOf(project: Project, { configuration, workload }: RackEnclosure, path: string): Design {
  const named = configuration === '' ? undefined : configuration;
  const design = resolveDesign(project, findConfiguration(project, named, path));
  return workload === 'as-designed' ? design : { ...design, conditions: { ...design.conditions, workload } };
}
