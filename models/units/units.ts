/*
 * The one place where units become SI numbers and back. The table is closed: a unit that is not here is refused.
 * Plain "number unit" text takes a fast path; anything else goes through `expression.ts` (mathjs).
 */
import { evaluateExpression } from '#models/units/expression.ts';
import { inGroups } from '#models/units/grouped.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import { fromSi, toSi } from '#models/units/convert.ts';
import { quantities, type Unit } from '#models/units/table.ts';

export type Parsed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: string };

/** Typed-in text longer than this is no number any more. */
const longestText = 200;

const plain = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/s;

/**
 * Reads text such as "2*44.45 mm", "120 CFM" or "95 degF" as a value of `quantity`, in its SI unit.
 * Digits may stand in groups of three, as they are shown. A bare number is taken in `unit` (default: the quantity's first
 * unit). Never throws; the error says what
 * was wanted, with an example.
 */
export function parseQuantity(text: string, quantity: QuantityName, options: { unit?: string } = {}): Parsed {
  const trimmed = text
    .trim()
    .replaceAll(/[\u00A0\u202F]/g, ' ')
    .replaceAll(/(?<=\d) (?=\d{3}(?!\d))/g, '')
    .replaceAll('\u2212', '-');
  if (trimmed === '')
    return refuse(`a ${nameOf(quantity)} is wanted, e.g. "${quantities[quantity].example}"`);
  if (trimmed.length > longestText) return refuse(`the text is too long (over ${longestText} characters)`);
  const unit = unitOf(quantity, options.unit);
  const match = plain.exec(trimmed);
  if (match) {
    const symbol = (match[2] ?? '').trim();
    const known = symbol === '' ? unit : findUnit(quantity, symbol);
    if (known) return finite(toSi(Number(match[1]), known));
  }
  return evaluateExpression(trimmed, quantity, unit);
}

/** The unit of `quantity` with this symbol or alias; undefined when it has none. */
export function findUnit(quantity: QuantityName, symbol: string): Unit | undefined {
  return quantities[quantity].units.find((unit) => unit.symbol === symbol || unit.aliases?.includes(symbol));
}

/** A number of SI in the unit of this symbol; as it is where the quantity has no such unit. */
export function valueIn(value: number, quantity: QuantityName, symbol: string): number {
  const unit = findUnit(quantity, symbol);
  return unit ? fromSi(value, unit) : value;
}

/**
 * Number for people: `digits` significant (default 3) and no more than `places` decimals, no exponent in the everyday range,
 * true minus sign.
 */
export function formatNumber(value: number, digits = 3, places = Infinity): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size === 0 || size < 0.5 * 10 ** -places) return '0';
  const sign = value < 0 ? '\u2212' : '';
  if (size >= 1e7 || (size < 1e-4 && places === Infinity))
    return `${sign}${size.toExponential(digits - 1).replace('-', '\u2212')}`;
  // Of what it is rounded to: 9.996 is 10.0.
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Number(size.toPrecision(digits)))));
  const [whole = '', fraction] = size.toFixed(Math.min(places, decimals)).split('.');
  return `${sign}${inGroups(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Value for people in a unit that stands elsewhere (a column's head). */
export function formatFigure(value: number, quantity: QuantityName, symbol?: string, digits = 3): string {
  return formatNumber(fromSi(value, unitOf(quantity, symbol)), digits, quantities[quantity].places);
}

/** Value for people, with unit: "45.2 °C", "120 CFM". NBSP between number and unit. */
export function formatQuantity(
  value: number,
  quantity: QuantityName,
  symbol?: string,
  options: { digits?: number } = {},
): string {
  const unit = unitOf(quantity, symbol);
  const shown = unit.shown ?? unit.symbol;
  const number = formatFigure(value, quantity, symbol, options.digits);
  return shown === '' ? number : `${number}\u00A0${shown}`;
}

/**
 * Value for files, in the preferred unit where that loses nothing: parseQuantity(writeQuantity(x)) === x bit for bit.
 */
export function writeQuantity(value: number, quantity: QuantityName, symbol?: string): string {
  const preferred = unitOf(quantity, symbol);
  const inUnit = fromSi(value, preferred);
  for (let digits = 6; digits <= 17; digits++) {
    const number = Number(inUnit.toPrecision(digits));
    if (Object.is(toSi(number, preferred), value)) return join(number, preferred);
  }
  const si = unitOf(quantity, quantities[quantity].si);
  // A bare number would be read in the preferred unit, so a ratio shown in % says that it is none.
  return si.symbol === '' && preferred.symbol !== '' ? `${join(value, si)} fraction` : join(value, si);
}

function join(number: number, unit: Unit): string {
  const text = Object.is(number, -0) ? '-0' : String(number);
  return unit.symbol === '' ? text : `${text} ${unit.symbol}`;
}

function unitOf(quantity: QuantityName, symbol: string | undefined): Unit {
  const unit = symbol === undefined ? quantities[quantity].units[0] : findUnit(quantity, symbol);
  if (!unit) throw new RangeError(`"${symbol}" is no unit of ${nameOf(quantity)}`);
  return unit;
}

/** "volume flow" for 'volume-flow'. */
function nameOf(quantity: QuantityName): string {
  return quantity.replaceAll('-', ' ');
}

function refuse(error: string): Parsed {
  return { ok: false, error };
}

function finite(value: number): Parsed {
  return Number.isFinite(value) ? { ok: true, value } : refuse('the number is too large');
}
