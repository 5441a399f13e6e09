import { conditionFields } from '#models/project/conditions.ts';
import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { lowerFirst, nameOfValue } from '#models/project/edits/naming.ts';
import { configurationOf } from '#models/project/query.ts';
import type { Conditions, ConfigurationId, Diff, Project } from '#models/project/records.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { validateValue } from '#models/schema/fields.ts';

/** Changes conditions of one configuration; keys and values that the declarations do not allow are left out. */
export function setConditions(
  project: Project,
  configuration: ConfigurationId,
  changes: Partial<Conditions>,
): Diff {
  const record = configurationOf(project, configuration);
  const given: [string, FieldValue | undefined][] = Object.entries(changes);
  const names: string[] = [];
  const allowed: Record<string, FieldValue> = {};
  for (const [key, value] of given) {
    const field = Object.hasOwn(conditionFields, key) ? conditionFields[key] : undefined;
    if (!field || value === undefined || validateValue(field, value) !== null) continue;
    allowed[key] = value;
    names.push(`Set ${lowerFirst(field.label)} to ${nameOfValue(field, value)}`);
  }
  const [name = 'Change conditions'] = names;
  if (!record) return emptyDiff(name);
  const conditions: Conditions = { ...record.conditions, ...allowed };
  return diffOf(names.length === 1 ? name : 'Change conditions', [[record, { ...record, conditions }]]);
}
