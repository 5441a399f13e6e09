import { declareKind } from '#models/components/kind.ts';
import { bodyFields, openingFields } from '#models/components/shared-fields.ts';

export const filter = declareKind({
  kind: 'filter',
  label: 'Filter',
  plural: 'Filters',
  reference: 'F',
  fields: {
    ...bodyFields,
    ...openingFields,
    linearLoss: {
      type: 'quantity',
      quantity: 'pressure',
      unit: 'Pa',
      min: 0,
      default: 15,
      label: 'Linear loss at 1 m/s',
      note: 'a in Δp = a·(v/1 m/s) + b·(v/1 m/s)², v the face velocity, air at 1.2 kg/m³.',
    },
    quadraticLoss: {
      type: 'quantity',
      quantity: 'pressure',
      unit: 'Pa',
      min: 0,
      default: 10,
      label: 'Quadratic loss at 1 m/s',
      note: 'b in the same law.',
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
      note: 'Share of the face that is closed by dust.',
    },
  },
});
