import type { DesignResult } from '#models/results/design-result.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { formatFigure, formatQuantity } from '#models/units/units.ts';
import { grouped } from '#models/units/grouped.ts';

/** What stands where nothing is known. */
export const unknown = '–';

/** Below this an SI figure is rounding of the solver, not a value. */
const noise = 1e-9;

function settled(value: number): number {
  return Math.abs(value) < noise ? 0 : value;
}

/** The bare number in `unit`, for a column that has its unit in the header. */
export function figure(value: number | null, quantity: QuantityName, symbol: string, digits = 3): string {
  return value === null ? unknown : formatFigure(settled(value), quantity, symbol, digits);
}

/** Number and unit. */
export function amount(value: number | null, quantity: QuantityName, symbol: string, digits = 3): string {
  return value === null ? unknown : formatQuantity(settled(value), quantity, symbol, { digits });
}

/** W below 1 kW, kW from there. */
export function powerText(watts: number | null): string {
  if (watts === null) return unknown;
  return amount(watts, 'power', Math.abs(watts) >= 1000 ? 'kW' : 'W');
}

/** Money in whole dollars from 100 up, in groups of three. */
export function priceText(dollars: number | null): string {
  if (dollars === null) return unknown;
  if (dollars < 100) return amount(dollars, 'price', 'USD');
  return `${grouped(dollars)}\u00A0USD`;
}

export function celsius(kelvin: number | null): string {
  return amount(kelvin, 'temperature', 'degC');
}

/** The highest ambient at which every limit holds; "none" where parts are over their limits in any room. */
export function warmestText({ requirements, parts }: DesignResult): string {
  const { warmestAmbient } = requirements;
  const isOver = parts.some(({ margin }) => margin !== null && margin < 0);
  return warmestAmbient === null && isOver ? 'none' : celsius(warmestAmbient);
}

/** A difference of temperatures with its sign, in K. */
export function signedKelvin(kelvin: number): string {
  return `${kelvin > 0 ? '+' : ''}${formatQuantity(kelvin, 'temperature-difference', 'K')}`;
}

/** Solve times: "12 ms", "1.3 s". */
export function secondsText(seconds: number): string {
  return amount(seconds, 'time', seconds < 1 ? 'ms' : 's', 2);
}

/** A change against a reference: sign, arrow and colour, so that none of the three is needed alone. */
export function Delta({
  text,
  change,
  better,
}: {
  readonly text: string;
  readonly change: number;
  /** Which way is better; null where neither is. */
  readonly better: 'lower' | 'higher' | null;
}) {
  if (change === 0) return <span className="bw-faint">±0</span>;
  const isUp = change > 0;
  const isGood = better === null ? null : (better === 'higher') === isUp;
  const tone = isGood === null ? 'bw-faint' : isGood ? 'bw-good' : 'bw-bad';
  return (
    <span className={`bw-delta ${tone}`}>
      {isUp ? '▲' : '▼'} {text}
    </span>
  );
}
