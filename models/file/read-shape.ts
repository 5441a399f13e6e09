import { type Json, readGroup, readList } from '#models/file/document.ts';
import { quoted, type Report } from '#models/file/report.ts';
import { isRecord } from '#models/schema/fields.ts';
import type { GroupShape, ListShape, Shape, VariantShape } from '#models/schema/shape.ts';

/** Reads what a shape declares; what is wrong is told to the report. */
export function readShape(shape: Shape, json: unknown, path: string, report: Report): unknown {
  switch (shape.type) {
    case 'list':
      return readEntries(shape, json, path, report);
    case 'variant':
      return isLeftOut(shape, json) ? null : readVariant(shape, json, path, report);
    default:
      return isLeftOut(shape, json) ? null : readWhole(shape, json, path, report);
  }
}

const isLeftOut = ({ optional }: GroupShape | VariantShape, json: unknown): boolean =>
  optional && (json === undefined || json === null);

/** A group with its parts. @param more keys that are read elsewhere */
export function readWhole(
  { fields, parts }: GroupShape,
  json: unknown,
  path: string,
  report: Report,
  more: readonly string[] = [],
): Json {
  // What is left out is an object of defaults; fields that have none then are missed by name.
  const given = json ?? {};
  if (!isRecord(given)) {
    report.error(path, 'an object is wanted', 'write { … }');
    return {};
  }
  const elsewhere = new Set([...Object.keys(parts), ...more]);
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => !elsewhere.has(key)));
  const read = Object.entries(parts).map(([key, part]) => [
    key,
    readShape(part, given[key], `${path}.${key}`, report),
  ]);
  return { ...readGroup(fields, own, path, report), ...Object.fromEntries(read) };
}

function readVariant({ kinds }: VariantShape, json: unknown, path: string, report: Report): Json {
  const kind = isRecord(json) ? json['kind'] : undefined;
  const chosen = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (chosen) return { kind, ...readWhole(chosen, json, path, report, ['kind']) };
  const known = Object.keys(kinds).map((name) => `"${name}"`);
  report.error(
    `${path}.kind`,
    `${quoted(kind)} is none of the kinds here`,
    `write one of ${known.join(', ')}`,
  );
  return {};
}

function readEntries(shape: ListShape, json: unknown, path: string, report: Report): readonly Json[] {
  const { one, item, least, most, named } = shape;
  const key = path.slice(path.lastIndexOf('.') + 1);
  const example = `write "${key}": [{ … }] with one ${one} or more`;
  const absent = json === undefined && least === 0;
  const entries = readList(absent ? [] : json, path, most, example, report, (entry, at) => {
    const read = readShape(item, entry, at, report);
    return isRecord(read) ? (named ? { ...read, name: read['name'] || at.replace('$.', '') } : read) : null;
  });
  if (entries.length < least && !report.failed)
    report.error(path, least === 1 ? `there is no ${one}` : `fewer than ${least} are there`, example);
  if (named) refuseTwins(entries, path, report);
  return entries;
}

function refuseTwins(entries: readonly Json[], path: string, report: Report): void {
  const names = entries.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      report.error(`${path}[${index}].name`, `${quoted(name)} is there twice`, 'give each a name of its own');
}
