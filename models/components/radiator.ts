import { coolantDrop, loopFields } from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const radiator = declareKind({
  kind: 'radiator',
  label: 'Radiator',
  plural: 'Radiators',
  reference: 'RAD',
  fields: {
    ...bodyFields,
    ...loopFields,
    conductance: {
      type: 'quantity',
      quantity: 'thermal-conductance',
      unit: 'W/K',
      exclusiveMin: 0,
      label: 'Conductance UA',
      note: 'Coolant to air at the rated flows.',
    },
    ratedAirFlow: {
      type: 'quantity',
      quantity: 'volume-flow',
      unit: 'm3/h',
      exclusiveMin: 0,
      label: 'Rated air flow',
    },
    ratedCoolantFlow: {
      type: 'quantity',
      quantity: 'volume-flow',
      unit: 'L/min',
      exclusiveMin: 0,
      default: 1e-4,
      label: 'Rated coolant flow',
      note: '6 L/min is usual in tests (class value).',
    },
    airShare: {
      type: 'quantity',
      quantity: 'ratio',
      unit: '%',
      exclusiveMin: 0,
      max: 0.99,
      default: 0.8,
      label: 'Share of the air side',
      note: 'Of the resistance 1/UA at the rated flows; 70–90 % in tube-and-fin radiators (class estimate).',
    },
    airPressureCurve: {
      type: 'curve',
      label: 'Pressure drop of the air',
      x: { quantity: 'volume-flow', unit: 'm3/h', label: 'Flow' },
      y: { quantity: 'pressure', unit: 'Pa', label: 'Pressure drop' },
      trend: 'rises',
    },
    pressureCurve: { ...coolantDrop, note: 'In water.' },
  },
});
