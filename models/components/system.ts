import type { Entry } from '#models/components/part.ts';
import { bodyFields } from '#models/components/shared-fields.ts';
import type { Fields, ValuesOf } from '#models/schema/field.ts';
import { defaultsOf } from '#models/schema/fields.ts';

const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0, optional: true } as const;
const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  exclusiveMin: 0,
  optional: true,
} as const;

/** Ways of the air as the NetBox device-type library names them. */
const airflows = [
  { value: 'unknown', label: 'Unknown' },
  { value: 'front-to-rear', label: 'Front to rear' },
  { value: 'rear-to-front', label: 'Rear to front' },
  { value: 'left-to-right', label: 'Left to right' },
  { value: 'right-to-left', label: 'Right to left' },
  { value: 'side-to-rear', label: 'Side to rear' },
  { value: 'rear-to-side', label: 'Rear to side' },
  { value: 'bottom-to-top', label: 'Bottom to top' },
  { value: 'top-to-bottom', label: 'Top to bottom' },
  { value: 'passive', label: 'No fans' },
  { value: 'mixed', label: 'Mixed' },
] as const;

const body = {
  role: {
    type: 'choice',
    label: 'What it is',
    default: 'other',
    options: [
      { value: 'server', label: 'Server' },
      { value: 'switch', label: 'Switch' },
      { value: 'storage', label: 'Storage' },
      { value: 'appliance', label: 'Appliance' },
      { value: 'rack', label: 'Whole rack' },
      { value: 'cdu', label: 'Coolant distribution unit' },
      { value: 'power', label: 'Power shelf, battery, UPS or PDU' },
      { value: 'other', label: 'Other' },
    ],
  },
  partNumber: { type: 'text', default: '', label: 'Part number' },
  contents: { type: 'text', default: '', label: 'Contents', note: 'What the figures were told for.' },
  mount: {
    type: 'choice',
    label: 'Mounting',
    default: 'eia',
    options: [
      { value: 'eia', label: '19 inch (EIA-310), units of 44.45 mm' },
      { value: 'orv3', label: '21 inch (Open Rack V3), units of 48 mm' },
      { value: 'floor', label: 'Stands on the floor' },
      { value: 'none', label: 'Not in a rack' },
    ],
  },
  units: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0,
    max: 100,
    optional: true,
    label: 'Height in units',
    note: 'Of the rack that it is mounted in: U, or OU in an Open Rack. Of a whole rack those that it has.',
  },
  size: {
    ...bodyFields.size,
    optional: true,
    note: 'Width, depth, height; front panel and handles as published.',
  },
  depthClass: {
    type: 'choice',
    label: 'Depth class',
    default: 'unknown',
    options: [
      { value: 'unknown', label: 'Unknown' },
      { value: 'full', label: 'Takes front and rear' },
      { value: 'half', label: 'Leaves the rear free' },
    ],
    note: 'Where the depth itself is not known.',
  },
  mass: bodyFields.mass,
  price: bodyFields.price,
} as const satisfies Fields;

const electrical = {
  idlePower: { ...power, label: 'Idle power' },
  typicalPower: { ...power, label: 'Typical power', note: 'Sustained under load.' },
  maximumPower: { ...power, label: 'Maximum power', note: 'As rated; what it dissipates at most.' },
  measuredPower: { ...power, label: 'Highest measured', note: 'At the wall, under the load that is named.' },
  feeds: { type: 'count', min: 0, max: 100, optional: true, label: 'Feeds', note: 'Inlets or cords.' },
  feedMaximum: {
    ...power,
    label: 'Largest draw of a feed',
    note: 'Of one inlet as labelled, or the rating of one supply; supplies are redundant as a rule, so that the sum is not what it draws.',
  },
  feedConnector: { type: 'text', default: '', label: 'Inlet', note: '“iec-60320-c20”, “busbar”.' },
  redundancy: { type: 'text', default: '', label: 'Redundancy of its supplies', note: '“4+2”.' },
  ratedOutput: {
    ...power,
    unit: 'kW',
    label: 'Rated output',
    note: 'Of a power shelf, battery or UPS: what it gives, not what it dissipates.',
  },
  outlets: { type: 'count', min: 0, max: 1000, optional: true, label: 'Power outlets' },
  interfaces: { type: 'count', min: 0, max: 10000, optional: true, label: 'Interfaces' },
} as const satisfies Fields;

const thermal = {
  airflow: { type: 'choice', label: 'Way of the air', default: 'unknown', options: airflows },
  airFlow: {
    type: 'quantity',
    quantity: 'volume-flow',
    unit: 'm3/h',
    min: 0,
    optional: true,
    label: 'Air flow',
    note: 'At full load, as published.',
  },
  inletMinimum: { ...temperature, label: 'Coldest inlet air' },
  inletMaximum: { ...temperature, label: 'Warmest inlet air' },
  inletClass: {
    type: 'choice',
    label: 'Inlet class',
    default: 'unknown',
    options: ['unknown', 'A1', 'A2', 'A3', 'A4', 'H1'].map((value) => ({
      value,
      label: value === 'unknown' ? 'Unknown' : value,
    })),
    note: 'ASHRAE TC 9.9.',
  },
  noise: {
    type: 'quantity',
    quantity: 'sound-level',
    unit: 'dB(A)',
    min: 0,
    max: 140,
    optional: true,
    label: 'Noise',
  },
  liquidShare: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    optional: true,
    label: 'Heat to liquid',
    note: 'Share of its power; the rest warms the air.',
  },
  coolantFlow: {
    type: 'quantity',
    quantity: 'volume-flow',
    unit: 'L/min',
    min: 0,
    optional: true,
    label: 'Coolant flow',
  },
  coolantDrop: {
    type: 'quantity',
    quantity: 'pressure',
    unit: 'kPa',
    min: 0,
    optional: true,
    label: 'Pressure drop of the coolant',
    note: 'At the coolant flow.',
  },
  coolantFlowCurve: {
    type: 'curve',
    optional: true,
    label: 'Coolant flow against its supply',
    x: { quantity: 'temperature', unit: 'degC', label: 'Supply' },
    y: { quantity: 'volume-flow', unit: 'L/min', label: 'Flow' },
    note: 'What it needs at full load.',
  },
  coolantMaximum: { ...temperature, label: 'Warmest coolant supply' },
  coolingCapacity: {
    ...power,
    unit: 'kW',
    label: 'Cooling capacity',
    note: 'Of a distribution unit or a door: heat that it takes.',
  },
  approach: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    exclusiveMin: 0,
    optional: true,
    label: 'Approach',
  },
} as const satisfies Fields;

/** What is known of a whole system from outside: its place in a rack, power, feeds, air and coolant. */
export const systemFields = { ...body, ...electrical, ...thermal } as const satisfies Fields;

/** A server, switch, appliance, distribution unit or rack as it is bought; not a part of an enclosure. */
export type System = Entry;

const resolved = new WeakMap<System, SystemValues>();
export type SystemValues = ValuesOf<typeof systemFields>;

/** The system's figures with the defaults, typed. They were validated when they were read. */
export function systemValues(system: System): SystemValues {
  let values = resolved.get(system);
  if (!values) {
    // The declarations are both the run-time check and the source of the type, as in `valuesOf`.
    values = { ...defaultsOf(systemFields), ...system.values } as unknown as SystemValues;
    resolved.set(system, values);
  }
  return values;
}
