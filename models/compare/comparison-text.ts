import type { ComparisonRow } from '#models/compare/comparison-row.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';

/** A value of a row for people: "45.2 °C", "3", "–" where unknown. */
export function textOf(row: ComparisonRow, value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (row.quantity === null) return Number.isInteger(value) ? String(value) : formatNumber(value);
  return formatQuantity(value, row.quantity, row.unit ?? undefined);
}

/** A difference for people, always signed: "+2.1 K", "−1200 USD"; of percentages in points: "+2.4 pp". */
export function deltaText(row: ComparisonRow, delta: number): string {
  const sign = delta > 0 ? '+' : '';
  if (row.quantity === null) return `${sign}${formatNumber(delta, 6)}`.replace(/\.0+$/, '');
  if (row.quantity === 'temperature' || row.quantity === 'temperature-difference') {
    // Kelvins are compared by tenths, whatever their number of digits.
    return `${sign}${delta.toFixed(1).replace('-', '\u2212')}\u00A0K`;
  }
  const text = formatQuantity(delta, row.quantity, row.unit ?? undefined, { digits: 2 });
  return `${sign}${row.unit === '%' ? text.replace('%', 'pp') : text}`;
}
