import { unknown } from '#renderer/panels/figures.tsx';
import { whyLeft, type Calibration } from '#solver/field-run/contract.ts';

/** A part or opening before and with the factors; K, or m³/s. */
export interface CalibrationRow {
  readonly id: string;
  readonly name: string;
  /** Null where it has none. */
  readonly factor: { readonly before: number; readonly after: number } | null;
  readonly field: number;
  /** Network less field: K; of flows the share of the field’s, null where that is none. */
  readonly offBefore: number | null;
  readonly offAfter: number | null;
  /** Why its factor does not go further, or is left alone. */
  readonly remark: string;
}

/** Those that were furthest off first. */
export function calibrationRows(found: Calibration, of: 'parts' | 'openings'): readonly CalibrationRow[] {
  const factors = new Map(found.factors.map((one) => [one.id, one]));
  const left = new Map(found.left.map((one) => [one.id, whyLeft[one.why]]));
  return found[of]
    .map(({ id, name, field, before, after }) => {
      const factor = factors.get(id) ?? null;
      const off = (network: number): number | null =>
        of === 'parts' ? network - field : field === 0 ? null : (network - field) / Math.abs(field);
      return {
        id,
        name,
        factor,
        field,
        offBefore: off(before),
        offAfter: off(after),
        remark: factor?.isAtEnd ? 'would go further' : (left.get(id) ?? ''),
      };
    })
    .toSorted((a, b) => Math.abs(b.offBefore ?? 0) - Math.abs(a.offBefore ?? 0));
}

/** "Mean deviation from the field: 21 parts 6.2 → 1.1 K, 4 openings 12.0 → 3.1 %." */
export function deviationText(parts: readonly CalibrationRow[], openings: readonly CalibrationRow[]): string {
  const told = [deviationOf(parts, 'part', 'K'), deviationOf(openings, 'opening', '%')].filter(
    (text) => text !== null,
  );
  return told.length === 0 ? '' : `Mean deviation from the field: ${told.join(', ')}.`;
}

function deviationOf(rows: readonly CalibrationRow[], name: string, unit: 'K' | '%'): string | null {
  const told = rows.filter(({ offBefore }) => offBefore !== null);
  if (told.length === 0) return null;
  const mean = (of: (row: CalibrationRow) => number | null) =>
    offText(told.reduce((sum, row) => sum + Math.abs(of(row) ?? 0), 0) / told.length, unit);
  const [before, after] = [mean((row) => row.offBefore), mean((row) => row.offAfter)];
  return `${told.length} ${name}${told.length === 1 ? '' : 's'} ${before} → ${after}\u00A0${unit}`;
}

/** To a tenth, which is less than a field knows: "+1.2". @param off K, or a share */
export function offText(off: number | null, unit: 'K' | '%', isSigned = false): string {
  if (off === null) return unknown;
  const tenths = Math.round(10 * (unit === '%' ? 100 * off : off));
  const sign = tenths < 0 ? '\u2212' : isSigned && tenths > 0 ? '+' : '';
  return `${sign}${(Math.abs(tenths) / 10).toFixed(1)}`;
}
