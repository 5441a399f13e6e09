import { conductorFields, converterFields, loadFields } from '#models/distribution/fields.ts';
import { distributionFormat, distributionVersion } from '#models/distribution/load.ts';
import { documentOf, extended, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of files of power distribution, from the declarations that read them. */
export function distributionSchema(): Schema {
  const stageOf = (kind: string, fields: typeof converterFields | typeof conductorFields): Schema => {
    const own = objectOf(fields);
    return {
      ...extended(own, { kind: { const: kind } }),
      required: ['kind', 'name', ...(own['required'] as string[])],
    };
  };
  return documentOf(
    'Power distribution of a row of racks, of Boxwright',
    { format: distributionFormat, version: distributionVersion },
    {
      load: objectOf(loadFields),
      architectures: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string' },
            notes: { type: 'string' },
            stages: {
              type: 'array',
              description: 'From the utility to the load.',
              items: {
                oneOf: [stageOf('converter', converterFields), stageOf('conductor', conductorFields)],
              },
              minItems: 1,
            },
          },
          required: ['name', 'stages'],
          additionalProperties: false,
        },
        minItems: 1,
      },
    },
    ['load', 'architectures'],
  );
}
