/*
 * What a document of a cryogenic assembly holds, declared once: stages, and what lets heat to them. The cooler is in
 * cooler-fields.ts.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
const area = { type: 'quantity', quantity: 'area', unit: 'm2', exclusiveMin: 0, max: 1000 } as const;
const length = { type: 'quantity', quantity: 'length', unit: 'mm', exclusiveMin: 0 } as const;
const emissivity = { type: 'quantity', quantity: 'ratio', unit: '', exclusiveMin: 0, max: 1 } as const;
const cold = { type: 'quantity', quantity: 'temperature', unit: 'K', min: 2, max: 300 } as const;

export const vesselFields = {
  temperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'K',
    min: 200,
    max: 350,
    default: 300,
    label: 'Temperature',
    note: 'Of the wall at room temperature.',
  },
  pressure: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'Pa',
    min: 0,
    max: 10,
    optional: true,
    default: null,
    label: 'Residual pressure',
    note: 'Absolute, as a gauge on the vessel reads it. Null: not known, and its heat is left out.',
  },
  gas: {
    type: 'choice',
    label: 'Residual gas',
    default: 'nitrogen',
    options: [
      { value: 'nitrogen', label: 'Nitrogen' },
      { value: 'helium', label: 'Helium' },
      { value: 'hydrogen', label: 'Hydrogen' },
    ],
    note: 'Surfaces below 30 K hold nitrogen fast; helium and hydrogen stay.',
  },
  accommodation: {
    ...emissivity,
    default: 0.9,
    label: 'Accommodation',
    note: 'Of both surfaces together: near 1 for heavy gases on cold surfaces, 0.3 to 0.5 for helium. 0.9: class estimate.',
  },
  gap: {
    ...length,
    default: 0.02,
    label: 'Gap',
    note: 'Between surfaces, against which the mean free path is judged.',
  },
} as const satisfies Fields;

export const stageFields = {
  name: { type: 'text', label: 'Name', default: '' },
  cooling: {
    type: 'choice',
    label: 'Cooled by',
    default: 'none',
    options: [
      { value: 'none', label: 'Nothing: it floats' },
      { value: 'first', label: 'First stage of the cooler' },
      { value: 'second', label: 'Second stage of the cooler' },
    ],
  },
  dissipation: { ...power, default: 0, label: 'Dissipation', note: 'Of what runs on it, leads not counted.' },
  hold: {
    ...cold,
    optional: true,
    default: null,
    label: 'Held at',
    note: 'By a heater, or by turning the cooler down. Null: the cooler runs at full and the stage floats.',
  },
  highest: {
    ...cold,
    optional: true,
    default: null,
    label: 'Highest temperature',
    note: 'Null: no limit.',
  },
  strap: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Strap',
    note: 'Conductance from the stage to the cold head, joints included. Null: none in the way.',
  },
  ...provenance,
} as const satisfies Fields;

export const massFields = {
  material: {
    type: 'choice',
    label: 'Material',
    options: [
      { value: 'copper', label: 'Copper' },
      { value: 'aluminium', label: 'Aluminium 6061' },
      { value: 'stainless-304', label: 'Stainless steel 304' },
      { value: 'g-10', label: 'G-10' },
      { value: 'lattice', label: 'Debye lattice' },
    ],
  },
  mass: { type: 'quantity', quantity: 'mass', unit: 'kg', exclusiveMin: 0, label: 'Mass' },
  debyeTemperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'K',
    min: 30,
    max: 3000,
    optional: true,
    default: null,
    label: 'Debye temperature',
    note: 'Of a lattice: silicon 645 K, lead 105 K (Kittel, Introduction to Solid State Physics).',
  },
  molarMass: {
    type: 'quantity',
    quantity: 'mass',
    unit: 'g',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Mass of a mole of atoms',
    note: 'Of a lattice: silicon 28.09 g.',
  },
} as const satisfies Fields;

const ends = {
  name: { type: 'text', label: 'Name', default: '' },
  from: { type: 'text', label: 'From', default: 'vessel', note: 'The warmer one: "vessel" or a stage.' },
  to: { type: 'text', label: 'To', note: 'The colder one: a stage.' },
} as const satisfies Fields;

const bar = {
  area: {
    type: 'quantity',
    quantity: 'area',
    unit: 'mm2',
    exclusiveMin: 0,
    label: 'Cross-section',
    note: 'Of one.',
  },
  length: { ...length, label: 'Length', note: 'Of one, from end to end.' },
  count: { type: 'count', min: 1, max: 1_000_000, default: 1, label: 'Count', note: 'Side by side.' },
} as const satisfies Fields;

const rrr = {
  type: 'quantity',
  quantity: 'ratio',
  unit: '',
  min: 20,
  max: 1500,
  default: 50,
  label: 'RRR of copper',
  note: 'Resistance at 273 K over that at 4 K. 50: usual of wire and bars (class estimate).',
} as const;

export const supportFields = {
  ...ends,
  material: {
    type: 'choice',
    label: 'Material',
    default: 'g10-warp',
    options: [
      { value: 'g10-warp', label: 'G-10 CR along the cloth' },
      { value: 'g10-normal', label: 'G-10 CR across the cloth' },
      { value: 'stainless-304', label: 'Stainless steel 304' },
      { value: 'kevlar-49', label: 'Kevlar 49' },
      { value: 'aluminium-6061', label: 'Aluminium 6061-T6' },
      { value: 'aluminium-1100', label: 'Aluminium 1100' },
      { value: 'copper', label: 'Copper' },
      { value: 'manganin', label: 'Manganin' },
      { value: 'phosphor-bronze', label: 'Phosphor bronze' },
    ],
  },
  rrr,
  ...bar,
  ...provenance,
} as const satisfies Fields;

export const wireFields = {
  ...ends,
  material: {
    type: 'choice',
    label: 'Material',
    default: 'copper',
    options: [
      { value: 'copper', label: 'Copper' },
      { value: 'phosphor-bronze', label: 'Phosphor bronze' },
      { value: 'manganin', label: 'Manganin' },
      { value: 'stainless-304', label: 'Stainless steel 304' },
    ],
  },
  rrr,
  ...bar,
  current: {
    type: 'quantity',
    quantity: 'current',
    unit: 'A',
    min: 0,
    default: 0,
    label: 'Current',
    note: 'In each, direct, forth as well as back.',
  },
  ...provenance,
} as const satisfies Fields;

const surface = {
  ...ends,
  area: { ...area, label: 'Area', note: 'Of the colder surface, the inner one.' },
} as const satisfies Fields;

export const bareFields = {
  ...surface,
  warmArea: {
    ...area,
    optional: true,
    default: null,
    label: 'Area of the warmer surface',
    note: 'That lies around it. Null: as large.',
  },
  coldEmissivity: {
    ...emissivity,
    label: 'Emissivity of the colder',
    note: 'Hemispherical, at its temperature.',
  },
  warmEmissivity: { ...emissivity, label: 'Emissivity of the warmer' },
  ...provenance,
} as const satisfies Fields;

export const layersFields = {
  ...surface,
  layers: { type: 'count', min: 5, max: 200, label: 'Layers', note: 'Of film aluminised on both sides.' },
  thickness: { ...length, label: 'Thickness', note: 'Of all; 20 layers a centimetre are usual.' },
  emissivity: {
    ...emissivity,
    default: 0.031,
    label: 'Emissivity of the film',
    note: 'At 300 K. 0.031: aluminised mylar (Keller 1974).',
  },
  degradation: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 1,
    max: 20,
    default: 2,
    label: 'Degradation',
    note: 'Heat over that on a calorimeter, by seams and penetrations. 2: class estimate of made blankets.',
  },
  ...provenance,
} as const satisfies Fields;

export const effectiveFields = {
  ...surface,
  emissivity: {
    ...emissivity,
    label: 'Effective emissivity',
    note: 'Of the blanket as measured, on σ (T⁴ − T⁴).',
  },
  ...provenance,
} as const satisfies Fields;
