/*
 * What a document of a sealed module holds, declared once: reading, defaults, the published schema and the form use
 * this.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  exclusiveMin: 0,
  max: 773.15,
} as const;
const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0, max: 1e6 } as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;
const partial = { type: 'quantity', quantity: 'ratio', unit: '%', exclusiveMin: 0, max: 1 } as const;
const length = { type: 'quantity', quantity: 'length', unit: 'mm', exclusiveMin: 0, max: 10 } as const;
const area = { type: 'quantity', quantity: 'area', unit: 'm2', min: 0, max: 100 } as const;
const duration = { type: 'quantity', quantity: 'time', unit: 'min', min: 1, max: 86_400 } as const;
const capacity = {
  type: 'quantity',
  quantity: 'heat-capacity',
  unit: 'J/K',
  exclusiveMin: 0,
  max: 1e8,
} as const;
const voltage = { type: 'quantity', quantity: 'voltage', unit: 'V', exclusiveMin: 0, max: 1500 } as const;
const resistance = {
  type: 'quantity',
  quantity: 'thermal-resistance',
  unit: 'K/W',
  min: 0,
  max: 1e3,
} as const;
const conductance = {
  type: 'quantity',
  quantity: 'thermal-conductance',
  unit: 'W/K',
  exclusiveMin: 0,
  max: 1e6,
} as const;
const sunlight = {
  type: 'quantity',
  quantity: 'heat-flux',
  unit: 'W/m2',
  min: 0,
  max: 1500,
  default: 0,
  label: 'Sunlight',
  note: 'On the area that it falls on.',
} as const;
const ambient = {
  ...temperature,
  label: 'Ambient',
  note: 'Of the still air around the housing, and of what it radiates to.',
} as const;

export const operationFields = { ambient, sunlight } as const satisfies Fields;

/** A start from one temperature, cold or hot. */
export const startFields = {
  start: {
    ...temperature,
    label: 'Soaked at',
    note: 'Everything in the housing begins at this temperature.',
  },
  ambient,
  sink: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Coolant and structure',
    note: 'Null: as they are in operation.',
  },
  sunlight,
  duration: {
    ...duration,
    default: 3600,
    label: 'Watched for',
    note: 'The duty cycle begins with its first operating point and repeats itself.',
  },
} as const satisfies Fields;

export const housingFields = {
  heatCapacity: { ...capacity, label: 'Heat capacity', note: 'Of the housing with its boards.' },
  highest: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Highest temperature',
    note: 'Where it may be touched, or where it meets something that must not become warmer.',
  },
  heater: {
    ...power,
    default: 0,
    label: 'Heater',
    note: 'Warms the housing after a cold soak until every component may start.',
  },
  ...provenance,
} as const satisfies Fields;

export const plateFields = {
  coolant: {
    type: 'choice',
    label: 'Coolant',
    default: 'eg50',
    options: [
      { value: 'eg50', label: 'Ethylene glycol 50 %' },
      { value: 'eg25', label: 'Ethylene glycol 25 %' },
      { value: 'pg50', label: 'Propylene glycol 50 %' },
      { value: 'pg25', label: 'Propylene glycol 25 %' },
      { value: 'water', label: 'Water' },
    ],
  },
  inlet: { ...temperature, label: 'Coolant in' },
  flow: { type: 'quantity', quantity: 'volume-flow', unit: 'L/min', exclusiveMin: 0, label: 'Flow' },
  conductance: {
    ...conductance,
    label: 'Conductance',
    note: 'From the housing to the coolant along the plate, at this flow: film × wetted area with fins.',
  },
  ...provenance,
} as const satisfies Fields;

export const structureFields = {
  temperature: { ...temperature, label: 'Temperature', note: 'Of chassis or skeleton beside the joint.' },
  conductance: { ...conductance, label: 'Conductance', note: 'Of the joint with its interface.' },
  ...provenance,
} as const satisfies Fields;

export const outsideFields = {
  plain: {
    ...area,
    label: 'Plain area',
    note: 'Upright walls with air before them, without what stands under fins.',
  },
  height: { ...length, label: 'Height', note: 'Of the walls, along gravity.' },
  radiating: {
    ...area,
    label: 'Radiating area',
    note: 'The envelope: between fins only their front counts.',
  },
  emissivity: { ...partial, unit: '', label: 'Emissivity' },
  sunlit: { ...area, default: 0, label: 'Sunlit area', note: 'As the sun sees it.' },
  absorptivity: { ...share, unit: '', default: 0.9, label: 'Solar absorptivity' },
  ...provenance,
} as const satisfies Fields;

export const finFields = {
  width: { ...length, label: 'Width', note: 'Across the fins.' },
  height: { ...length, label: 'Height', note: 'Along gravity; fins are upright.' },
  spacing: { ...length, label: 'Gap' },
  finHeight: { ...length, label: 'Fin height', note: 'Out of the wall.' },
  thickness: { ...length, label: 'Thickness' },
  conductivity: {
    type: 'quantity',
    quantity: 'thermal-conductivity',
    unit: 'W/(m K)',
    exclusiveMin: 0,
    label: 'Conductivity',
  },
  ...provenance,
} as const satisfies Fields;

export const componentFields = {
  name: { type: 'text', label: 'Name', default: '' },
  isCompute: { type: 'flag', default: false, label: 'Compute', note: 'Counts for the share of the compute.' },
  grade: {
    type: 'choice',
    label: 'AEC-Q100 grade',
    default: 'none',
    note: 'Ambient range that the part is qualified for: grade 0 to 150 °C, 1 to 125, 2 to 105, 3 to 85, all from −40 °C.',
    options: [
      { value: 'none', label: 'None' },
      { value: '0', label: 'Grade 0' },
      { value: '1', label: 'Grade 1' },
      { value: '2', label: 'Grade 2' },
      { value: '3', label: 'Grade 3' },
    ],
  },
  highest: { ...temperature, label: 'Highest junction' },
  lowest: {
    ...temperature,
    default: 233.15,
    label: 'Lowest to start',
    note: 'Below it the part may not be switched on; −40 °C in every grade.',
  },
  package: { ...resistance, label: 'Junction to case' },
  interface: { ...resistance, label: 'Interface material' },
  spreader: { ...resistance, default: 0, label: 'Spreader', note: 'From the interface into the housing.' },
  heatCapacity: { ...capacity, label: 'Heat capacity', note: 'Of die, lid and what hangs firmly on them.' },
  throttled: {
    ...power,
    optional: true,
    default: null,
    label: 'Throttled power',
    note: 'Least that it can be throttled to while it runs. Null: it does not throttle.',
  },
  ...provenance,
} as const satisfies Fields;

export const drawFields = {
  name: { type: 'text', label: 'Operating point', default: '' },
  power: { ...power, label: 'Power', note: 'That turns to heat in the component.' },
} as const satisfies Fields;

export const pointFields = {
  name: { type: 'text', label: 'Name', default: '' },
  duration: { ...duration, label: 'Duration' },
  others: {
    ...power,
    default: 0,
    label: 'Other consumers',
    note: 'What else the battery feeds meanwhile: traction, motors, pumps.',
  },
} as const satisfies Fields;

export const supplyFields = {
  class: {
    type: 'choice',
    label: 'Supply class',
    options: [
      { value: 'battery', label: 'The battery’s own range' },
      { value: '12V-A', label: '12 V, code A (6 to 16 V)' },
      { value: '12V-B', label: '12 V, code B (8 to 16 V)' },
      { value: '12V-C', label: '12 V, code C (9 to 16 V)' },
      { value: '12V-D', label: '12 V, code D (10.5 to 16 V)' },
      { value: '48V', label: '48 V (36 to 52 V)' },
    ],
  },
  lowest: { ...voltage, label: 'Lowest input', note: 'Of the converter in the module.' },
  highest: { ...voltage, label: 'Highest input', note: 'Of the converter in the module.' },
  rating: { ...power, exclusiveMin: 0, label: 'Rated output' },
  efficiency: {
    type: 'curve',
    x: { quantity: 'ratio', unit: '%', label: 'Load' },
    y: { quantity: 'ratio', unit: '%', label: 'Efficiency' },
    label: 'Efficiency',
    note: 'By the share of the rated output; the loss is heat of the housing.',
  },
  ...provenance,
} as const satisfies Fields;

export const batteryFields = {
  energy: { type: 'quantity', quantity: 'energy', unit: 'Wh', exclusiveMin: 0, label: 'Energy' },
  usable: { ...partial, default: 0.9, label: 'Usable share', note: '90 %: class estimate of lithium-ion.' },
  lowest: { ...voltage, label: 'Lowest voltage' },
  highest: { ...voltage, label: 'Highest voltage' },
  ...provenance,
} as const satisfies Fields;

export const requirementFields = {
  name: { type: 'text', label: 'Name', default: '' },
  kind: {
    type: 'choice',
    label: 'Kind',
    options: [
      { value: 'vibration', label: 'Vibration' },
      { value: 'shock', label: 'Shock' },
      { value: 'ingress', label: 'Ingress' },
      { value: 'temperature', label: 'Temperature' },
      { value: 'electrical', label: 'Electrical' },
    ],
  },
  level: { type: 'text', label: 'Level', default: '', note: 'As the standard says it.' },
  ...provenance,
} as const satisfies Fields;
