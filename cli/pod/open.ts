import { basename, dirname, join } from 'node:path';
import type { Options } from '#cli/command.ts';
import { accepted, findConfiguration, openProject, readInput, readPartFiles } from '#cli/open-design.ts';
import { nothingOpened } from '#cli/rack/open.ts';
import type { Terminal } from '#cli/terminal.ts';
import { loadPod } from '#models/pod/load.ts';
import type { Pod } from '#models/pod/pod.ts';
import type { Design } from '#models/project/design.ts';

export interface OpenPod {
  readonly pod: Pod;
  /** Of the enclosures, by their place among the contents; equal ones are one object. */
  readonly designs: ReadonlyMap<number, Design>;
}

/** A pod file with the projects that it names, each read once. */
export async function openPod(path: string, options: Options, terminal: Terminal): Promise<OpenPod> {
  const loaded = loadPod(await readInput(path), basename(path));
  const pod = accepted(path, loaded.document, loaded.problems, terminal);
  const parts = await readPartFiles(options, terminal);
  const { projects, designIn } = nothingOpened();
  const designs = new Map<number, Design>();
  for (const [index, content] of pod.contents.entries()) {
    if (content.kind !== 'enclosure') continue;
    const place = join(dirname(path), content.design);
    const project = projects.get(place) ?? (await openProject(place, parts, terminal));
    projects.set(place, project);
    const named = content.configuration === '' ? undefined : content.configuration;
    const configuration = findConfiguration(project, named, place);
    const design = designIn(project, { configuration, workload: 'as-designed' });
    if (design) designs.set(index, design);
  }
  return { pod, designs };
}
