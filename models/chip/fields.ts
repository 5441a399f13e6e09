/*
 * What a document of a chip in packages holds, declared once: reading, defaults, the published schema, the form and the
 * report use this. Places in the plane are taken from the middle of the package; blocks from the lower left corner of
 * their die.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';
import { languageModelNames } from '#models/workload/language-model.ts';

const place = { type: 'quantity', quantity: 'length', unit: 'mm', min: -1, max: 1 } as const;
const side = { type: 'quantity', quantity: 'length', unit: 'mm', exclusiveMin: 0, max: 1 } as const;
const thickness = { type: 'quantity', quantity: 'length', unit: 'um', exclusiveMin: 0, max: 0.1 } as const;
const temperature = { type: 'quantity', quantity: 'temperature', unit: 'degC', exclusiveMin: 0 } as const;
const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;
const energy = { type: 'quantity', quantity: 'energy', unit: 'pJ', exclusiveMin: 0, max: 1e-6 } as const;
const rate = { type: 'quantity', quantity: 'compute-rate', unit: 'TFLOP/s', exclusiveMin: 0 } as const;
const bandwidth = { type: 'quantity', quantity: 'data-rate', unit: 'TB/s', exclusiveMin: 0 } as const;
const capacity = {
  type: 'quantity',
  quantity: 'data',
  unit: 'GB',
  exclusiveMin: 0,
  optional: true,
  default: null,
} as const;
const conductivity = {
  type: 'quantity',
  quantity: 'thermal-conductivity',
  unit: 'W/(m K)',
  exclusiveMin: 0,
  max: 20_000,
} as const;
const film = {
  type: 'quantity',
  quantity: 'heat-transfer-coefficient',
  unit: 'W/(m2 K)',
  exclusiveMin: 0,
} as const;
const contact = {
  type: 'quantity',
  quantity: 'specific-thermal-resistance',
  unit: 'mm2 K/W',
  min: 0,
} as const;
const bits = [
  { value: '16', label: '16 bit' },
  { value: '8', label: '8 bit' },
  { value: '4', label: '4 bit' },
] as const;

export const workloadFields = {
  model: {
    type: 'choice',
    label: 'Language model',
    default: 'llama-70b',
    options: languageModelNames.map((value) => ({ value, label: value })),
  },
  phase: {
    type: 'choice',
    label: 'Phase',
    default: 'decode',
    options: [
      { value: 'decode', label: 'Decode' },
      { value: 'prefill', label: 'Prefill' },
      { value: 'training', label: 'Training' },
    ],
  },
  batch: { type: 'count', min: 1, max: 1_000_000, default: 1, label: 'Batch', note: 'Sequences at once.' },
  context: {
    type: 'count',
    min: 1,
    max: 100_000_000,
    default: 4096,
    label: 'Context',
    note: 'Tokens of each sequence.',
  },
  tensorParallel: {
    type: 'count',
    min: 1,
    max: 4096,
    default: 1,
    label: 'Chips to a model',
    note: 'That share one copy of it; what passes between them is not counted.',
  },
  weights: { type: 'choice', label: 'Weights', default: '16', options: bits },
  activations: {
    type: 'choice',
    label: 'Products',
    default: '16',
    options: bits,
    note: 'Precision of the activations and of the peak rate.',
  },
  cache: { type: 'choice', label: 'Key/value cache', default: '16', options: bits },
  computeShare: {
    ...share,
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Reached of the peak rate',
    note: 'Null: what served models reach on an H100, docs/workload.md.',
  },
  memoryShare: {
    ...share,
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Reached of the bandwidth',
    note: 'Null: what served models reach on an H100, docs/workload.md.',
  },
} as const satisfies Fields;

/** The chip as a whole, all dies and its memory together. */
export const chipFields = {
  peakRate: { ...rate, label: 'Peak rate, 16 bit', note: 'Matrix products, dense.' },
  peakRate8: { ...rate, optional: true, default: null, label: 'Peak rate, 8 bit', note: 'Null: none.' },
  peakRate4: { ...rate, optional: true, default: null, label: 'Peak rate, 4 bit', note: 'Null: none.' },
  memoryBandwidth: { ...bandwidth, label: 'Memory bandwidth' },
  memoryCapacity: { ...capacity, label: 'Memory capacity', note: 'Null: unknown.' },
  energyPerFlop: {
    ...energy,
    label: 'Energy of an operation',
    note: 'Above what is drawn at all times. Served on an H100 (4 nm class): 0.93 pJ, fitted, docs/workload.md.',
  },
  energyPerByte: {
    ...energy,
    label: 'Energy of a byte',
    note: 'Of memory, its interfaces and what carries it to the units. Served on an H100 with HBM3: 179 pJ, fitted, docs/workload.md.',
  },
  powerLimit: {
    ...power,
    exclusiveMin: 0,
    label: 'Power limit',
    note: 'Rated power of dies and memory together.',
  },
  coreVoltage: {
    type: 'quantity',
    quantity: 'voltage',
    unit: 'V',
    exclusiveMin: 0,
    max: 100,
    optional: true,
    default: null,
    label: 'Core voltage',
    note: 'For the current into the dies. Null: unknown.',
  },
  ...provenance,
} as const satisfies Fields;

export const dieFields = {
  name: { type: 'text', label: 'Name', default: '' },
  x: { ...place, default: 0, label: 'Middle, x' },
  y: { ...place, default: 0, label: 'Middle, y' },
  width: { ...side, label: 'Width', note: 'Along x.' },
  depth: { ...side, label: 'Depth', note: 'Along y.' },
  thickness: { ...thickness, default: 775e-6, label: 'Thickness', note: '775 µm: a 300 mm wafer as it is.' },
  conductivity: {
    ...conductivity,
    default: 148,
    label: 'Conductivity at 300 K',
    note: 'Silicon, lightly doped: 148 W/(m K) (handbook); 156 by Glassbrenner & Slack (1964).',
  },
  exponent: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0,
    max: 3,
    default: 1.38,
    label: 'Fall with temperature',
    note: 'n of (T/300 K)^−n, at the mean temperature of the die. 1.38: silicon between 300 and 400 K, 156 and 105 W/(m K) (Glassbrenner & Slack 1964). 0: constant.',
  },
  limit: { ...temperature, label: 'Junction limit', note: 'Of the process, for the life that is wanted.' },
  ...provenance,
} as const satisfies Fields;

/** A rectangle of the power map of a die. */
export const blockFields = {
  name: { type: 'text', label: 'Name', default: '' },
  left: { ...place, min: 0, default: 0, label: 'Left edge', note: 'From the left edge of the die.' },
  lower: { ...place, min: 0, default: 0, label: 'Lower edge', note: 'From the lower edge of the die.' },
  width: { ...side, label: 'Width' },
  depth: { ...side, label: 'Depth' },
  power: { ...power, default: 0, label: 'Power at all times', note: 'Leakage, clocks, what does not idle.' },
  density: {
    type: 'quantity',
    quantity: 'heat-flux',
    unit: 'W/cm2',
    min: 0,
    default: 0,
    label: 'Power density at all times',
    note: 'Beside the power.',
  },
  computeShare: {
    ...share,
    default: 0,
    label: 'Share of the operations',
    note: 'Of their power; over all blocks of all dies 100 %.',
  },
  memoryShare: {
    ...share,
    default: 0,
    label: 'Share of the memory traffic',
    note: 'Of its power; over all blocks and stacks 100 %.',
  },
} as const satisfies Fields;

export const stackFields = {
  name: { type: 'text', label: 'Name', default: '' },
  x: { ...place, default: 0, label: 'Middle, x' },
  y: { ...place, default: 0, label: 'Middle, y' },
  width: { ...side, label: 'Width', note: 'Along x.' },
  depth: { ...side, label: 'Depth', note: 'Along y.' },
  height: { ...thickness, label: 'Height' },
  lateral: {
    ...conductivity,
    default: 100,
    label: 'Conductivity in the plane',
    note: '100 W/(m K): measured on HBM by Chalise & Cahill (2023), arXiv 2303.06785 (later withdrawn): an estimate.',
  },
  vertical: {
    ...conductivity,
    default: 7,
    label: 'Conductivity upwards',
    note: '7 W/(m K): same measurement, an estimate; more dies and thicker bonds conduct less.',
  },
  limit: {
    ...temperature,
    label: 'Limit',
    note: 'Of the DRAM: usually 95 °C, up to 105 °C with more refresh.',
  },
  power: { ...power, default: 0, label: 'Power at all times', note: 'Refresh, interfaces that stay on.' },
  memoryShare: {
    ...share,
    default: 0,
    label: 'Share of the memory traffic',
    note: 'Of its power; over all blocks and stacks 100 %.',
  },
  baseShare: {
    ...share,
    default: 0.3,
    label: 'In the base die',
    note: 'Share of its heat in the lowest tenth; the rest evenly over its height. 30 %: class estimate.',
  },
  ...provenance,
} as const satisfies Fields;

/** What takes the heat at the top: a cold plate, a heat sink, a stream. */
export const coolingFields = {
  resistance: {
    type: 'quantity',
    quantity: 'thermal-resistance',
    unit: 'K/W',
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Resistance to the coolant',
    note: 'Of fins or channels over their whole area, to the coolant as it comes in; without the plate below them, if that is given.',
  },
  coefficient: {
    ...film,
    optional: true,
    default: null,
    label: 'Film coefficient',
    note: 'In place of the resistance, over the same area.',
  },
  temperature: { ...temperature, label: 'Coolant temperature', note: 'As it comes in.' },
  ...provenance,
} as const satisfies Fields;

/** Solid plates: the base of a sink or cold plate, and lids. */
export const plateFields = {
  width: { ...side, label: 'Width' },
  depth: { ...side, label: 'Depth' },
  thickness: { ...thickness, unit: 'mm', label: 'Thickness' },
  conductivity: { ...conductivity, label: 'Conductivity in the plane' },
  through: {
    ...conductivity,
    optional: true,
    default: null,
    label: 'Conductivity upwards',
    note: 'Null: as in the plane.',
  },
  ...provenance,
} as const satisfies Fields;

export const lidFields = {
  ...plateFields,
  footWidth: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    min: 0,
    max: 1,
    default: 0,
    label: 'Width of the foot',
    note: 'With which it stands around the silicon on the uppermost layer that is as wide as it. 0: no foot.',
  },
  footResistance: {
    ...contact,
    default: 50e-6,
    label: 'Adhesive under the foot',
    note: '50 mm² K/W: 50 µm of adhesive of 1 W/(m K), class estimate.',
  },
} as const satisfies Fields;

/** What fills the joint between two faces. */
export const interfaceFields = {
  conductivity: { ...conductivity, label: 'Conductivity' },
  bondLine: { ...thickness, label: 'Bond line' },
  contactResistance: { ...contact, default: 0, label: 'Contact resistance', note: 'Of both faces together.' },
  ...provenance,
} as const satisfies Fields;

export const mouldFields = {
  conductivity: { ...conductivity, label: 'Conductivity' },
  ...provenance,
} as const satisfies Fields;

/** Below the silicon: bumps, interposer, substrate, balls, board. */
export const layerFields = {
  name: { type: 'text', label: 'Name', default: '' },
  width: { ...side, label: 'Width', note: 'Around the middle of the package.' },
  depth: { ...side, label: 'Depth' },
  thickness: { ...thickness, label: 'Thickness' },
  lateral: { ...conductivity, label: 'Conductivity in the plane' },
  vertical: { ...conductivity, label: 'Conductivity through it' },
  ...provenance,
} as const satisfies Fields;

export const boardFields = {
  coefficient: {
    ...film,
    label: 'Film coefficient',
    note: 'From the lowest layer: what lies behind it, board and air, over its area.',
  },
  temperature: { ...temperature, label: 'Temperature behind it' },
  ...provenance,
} as const satisfies Fields;

/** Memory beside the package, in place of the chip's stacks. */
export const memoryFields = {
  bandwidth: { ...bandwidth, label: 'Bandwidth' },
  capacity: { ...capacity, label: 'Capacity', note: 'Null: unknown.' },
  energyPerByte: { ...energy, label: 'Energy of a byte', note: 'All of it, on the dies and outside.' },
  power: { ...power, default: 0, label: 'Power at all times', note: 'Of the memory outside.' },
  dieShare: {
    ...share,
    label: 'Of it on the dies',
    note: 'Share of the energy of a byte that the blocks of the dies release, as their shares of the traffic are.',
  },
  ...provenance,
} as const satisfies Fields;

export const packageFields = {
  name: { type: 'text', label: 'Name', default: '' },
  notes: { type: 'text', label: 'Notes', default: '' },
} as const satisfies Fields;
