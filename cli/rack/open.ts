import { basename, dirname, join } from 'node:path';
import type { Options } from '#cli/command.ts';
import { accepted, findConfiguration, openProject, readInput, readPartFiles } from '#cli/open-design.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { Design } from '#models/project/design.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import { loadRack } from '#models/rack/load.ts';
import { type FilledRack, fillRack } from '#models/rack/standing.ts';

/** What racks that are opened one after the other share: each project is read once, equal designs are the same. */
export interface Opened {
  readonly projects: Map<string, Project>;
  readonly designIn: ReturnType<typeof createDesigns>;
}

export const nothingOpened = (): Opened => ({ projects: new Map(), designIn: createDesigns() });

/** A rack file with the projects that it names, each read once; equal slots hold the same design. */
export async function openRack(
  path: string,
  options: Options,
  terminal: Terminal,
  { projects, designIn }: Opened = nothingOpened(),
): Promise<FilledRack> {
  const loaded = loadRack(await readInput(path), basename(path));
  const rack = accepted(path, loaded.rack, loaded.problems, terminal);
  const parts = await readPartFiles(options, terminal);
  const bySlot = new Map<number, Design>();
  for (const [slot, { content }] of rack.slots.entries()) {
    if (content.kind !== 'enclosure') continue;
    const { design: held, workload } = content;
    const place = typeof held === 'string' ? join(dirname(path), held) : `${path}, slot ${slot + 1}`;
    const project =
      typeof held === 'string' ? (projects.get(place) ?? (await openProject(place, parts, terminal))) : held;
    projects.set(place, project);
    const named = content.configuration === '' ? undefined : content.configuration;
    const design = designIn(project, { configuration: findConfiguration(project, named, place), workload });
    if (design) bySlot.set(slot, design);
  }
  return fillRack(rack, bySlot);
}
