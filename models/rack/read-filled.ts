import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import { loadRack } from '#models/rack/load.ts';
import { type FilledRack, fillRack } from '#models/rack/standing.ts';
import type { Problem } from '#models/schema/problem.ts';

/** The path of a file that lies beside, or below, the one at `path`. */
export function besidePath(path: string, other: string): string {
  const folder = path.split(/[/\\]/).slice(0, -1);
  return [...folder, ...other.split(/[/\\]/)].filter((part) => part !== '.').join('/');
}

/** Paths of racks, and of projects that they name, that are not among the files at hand. */
export function missingOfRacks(racks: ReadonlySet<string>, files: ReadonlyMap<string, string>): string[] {
  const missing = [...racks].flatMap((path) => {
    const text = files.get(path);
    if (text === undefined) return [path];
    const slots = loadRack(text, path).rack?.slots ?? [];
    return slots.flatMap(({ content }) => {
      if (content.kind !== 'enclosure' || typeof content.design !== 'string') return [];
      const project = besidePath(path, content.design);
      return files.has(project) ? [] : [project];
    });
  });
  return [...new Set(missing)];
}

/**
 * Racks with the designs of their enclosures from texts; each project is read once, so that equal slots of all of them
 * hold the same design.
 *
 * @throws Error that names the file, the place and the remedy
 */
export function readFilledRacks(
  racks: ReadonlySet<string>,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, FilledRack> {
  const projects = new Map<string, Project>();
  const designIn = createDesigns();
  const textOf = (path: string): string => {
    const text = files.get(path);
    if (text === undefined) throw new Error(`${path} is not there: put it beside the file that names it`);
    return text;
  };
  const projectAt = (path: string): Project => {
    const loaded = loadProject(textOf(path), path);
    return accepted(path, loaded.project, loaded.problems);
  };
  const filled = [...racks].map((path) => {
    const loaded = loadRack(textOf(path), path);
    const rack = accepted(path, loaded.rack, loaded.problems);
    const bySlot = new Map<number, Design>();
    for (const [slot, { content }] of rack.slots.entries()) {
      if (content.kind !== 'enclosure') continue;
      const place = typeof content.design === 'string' ? besidePath(path, content.design) : '';
      const project =
        typeof content.design === 'string' ? (projects.get(place) ?? projectAt(place)) : content.design;
      if (place !== '') projects.set(place, project);
      const design = designIn(project, content);
      if (!design)
        throw new Error(
          `${path}, $.slots[${slot}].configuration: its project has no configuration “${content.configuration}”; write one that it has, or ""`,
        );
      bySlot.set(slot, design);
    }
    return [path, fillRack(rack, bySlot)] as const;
  });
  return new Map(filled);
}

function accepted<T>(path: string, found: T | null, problems: readonly Problem[]): T {
  if (found !== null) return found;
  const [first] = problems;
  throw new Error(`${path}, ${first.path}: ${first.message}; ${first.remedy}`);
}
