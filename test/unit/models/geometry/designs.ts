import { builtinLibrary } from '#models/library/library.ts';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addParts } from '#models/project/edits/parts.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId, Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** A device of this size at this corner, m. */
export interface Block {
  readonly at: Vector3;
  readonly size: Vector3;
  readonly on?: PlacementId;
}

/** An 8U chassis (440 × 850 × 354.6 mm, walls 1.2 mm) with blocks dev1, dev2, … */
function projectWith(...blocks: readonly Block[]): Project {
  const like = builtinLibrary().byKind('device')[0];
  if (!like) throw new Error('the library has no device');
  let project = newProject('blank-8u');
  project = applyDiff(project, addParts(project, [{ ...like, id: 'block' }]));
  for (const { at, size, on } of blocks) {
    const options = { values: { size }, ...(on === undefined ? {} : { on }) };
    project = applyDiff(project, addPlacement(project, 'base', 'block', at, options));
  }
  return project;
}

export function designWith(...blocks: readonly Block[]): Design {
  return resolveDesign(projectWith(...blocks), 'base');
}
