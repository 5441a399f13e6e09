import type { QuantityName } from '#models/units/quantity.ts';

export type GroupName =
  | 'Key figures'
  | 'Temperatures'
  | 'Power'
  | 'Airflow'
  | 'Coolant'
  | 'Noise'
  | 'Mass'
  | 'Cost'
  | 'Conditions'
  | 'Parts'
  | 'The design there'
  | 'Water without a compressor'
  | 'Read off curves'
  | 'Climate';

/** One figure of every entry, side by side. */
export interface ComparisonRow {
  /** Stable within the comparison: "power.feed", "parts.nvidia-h100-sxm5". */
  readonly key: string;
  readonly group: GroupName;
  readonly label: string;
  /** Null for text and counts. */
  readonly quantity: QuantityName | null;
  /** Unit in which it is shown; null for text and counts. */
  readonly unit: string | null;
  /** SI numbers, counts or text, one per entry; null is unknown. */
  readonly values: readonly (number | string | null)[];
  readonly better: 'lower' | 'higher' | null;
  /** The one entry that is best; null where none is, where two share it, or where better has no meaning. */
  readonly winner: number | null;
  readonly differs: boolean;
  /** Against the first entry, SI; a temperature's is a difference. The first entry's is 0, of text null. */
  readonly deltas: readonly (number | null)[];
}

/**
 * Differences up to these, in SI, are rounding or noise of the iteration: half of what the figures show, and finer where
 * small differences are decided on. Other quantities: half of the third digit, relatively.
 */
const sameWithin: Partial<Record<QuantityName, number>> = {
  temperature: 0.05,
  'temperature-difference': 0.05,
  power: 0.1,
  price: 0.005,
  mass: 5e-4,
};
const sameShare = 5e-4;

/** What a figure is, apart from its values. */
export interface Column {
  readonly key: string;
  readonly group: GroupName;
  readonly label: string;
  readonly quantity?: QuantityName;
  readonly unit?: string;
  readonly better?: 'lower' | 'higher';
}

/** The figure with its values, one per entry; says whether they differ, by how much and which is best. */
export function rowOf(column: Column, values: readonly (number | string | null)[]): ComparisonRow {
  const better = column.better ?? null;
  const quantity = column.quantity ?? null;
  const first = values[0] ?? null;
  const differs = values.some((value) => !alike(value, first, quantity));
  return {
    key: column.key,
    group: column.group,
    label: column.label,
    quantity,
    unit: column.unit ?? null,
    values,
    better,
    winner: better === null || !differs ? null : winnerOf(values, better, quantity),
    differs,
    deltas: values.map((value) =>
      typeof value === 'number' && typeof first === 'number' ? value - first : null,
    ),
  };
}

function alike(a: number | string | null, b: number | string | null, quantity: QuantityName | null): boolean {
  if (typeof a !== 'number' || typeof b !== 'number' || quantity === null) return a === b;
  const allowed = sameWithin[quantity] ?? sameShare * Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= allowed;
}

function winnerOf(
  values: readonly (number | string | null)[],
  better: 'lower' | 'higher',
  quantity: QuantityName | null,
): number | null {
  let best: number | null = null;
  let index: number | null = null;
  let known = 0;
  for (const [i, value] of values.entries()) {
    if (typeof value !== 'number') continue;
    known += 1;
    if (best !== null && alike(value, best, quantity)) index = null;
    else if (best === null || (better === 'lower' ? value < best : value > best)) {
      best = value;
      index = i;
    }
  }
  return known > 1 ? index : null;
}
