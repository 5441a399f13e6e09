import {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  doorFields,
  enclosureFields,
  exchangerFields,
  frameFields,
  itemFields,
  roomFields,
  slotFields,
} from '#models/rack/fields.ts';
import { rackFormat, rackVersion } from '#models/rack/load.ts';
import type { Field, Fields } from '#models/schema/field.ts';
import { defaultOf } from '#models/schema/fields.ts';
import { writeQuantity } from '#models/units/units.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of rack files, from the declarations that read them. */
export function rackSchema(): Schema {
  const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
  const coolant = objectOf(coolantFields);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A rack of Boxwright',
    type: 'object',
    properties: {
      format: { const: rackFormat },
      version: { const: rackVersion },
      name: { type: 'string' },
      notes: { type: 'string' },
      room: objectOf(roomFields),
      frame: objectOf(frameFields),
      frontDoor: nullable(objectOf(doorFields)),
      rearDoor: nullable(objectOf(doorFields)),
      exchanger: nullable(objectOf(exchangerFields)),
      air: objectOf(airFields),
      coolant: nullable({
        ...coolant,
        properties: { ...(coolant['properties'] as Schema), cdu: nullable(objectOf(cduFields)) },
      }),
      busbar: nullable(objectOf(busFields)),
      slots: {
        type: 'array',
        items: {
          anyOf: [
            withDesign('project', {
              type: 'string',
              description: 'Path of a project file below the folder of the rack.',
            }),
            withDesign('design', {
              type: 'object',
              description: 'A project, as it stands in a project file.',
            }),
            objectOf({ ...slotFields, ...itemFields }),
          ],
        },
      },
    },
    required: ['format', 'version', 'frame', 'slots'],
    additionalProperties: false,
  };
}

function withDesign(key: string, schema: Schema): Schema {
  const slot = objectOf({ ...slotFields, ...enclosureFields });
  return {
    ...slot,
    properties: { [key]: schema, ...(slot['properties'] as Schema) },
    required: [key, 'unit'],
  };
}

function objectOf(fields: Fields): Schema {
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
