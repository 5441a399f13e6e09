import { tankFields } from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const chassis = declareKind({
  kind: 'chassis',
  label: 'Chassis',
  plural: 'Chassis',
  reference: 'CH',
  fields: {
    ...bodyFields,
    wallThickness: {
      type: 'quantity',
      quantity: 'length',
      unit: 'mm',
      exclusiveMin: 0,
      default: 0.0012,
      label: 'Wall thickness',
      note: '1.2 mm sheet is usual for rack chassis (class value).',
    },
    wallConductivity: {
      type: 'quantity',
      quantity: 'thermal-conductivity',
      unit: 'W/(m K)',
      exclusiveMin: 0,
      default: 50,
      label: 'Wall conductivity',
      note: 'Zinc-coated low-carbon steel, about 50 W/(m K) (handbook value).',
    },
    emissivity: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '',
      min: 0,
      max: 1,
      default: 0.3,
      label: 'Outer emissivity',
      note: 'Zinc-coated sheet 0.2–0.3; painted 0.9 (handbook value).',
    },
    leakageArea: {
      type: 'quantity',
      quantity: 'area',
      unit: 'cm2',
      min: 0,
      default: 0.0005,
      label: 'Leakage area',
      note: 'Seams and cut-outs together, split over the walls; 5 cm² is a class estimate.',
    },
    rackUnits: { type: 'count', min: 1, max: 60, optional: true, label: 'Rack units' },
    ...tankFields,
  },
});
