import { kinds } from '#models/components/kinds.ts';
import { projectFormat, projectVersion } from '#models/file/format.ts';
import { printJson } from '#models/file/print-json.ts';
import { writePart } from '#models/library/read.ts';
import type { Library } from '#models/library/library.ts';
import { conditionFields } from '#models/project/conditions.ts';
import { parseUnread } from '#models/project/placement-values.ts';
import { configurationsOf, headerOf, partRecordsOf, placementsOf } from '#models/project/query.ts';
import type { ConfigurationRecord, PlacementRecord, Project } from '#models/project/records.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { writeFields } from '#models/schema/fields.ts';
import { writeQuantity } from '#models/units/units.ts';

/**
 * The project as text of the current version: canonical order of keys and records, quantities with units,
 * a newline at the end. The same project always gives the same bytes, and `loadProject` gives it back.
 */
export function saveProject(project: Project): string {
  return `${printJson(documentOf(project))}\n`;
}

/** The project as the JSON document that a file holds. */
function documentOf(project: Project): Record<string, unknown> {
  const { name, revision, author, notes, active } = headerOf(project);
  const library = projectLibrary(project);
  return {
    format: projectFormat,
    version: projectVersion,
    project: { name, revision, author, notes, active },
    configurations: configurationsOf(project).map((record) => ({
      ...writeConfiguration(record),
      placements: placementsOf(project, record.id).map((placement) => writePlacement(placement, library)),
    })),
    parts: partRecordsOf(project).map((record) => writePart(record.part)),
  };
}

function writeConfiguration({ id, name, notes, conditions }: ConfigurationRecord): Record<string, unknown> {
  return { id, name, notes, conditions: writeFields(conditionFields, { ...conditions }) };
}

function writePlacement(placement: PlacementRecord, library: Library): Record<string, unknown> {
  const { id, name, part, position, rotation, on } = placement;
  const known = library.get(part);
  return {
    id,
    name,
    part,
    position: position.map((value) => writeQuantity(value, 'length', 'mm')),
    rotation,
    on,
    interface: placement.interface,
    values: {
      ...(known && writeFields(kinds[known.kind].fields, placement.values)),
      ...parseUnread(placement.unread),
    },
  };
}
