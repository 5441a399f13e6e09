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
import { documentOf, extended, nullable, objectOf, type Schema } from '#models/schema/json-schema.ts';

/** The JSON schema of cluster files, from the declarations that read them. */
export function clusterSchema(): Schema {
  const pumps = objectOf(pumpFields);
  const rack = extended(objectOf(rowRackFields), {
    rack: { type: 'string', description: 'Path of a rack file below the folder of the cluster.' },
  });
  return documentOf(
    'A cluster of Boxwright',
    { format: clusterFormat, version: clusterVersion },
    {
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
    ['rows', 'room', 'power'],
  );
}
