import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const tim = declareKind({
  kind: 'tim',
  label: 'Interface material',
  plural: 'Interface materials',
  reference: 'TIM',
  fields: {
    mass: bodyFields.mass,
    price: bodyFields.price,
    conductivity: {
      type: 'quantity',
      quantity: 'thermal-conductivity',
      unit: 'W/(m K)',
      exclusiveMin: 0,
      optional: true,
      label: 'Conductivity',
    },
    bondLine: {
      type: 'quantity',
      quantity: 'length',
      unit: 'um',
      exclusiveMin: 0,
      optional: true,
      label: 'Bond line',
    },
    contactResistance: {
      type: 'quantity',
      quantity: 'specific-thermal-resistance',
      unit: 'mm2 K/W',
      min: 0,
      default: 0,
      label: 'Contact resistance',
      note: 'Both faces together, added to bond line over conductivity.',
    },
    specificResistance: {
      type: 'quantity',
      quantity: 'specific-thermal-resistance',
      unit: 'mm2 K/W',
      exclusiveMin: 0,
      optional: true,
      label: 'Resistance of the joint',
      note: 'Measured for the whole joint; used instead of the other three where given.',
    },
  },
});
