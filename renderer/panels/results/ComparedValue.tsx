import { Trophy } from 'lucide-react';
import type { ComparisonRow } from '#models/compare/comparison-row.ts';
import { inGroups } from '#models/units/grouped.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';
import { Delta, figure, unknown } from '#renderer/panels/figures.tsx';

/** The unit that stands beside a figure's name. */
export function rowUnit(row: ComparisonRow): string {
  return row.unit === 'degC' ? '°C' : (row.unit ?? '');
}

/** A value of a figure, marked where it is the best one. @param isBare without its difference to the first */
export function ComparedValue({
  row,
  index,
  isBare = false,
}: {
  readonly row: ComparisonRow;
  readonly index: number;
  readonly isBare?: boolean;
}) {
  return (
    <>
      {row.winner === index && (
        <span className="bw-winner" title="The best of these">
          <Trophy size={12} aria-label="best" role="img" />
        </span>
      )}{' '}
      {valueText(row, row.values[index] ?? null)}
      {!isBare && index > 0 && row.deltas[index] !== null && row.deltas[index] !== 0 && row.differs && (
        <div>
          <Difference row={row} index={index} />
        </div>
      )}
    </>
  );
}

/** How far a value is from the first; nothing where that has no meaning. */
export function Difference({ row, index }: { readonly row: ComparisonRow; readonly index: number }) {
  const delta = row.deltas[index] ?? null;
  if (delta === null) return null;
  return <Delta text={deltaText(row, delta)} change={row.differs ? delta : 0} better={row.better} />;
}

function valueText(row: ComparisonRow, value: number | string | null): string {
  if (value === null) return unknown;
  if (typeof value === 'string') return value;
  return row.quantity && row.unit ? figure(value, row.quantity, row.unit) : countText(value);
}

/** Counts are whole; anything else without a unit is a plain number. */
function countText(value: number): string {
  if (!Number.isInteger(value)) return formatNumber(value);
  return `${value < 0 ? '\u2212' : ''}${inGroups(String(Math.abs(value)))}`;
}

function deltaText(row: ComparisonRow, delta: number): string {
  const sign = delta > 0 ? '+' : '';
  if (row.quantity === 'temperature') return `${sign}${formatQuantity(delta, 'temperature-difference', 'K')}`;
  return `${sign}${row.quantity && row.unit ? formatQuantity(delta, row.quantity, row.unit) : countText(delta)}`;
}
