import type {
  Curve,
  CurveAxis,
  CurveField,
  Field,
  Fields,
  FieldValue,
  NetworkField,
  QuantityField,
  Vector3,
} from '#models/schema/field.ts';
import { networkFault, type Network } from '#models/schema/network.ts';
import { problem, type Problem } from '#models/schema/problem.ts';
import { formatQuantity, parseQuantity, writeQuantity } from '#models/units/units.ts';
import { quantities } from '#models/units/table.ts';

export type Values = Readonly<Record<string, FieldValue>>;
export interface ReadFields {
  /** Only the keys that the document gave and that were right. */
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** Names that an object literal would treat specially; never a field. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** More points than any data sheet prints; keeps a hostile file from filling the memory. */
export const longestCurve = 500;
const longestText = 2000;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the declared fields from `json`; text with units becomes SI. Never throws.
 * Unknown keys are reported as warnings and dropped; wrong values are reported as errors and dropped.
 */
export function readFields(fields: Fields, json: unknown, path: string): ReadFields {
  if (!isRecord(json)) return { values: {}, problems: [problem(path, 'an object is wanted', 'write { … }')] };
  const values: Record<string, FieldValue> = {};
  const problems: Problem[] = [];
  for (const key of Object.keys(json)) {
    const field = forbidden.has(key) || !Object.hasOwn(fields, key) ? undefined : fields[key];
    if (!field) {
      problems.push(
        problem(
          `${path}.${key.slice(0, 80)}`,
          'unknown field, not kept',
          'check the spelling or remove it',
          'warning',
        ),
      );
      continue;
    }
    const read = readValue(field, json[key]);
    if (read.ok) values[key] = read.value;
    else problems.push(problem(`${path}.${key}`, `${field.label}: ${read.error}`, remedyOf(field)));
  }
  return { values, problems };
}

/** Errors for declared part fields that have neither a value nor a default. */
export function missingFields(fields: Fields, values: Values, path: string): Problem[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const given = Object.hasOwn(values, key) && values[key] !== null;
    if (given || field.optional || defaultOf(field) !== null || field.scope === 'placement') return [];
    return [problem(`${path}.${key}`, `${field.label} is missing`, remedyOf(field))];
  });
}

type Read =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly error: string };

function readValue(field: Field, json: unknown): Read {
  const value = convert(field, json);
  if (!value.ok) return value;
  const error = validateValue(field, value.value);
  return error === null ? value : { ok: false, error };
}

function convert(field: Field, json: unknown): Read {
  if (json === null) return { ok: true, value: null };
  switch (field.type) {
    case 'quantity':
      return typeof json === 'string' || typeof json === 'number'
        ? parseQuantity(String(json), field.quantity, { unit: field.unit })
        : refuse('a number with unit is wanted');
    case 'vector':
      return readVector(field.quantity, field.unit, json);
    case 'curve':
      return readCurve(field, json);
    case 'network':
      return readNetwork(field, json);
    case 'count':
      return typeof json === 'number' ? { ok: true, value: json } : refuse('a whole number is wanted');
    case 'flag':
      return typeof json === 'boolean' ? { ok: true, value: json } : refuse('true or false is wanted');
    default:
      return typeof json === 'string' ? { ok: true, value: json } : refuse('text is wanted');
  }
}

function number(quantity: QuantityField['quantity'], unit: string, json: unknown) {
  if (typeof json !== 'string' && typeof json !== 'number') {
    return { ok: false as const, error: 'a number with unit is wanted' };
  }
  return parseQuantity(String(json), quantity, { unit });
}

function readVector(quantity: QuantityField['quantity'], unit: string, json: unknown): Read {
  if (!Array.isArray(json) || json.length !== 3) return refuse('three values are wanted');
  const parts: number[] = [];
  for (const item of json) {
    const read = number(quantity, unit, item);
    if (!read.ok) return read;
    parts.push(read.value);
  }
  const [x = 0, y = 0, z = 0] = parts;
  return { ok: true, value: [x, y, z] };
}

function readCurve(field: CurveField, json: unknown): Read {
  if (!Array.isArray(json)) return refuse('a list of pairs is wanted');
  if (json.length > longestCurve) return refuse(`more than ${longestCurve} points`);
  const points: [number, number][] = [];
  for (const pair of json) {
    if (!Array.isArray(pair) || pair.length !== 2) return refuse('each point is a pair');
    const x = number(field.x.quantity, field.x.unit, pair[0]);
    if (!x.ok) return x;
    const y = number(field.y.quantity, field.y.unit, pair[1]);
    if (!y.ok) return y;
    points.push([x.value, y.value]);
  }
  return { ok: true, value: points };
}

function readNetwork(field: NetworkField, json: unknown): Read {
  if (!Array.isArray(json)) return refuse('a list of resistances is wanted');
  if (json.length > longestCurve) return refuse(`more than ${longestCurve} resistances`);
  const network: [string, string, number][] = [];
  for (const row of json) {
    const [from, to, text, ...rest]: unknown[] = Array.isArray(row) ? row : [];
    if (typeof from !== 'string' || typeof to !== 'string' || rest.length > 0)
      return refuse('each resistance is two ends and a value');
    const read = number(field.quantity, field.unit, text);
    if (!read.ok) return read;
    network.push([from, to, read.value]);
  }
  return { ok: true, value: network };
}

export function isVector(value: FieldValue): value is Vector3 {
  return Array.isArray(value) && value.length === 3 && value.every((item) => typeof item === 'number');
}

export function isCurve(value: FieldValue): value is Curve {
  return Array.isArray(value) && value.every((item) => Array.isArray(item) && item.length === 2);
}

export function isNetwork(value: FieldValue): value is Network {
  return (
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.length === 3 && typeof row[0] === 'string')
  );
}

/** Why an in-memory (SI) value does not fit the field; null when it does. */
export function validateValue(field: Field, value: FieldValue): string | null {
  if (value === null) return field.optional ? null : 'a value is wanted';
  switch (field.type) {
    case 'quantity':
      return validateNumber(field, value);
    case 'count': {
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'a whole number is wanted';
      if (value < (field.min ?? 0)) return `at least ${field.min ?? 0} is wanted`;
      return field.max !== undefined && value > field.max ? `at most ${field.max} is wanted` : null;
    }
    case 'choice':
      return field.options.some((option) => option.value === value)
        ? null
        : `one of ${field.options.map((option) => option.value).join(', ')} is wanted`;
    case 'text':
      if (typeof value !== 'string') return 'text is wanted';
      return value.length > longestText ? `at most ${longestText} characters are wanted` : null;
    case 'flag':
      return typeof value === 'boolean' ? null : 'true or false is wanted';
    case 'vector': {
      if (!isVector(value) || !value.every(Number.isFinite)) return 'three finite numbers are wanted';
      const limit = field.exclusiveMin;
      return limit !== undefined && value.some((item) => item <= limit)
        ? `every value must be above ${formatQuantity(limit, field.quantity, field.unit)}`
        : null;
    }
    case 'network':
      return validateNetwork(field, value);
    default:
      return validateCurve(field, value);
  }
}

function validateNumber(field: QuantityField, value: FieldValue): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'a finite number is wanted';
  const shown = (limit: number) => formatQuantity(limit, field.quantity, field.unit);
  if (field.min !== undefined && value < field.min) return `at least ${shown(field.min)} is wanted`;
  if (field.max !== undefined && value > field.max) return `at most ${shown(field.max)} is wanted`;
  if (field.exclusiveMin !== undefined && value <= field.exclusiveMin) {
    return `more than ${shown(field.exclusiveMin)} is wanted`;
  }
  return null;
}

function validateCurve(field: CurveField, value: FieldValue): string | null {
  if (!isCurve(value)) return 'a list of pairs is wanted';
  if (value.length < 2) return 'at least two points are wanted';
  let before = -Infinity;
  for (const [x, y] of value) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return 'finite numbers are wanted';
    if (x < 0 || y < 0) return 'a point is negative';
    const above = aboveMost(field.x, x) ?? aboveMost(field.y, y);
    if (above !== null) return above;
    if (x <= before) return 'the points must rise in their first value';
    before = x;
  }
  return null;
}

/** Why a value is more than its axis may have; null where it is not. */
export function aboveMost({ max, quantity, unit, label }: CurveAxis, value: number): string | null {
  if (max === undefined || value <= max) return null;
  return `${label}: at most ${formatQuantity(max, quantity, unit)} is wanted`;
}

function validateNetwork({ ends }: NetworkField, value: FieldValue): string | null {
  if (!isNetwork(value)) return 'a list of resistances is wanted';
  const named = new Set(value.flatMap(([from, to]) => [from, to]));
  for (const name of named) if (!ends.includes(name)) return `“${name}” is none of ${ends.join(', ')}`;
  const missing = ends.slice(0, 2).find((name) => !named.has(name));
  return missing === undefined ? networkFault(value, ends[0]) : `a resistance at “${missing}” is wanted`;
}

/** The values as they stand in files: text with units, so that reading gives the same numbers bit for bit. */
export function writeFields(fields: Fields, values: Values): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (!Object.hasOwn(values, key)) continue;
    const value = values[key];
    if (value === undefined || (field.implicit === true && value === defaultOf(field))) continue;
    json[key] = writeValue(field, value);
  }
  return json;
}

function writeValue(field: Field, value: FieldValue): unknown {
  if (field.type === 'quantity' && typeof value === 'number')
    return writeQuantity(value, field.quantity, field.unit);
  if (field.type === 'vector' && isVector(value)) {
    return value.map((item) => writeQuantity(item, field.quantity, field.unit));
  }
  if (field.type === 'curve' && value !== null && isCurve(value)) {
    return value.map(([x, y]) => [
      writeQuantity(x, field.x.quantity, field.x.unit),
      writeQuantity(y, field.y.quantity, field.y.unit),
    ]);
  }
  if (field.type === 'network' && isNetwork(value))
    return value.map(([from, to, resistance]) => [
      from,
      to,
      writeQuantity(resistance, field.quantity, field.unit),
    ]);
  return value;
}

/** Keys of texts that say where other fields' values are from: told with those, not by themselves. */
export function sourceKeys(fields: Fields): ReadonlySet<string> {
  return new Set(Object.values(fields).flatMap(({ sourceIn }) => sourceIn ?? []));
}

export function defaultOf(field: Field): FieldValue {
  if (field.default !== undefined) return field.default;
  if (field.type === 'text') return '';
  if (field.type === 'flag') return false;
  return field.type === 'choice' ? (field.options[0]?.value ?? null) : null;
}

/** Every declared key with its default; null where it has none. */
export function defaultsOf(fields: Fields): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, defaultOf(field)]));
}

/** A value that this field takes: one step from its default, else the quantity's own example, else an end of its range. */
function typical(field: QuantityField): string {
  if (typeof field.default !== 'number') {
    const { example } = quantities[field.quantity];
    const read = parseQuantity(example, field.quantity, { unit: field.unit });
    const end = field.min ?? field.max;
    const fits = read.ok && validateNumber(field, read.value) === null;
    return `"${fits || end === undefined ? example : writeQuantity(end, field.quantity, field.unit)}"`;
  }
  const next = field.default + (field.step ?? 0);
  const value = validateNumber(field, next) === null ? next : field.default;
  return `"${writeQuantity(value, field.quantity, field.unit)}"`;
}

function remedyOf(field: Field): string {
  const wanted = (quantity: QuantityField['quantity']) => `"${quantities[quantity].example}"`;
  switch (field.type) {
    case 'quantity':
      return `write for example ${typical(field)}`;
    case 'vector':
      return `write three values, for example [${[1, 2, 3].map(() => wanted(field.quantity)).join(', ')}]`;
    case 'curve':
      return `write pairs, for example [[${wanted(field.x.quantity)}, ${wanted(field.y.quantity)}], …]`;
    case 'network':
      return `write ends with values, for example [["${field.ends[0]}", "${field.ends[1]}", ${wanted(field.quantity)}], …]`;
    case 'count':
      return 'write a whole number';
    case 'flag':
      return 'write true or false';
    case 'choice':
      return `write one of ${field.options.map((option) => `"${option.value}"`).join(', ')}`;
    default:
      return 'write text in quotes';
  }
}

function refuse(error: string): Read {
  return { ok: false, error };
}
