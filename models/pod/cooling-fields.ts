/*
 * What cools a pod, in its kinds.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  min: 173.15,
  max: 373.15,
} as const;
const flow = { type: 'quantity', quantity: 'volume-flow', unit: 'm3/h', exclusiveMin: 0 } as const;
const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
const pressure = { type: 'quantity', quantity: 'pressure', unit: 'Pa', min: 0 } as const;
const byOutdoor = { quantity: 'temperature', unit: 'degC', label: 'Outdoor air' } as const;

const control = {
  setPoint: { ...temperature, label: 'Set point', note: 'Off below it, measured in the air inside.' },
  band: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    max: 30,
    default: 5,
    label: 'Band',
    note: 'Above the set point by so much it is wholly on. 5 K: usual of thermostats (class estimate).',
  },
  control: {
    type: 'choice',
    label: 'Control',
    options: [
      { value: 'on-off', label: 'On and off' },
      { value: 'proportional', label: 'Proportional' },
    ],
    note: 'On and off: the air swings over the band while it is neither always on nor off, and margins count its upper end.',
    default: 'on-off',
  },
} as const satisfies Fields;

export const fansFields = {
  count: { type: 'count', min: 1, max: 50, default: 1, label: 'Fans', note: 'Side by side, blowing in.' },
  curve: {
    type: 'curve',
    x: { quantity: 'volume-flow', unit: 'm3/h', label: 'Airflow' },
    y: { quantity: 'pressure', unit: 'Pa', label: 'Pressure' },
    label: 'Fan curve',
    note: 'Of one, at 1.2 kg/m³.',
  },
  power: { ...power, label: 'Power of a fan', note: 'At full speed; all of it warms the air that comes in.' },
  area: {
    type: 'quantity',
    quantity: 'area',
    unit: 'cm2',
    exclusiveMin: 0,
    label: 'Filter face',
    note: 'Of all mats in the way of the air one after the other: the smaller one.',
  },
  linearLoss: {
    ...pressure,
    default: 15,
    label: 'Linear loss at 1 m/s',
    note: 'a in Δp = a·(v/1 m/s) + b·(v/1 m/s)² of clean mats, in and out together, v on the face. With b, 25 Pa: class of a G4 mat.',
  },
  quadraticLoss: { ...pressure, default: 10, label: 'Quadratic loss at 1 m/s', note: 'b in the same law.' },
  clogging: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 0.95,
    default: 0.3,
    label: 'Clogging',
    note: 'Share of the face that dust has closed. 30 %: an estimate of mats midway between changes.',
  },
  ...control,
  ...provenance,
} as const satisfies Fields;

export const exchangerFields = {
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Conductance',
    note: 'Heat for each kelvin between the air inside and outside, as makers tell it, at 1.2 kg/m³. Either this or the effectiveness.',
  },
  effectiveness: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    optional: true,
    default: null,
    label: 'Effectiveness',
    note: 'At the lesser of both airflows.',
  },
  insideFlow: { ...flow, label: 'Airflow inside' },
  outsideFlow: { ...flow, label: 'Airflow outside' },
  insidePower: { ...power, label: 'Fan inside', note: 'Power; always on, warms the air inside.' },
  outsidePower: { ...power, label: 'Fan outside', note: 'Power; follows the control.' },
  still: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 0.15,
    label: 'With the outer fan off',
    note: 'Share of the conductance that is left. 15 %: an estimate.',
  },
  ...control,
  ...provenance,
} as const satisfies Fields;

export const conditionerFields = {
  capacity: {
    type: 'curve',
    x: byOutdoor,
    y: { quantity: 'power', unit: 'W', label: 'Cooling' },
    label: 'Capacity',
    note: 'Of all units together, against the air outside; beyond its ends as at them.',
  },
  performance: {
    type: 'curve',
    x: byOutdoor,
    y: { quantity: 'ratio', unit: '', label: 'Cooling over power' },
    label: 'Performance',
    note: 'Coefficient with the fan of the condenser in it, without that inside.',
  },
  insidePower: { ...power, label: 'Fan inside', note: 'Power; always on, warms the air inside.' },
  insideFlow: { ...flow, label: 'Airflow inside', note: 'Over the evaporator.' },
  coilDrop: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    max: 40,
    default: 15,
    label: 'Evaporator below the air',
    note: 'By how much its surface is colder than the air inside. 15 K: an estimate.',
  },
  bypass: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 0.2,
    label: 'Bypass',
    note: 'Share of the air that passes the evaporator untouched. 20 %: an estimate.',
  },
  highestOutdoor: {
    ...temperature,
    label: 'Highest outdoor air',
    note: 'It stops above, by the pressure of its condenser.',
  },
  lowestOutdoor: { ...temperature, label: 'Lowest outdoor air', note: 'It stops below.' },
  ...control,
  ...provenance,
} as const satisfies Fields;
