import {
  blockFields,
  boardFields,
  chipFields,
  coolingFields,
  dieFields,
  interfaceFields,
  layerFields,
  lidFields,
  memoryFields,
  mouldFields,
  packageFields,
  plateFields,
  stackFields,
  workloadFields,
} from '#models/chip/fields.ts';
import { group, list, optional } from '#models/schema/shape.ts';

const joint = optional(group('Joint', interfaceFields));

/** A chip of dies and memory stacks, and packages that it may have, side by side. */
export const chipKind = {
  format: 'boxwright-chip',
  version: 1,
  word: 'chip',
  shape: group(
    'Chip in packages',
    {},
    {
      chip: group('Chip', chipFields),
      dies: list(
        'Dies',
        'die',
        group('Die', dieFields, {
          blocks: list('Power map', 'block', group('Block', blockFields), { most: 400, named: true }),
        }),
        { most: 16, named: true },
      ),
      stacks: list('Memory stacks', 'stack', group('Stack', stackFields), {
        least: 0,
        most: 24,
        named: true,
      }),
      workload: optional(group('Workload', workloadFields)),
      packages: list(
        'Packages',
        'package',
        group('Package', packageFields, {
          cooling: group('Cooling', coolingFields, {}, { note: 'Of the uppermost face.' }),
          plate: optional(
            group(
              'Plate',
              plateFields,
              {},
              { note: 'Base of the heat sink or cold plate, if it spreads the heat.' },
            ),
          ),
          plateJoint: {
            ...joint,
            label: 'Joint under the plate',
            note: 'On the lid, or on the bare silicon.',
          },
          lid: optional(group('Lid', lidFields)),
          lidJoint: { ...joint, label: 'Joint under the lid', note: 'On the silicon.' },
          mould: optional(
            group('Mould', mouldFields, {}, { note: 'Around the silicon; air where left out.' }),
          ),
          layers: list('Layers below', 'layer', group('Layer', layerFields), {
            most: 12,
            named: true,
            note: 'From the silicon down: bumps, interposer, substrate, balls, board.',
          }),
          board: optional(
            group('Board side', boardFields, {}, { note: 'Where left out, nothing leaves below.' }),
          ),
          memory: optional(
            group(
              'Memory outside',
              memoryFields,
              {},
              { note: 'Beside the package, in place of the stacks.' },
            ),
          ),
        }),
        { most: 12, named: true },
      ),
    },
  ),
} as const;
