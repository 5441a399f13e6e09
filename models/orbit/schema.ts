import {
  arrayFields,
  batteryFields,
  coldFields,
  electronicsFields,
  faceFields,
  hotFields,
  orbitFields,
} from '#models/orbit/fields.ts';
import { orbitFormat, orbitVersion } from '#models/orbit/load.ts';
import { nullable, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of files of orbital nodes, from the declarations that read them. */
export function orbitSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'An orbital node of Boxwright',
    type: 'object',
    properties: {
      format: { const: orbitFormat },
      version: { const: orbitVersion },
      name: { type: 'string' },
      notes: { type: 'string' },
      orbit: objectOf(orbitFields),
      hot: objectOf(hotFields),
      cold: objectOf(coldFields),
      electronics: objectOf(electronicsFields),
      faces: { type: 'array', items: objectOf(faceFields), minItems: 1 },
      supply: nullable({
        type: 'object',
        properties: { array: objectOf(arrayFields), battery: objectOf(batteryFields) },
        required: ['array', 'battery'],
        additionalProperties: false,
      }),
    },
    required: ['format', 'version', 'orbit', 'hot', 'cold', 'electronics', 'faces'],
    additionalProperties: false,
  };
}
