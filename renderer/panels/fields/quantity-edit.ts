import type { QuantityField } from '#models/schema/field.ts';
import { validateValue } from '#models/schema/fields.ts';
import { fromSi, toSi } from '#models/units/convert.ts';
import { findUnit, parseQuantity, writeQuantity } from '#models/units/units.ts';

/** What a typed text means for a field: a value to commit, nothing (unknown), or a reason why not. */
export type Reading =
  | { readonly ok: true; readonly value: number | null }
  | { readonly ok: false; readonly error: string };

/** Reads typed text for `field`: units and expressions; empty is "unknown" where the field allows it. */
export function readTyped(field: QuantityField, text: string): Reading {
  if (text.trim() === '' && field.optional) return { ok: true, value: null };
  const parsed = parseQuantity(text, field.quantity, { unit: field.unit });
  if (!parsed.ok) return parsed;
  const error = validateValue(field, parsed.value);
  return error === null ? parsed : { ok: false, error };
}

/**
 * The text that stands in the input for `value`: enough digits to mean the same number to a person (6),
 * with its unit, so that editing it never silently changes the unit.
 */
export function typedText(field: QuantityField, value: number | null): string {
  if (value === null) return '';
  const unit = findUnit(field.quantity, field.unit);
  if (!unit) return writeQuantity(value, field.quantity, field.unit);
  // The printed form ("W/m·K") only where it reads back; else the symbol that the parser knows.
  const shown = unit.shown && findUnit(field.quantity, unit.shown) ? unit.shown : unit.symbol;
  const digits = 6;
  const number = String(Number(fromSi(value, unit).toPrecision(digits)));
  return shown === '' ? number : `${number} ${shown}`;
}

/** Step in SI of one arrow key press: the field's own, else one in the second digit of the shown value. */
function stepOf(field: QuantityField, value: number | null): number {
  if (field.step !== undefined) return field.step;
  const unit = findUnit(field.quantity, field.unit);
  if (!unit) return 1;
  const shown = value === null ? 0 : Math.abs(fromSi(value, unit));
  const step = shown === 0 ? 1 : 10 ** (Math.floor(Math.log10(shown)) - 1);
  // A difference, so that the offset of °C and °F drops out.
  return toSi(step, unit) - toSi(0, unit);
}

/** `value` moved by `steps` arrow steps, held within the field's range and rounded to whole shown steps. */
export function stepped(field: QuantityField, value: number | null, steps: number): number {
  const from = value ?? field.default ?? 0;
  const step = stepOf(field, from);
  const unit = findUnit(field.quantity, field.unit);
  const moved = from + steps * step;
  const rounded = unit ? toSi(Number(fromSi(moved, unit).toPrecision(10)), unit) : moved;
  return within(field, rounded);
}

function within(field: QuantityField, value: number): number {
  const { min = -Infinity, max = Infinity, exclusiveMin } = field;
  const held = Math.min(max, Math.max(min, value));
  return exclusiveMin !== undefined && held <= exclusiveMin
    ? exclusiveMin + stepOf(field, exclusiveMin)
    : held;
}
