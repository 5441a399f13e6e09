import {
  coolantDrop,
  coolantResistance,
  loopFields,
  testCoolants,
} from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const coldPlate = declareKind({
  kind: 'cold-plate',
  label: 'Cold plate',
  plural: 'Cold plates',
  reference: 'CP',
  fields: {
    ...bodyFields,
    ...loopFields,
    branch: {
      type: 'text',
      scope: 'placement',
      default: '',
      label: 'Branch',
      note: 'Plates that name the same branch are flowed through one after the other; empty: a branch of its own.',
    },
    place: {
      type: 'count',
      scope: 'placement',
      min: 1,
      max: 100,
      default: 1,
      label: 'Place in its branch',
      note: 'The lowest is next to the supply.',
    },
    resistanceCurve: {
      ...coolantResistance,
      note: 'Of the plate to the coolant at its inlet, against flow.',
    },
    includesJoint: {
      type: 'flag',
      default: false,
      label: 'Resistance includes the joint',
      note: 'Tested from the case of the chip; the interface material then adds nothing.',
    },
    pressureCurve: coolantDrop,
    testCoolant: {
      type: 'choice',
      label: 'Tested with',
      default: 'pg25',
      options: testCoolants,
      note: 'Pressure drops scale with density from it; the resistance is taken as tested.',
    },
  },
});
