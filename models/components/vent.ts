import { declareKind } from '#models/components/kind.ts';
import { bodyFields, openingFields } from '#models/components/shared-fields.ts';

export const vent = declareKind({
  kind: 'vent',
  label: 'Vent',
  plural: 'Vents',
  reference: 'V',
  fields: {
    ...bodyFields,
    ...openingFields,
    openRatio: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '%',
      exclusiveMin: 0,
      max: 1,
      default: 0.6,
      label: 'Free area',
      note: 'Round holes, 60° staggered: 0.9069 (d/p)²; hexagonal vents of servers reach 55–75 %.',
    },
    holeDiameter: {
      type: 'quantity',
      quantity: 'length',
      unit: 'mm',
      exclusiveMin: 0,
      default: 0.005,
      label: 'Hole diameter',
      note: 'Up to 5 mm keeps EMC and finger protection (class value).',
    },
    thickness: {
      type: 'quantity',
      quantity: 'length',
      unit: 'mm',
      exclusiveMin: 0,
      default: 0.0012,
      label: 'Sheet thickness',
      note: '1.2 mm sheet (class value).',
    },
    clogging: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '%',
      min: 0,
      max: 0.95,
      default: 0,
      scope: 'placement',
      label: 'Clogging',
      note: 'Share of the free area that is closed.',
    },
  },
});
