import type { ComparisonRow } from '#models/compare/compare.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';

/** A value of a row for people: "45.2 °C", "3", "–" where unknown. */
export function textOf(row: ComparisonRow, value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (row.quantity === null) return Number.isInteger(value) ? String(value) : formatNumber(value);
  return formatQuantity(value, row.quantity, row.unit ?? undefined);
}

/** A difference for people, always signed: "+2.1 K", "−1 200 USD". */
export function deltaText(row: ComparisonRow, delta: number): string {
  const sign = delta > 0 ? '+' : '';
  if (row.quantity === null) return `${sign}${formatNumber(delta, 6)}`.replace(/\.0+$/, '');
  if (row.quantity === 'temperature') return `${sign}${formatQuantity(delta, 'temperature-difference', 'K')}`;
  return `${sign}${formatQuantity(delta, row.quantity, row.unit ?? undefined)}`;
}
