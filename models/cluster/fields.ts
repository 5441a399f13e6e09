/*
 * What a cluster document holds, declared once: reading, defaults, the published schema and the report use this.
 */
import type { Fields } from '#models/schema/field.ts';
import { installedFields } from '#models/schema/installed.ts';
import { provenance } from '#models/schema/provenance.ts';

const temperature = { type: 'quantity', quantity: 'temperature', unit: 'degC', exclusiveMin: 0 } as const;
const flow = { type: 'quantity', quantity: 'volume-flow', unit: 'L/min', exclusiveMin: 0 } as const;
const airflow = { type: 'quantity', quantity: 'volume-flow', unit: 'm3/s', exclusiveMin: 0 } as const;
const power = { type: 'quantity', quantity: 'power', unit: 'kW' } as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0 } as const;

const fanPower = {
  ...power,
  min: 0,
  label: 'Fan power',
  note: 'At full speed; it goes with the cube of the speed.',
} as const;

const coolant = {
  type: 'choice',
  label: 'Coolant',
  default: 'water',
  options: [
    { value: 'water', label: 'Water' },
    { value: 'pg25', label: 'Propylene glycol 25 %' },
  ],
} as const;

export const outdoorFields = {
  temperature: { ...temperature, min: 193.15, max: 333.15, default: 308.15, label: 'Outdoor temperature' },
  relativeHumidity: { ...share, max: 1, default: 0.4, label: 'Relative humidity' },
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

export const rowFields = {
  name: { type: 'text', label: 'Name', default: '' },
  count: { type: 'count', min: 1, max: 10_000, default: 1, label: 'Count', note: 'So many rows alike.' },
  aisle: {
    type: 'choice',
    label: 'Aisle',
    default: 'contained',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'contained', label: 'Contained' },
    ],
  },
  recirculation: {
    ...share,
    max: 0.9,
    label: 'Recirculation',
    note: 'Of the air that the racks take in, the share that comes back from behind them.',
  },
  bypass: {
    ...share,
    max: 0.9,
    label: 'Bypass',
    note: 'Of the air that is supplied, the share that goes back without having passed a rack.',
  },
  ...provenance,
} as const satisfies Fields;

export const rowRackFields = {
  rack: { type: 'text', label: 'Rack file', note: 'Its path below the folder of the cluster.' },
  count: { type: 'count', min: 1, max: 1000, default: 1, label: 'Count' },
} as const satisfies Fields;

export const cduFields = {
  ...installedFields,
  coolant: { ...coolant, default: 'pg25' },
  supplyTemperature: {
    ...temperature,
    label: 'Supply temperature',
    note: 'That is held as long as the facility water is cold enough.',
  },
  rackFlow: { ...flow, label: 'Flow of a rack', note: 'Mean over the racks of the row.' },
  pipeDrop: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'kPa',
    min: 0,
    label: 'Drop of the pipes',
    note: 'Beside the racks, at that flow; it goes with the square.',
  },
  volume: {
    type: 'quantity',
    quantity: 'volume',
    unit: 'L',
    exclusiveMin: 0,
    label: 'Volume',
    note: 'Of the coolant of the row, for the time that it takes to warm up.',
  },
  ratedHeat: { ...power, exclusiveMin: 0, label: 'Rated heat' },
  approach: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    label: 'Approach',
    note: 'Of the coolant supplied to the facility water that comes in, at rated heat and flows.',
  },
  ratedFlow: { ...flow, label: 'Rated flow' },
  ratedFacilityFlow: { ...flow, label: 'Rated facility flow' },
  pumpsOnUps: { type: 'flag', default: true, label: 'Pumps on the UPS' },
  ...provenance,
} as const satisfies Fields;

/** Equal pumps side by side; spare ones stand still until one is lost. */
export const pumpFields = {
  ...installedFields,
  head: {
    type: 'curve',
    label: 'Head',
    x: { quantity: 'volume-flow', unit: 'L/min', label: 'Flow' },
    y: { quantity: 'pressure', unit: 'kPa', label: 'Pressure' },
    note: 'Of one pump at full speed; at other speeds by affinity.',
  },
  efficiency: {
    type: 'curve',
    label: 'Efficiency',
    x: { quantity: 'volume-flow', unit: 'L/min', label: 'Flow' },
    y: { quantity: 'ratio', unit: '%', label: 'Efficiency' },
    note: 'From wire to water at full speed.',
  },
  ...provenance,
} as const satisfies Fields;

export const facilityFields = {
  coolant,
  supplyTemperature: {
    ...temperature,
    label: 'Supply temperature',
    note: 'That the fans of the coolers hold as long as the weather lets them.',
  },
  flow: { ...flow, label: 'Flow', note: 'Of the whole loop.' },
  pipeDrop: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'kPa',
    min: 0,
    label: 'Drop of the loop',
    note: 'Pipes, exchangers and coolers, at that flow; it goes with the square.',
  },
  volume: { type: 'quantity', quantity: 'volume', unit: 'L', exclusiveMin: 0, label: 'Volume' },
  ...provenance,
} as const satisfies Fields;

export const coolerFields = {
  ...installedFields,
  kind: {
    type: 'choice',
    label: 'Kind',
    default: 'dry',
    options: [
      { value: 'dry', label: 'Dry cooler' },
      { value: 'tower', label: 'Wet cooling tower' },
    ],
  },
  ratedHeat: { ...power, exclusiveMin: 0, label: 'Rated heat' },
  approach: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    label: 'Approach',
    note: 'Of the water that leaves to the air, with a tower to its wet bulb, at rated heat and flows.',
  },
  ratedTemperature: {
    ...temperature,
    label: 'Rated air temperature',
    note: 'With a tower its wet bulb.',
  },
  ratedFlow: { ...flow, label: 'Rated water flow' },
  airflow: { ...airflow, label: 'Airflow' },
  fanPower,
  airExponent: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0,
    max: 1,
    default: 0.6,
    label: 'Exponent of the conductance over airflow',
    note: 'Air in finned banks and fills has about 0.6 (class estimate).',
  },
  cycles: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 1.1,
    max: 50,
    default: 5,
    label: 'Cycles of concentration',
    note: 'Of a tower: for each litre that evaporates 1/(cycles − 1) is blown down. 5: class estimate.',
  },
  drift: {
    ...share,
    max: 0.01,
    default: 2e-5,
    label: 'Drift',
    note: 'Of the water flow of a tower. 0.002 %: class of towers with eliminators (estimate).',
  },
  ...provenance,
} as const satisfies Fields;

export const roomFields = {
  ...installedFields,
  supplyTemperature: {
    ...temperature,
    default: 298.15,
    label: 'Air supplied',
    note: '25 °C: within what ASHRAE TC 9.9 recommends (18–27 °C).',
  },
  relativeHumidity: { ...share, max: 1, default: 0.4, label: 'Relative humidity' },
  airflow: { ...airflow, label: 'Airflow', note: 'Of one unit at full speed.' },
  fanPower,
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    label: 'Conductance',
    note: 'UA of the coil of one unit; cross flow, both streams unmixed.',
  },
  waterFlow: { ...flow, label: 'Chilled water flow', note: 'Of one unit.' },
  waterTemperature: { ...temperature, default: 288.15, label: 'Chilled water' },
  volume: {
    type: 'quantity',
    quantity: 'volume',
    unit: 'm3',
    exclusiveMin: 0,
    label: 'Volume of the room',
    note: 'Of air, for the time that it takes to warm up.',
  },
  ...provenance,
} as const satisfies Fields;

export const chillerFields = {
  performance: {
    type: 'curve',
    label: 'Coefficient of performance',
    x: { quantity: 'temperature', unit: 'degC', label: 'Outdoor temperature' },
    y: { quantity: 'ratio', unit: '', label: 'Heat over power' },
    note: 'Of the chillers with their condenser fans.',
  },
  capacity: { ...power, exclusiveMin: 0, label: 'Capacity', note: 'Of all chillers that run.' },
  freeBelow: {
    ...temperature,
    optional: true,
    label: 'Free cooling below',
    note: 'Outdoor temperature up to which the chilled water needs no compressor. Null: never.',
  },
  freePower: {
    ...share,
    max: 1,
    default: 0.03,
    label: 'Power of free cooling',
    note: 'Of fans, as a share of the heat. 3 %: class estimate.',
  },
  pumpPower: { ...power, min: 0, default: 0, label: 'Pump power', note: 'Of the chilled water, always.' },
  ...provenance,
} as const satisfies Fields;

/** Transformers, UPS, distribution: a link of the chain. */
export const stageFields = {
  ...installedFields,
  rating: { ...power, exclusiveMin: 0, label: 'Rating', note: 'Output of one.' },
  efficiency: {
    type: 'curve',
    label: 'Efficiency',
    x: { quantity: 'ratio', unit: '%', label: 'Load' },
    y: { quantity: 'ratio', unit: '%', label: 'Efficiency' },
  },
  ...provenance,
} as const satisfies Fields;

export const upsFields = {
  ...stageFields,
  autonomy: {
    type: 'quantity',
    quantity: 'time',
    unit: 'min',
    min: 0,
    label: 'Autonomy',
    note: 'Of its batteries at the rating of all units that the load needs.',
  },
} as const satisfies Fields;

export const generatorFields = {
  ...installedFields,
  rating: { ...power, exclusiveMin: 0, label: 'Rating' },
  startTime: {
    type: 'quantity',
    quantity: 'time',
    unit: 's',
    min: 0,
    label: 'Time to take the load',
    note: 'From the loss of the feed until pumps, fans and chillers run again.',
  },
  ...provenance,
} as const satisfies Fields;

export const powerFields = {
  others: {
    ...power,
    min: 0,
    default: 0,
    label: 'Others',
    note: 'Light, offices, controls: behind the transformers.',
  },
} as const satisfies Fields;
