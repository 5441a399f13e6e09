import type { PlaceQuestion } from '#models/results/site.ts';
import type { QuantityField } from '#models/schema/field.ts';

/** A question about places, as it stands until someone changes it. */
export const firstQuestion: PlaceQuestion = {
  rise: 0,
  least: null,
  supply: null,
  approach: 5,
  front: null,
  price: null,
  carbon: null,
};

/** Its figures as fields, in the order in which they are asked for. */
export const questionFields: Readonly<Record<keyof PlaceQuestion, QuantityField>> = {
  price: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    label: 'Price of a kWh',
    note: 'In any currency; the cost is in the same.',
    optional: true,
    min: 0,
    max: 1e6,
    step: 0.01,
  },
  carbon: {
    type: 'quantity',
    quantity: 'ratio',
    unit: '',
    label: 'CO₂ of a kWh, g',
    note: 'Of the grid or plant that feeds the design.',
    optional: true,
    min: 0,
    max: 1e6,
    step: 10,
  },
  rise: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    label: 'Inlet above outside',
    note: 'By which the air at the inlet is warmer than the air outside.',
    min: 0,
    max: 100,
    default: firstQuestion.rise,
  },
  least: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    label: 'Inlet at least',
    note: 'That the inlet is kept at when it is colder outside, by taking back warm air.',
    optional: true,
  },
  supply: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    label: 'Cooling water',
    note: 'In how many hours do coolers without a compressor give water of this temperature?',
    optional: true,
  },
  approach: {
    type: 'quantity',
    quantity: 'temperature-difference',
    unit: 'K',
    label: 'Approach of coolers',
    note: 'Of dry coolers to the air, of wet ones to its wet bulb.',
    min: 0,
    max: 100,
    default: firstQuestion.approach,
  },
  front: {
    type: 'quantity',
    quantity: 'angle',
    unit: 'deg',
    label: 'Front looks to',
    note: 'From north over east: 0 north, 90 east, 180 south, 270 west. For the sunlight on its sides, which is told and not in the heat balance.',
    optional: true,
    min: 0,
    max: 2 * Math.PI,
    step: Math.PI / 12,
  },
};
