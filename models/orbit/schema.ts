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
import { documentOf, nullable, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of files of orbital nodes, from the declarations that read them. */
export function orbitSchema(): Schema {
  return documentOf(
    'An orbital node of Boxwright',
    { format: orbitFormat, version: orbitVersion },
    {
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
    ['orbit', 'hot', 'cold', 'electronics', 'faces'],
  );
}
