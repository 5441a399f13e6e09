import type { Design } from '#models/project/design.ts';
import { configurationOf, headerOf } from '#models/project/query.ts';
import type { Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { RackEnclosure } from '#models/rack/rack.ts';

type Chosen = Pick<RackEnclosure, 'configuration' | 'workload'>;

/**
 * Makes the designs of the enclosures of a rack. One project with one configuration and workload gives the same object
 * each time, so that what was found out about it once serves for all its copies.
 *
 * @returns what gives null where the project has no such configuration
 */
export function createDesigns(): (project: Project, chosen: Chosen) => Design | null {
  const made = new WeakMap<Project, Map<string, Design>>();
  return (project, { configuration, workload }) => {
    const id = configuration === '' ? headerOf(project).active : configuration;
    if (!configurationOf(project, id)) return null;
    const known = made.get(project) ?? new Map<string, Design>();
    made.set(project, known);
    const key = JSON.stringify([id, workload]);
    const found = known.get(key);
    if (found) return found;
    const design = resolveDesign(project, id);
    const loaded =
      workload === 'as-designed' ? design : { ...design, conditions: { ...design.conditions, workload } };
    known.set(key, loaded);
    return loaded;
  };
}
