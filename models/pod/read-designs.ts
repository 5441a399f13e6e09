import { loadProject } from '#models/file/load.ts';
import type { Pod } from '#models/pod/pod.ts';
import type { Design } from '#models/project/design.ts';
import type { Project } from '#models/project/records.ts';
import { createDesigns } from '#models/rack/designs.ts';
import type { FilesAtHand } from '#models/study/study-kind.ts';

/** Paths of projects that a pod names and that are not among the files at hand. */
export function missingOfPod({ contents }: Pick<Pod, 'contents'>, files: FilesAtHand): readonly string[] {
  const named = contents.flatMap((content) => (content.kind === 'enclosure' ? [content.design] : []));
  return [...new Set(named)].filter((path) => !files.has(path));
}

/**
 * Designs of the enclosures of a pod from texts, by their place among the contents; each project is read once, and equal
 * designs are one object.
 *
 * @throws Error that names the file, the place and the remedy
 */
export function readPodDesigns(
  { contents }: Pick<Pod, 'contents'>,
  files: FilesAtHand,
): ReadonlyMap<number, Design> {
  const projects = new Map<string, Project>();
  const designIn = createDesigns();
  const designs = new Map<number, Design>();
  for (const [index, content] of contents.entries()) {
    if (content.kind !== 'enclosure') continue;
    const { design: path, configuration } = content;
    const project = projects.get(path) ?? projectAt(path, files);
    projects.set(path, project);
    const design = designIn(project, { configuration, workload: 'as-designed' });
    if (!design)
      throw new Error(
        `$.contents[${index}].configuration: its project has no configuration “${configuration}”; write one that it has, or ""`,
      );
    designs.set(index, design);
  }
  return designs;
}

function projectAt(path: string, files: FilesAtHand): Project {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} is not there: put it beside the file that names it`);
  const { project, problems } = loadProject(text, path);
  if (project) return project;
  const [first] = problems;
  throw new Error(`${path}, ${first.path}: ${first.message}; ${first.remedy}`);
}
