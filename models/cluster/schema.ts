import {
  chillerFields,
  cduFields,
  coolerFields,
  facilityFields,
  generatorFields,
  outdoorFields,
  powerFields,
  pumpFields,
  roomFields,
  rowFields,
  rowRackFields,
  stageFields,
  upsFields,
} from '#models/cluster/fields.ts';
import { clusterFormat, clusterVersion } from '#models/cluster/load.ts';
import { extended, nullable, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of cluster files, from the declarations that read them. */
export function clusterSchema(): Schema {
  const pumps = objectOf(pumpFields);
  const rack = extended(objectOf(rowRackFields), {
    rack: { type: 'string', description: 'Path of a rack file below the folder of the cluster.' },
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A cluster of Boxwright',
    type: 'object',
    properties: {
      format: { const: clusterFormat },
      version: { const: clusterVersion },
      name: { type: 'string' },
      notes: { type: 'string' },
      outdoor: objectOf(outdoorFields),
      rows: {
        type: 'array',
        items: extended(objectOf(rowFields), {
          racks: { type: 'array', items: { ...rack, required: ['rack'] }, minItems: 1 },
          cdu: nullable(extended(objectOf(cduFields), { pumps })),
        }),
        minItems: 1,
      },
      facility: nullable(extended(objectOf(facilityFields), { pumps, coolers: objectOf(coolerFields) })),
      room: extended(objectOf(roomFields), { chillers: objectOf(chillerFields) }),
      power: extended(objectOf(powerFields), {
        transformer: objectOf(stageFields),
        ups: nullable(objectOf(upsFields)),
        distribution: nullable(objectOf(stageFields)),
        generators: nullable(objectOf(generatorFields)),
      }),
    },
    required: ['format', 'version', 'rows', 'room', 'power'],
    additionalProperties: false,
  };
}
