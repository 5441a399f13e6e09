import { families, type Family, type VerificationRow } from '#solver/verification/row.ts';
import { deviationText, figureText, toleranceText } from '#solver/verification/words.ts';
import { powerOfTen } from '#renderer/plots/power-of-ten.ts';

export interface RowFilter {
  /** Words, each of which is somewhere in the row. */
  readonly text: string;
  readonly failedOnly: boolean;
}

/** Rows of one family, and how many of all its rows are within tolerance. */
export interface FamilyRows {
  readonly family: Family;
  readonly title: string;
  readonly rows: readonly VerificationRow[];
  readonly ok: number;
  readonly all: number;
}

/** A row's name among all rows: no case has two quantities of one name. */
export const keyOf = ({ id, title, quantity }: VerificationRow): string => `${id}\n${title}\n${quantity}`;

/** What the filter leaves, by family in the order of the collection; families of which nothing is left are left out. */
export function groupRows(rows: readonly VerificationRow[], filter: RowFilter): readonly FamilyRows[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const isShown = (row: VerificationRow): boolean => {
    if (filter.failedOnly && row.ok) return false;
    const text = [row.id, row.title, row.quantity, row.source, row.note ?? ''].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return (Object.keys(families) as Family[]).flatMap((family) => {
    const own = rows.filter((row) => row.family === family);
    const shown = own.filter(isShown);
    if (shown.length === 0) return [];
    const ok = own.filter((row) => row.ok).length;
    return [{ family, title: families[family], rows: shown, ok, all: own.length }];
  });
}

/** A figure with its unit, as people write one: "87.5 °C", "−2.4×10⁻⁶". */
function withUnit(text: string, unit: string): string {
  const number = text
    .replace(/e([+-])(\d+)/, (_all, sign: string, digits: string) => {
      return `×${powerOfTen(Number(`${sign}${digits}`))}`;
    })
    .replaceAll('-', '\u2212');
  return unit === '' || unit === '1' ? number : `${number}\u00A0${unit}`;
}

/** The unit of a difference: degrees Celsius differ by kelvins. */
const differenceUnit = (unit: string): string => (unit === '°C' ? 'K' : unit);

/** Reference, answer, deviation and tolerance of a row, with units. */
export function rowTexts(row: VerificationRow): {
  readonly reference: string;
  readonly value: string;
  readonly deviation: string;
  readonly tolerance: string;
} {
  const unit = row.tolerance.kind === 'absolute' ? differenceUnit(row.unit) : '';
  const sign = row.deviation > 0 ? '+' : '';
  const deviation = deviationText(row);
  return {
    reference: withUnit(figureText(row.reference), row.unit),
    value: withUnit(figureText(row.value), row.unit),
    deviation: withUnit(/[1-9]/.test(deviation) ? `${sign}${deviation}` : deviation, unit),
    tolerance: withUnit(toleranceText(row.tolerance), unit),
  };
}
