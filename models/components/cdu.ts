import {
  coolantDrop,
  coolantFlow,
  driveFields,
  pumpSpeed,
  testCoolants,
} from '#models/components/coolant-fields.ts';
import { declareKind } from '#models/components/kind.ts';
import { bodyFields } from '#models/components/shared-fields.ts';

const flow = { type: 'quantity', quantity: 'volume-flow', unit: 'L/min', exclusiveMin: 0 } as const;

export const cdu = declareKind({
  kind: 'cdu',
  label: 'Coolant distribution unit',
  plural: 'Coolant distribution units',
  reference: 'CDU',
  fields: {
    ...bodyFields,
    ...driveFields,
    ratedHeat: { type: 'quantity', quantity: 'power', unit: 'kW', exclusiveMin: 0, label: 'Rated heat' },
    approach: {
      type: 'quantity',
      quantity: 'temperature-difference',
      unit: 'K',
      exclusiveMin: 0,
      default: 5,
      label: 'Approach',
      note: 'Coolant behind the exchanger over facility water before it, at rated heat and flows. 5 K at 1.5 L/min for each kW (OCP liquid-to-liquid CDU white paper).',
    },
    ratedFlow: { ...flow, label: 'Rated coolant flow' },
    ratedFacilityFlow: { ...flow, label: 'Rated facility flow' },
    ratedCoolant: { type: 'choice', label: 'Rated with', default: 'pg25', options: testCoolants },
    curve: {
      type: 'curve',
      label: 'Pressure for the loop at full speed',
      x: coolantFlow,
      y: { quantity: 'pressure', unit: 'kPa', label: 'Pressure' },
      note: 'Outside the unit, all pumps that run together, in water of 20 °C.',
    },
    power: {
      type: 'quantity',
      quantity: 'power',
      unit: 'W',
      min: 0,
      label: 'Pump power at full speed',
      note: 'Of all pumps that run together; the unit has a feed of its own.',
    },
    temperatureLimit: {
      type: 'quantity',
      quantity: 'temperature',
      unit: 'degC',
      exclusiveMin: 0,
      default: 338.15,
      label: 'Coolant temperature limit',
      note: '65 °C (OCP liquid-to-liquid CDU white paper).',
    },
    facilityPressureCurve: {
      ...coolantDrop,
      label: 'Pressure drop of the facility water',
      note: 'In water.',
    },
    facilityFlowMinimum: { ...flow, optional: true, label: 'Least facility flow' },
    facilityFlowMaximum: { ...flow, optional: true, label: 'Highest facility flow' },
    facilityCoolant: {
      type: 'choice',
      scope: 'placement',
      label: 'Facility water',
      default: 'water',
      options: testCoolants,
    },
    facilityTemperature: {
      type: 'quantity',
      quantity: 'temperature',
      unit: 'degC',
      exclusiveMin: 0,
      scope: 'placement',
      default: 303.15,
      step: 1,
      label: 'Facility supply temperature',
    },
    facilityFlow: {
      ...flow,
      scope: 'placement',
      optional: true,
      label: 'Facility flow',
      note: 'At the supply temperature; unset: the rated flow.',
    },
    speed: { ...pumpSpeed, label: 'Pump speed' },
    failed: { type: 'flag', default: false, scope: 'placement', label: 'Failed' },
  },
});
