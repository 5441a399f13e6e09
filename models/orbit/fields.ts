/*
 * What a document of an orbital node holds, declared once: reading, defaults, the published schema and the report use
 * this.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = { type: 'quantity', quantity: 'temperature', unit: 'degC', exclusiveMin: 0 } as const;
const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;
const partial = { type: 'quantity', quantity: 'ratio', unit: '%', exclusiveMin: 0, max: 1 } as const;
const area = { type: 'quantity', quantity: 'area', unit: 'm2', exclusiveMin: 0, max: 10_000 } as const;
const flux = { type: 'quantity', quantity: 'heat-flux', unit: 'W/m2', min: 0, max: 20_000 } as const;
const capacity = { type: 'quantity', quantity: 'heat-capacity', unit: 'J/K', exclusiveMin: 0 } as const;
const beta = {
  type: 'quantity',
  quantity: 'angle',
  unit: 'deg',
  min: -Math.PI / 2,
  max: Math.PI / 2,
} as const;

const orientation = {
  type: 'choice',
  label: 'Orientation',
  note: 'Where the outward normal points all along the orbit.',
  options: [
    { value: 'nadir', label: 'Nadir' },
    { value: 'zenith', label: 'Zenith' },
    { value: 'velocity', label: 'Velocity' },
    { value: 'anti-velocity', label: 'Against velocity' },
    { value: 'orbit-normal', label: 'Orbit normal' },
    { value: 'anti-normal', label: 'Against orbit normal' },
    { value: 'sun', label: 'Sun' },
    { value: 'anti-sun', label: 'Away from the sun' },
  ],
} as const;

export const orbitFields = {
  altitude: {
    type: 'quantity',
    quantity: 'length',
    unit: 'km',
    min: 150e3,
    max: 100_000e3,
    label: 'Altitude',
    note: 'Of a circular orbit over the equatorial radius of the Earth.',
  },
  betaFrom: {
    ...beta,
    default: 0,
    label: 'Beta angle from',
    note: 'Angle of the sun over the plane of the orbit, towards the orbit normal.',
  },
  betaTo: {
    ...beta,
    default: 0,
    label: 'Beta angle to',
    note: 'Over a year ±(inclination + 23.4°) at most.',
  },
} as const satisfies Fields;

/** What surrounds the node and what it draws; the cold case has other defaults, see below. */
export const hotFields = {
  solarFlux: {
    ...flux,
    default: 1408,
    label: 'Solar flux',
    note: 'Perihelion: 1361 W/m² at 1 au (Kopp & Lean 2011, 1360.8) over (1 − 0.0167)².',
  },
  albedo: {
    ...share,
    default: 0.35,
    label: 'Albedo',
    note: 'The mean of the Earth is 0.29 to 0.30 (CERES); 0.35 is an estimate of a hot orbit.',
  },
  planetInfrared: {
    ...flux,
    default: 260,
    label: 'Planet infrared',
    note: 'At the surface. The mean of the Earth is 240 W/m² (CERES); 260 is an estimate of a hot orbit.',
  },
  power: {
    ...power,
    label: 'Power in sunlight',
    note: 'That the electronics draw and turn to heat.',
  },
  eclipsePower: {
    ...power,
    optional: true,
    default: null,
    label: 'Power in eclipse',
    note: 'Null: as in sunlight.',
  },
} as const satisfies Fields;

export const coldFields = {
  ...hotFields,
  solarFlux: {
    ...flux,
    default: 1317,
    label: 'Solar flux',
    note: 'Aphelion: 1361 W/m² at 1 au (Kopp & Lean 2011, 1360.8) over (1 + 0.0167)².',
  },
  albedo: {
    ...share,
    default: 0.25,
    label: 'Albedo',
    note: 'The mean of the Earth is 0.29 to 0.30 (CERES); 0.25 is an estimate of a cold orbit.',
  },
  planetInfrared: {
    ...flux,
    default: 220,
    label: 'Planet infrared',
    note: 'At the surface. The mean of the Earth is 240 W/m² (CERES); 220 is an estimate of a cold orbit.',
  },
} as const satisfies Fields;

export const electronicsFields = {
  heatCapacity: {
    ...capacity,
    label: 'Heat capacity',
    note: 'Of the electronics and what hangs firmly on them.',
  },
  highest: {
    ...temperature,
    label: 'Highest temperature',
    note: 'Where the conductances of the faces begin.',
  },
  lowest: { ...temperature, label: 'Lowest temperature', note: 'At the same place, while they run.' },
  ...provenance,
} as const satisfies Fields;

export const faceFields = {
  name: { type: 'text', label: 'Name', default: '' },
  orientation,
  area: { ...area, label: 'Area' },
  emissivity: {
    ...partial,
    unit: '',
    label: 'Emissivity',
    note: 'Hemispherical, in the infrared; of an insulated face the effective one of its blanket.',
  },
  absorptivity: {
    ...share,
    unit: '',
    label: 'Solar absorptivity, begin of life',
    note: 'Used in the cold case.',
  },
  absorptivityEnd: {
    ...share,
    unit: '',
    label: 'Solar absorptivity, end of life',
    note: 'Used in the hot case.',
  },
  finEfficiency: {
    ...partial,
    default: 1,
    label: 'Fin efficiency',
    note: 'Share of the area that counts, for what is emitted and for what is absorbed.',
  },
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    label: 'Conductance',
    note: 'From the electronics to the face; of heat pipes or a pumped loop what they come to.',
  },
  heatCapacity: { ...capacity, label: 'Heat capacity' },
  isRadiator: {
    type: 'flag',
    default: false,
    label: 'Radiator',
    note: 'Is made larger or smaller when the area that a limit wants is sought.',
  },
  ...provenance,
} as const satisfies Fields;

export const arrayFields = {
  orientation: { ...orientation, default: 'sun' },
  area: { ...area, label: 'Area', note: 'Of the cells.' },
  efficiency: { ...partial, label: 'Efficiency', note: 'Begin of life, at the temperature of the array.' },
  degradation: {
    ...share,
    label: 'Degradation',
    note: 'Share that is lost by the end of life, for which the balance is made.',
  },
  conversion: {
    ...partial,
    default: 0.95,
    label: 'Conversion',
    note: 'Efficiency from the array to the bus; the loss is heat of the node. 95 %: class estimate.',
  },
  ...provenance,
} as const satisfies Fields;

export const batteryFields = {
  capacity: { type: 'quantity', quantity: 'energy', unit: 'Wh', exclusiveMin: 0, label: 'Capacity' },
  depthOfDischarge: {
    ...partial,
    label: 'Depth of discharge',
    note: 'That the number of cycles of the mission allows.',
  },
  chargeEfficiency: {
    ...partial,
    label: 'Charge efficiency',
    note: 'From the bus; the loss is heat of the node.',
  },
  dischargeEfficiency: {
    ...partial,
    label: 'Discharge efficiency',
    note: 'To the bus; the loss is heat of the node.',
  },
  ...provenance,
} as const satisfies Fields;
