import type { QuantityName } from '#models/units/quantity.ts';

/** Exponents of metre, kilogram, second, kelvin, ampere, dollar, decibel, radian, operation, byte. */
export type Dimension = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

export const dimensionless: Dimension = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

const of = (
  m: number,
  kg: number,
  s: number,
  k = 0,
  a = 0,
  usd = 0,
  db = 0,
  rad = 0,
  flop = 0,
  byte = 0,
): Dimension => [m, kg, s, k, a, usd, db, rad, flop, byte];

/** ISO 80000 dimensions of the closed table; money, level, angle, operations and bytes are kept apart on purpose. */
export const dimensions: Readonly<Record<QuantityName, Dimension>> = {
  length: of(1, 0, 0),
  area: of(2, 0, 0),
  volume: of(3, 0, 0),
  mass: of(0, 1, 0),
  time: of(0, 0, 1),
  temperature: of(0, 0, 0, 1),
  'temperature-difference': of(0, 0, 0, 1),
  power: of(2, 1, -3),
  energy: of(2, 1, -2),
  pressure: of(-1, 1, -2),
  'volume-flow': of(3, 0, -1),
  'mass-flow': of(0, 1, -1),
  velocity: of(1, 0, -1),
  'rotational-speed': of(0, 0, -1),
  density: of(-3, 1, 0),
  'thermal-conductivity': of(1, 1, -3, -1),
  'thermal-resistance': of(-2, -1, 3, 1),
  'thermal-conductance': of(2, 1, -3, -1),
  'specific-thermal-resistance': of(0, -1, 3, 1),
  'heat-transfer-coefficient': of(0, 1, -3, -1),
  'heat-capacity': of(2, 1, -2, -1),
  'specific-heat': of(2, 0, -2, -1),
  'heat-flux': of(0, 1, -3),
  'dynamic-viscosity': of(-1, 1, -1),
  voltage: of(2, 1, -3, 0, -1),
  current: of(0, 0, 0, 0, 1),
  'electrical-resistance': of(2, 1, -3, 0, -2),
  'sound-level': of(0, 0, 0, 0, 0, 0, 1),
  ratio: dimensionless,
  'per-temperature': of(0, 0, 0, -1),
  price: of(0, 0, 0, 0, 0, 1),
  angle: of(0, 0, 0, 0, 0, 0, 0, 1),
  frequency: of(0, 0, -1),
  'compute-rate': of(0, 0, -1, 0, 0, 0, 0, 0, 1),
  data: of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
  'data-rate': of(0, 0, -1, 0, 0, 0, 0, 0, 0, 1),
};

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, i) => exponent === b[i]);
}

/** a + sign × b in exponents: the dimension of a product (sign 1) or a quotient (sign −1). */
export function combineDimensions(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  const at = (i: number) => (a[i] ?? 0) + sign * (b[i] ?? 0);
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)];
}

export function powerDimension(a: Dimension, exponent: number): Dimension {
  const at = (i: number) => (a[i] ?? 0) * exponent;
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)];
}
