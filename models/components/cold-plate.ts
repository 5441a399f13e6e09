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
      optional: true,
      default: null,
      note: 'Of the plate to the coolant at its inlet, against flow.',
    },
    boilingCurve: {
      type: 'curve',
      optional: true,
      default: null,
      label: 'Resistance while boiling',
      x: { quantity: 'power', unit: 'W', label: 'Heat' },
      y: { quantity: 'thermal-resistance', unit: 'K/W', label: 'To the coolant' },
      note: 'Of a two-phase plate to its saturated coolant, against heat; it counts in place of that against flow.',
    },
    dryOutHeat: {
      type: 'quantity',
      quantity: 'power',
      unit: 'W',
      exclusiveMin: 0,
      optional: true,
      label: 'Heat at dry-out',
      note: 'Of a two-phase plate with coolant enough.',
    },
    dryOutQuality: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '%',
      exclusiveMin: 0,
      max: 1,
      default: 0.8,
      label: 'Vapour at dry-out',
      note: 'Share of the coolant of a two-phase plate that may evaporate; 80 % is a class estimate.',
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
