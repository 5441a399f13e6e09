/*
 * The cooler of a cryogenic assembly, where its heat goes, and what logic gains by the cold; declared once.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'K',
  exclusiveMin: 0,
  max: 400,
} as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;

const cooler = {
  name: { type: 'text', label: 'Name', default: 'cooler' },
  units: {
    type: 'count',
    min: 1,
    max: 100,
    default: 1,
    label: 'Units',
    note: 'Equal ones on the same stages.',
  },
  inputPower: {
    ...power,
    exclusiveMin: 0,
    label: 'Input power',
    note: 'Of one at full, compressor included.',
  },
  ratedReject: {
    ...temperature,
    default: 308.15,
    label: 'Rated reject temperature',
    note: 'At which the lift was measured. 35 °C: class estimate.',
  },
  rejectEffect: {
    type: 'choice',
    label: 'Effect of the reject temperature',
    default: 'carnot',
    options: [
      { value: 'carnot', label: 'Same share of Carnot at the same input (estimate)' },
      { value: 'slope', label: 'Measured slope' },
      { value: 'none', label: 'None' },
    ],
    note: 'On the lift.',
  },
  rejectSlope: {
    type: 'quantity',
    quantity: 'per-temperature',
    unit: '1/K',
    min: 0,
    max: 0.1,
    default: 0,
    label: 'Slope',
    note: 'Share of the lift that a kelvin of reject temperature takes, where the slope was measured.',
  },
  highestReject: {
    ...temperature,
    optional: true,
    default: null,
    label: 'Highest reject temperature',
    note: 'Null: no limit is known.',
  },
  mass: {
    type: 'quantity',
    quantity: 'mass',
    unit: 'kg',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Mass',
    note: 'Of one with its compressor. Null: unknown.',
  },
  ...provenance,
} as const satisfies Fields;

export const oneStageFields = {
  ...cooler,
  lift: {
    type: 'curve',
    label: 'Lift',
    x: { quantity: 'temperature', unit: 'K', label: 'Cold temperature' },
    y: { quantity: 'power', unit: 'W', label: 'Lift' },
    note: 'Of one at full input. Straight between points; below the first one along the first stretch down to nothing, above the last one it stays.',
  },
  control: {
    type: 'choice',
    label: 'A stage is held by',
    default: 'heater',
    options: [
      { value: 'heater', label: 'A heater; the cooler runs at full' },
      { value: 'input', label: 'Less input, at the same share of Carnot (estimate)' },
    ],
  },
} as const satisfies Fields;

const warmLift = {
  type: 'curve',
  x: { quantity: 'temperature', unit: 'K', label: 'Cold temperature' },
  y: { quantity: 'power', unit: 'W', label: 'Lift' },
  optional: true,
  default: null,
  note: 'Where it is warmer than the map: for the time to cool down. Null: the largest lift of the map is held.',
} as const;

export const twoStageFields = {
  ...cooler,
  firstWarm: { ...warmLift, label: 'Lift of the first stage while warm' },
  secondWarm: { ...warmLift, label: 'Lift of the second stage while warm' },
} as const satisfies Fields;

/** One place of the map: what both stages bear, and how cold they are then. */
export const mapPointFields = {
  firstLift: { ...power, label: 'Lift of the first stage' },
  secondLift: { ...power, label: 'Lift of the second stage' },
  first: { ...temperature, label: 'First stage' },
  second: { ...temperature, label: 'Second stage' },
} as const satisfies Fields;

export const warmSideFields = {
  coolant: {
    type: 'choice',
    label: 'Coolant',
    default: 'pg25',
    options: [
      { value: 'pg25', label: 'Propylene glycol 25 %' },
      { value: 'water', label: 'Water' },
    ],
    note: "Of the box's own loop, in which the heat of the cooler ends.",
  },
  inlet: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    min: 263.15,
    max: 343.15,
    label: 'Inlet temperature',
    note: 'Of the coolant at the cooler.',
  },
  flow: { type: 'quantity', quantity: 'volume-flow', unit: 'L/min', exclusiveMin: 0, label: 'Flow' },
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Conductance',
    note: 'From where the lift was rated at to the mean coolant. Null: the reject temperature is that of the coolant.',
  },
  highestOutlet: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    exclusiveMin: 0,
    max: 373.15,
    optional: true,
    default: null,
    label: 'Highest outlet temperature',
    note: 'Null: no limit.',
  },
  ...provenance,
} as const satisfies Fields;

export const coolDownFields = {
  isPowered: {
    type: 'flag',
    default: false,
    label: 'Powered while it cools down',
    note: 'Whether dissipation and currents are on.',
  },
} as const satisfies Fields;

/** Figures of cold logic, not physics of this program: what they come to is shown as an estimate. */
export const logicFields = {
  warmPower: {
    ...power,
    exclusiveMin: 0,
    label: 'Power at room temperature',
    note: 'Of the same logic at the same clock, with its leakage.',
  },
  leakageShare: { ...share, label: 'Share of leakage', note: 'Of that power.' },
  leakageReduction: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 1,
    max: 1e9,
    default: 1000,
    label: 'Leakage falls to one in',
    note: 'At 77 K. 1000: general knowledge of literature on cryogenic CMOS, no page opened.',
  },
  delayReduction: {
    ...share,
    max: 0.9,
    default: 0.3,
    label: 'Delay falls by',
    note: 'At the same voltage, at 77 K. 30 %: general knowledge of literature on cryogenic CMOS, no page opened.',
  },
  ...provenance,
} as const satisfies Fields;
