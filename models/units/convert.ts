import type { Unit } from '#models/units/table.ts';

/** Value in SI of `value` in `unit`. Written so that 95 °F and 0.25 in come out as the nearest double. */
export function toSi(value: number, unit: Unit): number {
  const shifted = unit.offset === undefined ? value : value + unit.offset;
  const scaled = unit.divisor === undefined ? shifted * unit.factor : shifted / unit.divisor;
  return unit.origin === undefined ? scaled : scaled + unit.origin;
}

/** Value in `unit` of a value in SI. */
export function fromSi(value: number, unit: Unit): number {
  const scaled = unit.origin === undefined ? value : value - unit.origin;
  const shifted = unit.divisor === undefined ? scaled / unit.factor : scaled * unit.divisor;
  return unit.offset === undefined ? shifted : shifted - unit.offset;
}
