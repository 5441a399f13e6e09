import { inGroups } from '#models/units/grouped.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';
import type { QuantityName } from '#models/units/quantity.ts';

/** The sign for a figure that is not known or does not exist. */
export const unknown = '–';

/** With unit; the dash for null. */
export function shown(value: number | null, quantity: QuantityName, unit: string, digits = 3): string {
  return value === null ? unknown : formatQuantity(value, quantity, unit, { digits });
}

/** Fixed decimals without unit, for columns that have it in the header; thousands apart, true minus. */
export function fixed(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return unknown;
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = fraction === undefined ? inGroups(whole) : `${inGroups(whole)}.${fraction}`;
  return Number(value.toFixed(decimals)) < 0 ? `\u2212${text}` : text;
}

export const celsius = (value: number | null): number | null => (value === null ? null : value - 273.15);

/** W to BTU/h, International Table. */
export const btu = (value: number): number => (value * 3600) / 1055.05585262;

/** Watts in whole numbers below 10 kW, three digits in kW above. */
export function watts(value: number): string {
  return Math.abs(value) < 10_000 ? `${fixed(value, 0)}\u00A0W` : `${formatNumber(value / 1000)}\u00A0kW`;
}
