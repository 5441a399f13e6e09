import {
  batteryFields,
  componentFields,
  drawFields,
  finFields,
  housingFields,
  operationFields,
  outsideFields,
  plateFields,
  pointFields,
  requirementFields,
  startFields,
  structureFields,
  supplyFields,
} from '#models/module/fields.ts';
import { group, list, optional } from '#models/schema/shape.ts';

/** A sealed computer that gives its heat off by conduction through its housing, in a vehicle or a robot. */
export const moduleKind = {
  format: 'boxwright-module',
  version: 1,
  word: 'module',
  shape: group(
    'Module',
    {},
    {
      operation: group('Operation', operationFields),
      hotSoak: optional(group('Start after a hot soak', startFields)),
      coldStart: optional(group('Cold start', startFields)),
      housing: group('Housing', housingFields),
      plate: optional(group('Coolant plate', plateFields)),
      structure: optional(group('Structure', structureFields)),
      outside: optional(group('Outer surface', outsideFields, { fins: optional(group('Fins', finFields)) })),
      components: list(
        'Components',
        'component',
        group('Component', componentFields, {
          draws: list('Power', 'power', group('Power', drawFields), { most: 20, named: true }),
        }),
        { most: 60, named: true },
      ),
      points: list('Duty cycle', 'operating point', group('Operating point', pointFields), {
        most: 20,
        named: true,
        note: 'In their order; the cycle repeats itself.',
      }),
      supply: group('Supply', supplyFields, { battery: optional(group('Battery', batteryFields)) }),
      requirements: list('Requirements', 'requirement', group('Requirement', requirementFields), {
        least: 0,
        most: 40,
        named: true,
        note: 'Vibration, shock, ingress and the like: told with the answer, not solved.',
      }),
    },
  ),
} as const;
