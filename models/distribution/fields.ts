/*
 * What a document of power distribution holds, declared once: reading, defaults, the published schema and the report
 * use this.
 */
import type { Fields } from '#models/schema/field.ts';
import { installedFields } from '#models/schema/installed.ts';
import { provenance } from '#models/schema/provenance.ts';

export const loadFields = {
  racks: { type: 'count', min: 1, max: 10_000, label: 'Racks' },
  power: {
    type: 'quantity',
    quantity: 'power',
    unit: 'kW',
    exclusiveMin: 0,
    label: 'Power of a rack',
    note: 'At full load and at the end of the chain: what its last stage gives.',
  },
  duty: {
    type: 'curve',
    label: 'Load points',
    x: { quantity: 'ratio', unit: '%', label: 'Load' },
    y: { quantity: 'ratio', unit: '%', label: 'Share of the year' },
    note: 'The shares of the year add up to 100 %; a point of 0 % is shown and counts nothing in the year.',
  },
  ...provenance,
} as const satisfies Fields;

export const architectureFields = {
  name: { type: 'text', label: 'Name', default: '' },
  notes: { type: 'text', label: 'Notes', default: '' },
} as const satisfies Fields;

const stage = {
  name: { type: 'text', label: 'Name', default: '' },
  place: {
    type: 'choice',
    label: 'Place',
    default: 'elsewhere',
    options: [
      { value: 'rack', label: 'In the rack' },
      { value: 'sidecar', label: 'In the sidecar' },
      { value: 'elsewhere', label: 'Elsewhere' },
    ],
    note: 'Where its loss becomes heat.',
  },
  per: {
    type: 'choice',
    label: 'Counted',
    default: 'row',
    options: [
      { value: 'row', label: 'For the row' },
      { value: 'rack', label: 'For each rack' },
    ],
    note: 'What units or runs are counted for.',
  },
} as const satisfies Fields;

/** Equal converters side by side; all that are there share the load. */
export const converterFields = {
  ...stage,
  ...installedFields,
  rating: {
    type: 'quantity',
    quantity: 'power',
    unit: 'kW',
    exclusiveMin: 0,
    label: 'Rating',
    note: 'Output of one.',
  },
  efficiency: {
    type: 'curve',
    label: 'Efficiency',
    x: { quantity: 'ratio', unit: '%', label: 'Load' },
    y: { quantity: 'ratio', unit: '%', label: 'Efficiency' },
  },
  mass: {
    type: 'quantity',
    quantity: 'mass',
    unit: 'kg',
    exclusiveMin: 0,
    optional: true,
    label: 'Mass',
    note: 'Of one. Null: unknown.',
  },
  price: {
    type: 'quantity',
    quantity: 'price',
    unit: 'USD',
    min: 0,
    optional: true,
    label: 'Price',
    note: 'Of one. Null: unknown.',
  },
  ...provenance,
} as const satisfies Fields;

/** Equal runs side by side, each with the conductors of its system. */
export const conductorFields = {
  ...stage,
  system: {
    type: 'choice',
    label: 'System',
    default: 'dc',
    options: [
      { value: 'dc', label: 'Direct current' },
      { value: 'ac-1', label: 'One phase' },
      { value: 'ac-3', label: 'Three phases' },
    ],
    note: 'Two conductors in a run, or three with three phases; neutral and earth are not counted.',
  },
  voltage: {
    type: 'quantity',
    quantity: 'voltage',
    unit: 'V',
    exclusiveMin: 0,
    optional: true,
    label: 'Voltage',
    note: 'At its beginning, between lines or poles. Null after another conductor: what that one leaves.',
  },
  powerFactor: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    exclusiveMin: 0,
    max: 1,
    default: 1,
    label: 'Power factor',
    note: 'Of what hangs on it.',
  },
  material: {
    type: 'choice',
    label: 'Material',
    default: 'copper',
    options: [
      { value: 'copper', label: 'Copper' },
      { value: 'aluminium', label: 'Aluminium' },
    ],
  },
  length: {
    type: 'quantity',
    quantity: 'length',
    unit: 'm',
    exclusiveMin: 0,
    label: 'Length',
    note: 'Of a run, one way.',
  },
  area: {
    type: 'quantity',
    quantity: 'area',
    unit: 'mm2',
    exclusiveMin: 0,
    label: 'Cross-section',
    note: 'Of each conductor of a run.',
  },
  runs: { type: 'count', min: 1, max: 100_000, default: 1, label: 'Runs', note: 'Side by side.' },
  taps: {
    type: 'choice',
    label: 'Loads',
    default: 'end',
    options: [
      { value: 'end', label: 'At its end' },
      { value: 'along', label: 'Evenly along it' },
    ],
    note: 'With loads evenly along it loss and mean voltage drop are those of a third of its length.',
  },
  temperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    min: 193.15,
    max: 473.15,
    default: 333.15,
    label: 'Temperature',
    note: 'Of the metal. 60 °C: class estimate under load.',
  },
  ampacity: {
    type: 'quantity',
    quantity: 'current',
    unit: 'A',
    exclusiveMin: 0,
    optional: true,
    label: 'Rated current',
    note: 'Continuous, of one run. Null: unknown.',
  },
  price: {
    type: 'quantity',
    quantity: 'price',
    unit: 'USD',
    min: 0,
    optional: true,
    label: 'Price',
    note: 'Of one run. Null: unknown.',
  },
  ...provenance,
} as const satisfies Fields;
