import { basename, dirname, join } from 'node:path';
import type { Options } from '#cli/command.ts';
import { accepted, findConfiguration, openProject, readInput, readPartFiles } from '#cli/open-design.ts';
import { nothingOpened } from '#cli/rack/open.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { Design } from '#models/project/design.ts';
import { loadService } from '#models/service/load.ts';
import type { Service } from '#models/service/service.ts';

export interface OpenService {
  readonly service: Service;
  /** Of the deployments in their order; null of those that are told by figures. */
  readonly designs: readonly (Design | null)[];
}

/** A service file with the projects that it names, each read once. */
export async function openService(path: string, options: Options, terminal: Terminal): Promise<OpenService> {
  const loaded = loadService(await readInput(path), basename(path));
  const service = accepted(path, loaded.document, loaded.problems, terminal);
  const parts = await readPartFiles(options, terminal);
  const { projects, designIn } = nothingOpened();
  const designs: (Design | null)[] = [];
  for (const { compute } of service.deployments) {
    if (compute.kind === 'figures') {
      designs.push(null);
      continue;
    }
    const place = join(dirname(path), compute.project);
    const project = projects.get(place) ?? (await openProject(place, parts, terminal));
    projects.set(place, project);
    const named = compute.configuration === '' ? undefined : compute.configuration;
    const configuration = findConfiguration(project, named, place);
    designs.push(designIn(project, { configuration, workload: 'as-designed' }));
  }
  return { service, designs };
}
