import { basename, dirname, join } from 'node:path';
import { openCluster } from '#cli/cluster/open.ts';
import type { Options } from '#cli/command.ts';
import { accepted, findConfiguration, openProject, readInput, readPartFiles } from '#cli/open-design.ts';
import { nothingOpened } from '#cli/rack/open.ts';
import type { Terminal } from '#cli/terminal.ts';
import { loadService } from '#models/service/load.ts';
import type { FilledCluster } from '#models/cluster/filled.ts';
import type { NamedDesign } from '#models/service/named-design.ts';
import type { Service } from '#models/service/service.ts';

export interface OpenService {
  readonly service: Service;
  /** Of the deployments in their order. */
  readonly designs: readonly NamedDesign[];
}

/** A service file with the projects and clusters that it names, each read once. */
export async function openService(path: string, options: Options, terminal: Terminal): Promise<OpenService> {
  const loaded = loadService(await readInput(path), basename(path));
  const service = accepted(path, loaded.document, loaded.problems, terminal);
  const parts = await readPartFiles(options, terminal);
  const { projects, designIn } = nothingOpened();
  const clusters = new Map<string, FilledCluster>();
  const designs: NamedDesign[] = [];
  for (const { compute } of service.deployments) {
    if (compute.kind === 'figures') {
      designs.push({ kind: 'figures' });
      continue;
    }
    if (compute.kind === 'cluster') {
      const place = join(dirname(path), compute.cluster);
      const filled = clusters.get(place) ?? (await openCluster(place, options, terminal));
      clusters.set(place, filled);
      designs.push({ kind: 'cluster', filled });
      continue;
    }
    const place = join(dirname(path), compute.project);
    const project = projects.get(place) ?? (await openProject(place, parts, terminal));
    projects.set(place, project);
    const named = compute.configuration === '' ? undefined : compute.configuration;
    const configuration = findConfiguration(project, named, place);
    const design = designIn(project, { configuration, workload: 'as-designed' });
    if (design) designs.push({ kind: 'enclosure', design });
  }
  return { service, designs };
}
