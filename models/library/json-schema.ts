import { kinds } from '#models/components/kinds.ts';
import type { PartKind } from '#models/components/part.ts';
import { systemFields } from '#models/components/system.ts';
import { confidences, longestText, mostSources } from '#models/library/entry.ts';
import { partFormat, partVersion } from '#models/library/read.ts';
import type { Field, Fields } from '#models/schema/field.ts';
import { defaultOf } from '#models/schema/fields.ts';
import { idPattern } from '#models/schema/id.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { quantities } from '#models/units/table.ts';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema of a library file, for editors; `readPartFile` is what judges. */
export function libraryJsonSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Boxwright library file: parts and whole systems of your own',
    type: 'object',
    properties: {
      format: { const: partFormat },
      version: { const: partVersion },
      parts: {
        type: 'array',
        items: { oneOf: Object.values(kinds).map(({ kind, fields }) => entrySchema(fields, kind)) },
      },
      systems: { type: 'array', items: entrySchema(systemFields) },
    },
    required: ['format', 'version'],
    anyOf: [{ required: ['parts'] }, { required: ['systems'] }],
    $defs: {
      id: { type: 'string', pattern: idPattern.source },
      text: { type: 'string', maxLength: longestText },
      source: {
        description: 'Where the figures are from.',
        anyOf: [
          { $ref: '#/$defs/text' },
          { type: 'array', items: { $ref: '#/$defs/text' }, minItems: 1, maxItems: mostSources },
        ],
      },
      confidence: {
        description:
          'high: primary document or two independent sources; medium: one secondary source; low: class estimate.',
        enum: confidences,
      },
      estimates: {
        description: 'Keys of figures that are estimates.',
        type: 'array',
        items: { type: 'string' },
      },
      figureSource: {
        description: 'Where one figure is from, and how well it is known; low is an estimate.',
        type: 'object',
        required: ['source', 'confidence'],
        properties: { source: ref('text'), confidence: ref('confidence') },
      },
      ...Object.fromEntries(
        Object.entries(quantities).map(([name, { example }]) => [
          name,
          { anyOf: [{ type: 'number' }, { type: 'string' }], examples: [example] },
        ]),
      ),
    },
  };
}

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const quantity = (name: QuantityName): Schema => ref(name);

function entrySchema(fields: Fields, kind?: PartKind): Schema {
  const own = Object.entries(fields).filter(([, field]) => field.scope !== 'placement');
  const needed = own.filter(([, field]) => field.optional !== true && defaultOf(field) === null);
  return {
    type: 'object',
    required: [
      'id',
      ...(kind === undefined ? [] : ['kind']),
      'source',
      'confidence',
      ...needed.map(([key]) => key),
    ],
    properties: {
      id: ref('id'),
      ...(kind === undefined ? {} : { kind: { const: kind } }),
      vendor: ref('text'),
      model: ref('text'),
      source: ref('source'),
      confidence: ref('confidence'),
      estimates: ref('estimates'),
      provenance: {
        description: 'Sources of figures that are from elsewhere than the entry, by their keys.',
        type: 'object',
        propertyNames: { enum: own.map(([key]) => key) },
        additionalProperties: ref('figureSource'),
      },
      notes: ref('text'),
      ...Object.fromEntries(own.map(([key, field]) => [key, fieldSchema(field)])),
    },
  };
}

function fieldSchema(field: Field): Schema {
  const description = field.note === undefined ? field.label : `${field.label}. ${field.note}`;
  switch (field.type) {
    case 'quantity':
      return { description: withUnit(description, field.unit), ...quantity(field.quantity) };
    case 'vector':
      return {
        description: withUnit(description, field.unit),
        type: 'array',
        minItems: 3,
        maxItems: 3,
        items: quantity(field.quantity),
      };
    case 'curve': {
      const pair = `[${withUnit(field.x.label, field.x.unit)}, ${withUnit(field.y.label, field.y.unit)}]`;
      const axes = [quantity(field.x.quantity), quantity(field.y.quantity)];
      return {
        description: `${description} ${pair}, …`,
        type: 'array',
        minItems: 2,
        items: { type: 'array', prefixItems: axes, minItems: 2, maxItems: 2 },
      };
    }
    case 'network': {
      const ends = { enum: field.ends };
      const row = [ends, ends, quantity(field.quantity)];
      return {
        description,
        type: 'array',
        items: { type: 'array', prefixItems: row, minItems: 3, maxItems: 3 },
      };
    }
    case 'count':
      return { description, type: 'integer', minimum: field.min ?? 0 };
    case 'flag':
      return { description, type: 'boolean' };
    case 'choice':
      return { description, enum: field.options.map(({ value }) => value) };
    default:
      return { description, type: 'string' };
  }
}

/** What a plain number is taken in. */
const withUnit = (text: string, unit: string): string => (unit === '' ? text : `${text} (${unit})`);
