/*
 * What a pod holds: enclosures that are projects, loads that are told by figures, and the rectifier before them.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  min: 173.15,
  max: 473.15,
} as const;

const shared = {
  name: { type: 'text', label: 'Name', default: '' },
  count: { type: 'count', min: 1, max: 1000, default: 1, label: 'Count' },
  lowest: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Lowest air',
    note: 'That it may breathe while it runs. Null: not known, not judged.',
  },
  coldStart: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Cold start',
    note: 'May not be switched on while it is colder itself. Null: as the lowest air; without that, at once.',
  },
  rise: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    min: 0,
    max: 40,
    default: 0,
    label: 'Inlet above the mean',
    note: 'By how much the air before it is warmer than that inside on average: it stands high, or where warm air comes back.',
  },
  heatCapacity: {
    type: 'quantity',
    quantity: 'heat-capacity',
    unit: 'J/K',
    min: 0,
    label: 'Heat capacity',
    note: 'Of one.',
  },
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Conductance to the air',
    note: 'Of one, from its body to the air inside. Null: it is as warm as the air.',
  },
  isPayload: {
    type: 'flag',
    default: true,
    label: 'IT equipment',
    note: 'Computing, storage, network: what the overhead (PUE) is told over.',
  },
  isRectified: {
    type: 'flag',
    default: false,
    label: 'Behind the rectifier',
    note: 'What it draws comes through the rectifier.',
  },
} as const satisfies Fields;

export const enclosureFields = {
  ...shared,
  design: { type: 'text', label: 'Project', note: 'File of the project beside this one.' },
  configuration: { type: 'text', default: '', label: 'Configuration', note: 'None: the active one.' },
  highest: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Highest air',
    note: 'That it may breathe, beside the limits of its parts. Null: only those.',
  },
  ...provenance,
} as const satisfies Fields;

export const loadFields = {
  ...shared,
  power: {
    type: 'quantity',
    quantity: 'power',
    unit: 'W',
    min: 0,
    label: 'Power',
    note: 'That one draws; of a battery what is lost in it.',
  },
  heatShare: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 1,
    label: 'Heat inside',
    note: 'Share of the power that turns to heat in the box; a radio sends some of it away.',
  },
  highest: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Highest air',
    note: 'That it may breathe. Null: not known, not judged.',
  },
  ...provenance,
} as const satisfies Fields;

export const rectifierFields = {
  efficiency: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    label: 'Efficiency',
    note: 'The loss is heat inside.',
  },
  ...provenance,
} as const satisfies Fields;
