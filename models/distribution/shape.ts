import {
  architectureFields,
  conductorFields,
  converterFields,
  loadFields,
} from '#models/distribution/fields.ts';
import { group, list, variant } from '#models/schema/shape.ts';

const stage = variant('Stage', {
  converter: group('Converter', converterFields),
  conductor: group('Conductor', conductorFields),
});

/** Ways of bringing the power from the utility to a row of racks, side by side. */
export const distributionKind = {
  format: 'boxwright-power',
  version: 1,
  word: 'distribution',
  shape: group(
    'Power distribution',
    {},
    {
      load: group('Load', loadFields),
      architectures: list(
        'Architectures',
        'architecture',
        group('Architecture', architectureFields, {
          stages: list('Stages', 'stage', stage, {
            most: 40,
            named: true,
            note: 'From the utility to the load.',
          }),
        }),
        { most: 12, named: true },
      ),
    },
  ),
} as const;
