import { saveProject } from '#models/file/save.ts';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { setHeader } from '#models/project/edits/header.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import type { Vector3 } from '#models/schema/field.ts';

const parts: readonly (readonly [string, Vector3])[] = [
  ['grille-2u-64', [0.005, 0, 0.003]],
  ['sanyo-9crh0412p5j001', [0.1, 0.1, 0.0012]],
  ['sanyo-9crh0412p5j001', [0.2, 0.1, 0.0012]],
];

/** A chassis with a vent and two fans, as a file: all that most gestures and files need, and quickly solved. @param more parts */
export function smallBox(more: typeof parts = []): string {
  let project = newProject('blank-2u');
  for (const [part, position] of [...parts, ...more]) {
    project = applyDiff(project, addPlacement(project, 'base', part, position));
  }
  return saveProject(applyDiff(project, setHeader(project, { name: 'Small box' })));
}
