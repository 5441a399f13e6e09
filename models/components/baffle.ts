import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const baffle = declareKind({
  kind: 'baffle',
  label: 'Baffle',
  plural: 'Baffles',
  reference: 'BAF',
  fields: {
    ...bodyFields,
    conductivity: {
      type: 'quantity',
      quantity: 'thermal-conductivity',
      unit: 'W/(m K)',
      exclusiveMin: 0,
      default: 0.2,
      label: 'Conductivity',
      note: 'Polycarbonate 0.2 W/(m K) (handbook value).',
    },
  },
});
