import {
  cduFields,
  chillerFields,
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
import { group, list, optional } from '#models/schema/shape.ts';

const pumps = group('Pumps', pumpFields);

/** Rows of racks, what cools and what feeds them. */
export const clusterKind = {
  format: 'boxwright-cluster',
  version: 1,
  word: 'cluster',
  shape: group(
    'Cluster',
    {},
    {
      outdoor: group('Outdoors', outdoorFields),
      rows: list(
        'Rows',
        'row',
        group('Row', rowFields, {
          racks: list('Racks', 'rack', group('Rack', rowRackFields), { most: 200 }),
          cdu: optional(group('Distribution units', cduFields, { pumps })),
        }),
        { most: 200 },
      ),
      facility: optional(
        group(
          'Facility water',
          facilityFields,
          { pumps, coolers: group('Coolers', coolerFields) },
          { note: 'Takes the heat of the distribution units to the coolers.' },
        ),
      ),
      room: group('Room', roomFields, { chillers: group('Chillers', chillerFields) }),
      power: group('Power', powerFields, {
        transformer: group('Transformers', stageFields),
        ups: optional(group('UPS', upsFields)),
        distribution: optional(group('Distribution', stageFields)),
        generators: optional(group('Generators', generatorFields)),
      }),
    },
  ),
} as const;
