import { type FilledCluster, missingOfCluster, readFilledCluster } from '#models/cluster/filled.ts';
import { loadProject } from '#models/file/load.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import type { NamedDesign } from '#models/service/named-design.ts';
import type { Service } from '#models/service/service.ts';

/** Paths that a service names, or that those name, and that are not among the files at hand. */
export function missingOfService({ deployments }: Service, files: ReadonlyMap<string, string>): string[] {
  const missing = deployments.flatMap(({ compute }) => {
    if (compute.kind === 'cluster') return missingOfCluster(compute.cluster, files);
    return compute.kind === 'enclosure' && !files.has(compute.project) ? [compute.project] : [];
  });
  return [...new Set(missing)];
}

/** Projects that are kept read, and clusters. */
const mostKept = 8;

/**
 * Reads the designs of services from texts. The same text gives the same design each time, so that what was found out
 * about it once serves again while the service is changed.
 */
export function createDesignReader() {
  const projects = new Map<string, Project>();
  const clusters = new Map<string, FilledCluster>();
  const designIn = createDesigns();

  function projectAt(path: string, files: ReadonlyMap<string, string>): Project {
    const text = files.get(path);
    if (text === undefined) throw new Error(`${path} is not there: put it beside the file that names it`);
    const known = projects.get(text);
    if (known) return known;
    const { project, problems } = loadProject(text, path);
    if (!project) {
      const [first] = problems;
      throw new Error(`${path}, ${first.path}: ${first.message}; ${first.remedy}`);
    }
    keep(projects, text, project);
    return project;
  }

  function clusterAt(path: string, files: ReadonlyMap<string, string>): FilledCluster {
    const text = JSON.stringify([path, ...files]);
    const known = clusters.get(text);
    if (known) return known;
    const filled = readFilledCluster(path, files);
    keep(clusters, text, filled);
    return filled;
  }

  /**
   * In the order of the deployments.
   * @throws Error that names the file, the place and the remedy
   */
  return ({ deployments }: Service, files: ReadonlyMap<string, string>): readonly NamedDesign[] =>
    deployments.map(({ compute }, index) => {
      if (compute.kind === 'figures') return { kind: 'figures' };
      if (compute.kind === 'cluster') return { kind: 'cluster', filled: clusterAt(compute.cluster, files) };
      const { configuration } = compute;
      const design = designIn(projectAt(compute.project, files), { configuration, workload: 'as-designed' });
      if (design) return { kind: 'enclosure', design };
      throw new Error(
        `$.deployments[${index}].compute.configuration: its project has no configuration “${configuration}”; write one that it has, or ""`,
      );
    });
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
  kept.set(key, value);
}
