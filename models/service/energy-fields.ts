/*
 * What feeds a site.
 */
import type { Fields } from '#models/schema/field.ts';
import { provenance } from '#models/schema/provenance.ts';
import {
  carbon,
  energyPrice,
  hour,
  partial,
  power,
  price,
  share,
  temperature,
} from '#models/service/shared-fields.ts';

export const utilityFields = {
  limit: {
    ...power,
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Power limit',
    note: 'Of the feed of a site. Null: none that counts.',
  },
  price: energyPrice,
  carbon,
  ...provenance,
} as const satisfies Fields;

export const offGridFields = {
  conversion: {
    ...partial,
    default: 0.93,
    label: 'Conversion',
    note: 'Efficiency from the bus of the battery to the load. 93 %: class estimate of an inverter.',
  },
} as const satisfies Fields;

export const batteryFields = {
  capacity: { type: 'quantity', quantity: 'energy', unit: 'kWh', exclusiveMin: 0, label: 'Capacity' },
  depthOfDischarge: { ...partial, default: 0.8, label: 'Depth of discharge', note: 'That its life allows.' },
  chargeEfficiency: { ...partial, default: 0.97, label: 'Charge efficiency', note: 'From the bus.' },
  dischargeEfficiency: { ...partial, default: 0.97, label: 'Discharge efficiency', note: 'To the bus.' },
  chargePower: {
    ...power,
    exclusiveMin: 0,
    optional: true,
    default: null,
    label: 'Charge power',
    note: 'At most, from the bus. Null: no limit.',
  },
  price,
  ...provenance,
} as const satisfies Fields;

export const arrayFields = {
  peakPower: {
    ...power,
    exclusiveMin: 0,
    unit: 'kW',
    label: 'Peak power',
    note: 'Of all modules at 1000 W/m² and 25 °C.',
  },
  tilt: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    min: 0,
    max: Math.PI / 2,
    default: 0,
    label: 'Tilt',
    note: 'From lying flat.',
  },
  azimuth: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    min: 0,
    max: 2 * Math.PI,
    default: Math.PI,
    label: 'Looks to',
    note: 'From north over east: 180 is south.',
  },
  temperatureCoefficient: {
    type: 'quantity',
    quantity: 'per-temperature',
    unit: '%/K',
    min: -0.02,
    max: 0,
    default: -0.0035,
    label: 'Temperature coefficient',
    note: 'Of the power. −0.35 %/K: class estimate of crystalline silicon.',
  },
  nominalCell: {
    ...temperature,
    default: 318.15,
    label: 'Nominal temperature of the cells',
    note: 'At 800 W/m² and air of 20 °C. 45 °C: class estimate.',
  },
  losses: {
    ...share,
    default: 0.14,
    label: 'Losses',
    note: 'Soil, wires, mismatch, age, converter. 14 %: default of PVWatts (Dobos 2014, NREL/TP-6A20-62641).',
  },
  price,
  ...provenance,
} as const satisfies Fields;

/** Alternators while the engine runs, shore power: what gives power at set hours. */
export const sourceFields = {
  name: { type: 'text', label: 'Name', default: '' },
  power: { ...power, exclusiveMin: 0, label: 'Power', note: 'Before its converter.' },
  efficiency: {
    ...partial,
    default: 0.9,
    label: 'Efficiency',
    note: 'Of its converter, to the bus of the battery.',
  },
  from: { ...hour, default: 0, label: 'From' },
  to: { ...hour, default: 86_400, label: 'To', note: 'Past midnight where it is earlier than “from”.' },
  energyPrice,
  carbon,
  price,
  ...provenance,
} as const satisfies Fields;

export const generatorFields = {
  power: { ...power, exclusiveMin: 0, label: 'Power', note: 'On the bus of the battery, while it runs.' },
  startBelow: { ...share, default: 0.3, label: 'Starts below', note: 'Charge of the battery.' },
  stopAbove: { ...share, default: 0.8, label: 'Stops above', note: 'Charge of the battery.' },
  energyPrice: { ...energyPrice, label: 'Price of a kWh', note: 'Fuel and service. Null: unknown.' },
  carbon,
  price,
  ...provenance,
} as const satisfies Fields;
