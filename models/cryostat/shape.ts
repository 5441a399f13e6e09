import {
  coolDownFields,
  logicFields,
  mapPointFields,
  oneStageFields,
  twoStageFields,
  warmSideFields,
} from '#models/cryostat/cooler-fields.ts';
import {
  bareFields,
  effectiveFields,
  layersFields,
  massFields,
  stageFields,
  supportFields,
  vesselFields,
  wireFields,
} from '#models/cryostat/fields.ts';
import { group, list, optional, variant } from '#models/schema/shape.ts';

/** Cold stages in a vacuum vessel with the cooler that keeps them so. */
export const cryostatKind = {
  format: 'boxwright-cryostat',
  version: 1,
  word: 'cryostat',
  shape: group(
    'Cryogenic assembly',
    {},
    {
      vessel: group('Vessel', vesselFields),
      stages: list(
        'Stages',
        'stage',
        group('Stage', stageFields, {
          masses: list('Masses', 'mass', group('Mass', massFields), {
            least: 0,
            most: 20,
            note: 'That cool down with the stage; none: its time is not known.',
          }),
        }),
        { most: 6, named: true, note: 'Cold stages, and shields between them and the vessel.' },
      ),
      supports: list('Supports', 'support', group('Support', supportFields), {
        least: 0,
        most: 60,
        named: true,
      }),
      wires: list('Wires', 'wire', group('Wire', wireFields), { least: 0, most: 60, named: true }),
      insulation: list(
        'Insulation',
        'surface',
        variant('Surface', {
          bare: group('Bare surfaces', bareFields),
          layers: group('Multi-layer insulation', layersFields),
          effective: group('Blanket by its effective emissivity', effectiveFields),
        }),
        { least: 0, most: 30, named: true },
      ),
      cooler: variant('Cooler', {
        'one-stage': group('One stage', oneStageFields),
        'two-stage': group('Two stages', twoStageFields, {
          map: list('Load map', 'point', group('Point', mapPointFields), {
            least: 4,
            most: 200,
            note: 'Every lift of the first stage with every lift of the second one; one unit at full input.',
          }),
        }),
      }),
      warmSide: group('Warm side', warmSideFields),
      coolDown: group('Cool-down', coolDownFields),
      logic: optional(group('Cold logic', logicFields)),
    },
  ),
} as const;
