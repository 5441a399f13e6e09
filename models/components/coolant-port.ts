import { coolantDrop, driveFields } from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

export const coolantPort = declareKind({
  kind: 'coolant-port',
  label: 'Coolant connection',
  plural: 'Coolant connections',
  reference: 'QD',
  fields: {
    ...bodyFields,
    ...driveFields,
    supplyTemperature: {
      type: 'quantity',
      quantity: 'temperature',
      unit: 'degC',
      exclusiveMin: 0,
      scope: 'placement',
      default: 305.15,
      step: 1,
      label: 'Supply temperature',
      note: 'Of the coolant that comes in; to two-phase plates it comes saturated. 32 °C: the upper end of class W32 (ASHRAE TC 9.9).',
    },
    supply: {
      type: 'choice',
      scope: 'placement',
      label: 'What the rack gives',
      default: 'flow',
      options: [
        { value: 'flow', label: 'A flow' },
        { value: 'pressure', label: 'A pressure difference' },
      ],
    },
    flow: {
      type: 'quantity',
      quantity: 'volume-flow',
      unit: 'L/min',
      exclusiveMin: 0,
      scope: 'placement',
      default: 1e-4,
      step: 1e-5,
      label: 'Flow',
      note: 'At the supply temperature. 1 to 1.5 L/min for each kW is usual (OCP guidance).',
    },
    pressureDifference: {
      type: 'quantity',
      quantity: 'pressure',
      unit: 'kPa',
      exclusiveMin: 0,
      scope: 'placement',
      default: 50000,
      step: 1000,
      label: 'Pressure difference',
      note: 'Between supply and return, before the couplings.',
    },
    pressureCurve: {
      ...coolantDrop,
      note: 'Of one coupling in water; supply and return have one each.',
    },
    pressureLimit: {
      type: 'quantity',
      quantity: 'pressure',
      unit: 'kPa',
      exclusiveMin: 0,
      optional: true,
      label: 'Highest pressure',
      note: 'Working pressure of the coupling.',
    },
    ratedFlow: {
      type: 'quantity',
      quantity: 'volume-flow',
      unit: 'L/min',
      exclusiveMin: 0,
      optional: true,
      label: 'Rated flow',
    },
  },
});
