/*
 * What a rack document holds, declared once: reading, defaults, the published schema and the report use this.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';

const length = { type: 'quantity', quantity: 'length', unit: 'mm' } as const;
const mass = { type: 'quantity', quantity: 'mass', unit: 'kg' } as const;
const temperature = { type: 'quantity', quantity: 'temperature', unit: 'degC', exclusiveMin: 0 } as const;
const flow = { type: 'quantity', quantity: 'volume-flow', unit: 'L/min', exclusiveMin: 0 } as const;

export const roomFields = {
  temperature: {
    ...temperature,
    min: 233.15,
    max: 343.15,
    default: 298.15,
    label: 'Room temperature',
    note: 'Air before the front of the rack. 25 °C: within what ASHRAE TC 9.9 recommends (18–27 °C).',
  },
  altitude: { ...length, unit: 'm', min: -430, max: 5000, default: 0, label: 'Altitude' },
  relativeHumidity: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 0.4,
    label: 'Relative humidity',
  },
  floorLimit: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'kPa',
    exclusiveMin: 0,
    optional: true,
    label: 'Floor load allowed',
    note: 'Spread over the footprint; 1 kPa is 1 kN/m². Not given: not checked.',
  },
  pointLimit: {
    ...mass,
    exclusiveMin: 0,
    optional: true,
    label: 'Point load allowed',
    note: 'On one foot, as the mass that it stands for. Not given: not checked.',
  },
} as const satisfies Fields;

export const frameFields = {
  kind: {
    type: 'choice',
    label: 'Kind',
    default: 'eia-310',
    options: [
      { value: 'eia-310', label: 'EIA-310, 19 inch' },
      { value: 'orv3', label: 'OCP Open Rack V3, 21 inch' },
    ],
  },
  units: { type: 'count', min: 1, max: 60, label: 'Units', note: 'U of 44.45 mm, or OU of 48 mm.' },
  size: {
    type: 'vector',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    label: 'Size',
    note: 'Outside: width, depth, height.',
  },
  mass: { ...mass, min: 0, label: 'Mass', note: 'Empty, with its doors and sides.' },
  ratedLoad: { ...mass, exclusiveMin: 0, label: 'Rated load', note: 'Static, of what stands in it.' },
  firstUnit: {
    ...length,
    min: 0,
    default: 0.08,
    label: 'Height of unit 1',
    note: 'Its lower edge above the floor. 80 mm: class estimate.',
  },
  frontGap: {
    ...length,
    exclusiveMin: 0,
    default: 0.1,
    label: 'Front gap',
    note: 'From the front of the frame to the fronts of what stands in it, open over the height. 100 mm: class estimate.',
  },
  depth: {
    ...length,
    exclusiveMin: 0,
    label: 'Usable depth',
    note: 'For what stands in it, from its front.',
  },
  feetWidth: {
    ...length,
    exclusiveMin: 0,
    label: 'Feet across',
    note: 'Distance of the four feet or casters, about the middle of the frame.',
  },
  feetDepth: { ...length, exclusiveMin: 0, label: 'Feet along' },
  outriggers: {
    ...length,
    min: 0,
    default: 0,
    label: 'Outriggers',
    note: 'By which stabilisers reach out before the front feet. 0: none.',
  },
  anchored: {
    type: 'flag',
    default: false,
    label: 'Anchored',
    note: 'Bolted to the floor or to its neighbours.',
  },
  ...provenance,
} as const satisfies Fields;

export const doorFields = {
  open: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    label: 'Open share',
    note: 'Of its perforated face; its loss is that of a thin perforated plate (Idelchik).',
  },
  ...provenance,
} as const satisfies Fields;

export const exchangerFields = {
  conductance: {
    type: 'quantity',
    quantity: 'thermal-conductance',
    unit: 'W/K',
    exclusiveMin: 0,
    label: 'Conductance',
    note: 'UA of the coil; cross flow, both streams unmixed.',
  },
  supplyTemperature: {
    ...temperature,
    default: 291.15,
    label: 'Water supply',
    note: '18 °C: class 1 of a published door.',
  },
  flow: { ...flow, label: 'Water flow' },
  airDrop: {
    type: 'curve',
    label: 'Air pressure drop',
    optional: true,
    x: { quantity: 'volume-flow', unit: 'm3/s', label: 'Airflow' },
    y: { quantity: 'pressure', unit: 'Pa', label: 'Pressure drop' },
    note: 'Of the whole door.',
  },
  mass: { ...mass, min: 0, default: 0, label: 'Mass', note: 'Filled, hung on the rear.' },
  fanPower: { type: 'quantity', quantity: 'power', unit: 'W', min: 0, default: 0, label: 'Fan power' },
  ...provenance,
} as const satisfies Fields;

export const airFields = {
  blanked: { type: 'flag', default: true, label: 'Blanking panels', note: 'Free units are closed.' },
  leakage: {
    type: 'quantity',
    quantity: 'area',
    unit: 'cm2',
    min: 0,
    default: 0.01,
    label: 'Leakage between front and rear',
    note: 'Beside the posts, above and below, over the whole height. 100 cm²: class estimate.',
  },
} as const satisfies Fields;

export const coolantFields = {
  coolant: {
    type: 'choice',
    label: 'Coolant',
    default: 'pg25',
    options: [
      { value: 'pg25', label: 'Propylene glycol 25 %' },
      { value: 'water', label: 'Water' },
    ],
  },
  supplyTemperature: {
    ...temperature,
    default: 305.15,
    label: 'Supply temperature',
    note: 'Without a distribution unit. 32 °C: the upper end of class W32.',
  },
  supply: {
    type: 'choice',
    label: 'What feeds the manifolds',
    default: 'flow',
    options: [
      { value: 'flow', label: 'A flow' },
      { value: 'pressure', label: 'A pressure difference' },
    ],
  },
  flow: { ...flow, default: 1e-3, label: 'Flow of the rack' },
  pressureDifference: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'kPa',
    exclusiveMin: 0,
    default: 50000,
    label: 'Pressure difference of the rack',
  },
  bore: {
    ...length,
    exclusiveMin: 0,
    default: 0.044,
    label: 'Manifold bore',
    note: 'Hydraulic diameter. 44 mm: a manifold of 50 × 50 mm (class estimate).',
  },
  roughness: {
    ...length,
    min: 0,
    default: 1.5e-6,
    label: 'Manifold roughness',
    note: 'Drawn tube 1.5 µm (Moody 1944).',
  },
  feed: {
    type: 'choice',
    label: 'Fed from',
    default: 'bottom',
    options: [
      { value: 'bottom', label: 'Bottom' },
      { value: 'top', label: 'Top' },
    ],
  },
  ...provenance,
} as const satisfies Fields;

export const cduFields = {
  ratedHeat: { type: 'quantity', quantity: 'power', unit: 'kW', exclusiveMin: 0, label: 'Rated heat' },
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
  facilityTemperature: { ...temperature, default: 303.15, label: 'Facility water' },
  pumpPower: { type: 'quantity', quantity: 'power', unit: 'W', min: 0, default: 0, label: 'Pump power' },
  ...provenance,
} as const satisfies Fields;

export const busFields = {
  voltage: {
    type: 'quantity',
    quantity: 'voltage',
    unit: 'V',
    exclusiveMin: 0,
    default: 50,
    label: 'Voltage',
    note: 'At the shelves. ORv3: 50 V.',
  },
  resistance: {
    type: 'quantity',
    quantity: 'electrical-resistance',
    unit: 'mohm',
    min: 0,
    label: 'Resistance',
    note: 'Of both bars over the whole height of the units, there and back.',
  },
  ratedCurrent: {
    type: 'quantity',
    quantity: 'current',
    unit: 'A',
    exclusiveMin: 0,
    optional: true,
    label: 'Rated current',
  },
  ...provenance,
} as const satisfies Fields;

/** Of everything in a slot. */
export const slotFields = {
  name: { type: 'text', label: 'Name', default: '' },
  unit: {
    type: 'count',
    min: 1,
    max: 60,
    optional: true,
    label: 'Unit',
    note: 'Its lowest, from below. Null: beside the units (0 U).',
  },
  count: { type: 'count', min: 1, max: 60, default: 1, label: 'Count', note: 'So many, one on the other.' },
} as const satisfies Fields;

/** Of an enclosure in a slot. */
export const enclosureFields = {
  configuration: {
    type: 'text',
    label: 'Configuration',
    default: '',
    note: 'By its id; the active one where none is named.',
  },
  workload: {
    type: 'choice',
    label: 'Workload',
    default: 'as-designed',
    options: [
      { value: 'as-designed', label: 'As the design has it' },
      { value: 'idle', label: 'Idle' },
      { value: 'typical', label: 'Typical' },
      { value: 'maximum', label: 'Maximum' },
    ],
  },
  draws: {
    type: 'choice',
    label: 'Draws from',
    default: 'feed',
    options: [
      { value: 'feed', label: 'The feed' },
      { value: 'bus', label: 'The busbar' },
    ],
  },
} as const satisfies Fields;

/** Of what is told by figures: panels, distribution, shelves, units. */
export const itemFields = {
  role: {
    type: 'choice',
    label: 'What it is',
    default: 'other',
    options: [
      { value: 'other', label: 'Other' },
      { value: 'pdu', label: 'Power distribution' },
      { value: 'patch-panel', label: 'Patch panel' },
      { value: 'switch', label: 'Switch' },
      { value: 'manifold', label: 'Manifold' },
      { value: 'cdu', label: 'Distribution unit' },
      { value: 'power-shelf', label: 'Power shelf' },
    ],
  },
  units: { type: 'count', min: 0, max: 60, default: 1, label: 'Units high' },
  depth: { ...length, exclusiveMin: 0, optional: true, label: 'Depth' },
  mass: { ...mass, min: 0, optional: true, label: 'Mass' },
  height: {
    ...length,
    min: 0,
    optional: true,
    label: 'Height of its centre of gravity',
    note: 'Above the floor, of what is beside the units.',
  },
  power: {
    type: 'quantity',
    quantity: 'power',
    unit: 'W',
    min: 0,
    default: 0,
    label: 'Power',
    note: 'Drawn from the feed, given to the air behind it.',
  },
  ratedOutput: {
    type: 'quantity',
    quantity: 'power',
    unit: 'kW',
    exclusiveMin: 0,
    optional: true,
    label: 'Rated output',
    note: 'Of a power shelf.',
  },
  efficiency: {
    type: 'curve',
    label: 'Efficiency',
    optional: true,
    x: { quantity: 'ratio', unit: '%', label: 'Load' },
    y: { quantity: 'ratio', unit: '%', label: 'Efficiency' },
    note: 'Of a power shelf.',
  },
  ...provenance,
} as const satisfies Fields;
