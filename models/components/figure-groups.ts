import { kinds } from '#models/components/kinds.ts';
import type { PartKind } from '#models/components/part.ts';
import { bodyFields, powerFields, regulatorFields, thermalFields } from '#models/components/shared-fields.ts';
import type { Field } from '#models/schema/field.ts';
import type { QuantityName } from '#models/units/quantity.ts';

export interface FigureGroup {
  readonly label: string;
  readonly keys: readonly string[];
}

const electrical: ReadonlySet<QuantityName> = new Set(['power', 'voltage', 'current', 'energy']);
const thermal: ReadonlySet<QuantityName> = new Set([
  'temperature',
  'temperature-difference',
  'thermal-conductivity',
  'thermal-resistance',
  'thermal-conductance',
  'specific-thermal-resistance',
  'heat-transfer-coefficient',
]);

/** Catalogue figures of a kind in the groups in which a form has them; together they are all that are not curves. */
export function figureGroups(kind: PartKind): readonly FigureGroup[] {
  const { fields, label } = kinds[kind];
  const labels = ['Body', 'Power', label, 'Heat and limits'];
  const keys = Object.keys(fields).filter((key) => {
    const field = fields[key];
    return field && field.scope !== 'placement' && field.type !== 'curve';
  });
  return labels.flatMap((group) => {
    const own = keys.filter((key) => groupOf(key, fields[key], label) === group);
    return own.length > 0 ? [{ label: group, keys: own }] : [];
  });
}

/** Curves among the catalogue figures of a kind. */
export function curveKeys(kind: PartKind): readonly string[] {
  return Object.entries(kinds[kind].fields).flatMap(([key, field]) =>
    field.type === 'curve' && field.scope !== 'placement' ? [key] : [],
  );
}

function groupOf(key: string, field: Field | undefined, rest: string): string {
  if (Object.hasOwn(bodyFields, key)) return 'Body';
  if (Object.hasOwn(powerFields, key) || Object.hasOwn(regulatorFields, key)) return 'Power';
  if (Object.hasOwn(thermalFields, key)) return 'Heat and limits';
  if (field?.type !== 'quantity') return rest;
  if (electrical.has(field.quantity)) return 'Power';
  return thermal.has(field.quantity) ? 'Heat and limits' : rest;
}
