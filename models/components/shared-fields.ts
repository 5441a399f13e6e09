import type { Fields } from '#models/schema/field.ts';

/** Fields of every part: its box in its own frame, its mass and its price. */
export const bodyFields = {
  size: {
    type: 'vector',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    label: 'Size',
    note: 'Outer box before rotation: width x, length along the air y, height z.',
  },
  mass: { type: 'quantity', quantity: 'mass', unit: 'kg', min: 0, optional: true, label: 'Mass' },
  price: {
    type: 'quantity',
    quantity: 'price',
    unit: 'USD',
    min: 0,
    optional: true,
    label: 'Price',
    note: 'Unit price; an estimate unless the notes say otherwise.',
  },
} as const satisfies Fields;

const idle = {
  type: 'quantity',
  quantity: 'power',
  unit: 'W',
  min: 0,
  optional: true,
  label: 'Idle power',
  note: 'Unknown: 15 % of the maximum is a usual class value (nvidia-smi captures read 7–20 %).',
} as const;

/** Electrical power by workload, and how leakage moves it with temperature. */
export const powerFields = {
  idlePower: idle,
  typicalPower: {
    type: 'quantity',
    quantity: 'power',
    unit: 'W',
    min: 0,
    optional: true,
    label: 'Typical power',
    note: 'Sustained under a usual load; unknown: 80 % of the maximum (class estimate).',
  },
  maximumPower: {
    type: 'quantity',
    quantity: 'power',
    unit: 'W',
    min: 0,
    label: 'Maximum power',
    note: 'Rated (TDP or board power limit).',
  },
  leakageFraction: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    default: 0,
    label: 'Leakage share',
    note: 'Share of the maximum power that is leakage at the reference temperature; 0 where the power is capped.',
  },
  leakageCoefficient: {
    type: 'quantity',
    quantity: 'per-temperature',
    unit: '1/K',
    min: 0,
    max: 0.1,
    default: 0.012,
    label: 'Leakage growth',
    note: 'Exponent of exp(c·ΔT); class estimate: leakage about doubles over 60 K.',
  },
  leakageReference: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    exclusiveMin: 0,
    default: 338.15,
    label: 'Leakage reference',
    note: 'Temperature at which the leakage share holds; 65 °C is a usual test point (class estimate).',
  },
  fedBy: {
    type: 'choice',
    label: 'Fed by',
    default: 'psu',
    options: [
      { value: 'psu', label: 'Power supplies' },
      { value: 'none', label: 'Not fed from inside' },
    ],
  },
} as const satisfies Fields;

/** How heat leaves the part's hot spot, and what it must not exceed. */
export const thermalFields = {
  temperatureLimit: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    exclusiveMin: 0,
    optional: true,
    label: 'Temperature limit',
  },
  limitOf: {
    type: 'choice',
    label: 'Limit applies to',
    default: 'junction',
    options: [
      { value: 'junction', label: 'Junction' },
      { value: 'case', label: 'Case' },
      { value: 'surface', label: 'Surface' },
      { value: 'air', label: 'Air at the part' },
    ],
  },
  junctionToCase: {
    type: 'quantity',
    quantity: 'thermal-resistance',
    unit: 'K/W',
    min: 0,
    default: 0.05,
    label: 'Junction to case',
    note: 'Rarely published; 0.05 K/W is a class estimate for a lidded large package.',
  },
  junctionToBoard: {
    type: 'quantity',
    quantity: 'thermal-resistance',
    unit: 'K/W',
    exclusiveMin: 0,
    optional: true,
    label: 'Junction to board',
    note: 'Unknown: no heat goes into the board, which errs to the hot side.',
  },
  packageNetwork: {
    type: 'network',
    quantity: 'thermal-resistance',
    unit: 'K/W',
    ends: ['junction', 'top-inner', 'top-outer', 'bottom-inner', 'bottom-outer', 'leads', 'sides'],
    optional: true,
    implicit: true,
    default: null,
    label: 'Compact package',
    note: 'DELPHI network (JEDEC JESD15-4), used in place of junction to case and to board. The case is its top-inner; bottom and leads sit on the board.',
  },
  packageInnerShare: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    implicit: true,
    default: 0.25,
    label: 'Compact package: inner share',
    note: 'Of the area of top and bottom, as the network was derived; 25 % (half of each side) is a class estimate.',
  },
  packageError: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    min: 0,
    max: 1,
    implicit: true,
    default: 0.1,
    label: 'Compact package: error',
    note: 'Of the junction’s rise, as its derivation states; 10 % is the bound of DELPHI models in general (FloTHERM PACK documentation).',
  },
  lidWidth: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    optional: true,
    label: 'Lid width',
    note: 'Face that takes the sink; unknown: the top of the box.',
  },
  lidLength: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    optional: true,
    label: 'Lid length',
    note: 'Along the air.',
  },
  emissivity: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0,
    max: 1,
    default: 0.85,
    label: 'Emissivity',
    note: 'Plastics, laminates and painted metal lie at 0.8–0.95 (handbook value).',
  },
  filmFactor: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0.1,
    max: 10,
    default: 1,
    scope: 'placement',
    sourceIn: 'factorSource',
    label: 'Film factor',
    note: 'On the heat that the outside gives to the air beside it, against the relation of a plate: from a test, or calibrated from the field.',
  },
  factorSource: {
    type: 'text',
    default: '',
    scope: 'placement',
    label: 'Source of the film factor',
    note: 'A field run, a test.',
  },
} as const satisfies Fields;

/** Loss in the voltage regulators beside the chip; the heat stays with the part. */
export const regulatorFields = {
  vrmEfficiency: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '%',
    exclusiveMin: 0,
    max: 1,
    default: 1,
    label: 'Regulator efficiency',
    note: '100 % where the rated power is that of the whole module or card, as for SXM, OAM and PCIe cards.',
  },
} as const satisfies Fields;

const flow = { quantity: 'volume-flow', unit: 'm3/h', label: 'Flow' } as const;

/** Of what lies in a wall. */
export const openingFields = {
  flowFactor: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    min: 0.1,
    max: 10,
    default: 1,
    scope: 'placement',
    sourceIn: 'factorSource',
    label: 'Flow factor',
    note: 'Air that goes through in a wall, against what geometry says at the same pressure: from a test, or calibrated from the field.',
  },
  factorSource: {
    type: 'text',
    default: '',
    scope: 'placement',
    label: 'Source of the flow factor',
    note: 'A field run, a test.',
  },
} as const satisfies Fields;

/** Heat sink figures as measured against the flow through it; used instead of the correlation where given. */
export const sinkCurveFields = {
  resistanceCurve: {
    type: 'curve',
    optional: true,
    default: null,
    label: 'Measured resistance',
    x: flow,
    y: { quantity: 'thermal-resistance', unit: 'K/W', label: 'Sink to air' },
    trend: 'falls',
    note: 'Base to inlet air against flow through the sink.',
  },
  pressureCurve: {
    type: 'curve',
    optional: true,
    default: null,
    label: 'Measured pressure drop',
    x: flow,
    y: { quantity: 'pressure', unit: 'Pa', label: 'Pressure drop' },
    trend: 'rises',
    note: 'At 1.2 kg/m³.',
  },
} as const satisfies Fields;

/** A sink that is part of a card: straight fins along the air, over the whole card. */
export const builtInSinkFields = {
  sinkFinCount: {
    type: 'count',
    min: 2,
    max: 1000,
    optional: true,
    label: 'Built-in sink: fins',
    note: 'None: the bare surface gives off the heat.',
  },
  sinkFinThickness: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    optional: true,
    label: 'Built-in sink: fin thickness',
  },
  sinkFinHeight: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    optional: true,
    label: 'Built-in sink: fin height',
  },
  sinkBaseThickness: {
    type: 'quantity',
    quantity: 'length',
    unit: 'mm',
    exclusiveMin: 0,
    optional: true,
    label: 'Built-in sink: base thickness',
  },
  sinkConductivity: {
    type: 'quantity',
    quantity: 'thermal-conductivity',
    unit: 'W/(m K)',
    exclusiveMin: 0,
    default: 200,
    label: 'Built-in sink: conductivity',
    note: 'Aluminium 6063, about 200 W/(m K) (handbook value).',
  },
  ...sinkCurveFields,
} as const satisfies Fields;

export const chipFields = {
  ...bodyFields,
  ...powerFields,
  ...thermalFields,
  ...regulatorFields,
} as const satisfies Fields;
/** Boxes that give heat to the air over their surface. */
export const boxFields = { ...bodyFields, ...powerFields, ...thermalFields } as const satisfies Fields;
