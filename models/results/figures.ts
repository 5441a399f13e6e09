import { formatNumber, formatQuantity } from '#models/units/units.ts';
import type { QuantityName } from '#models/units/quantity.ts';

/** An absent figure. */
export const none = '–';

/** Value with unit, or a dash where it is not known. */
export function show(value: number | null | undefined, quantity: QuantityName, unit?: string): string {
  return value === null || value === undefined ? none : formatQuantity(value, quantity, unit);
}

export const celsius = (kelvin: number | null | undefined): string => show(kelvin, 'temperature', 'degC');

export function volumeFlow(value: number): string {
  return Number.isFinite(value) ? show(value, 'volume-flow') : none;
}

/** A difference of temperatures with its sign. */
export function kelvins(difference: number | null): string {
  if (difference === null) return none;
  return `${difference > 0 ? '+' : ''}${formatNumber(difference)}\u00A0K`;
}

export const percent = (ratio: number | null): string =>
  ratio === null ? none : formatQuantity(ratio, 'ratio', '%');

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
