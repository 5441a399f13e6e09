import { coolantFlow, driveFields, pumpSpeed } from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const pump = declareKind({
  kind: 'pump',
  label: 'Pump',
  plural: 'Pumps',
  reference: 'P',
  fields: {
    ...bodyFields,
    ...driveFields,
    curve: {
      type: 'curve',
      label: 'Pump curve at full speed',
      x: coolantFlow,
      y: { quantity: 'pressure', unit: 'kPa', label: 'Pressure' },
      trend: 'falls',
      note: 'In water of 20 °C.',
    },
    power: { type: 'quantity', quantity: 'power', unit: 'W', min: 0, label: 'Power at full speed' },
    temperatureLimit: {
      type: 'quantity',
      quantity: 'temperature',
      unit: 'degC',
      exclusiveMin: 0,
      default: 333.15,
      label: 'Coolant temperature limit',
      note: '60 °C is usual of small canned pumps (class value).',
    },
    arrangement: {
      type: 'choice',
      scope: 'placement',
      label: 'With other pumps of its loop',
      default: 'parallel',
      options: [
        { value: 'parallel', label: 'Side by side' },
        { value: 'series', label: 'One after the other' },
      ],
    },
    speed: pumpSpeed,
    failed: { type: 'flag', default: false, scope: 'placement', label: 'Failed' },
  },
});
