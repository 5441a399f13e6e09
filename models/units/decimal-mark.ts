/*
 * Numbers as they stand in spreadsheets and data sheets: "0,25", "1.234,5", "1,234.5". What a comma means is told by
 * the numbers beside it, never guessed.
 */

export type DecimalMark = 'point' | 'comma';

/** The number at the start of a text, with its marks. */
const leading = /^\s*([+\-\u2212]?[\d.,\u2019' \u00A0\u202F]*\d)/;

/**
 * Which mark parts the decimals in texts of one source. `unclear`: each comma could be either ("1,234"); `mixed`: some
 * say one and some the other.
 */
export function decimalMarkOf(texts: readonly string[]): DecimalMark | 'unclear' | 'mixed' {
  const said = new Set(texts.map(markOf));
  if (said.has('comma') && said.has('point')) return 'mixed';
  if (said.has('comma')) return 'comma';
  if (said.has('point')) return 'point';
  return said.has('unclear') ? 'unclear' : 'point';
}

/** The text with a point before its decimals and no mark between thousands, as `parseQuantity` reads it. */
export function withDecimalPoint(text: string, mark: DecimalMark): string {
  return text.replace(leading, (number) => {
    const plain = number.replaceAll(/[\u2019']/g, '');
    return mark === 'comma' ? plain.replaceAll('.', '').replaceAll(',', '.') : plain.replaceAll(',', '');
  });
}

/** What one number says; null where it has neither mark, or one that fits both. */
function markOf(text: string): DecimalMark | 'unclear' | null {
  const number = leading.exec(text)?.[1] ?? '';
  const commas = number.split(',').length - 1;
  const points = number.split('.').length - 1;
  if (commas > 0 && points > 0) return number.lastIndexOf(',') > number.lastIndexOf('.') ? 'comma' : 'point';
  if (commas > 1) return 'point';
  if (points > 1) return 'comma';
  if (commas === 1) return canPartThousands(number, ',') ? 'unclear' : 'comma';
  // A single point is the decimals' unless others say that a comma is: "1.250" beside "0,8".
  return points === 1 && !canPartThousands(number, '.') ? 'point' : null;
}

/** Whether the mark stands as between thousands: after one to three digits that do not begin with 0, before three. */
function canPartThousands(number: string, mark: ',' | '.'): boolean {
  const [whole = '', rest = ''] = number.replaceAll(/[\s+\-\u2212]/g, '').split(mark);
  return /^[1-9]\d{0,2}$/.test(whole) && /^\d{3}$/.test(rest);
}
