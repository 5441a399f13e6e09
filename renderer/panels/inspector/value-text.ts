import type { Field, FieldValue } from '#models/schema/field.ts';
import { isCurve, isNetwork, isVector } from '#models/schema/fields.ts';
import { formatQuantity } from '#models/units/units.ts';

/** A field's value for people: "700 W", "Junction", "40 × 56 × 40 mm", "11 points". */
export function valueText(field: Field, value: FieldValue): string {
  if (value === null) return 'unknown';
  switch (field.type) {
    case 'quantity':
      return typeof value === 'number' ? formatQuantity(value, field.quantity, field.unit) : 'unknown';
    case 'vector':
      return isVector(value)
        ? value.map((part) => formatQuantity(part, field.quantity, field.unit)).join(' × ')
        : 'unknown';
    case 'curve':
      return isCurve(value) ? `${value.length} points` : 'unknown';
    case 'network':
      return isNetwork(value) ? `${value.length} resistances` : 'unknown';
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'flag':
      return value === true ? 'yes' : 'no';
    default:
      return String(value);
  }
}
