import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import type { Service } from '#models/service/service.ts';

const pathOf = ({ compute }: Service['deployments'][number]): string | null =>
  compute.kind === 'enclosure' ? compute.project : null;

/** Paths of projects that a service names and that are not among the files at hand. */
export function missingOfService({ deployments }: Service, files: ReadonlyMap<string, string>): string[] {
  const named = deployments.flatMap((one) => pathOf(one) ?? []);
  return [...new Set(named)].filter((path) => !files.has(path));
}

/** Texts of projects that are kept read. */
const mostKept = 8;

/**
 * Reads the designs of services from texts. The same text gives the same design each time, so that what was found out
 * about it once serves again while the service is changed.
 */
export function createDesignReader() {
  const projects = new Map<string, Project>();
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
    const [oldest] = projects.keys();
    if (oldest !== undefined && projects.size >= mostKept) projects.delete(oldest);
    projects.set(text, project);
    return project;
  }

  /**
   * In the order of the deployments; null of those that are told by figures.
   * @throws Error that names the file, the place and the remedy
   */
  return ({ deployments }: Service, files: ReadonlyMap<string, string>): readonly (Design | null)[] =>
    deployments.map(({ compute }, index) => {
      if (compute.kind === 'figures') return null;
      const { configuration } = compute;
      const design = designIn(projectAt(compute.project, files), { configuration, workload: 'as-designed' });
      if (design) return design;
      throw new Error(
        `$.deployments[${index}].compute.configuration: its project has no configuration “${configuration}”; write one that it has, or ""`,
      );
    });
}
