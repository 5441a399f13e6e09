import type { NumberPath } from '#models/project/number-path.ts';
import { fromSi } from '#models/units/convert.ts';
import { findUnit, writeQuantity } from '#models/units/units.ts';

/** The values of a range that are tried: round ones, and the two ends. */
export interface Places {
  readonly count: number;
  /** As `--set` takes it. */
  textAt(place: number): string;
}

/** A range has between a thousand and ten thousand steps. */
const finest = 1e-4;

/** Round values of the number between its ends (SI, low below high). */
export function placesOf({ field }: NumberPath, low: number, high: number): Places {
  if (field.type === 'count') {
    const text = (place: number): string => String(low + place);
    return { count: high - low + 1, textAt: text };
  }
  const unit = findUnit(field.quantity, field.unit);
  if (!unit) throw new RangeError(`"${field.unit}" is no unit of ${field.quantity}`);
  const [from, to] = [fromSi(low, unit), fromSi(high, unit)];
  const exponent = Math.ceil(Math.log10((to - from) * finest));
  const decimals = Math.max(0, -exponent);
  const step = 10 ** exponent;
  const rounding = 1e-6; // of a step: 30 % is 0.3 * 100
  const first = Math.floor(from / step + rounding);
  const count = Math.ceil(to / step - rounding) - first + 1;
  const numberAt = (place: number): string => {
    const value = place === 0 ? from : place === count - 1 ? to : (first + place) * step;
    return value.toFixed(decimals);
  };
  return {
    count,
    textAt(place) {
      if (place === 0) return writeQuantity(low, field.quantity, field.unit);
      if (place === count - 1) return writeQuantity(high, field.quantity, field.unit);
      return `${numberAt(place)} ${unit.symbol}`.trim();
    },
  };
}
