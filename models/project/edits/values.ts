import { kinds } from '#models/components/kinds.ts';
import { diffOf } from '#models/project/diff.ts';
import { recordsOf } from '#models/project/edits/mounted.ts';
import { lowerFirst, nameOfPlacements, nameOfValue } from '#models/project/edits/naming.ts';
import type {
  ConfigurationId,
  Diff,
  PlacementId,
  PlacementRecord,
  Project,
  ProjectRecord,
} from '#models/project/records.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import type { Field, FieldValue } from '#models/schema/field.ts';
import { defaultOf, validateValue } from '#models/schema/fields.ts';

/**
 * Sets a value of one or more placed parts (SI); undefined goes back to the catalogue.
 * Placements whose kind has no such field, or for which the value is not allowed, are left as they are.
 */
export function setValue(
  project: Project,
  configuration: ConfigurationId,
  ids: PlacementId | readonly PlacementId[],
  key: string,
  value: FieldValue | undefined,
): Diff {
  const library = projectLibrary(project);
  const changed: PlacementRecord[] = [];
  const pairs: (readonly [ProjectRecord, ProjectRecord])[] = [];
  let shown: Field | undefined;
  for (const record of recordsOf(project, configuration, typeof ids === 'string' ? [ids] : ids)) {
    const part = library.get(record.part);
    const fields = part ? kinds[part.kind].fields : {};
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || (value !== undefined && validateValue(field, value) !== null)) continue;
    shown ??= field;
    changed.push(record);
    const { [key]: _, [field.sourceIn ?? '']: _source, ...values } = record.values;
    // A setting at its default says nothing; an override that equals the catalogue is meant to stay.
    const plain = value === undefined || (field.scope === 'placement' && value === defaultOf(field));
    pairs.push([record, { ...record, values: plain ? values : { ...values, [key]: value } }]);
  }
  return diffOf(nameOfChange(nameOfPlacements(project, changed), shown, value), pairs);
}

function nameOfChange(who: string, field: Field | undefined, value: FieldValue | undefined): string {
  if (!field) return 'Set value';
  const label = lowerFirst(field.label);
  if (value === undefined) return `Reset ${label} of ${who}`;
  if (field.type === 'flag') return value === true ? `Set ${who} to ${label}` : `Set ${who} to not ${label}`;
  return `Set ${label} of ${who} to ${nameOfValue(field, value)}`;
}
