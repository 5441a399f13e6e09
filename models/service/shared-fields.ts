/*
 * What fields of services have in common.
 */

export const power = { type: 'quantity', quantity: 'power', unit: 'W', min: 0 } as const;
export const share = { type: 'quantity', quantity: 'ratio', unit: '%', min: 0, max: 1 } as const;
export const partial = { type: 'quantity', quantity: 'ratio', unit: '%', exclusiveMin: 0, max: 1 } as const;
export const number = { type: 'quantity', quantity: 'ratio', unit: '', min: 0 } as const;
export const data = { type: 'quantity', quantity: 'data', unit: 'B', min: 0, max: 1e12 } as const;
export const rate = { type: 'quantity', quantity: 'data-rate', unit: 'Mbit/s', exclusiveMin: 0 } as const;
export const time = { type: 'quantity', quantity: 'time', unit: 'ms', min: 0 } as const;
export const hour = { type: 'quantity', quantity: 'time', unit: 'h', min: 0, max: 86_400 } as const;
export const temperature = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  exclusiveMin: 0,
} as const;
export const price = {
  type: 'quantity',
  quantity: 'price',
  unit: 'USD',
  min: 0,
  optional: true,
  default: null,
  label: 'Price',
  note: 'Null: unknown.',
} as const;
export const energyPrice = {
  type: 'quantity',
  quantity: 'price',
  unit: 'USD',
  min: 0,
  optional: true,
  default: null,
  label: 'Price of a kWh',
  note: 'Null: unknown.',
} as const;
export const carbon = {
  ...number,
  optional: true,
  default: null,
  label: 'CO₂ of a kWh, g',
  note: 'Null: unknown.',
} as const;
