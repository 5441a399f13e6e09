/*
 * What a document of services holds, declared once: reading, defaults, the published schema, forms and the report use
 * this. What links and supplies hold is beside it.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';
import { data, number, power, price, share, temperature } from '#models/service/shared-fields.ts';
import { languageModelNames } from '#models/workload/language-model.ts';

const tokens = { type: 'count', min: 0, max: 10_000_000 } as const;

export const workloadFields = {
  model: {
    type: 'choice',
    label: 'Language model',
    default: 'llama-8b',
    options: languageModelNames.map((value) => ({ value, label: value })),
  },
  precision: {
    type: 'choice',
    label: 'Precision',
    default: '8-bit',
    options: [
      { value: '16-bit', label: '16 bit' },
      { value: '8-bit', label: '8 bit' },
      { value: '4-bit', label: '4 bit' },
    ],
    note: 'Of weights, activations and cache alike.',
  },
  promptTokens: { ...tokens, label: 'Tokens of a prompt' },
  answerTokens: { ...tokens, min: 1, label: 'Tokens of an answer' },
  requests: {
    ...number,
    exclusiveMin: 0,
    label: 'Requests a second',
    note: 'Of all users, in the busiest hour.',
  },
  course: {
    type: 'curve',
    label: 'Course of the day',
    x: { quantity: 'time', unit: 'h', label: 'Hour of the day' },
    y: { quantity: 'ratio', unit: '%', label: 'Share of the busiest hour' },
    optional: true,
    default: null,
    note: 'Straight between its points, around midnight from the last to the first. Null: the same all day.',
  },
  promptBytes: {
    ...data,
    label: 'Data of a question',
    note: 'Its text, its images and their envelope, before headers of the network.',
  },
  answerTokenBytes: {
    ...data,
    label: 'Data of a token answered',
    note: 'With the envelope of its message where tokens are streamed.',
  },
  streamed: {
    type: 'flag',
    label: 'Streamed',
    default: true,
    note: 'Each token of an answer goes out in a packet of its own; else the answer goes out whole.',
  },
  ...provenance,
} as const satisfies Fields;

export const deploymentFields = {
  name: { type: 'text', label: 'Name', default: '' },
  notes: { type: 'text', label: 'Notes', default: '' },
  sites: {
    type: 'count',
    min: 1,
    max: 1_000_000,
    default: 1,
    label: 'Sites',
    note: 'So many alike, which share the requests evenly. All else is that of one site.',
  },
} as const satisfies Fields;

const copies = {
  type: 'count',
  min: 1,
  max: 1_000_000,
} as const;

const serving = {
  batch: {
    type: 'count',
    min: 1,
    max: 4096,
    default: 32,
    label: 'Largest batch',
    note: 'Answers that run at once in each copy of the model, at most.',
  },
  split: {
    type: 'count',
    min: 1,
    max: 64,
    default: 1,
    label: 'Accelerators of a copy',
    note: 'That share one copy of the model.',
  },
} as const satisfies Fields;

/** Projects of Boxwright. */
export const enclosureFields = {
  project: {
    type: 'text',
    label: 'Project',
    default: '',
    note: 'Path of its file, beside this document or below.',
  },
  configuration: {
    type: 'text',
    label: 'Configuration',
    default: '',
    note: 'By id or name; empty: the active one.',
  },
  count: { ...copies, default: 1, label: 'Enclosures', note: 'Of a site.' },
  ...serving,
  inlet: {
    ...temperature,
    default: 308.15,
    label: 'Inlet temperature',
    note: 'Of the air, the warmest that is met.',
  },
  altitude: {
    type: 'quantity',
    quantity: 'length',
    unit: 'm',
    min: -430,
    max: 5000,
    default: 0,
    label: 'Altitude',
  },
} as const satisfies Fields;

/** A cluster: its racks are the nodes, its loops and its chain the facility. */
export const clusterFields = {
  cluster: {
    type: 'text',
    label: 'Cluster',
    default: '',
    note: 'Path of its file, beside this document or below. A site is the whole of it.',
  },
  ...serving,
} as const satisfies Fields;

/** Of a cluster, beside what parts of its enclosures have as prices. */
export const hardwareFields = {
  price: { ...price, note: 'Of racks, cooling, power and building of a site. Null: unknown.' },
  ...provenance,
} as const satisfies Fields;

/** Nodes told by figures, all copies of a site together. */
export const figuresFields = {
  copies: { ...copies, default: 1, label: 'Copies of the model' },
  idlePower: { ...power, label: 'Power, waiting' },
  prefillRate: { ...number, exclusiveMin: 0, label: 'Prompt tokens a second', note: 'Of all copies.' },
  prefillPower: { ...power, label: 'Power under prompts' },
  answerRate: {
    type: 'curve',
    label: 'Answer tokens a second',
    x: { quantity: 'ratio', unit: '', label: 'Answers at once in a copy' },
    y: { quantity: 'ratio', unit: '', label: 'Tokens a second of all copies' },
  },
  answerPower: {
    type: 'curve',
    label: 'Power under answers',
    x: { quantity: 'ratio', unit: '', label: 'Answers at once in a copy' },
    y: { quantity: 'power', unit: 'W', label: 'Power' },
    note: 'At the same numbers of answers as the rates.',
  },
  price: { ...price, note: 'Of the nodes of a site. Null: unknown.' },
  ...provenance,
} as const satisfies Fields;

export const facilityFields = {
  pue: {
    ...number,
    min: 1,
    max: 5,
    default: 1,
    label: 'PUE',
    note: 'Power of the facility over that of the nodes, mean of the year.',
  },
  price: {
    ...price,
    label: 'Price of the building',
    note: 'With cooling and power, of a site. Null: unknown.',
  },
  ...provenance,
} as const satisfies Fields;

export const climateFields = {
  place: {
    type: 'text',
    label: 'Place',
    default: '',
    note: 'One that comes with Boxwright: “boxwright site”.',
  },
  irradiation: {
    type: 'curve',
    label: 'Sunlight of a day',
    x: { quantity: 'ratio', unit: '', label: 'Month, 1 to 12' },
    y: { quantity: 'energy', unit: 'kWh', label: 'kWh/m² on a level plane, mean of the month' },
    optional: true,
    default: null,
    note: 'For an array. Null: not known; a weather file brings its own.',
  },
  darkWeek: {
    ...share,
    exclusiveMin: 0,
    default: 1,
    label: 'Darkest week',
    note: 'Of each month, its sunlight over the mean of the month; the other days have more. 100 %: none.',
  },
  ...provenance,
} as const satisfies Fields;

export const moneyFields = {
  lifetime: {
    ...number,
    exclusiveMin: 0,
    max: 50,
    default: 5,
    label: 'Lifetime, years',
    note: 'Over which all hardware is written off evenly, without interest.',
  },
  others: {
    ...price,
    default: 0,
    optional: true,
    label: 'Others',
    note: 'Bought for a site beside what has a price of its own: mounting, cables, work. Null: unknown.',
  },
  running: {
    ...price,
    default: 0,
    label: 'Running cost of a month',
    note: 'For a site, beside energy and the fee of the link: rent, service. Null: unknown.',
  },
} as const satisfies Fields;
