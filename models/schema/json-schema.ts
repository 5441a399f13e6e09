import type { Field, Fields } from '#models/schema/field.ts';
import { defaultOf } from '#models/schema/fields.ts';
import type { GroupShape, Shape } from '#models/schema/shape.ts';
import { writeQuantity } from '#models/units/units.ts';

export type Schema = Readonly<Record<string, unknown>>;

export const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** The JSON schema of a document that a shape declares. */
export function schemaOfDocument({
  format,
  version,
  shape,
}: {
  readonly format: string;
  readonly version: number;
  readonly shape: GroupShape;
}): Schema {
  const { properties, required = [] } = schemaOfGroup(shape) as {
    readonly properties: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
  };
  return documentOf(`${shape.label} of Boxwright`, { format, version }, properties, required);
}

function schemaOfShape(shape: Shape): Schema {
  const described = shape.note === undefined ? {} : { description: shape.note };
  switch (shape.type) {
    case 'list':
      return {
        ...described,
        type: 'array',
        items: schemaOfShape(shape.item),
        ...(shape.least > 0 ? { minItems: shape.least } : {}),
        maxItems: shape.most,
      };
    case 'variant': {
      const oneOf = Object.entries(shape.kinds).map(([kind, group]) => {
        const own = schemaOfGroup(group);
        const required = (own['required'] ?? []) as readonly string[];
        return { ...extended(own, { kind: { const: kind } }), required: ['kind', ...required] };
      });
      return shape.optional ? nullable({ ...described, oneOf }) : { ...described, oneOf };
    }
    default:
      return shape.optional
        ? nullable({ ...described, ...schemaOfGroup(shape) })
        : { ...described, ...schemaOfGroup(shape) };
  }
}

function schemaOfGroup({ fields, parts }: GroupShape): Schema {
  const own = objectOf(fields);
  const entries = Object.entries(parts).map(([key, part]) => [key, schemaOfShape(part)] as const);
  const wanted = Object.keys(parts).filter((key) => isWanted(parts[key]));
  const required = [...((own['required'] ?? []) as readonly string[]), ...wanted];
  return {
    ...extended(own, Object.fromEntries(entries)),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** Whether a document without it is refused. */
function isWanted(shape: Shape): boolean {
  if (shape.type === 'list') return shape.least > 0;
  if (shape.optional) return false;
  return shape.type === 'variant' || 'required' in schemaOfGroup(shape);
}

/** An object with entries beside its declared fields. */
export function extended(schema: Schema, entries: Readonly<Record<string, Schema>>): Schema {
  return { ...schema, properties: { ...(schema['properties'] as Schema), ...entries } };
}

/** The JSON schema of a document: its head, which all of them have, and what it holds. @param required beside the head */
export function documentOf(
  title: string,
  { format, version }: { readonly format: string; readonly version: number },
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    type: 'object',
    properties: {
      format: { const: format },
      version: { const: version },
      name: { type: 'string' },
      notes: { type: 'string' },
      ...properties,
    },
    required: ['format', 'version', ...required],
    additionalProperties: false,
  };
}

/** The JSON schema of declared fields, for editors; what reads them is what judges. */
export function objectOf(fields: Fields): Schema {
  const wanted = Object.entries(fields).filter(
    ([key, field]) => key === 'source' || (!field.optional && defaultOf(field) === null),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, schemaOf(field)])),
    ...(wanted.length > 0 ? { required: wanted.map(([key]) => key) } : {}),
    additionalProperties: false,
  };
}

function schemaOf(field: Field): Schema {
  const described = { description: field.note === undefined ? field.label : `${field.label}. ${field.note}` };
  const quantity = { type: ['string', 'number'] };
  const typed = (): Schema => {
    switch (field.type) {
      case 'quantity': {
        const { default: value } = field;
        return {
          ...quantity,
          ...(typeof value === 'number' ? { default: writeQuantity(value, field.quantity, field.unit) } : {}),
        };
      }
      case 'count':
        return {
          type: 'integer',
          ...(field.min === undefined ? {} : { minimum: field.min }),
          ...(field.max === undefined ? {} : { maximum: field.max }),
          ...(field.default == null ? {} : { default: field.default }),
        };
      case 'choice':
        return {
          enum: field.options.map(({ value }) => value),
          ...(field.default === undefined ? {} : { default: field.default }),
        };
      case 'flag':
        return { type: 'boolean', ...(field.default === undefined ? {} : { default: field.default }) };
      case 'text':
        return { type: 'string' };
      case 'vector':
        return { type: 'array', items: quantity, minItems: 3, maxItems: 3 };
      default:
        return {
          type: 'array',
          items: { type: 'array', items: quantity, minItems: 2, maxItems: 2 },
          minItems: 2,
        };
    }
  };
  const schema = typed();
  return field.optional ? { ...described, anyOf: [schema, { type: 'null' }] } : { ...described, ...schema };
}
