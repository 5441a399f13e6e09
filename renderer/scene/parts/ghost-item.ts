import type { PartId } from '#models/components/part.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementRecord, Project, QuarterTurns } from '#models/project/records.ts';
import { projectLibrary, resolveItem } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** A part that is about to be placed, as if it stood at `position` already. */
export function ghostItem(
  project: Project,
  part: PartId,
  position: Vector3,
  rotation: QuarterTurns = [0, 0, 0],
): DesignItem {
  const record: PlacementRecord = {
    type: 'placement',
    id: 'ghost',
    configuration: '',
    name: '',
    part,
    position,
    rotation,
    on: null,
    interface: null,
    values: noValues,
  };
  return resolveItem(record, projectLibrary(project));
}

/** One object, so that the resolved part keeps its identity while the ghost moves. */
const noValues: PlacementRecord['values'] = {};
