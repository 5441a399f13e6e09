import { declareKind } from '#models/components/kind.ts';
import { bodyFields, powerFields } from '#models/components/shared-fields.ts';

export const board = declareKind({
  kind: 'board',
  label: 'Board',
  plural: 'Boards',
  reference: 'PCB',
  fields: {
    ...bodyFields,
    ...powerFields,
    maximumPower: { ...powerFields.maximumPower, default: 0 },
    planeConductivity: {
      type: 'quantity',
      quantity: 'thermal-conductivity',
      unit: 'W/(m K)',
      exclusiveMin: 0,
      default: 30,
      label: 'In-plane conductivity',
      note: 'FR-4 with many copper planes: 20–60 W/(m K) (class value).',
    },
    throughConductivity: {
      type: 'quantity',
      quantity: 'thermal-conductivity',
      unit: 'W/(m K)',
      exclusiveMin: 0,
      default: 0.35,
      label: 'Through conductivity',
      note: 'FR-4 about 0.3–0.4 W/(m K) (handbook value).',
    },
    emissivity: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '',
      min: 0,
      max: 1,
      default: 0.9,
      label: 'Emissivity',
      note: 'Solder mask 0.9 (handbook value).',
    },
    temperatureLimit: {
      type: 'quantity',
      quantity: 'temperature',
      unit: 'degC',
      exclusiveMin: 0,
      default: 378.15,
      label: 'Temperature limit',
      note: '105 °C: usual continuous rating of FR-4 assemblies (class value).',
    },
  },
});
