import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const cable = declareKind({
  kind: 'cable',
  label: 'Cable bundle',
  plural: 'Cable bundles',
  reference: 'W',
  fields: {
    ...bodyFields,
    fillRatio: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '%',
      min: 0,
      max: 0.9,
      default: 0.4,
      label: 'Fill',
      note: 'Share of the box that is solid; 40 % for a loosely tied bundle (class estimate).',
    },
    wireDiameter: {
      type: 'quantity',
      quantity: 'length',
      unit: 'mm',
      exclusiveMin: 0,
      default: 0.003,
      label: 'Wire diameter',
      note: 'For the loss of a bed of wires; 3 mm (class estimate).',
    },
  },
});
