import type { Curve, CurveField, NetworkField } from '#models/schema/field.ts';
import type { Network } from '#models/schema/network.ts';
import { validateValue } from '#models/schema/fields.ts';
import { fromSi } from '#models/units/convert.ts';
import { findUnit, parseQuantity } from '#models/units/units.ts';

/** What lines of text say. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T | null }
  | { readonly ok: false; readonly error: string };

/** A curve as lines "x, y" in the field's own units, as a person edits or pastes it. */
export function curveText(field: CurveField, curve: Curve | null): string {
  const x = findUnit(field.x.quantity, field.x.unit);
  const y = findUnit(field.y.quantity, field.y.unit);
  if (!curve || !x || !y) return '';
  const shown = (value: number) => String(Number(value.toPrecision(6)));
  return curve.map(([a, b]) => `${shown(fromSi(a, x))}, ${shown(fromSi(b, y))}`).join('\n');
}

/** Reads such lines; a tab, a semicolon or a comma parts the two values, each of which may have its own unit. */
export function readCurveText(field: CurveField, text: string): Reading<Curve> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) {
    return field.optional
      ? { ok: true, value: null }
      : { ok: false, error: 'at least two points are wanted' };
  }
  const points: [number, number][] = [];
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    const [first, second, ...rest] = line.split(/[\t;,]/);
    if (first === undefined || second === undefined || rest.length > 0) {
      return { ok: false, error: `${at}: two values are wanted, e.g. "20, 350"` };
    }
    const x = parseQuantity(first, field.x.quantity, { unit: field.x.unit });
    if (!x.ok) return { ok: false, error: `${at}, ${field.x.label}: ${x.error}` };
    const y = parseQuantity(second, field.y.quantity, { unit: field.y.unit });
    if (!y.ok) return { ok: false, error: `${at}, ${field.y.label}: ${y.error}` };
    points.push([x.value, y.value]);
  }
  const error = validateValue(field, points);
  return error === null ? { ok: true, value: points } : { ok: false, error };
}

/** A network as lines "junction, top-inner, 0.3". */
export function networkText(field: NetworkField, network: Network | null): string {
  const unit = findUnit(field.quantity, field.unit);
  if (!network || !unit) return '';
  const shown = (value: number) => String(Number(fromSi(value, unit).toPrecision(6)));
  return network.map(([from, to, value]) => `${from}, ${to}, ${shown(value)}`).join('\n');
}

/** Reads such lines; a tab, a semicolon or a comma parts the three. */
export function readNetworkText(field: NetworkField, text: string): Reading<Network> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) return { ok: true, value: null };
  const network: [string, string, number][] = [];
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    const [from, to, value, ...rest] = line.split(/[\t;,]/).map((word) => word.trim());
    if (value === undefined || rest.length > 0)
      return { ok: false, error: `${at}: two ends and a value are wanted, e.g. "junction, top-inner, 0.3"` };
    const read = parseQuantity(value, field.quantity, { unit: field.unit });
    if (!read.ok) return { ok: false, error: `${at}: ${read.error}` };
    network.push([from, to, read.value]);
  }
  const error = validateValue(field, network);
  return error === null ? { ok: true, value: network } : { ok: false, error };
}
