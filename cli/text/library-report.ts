import { plural } from '#models/results/figures.ts';
import { pairs, table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Confidence, Entry, Part } from '#models/components/part.ts';
import { systemFields, type System } from '#models/components/system.ts';
import { figureSource } from '#models/library/figure-source.ts';
import type { Fields } from '#models/schema/field.ts';
import { writeFields } from '#models/schema/fields.ts';

const levels: readonly Confidence[] = ['high', 'medium', 'low'];

/** How many entries of each kind there are, and how well they are known. */
export function countsReport(parts: readonly Part[], systems: readonly System[]): string {
  const row = (label: string, entries: readonly Entry[]) => [
    label,
    String(entries.length),
    ...levels.map((level) => String(entries.filter(({ confidence }) => confidence === level).length)),
  ];
  const rows = Object.values(kinds).map(({ kind, plural: label }) =>
    row(
      label,
      parts.filter((part) => part.kind === kind),
    ),
  );
  const columns = [text('Kind'), number('entries'), ...levels.map((level) => number(level))];
  return table(columns, [...rows, row('All parts', parts), row('Whole systems', systems)]);
}

/** What was found, a line each; in full where it is one. */
export function foundReport(parts: readonly Part[], systems: readonly System[]): string {
  const found = [
    ...parts.map((part) => ({ entry: part, label: kinds[part.kind].label, fields: kinds[part.kind].fields })),
    ...systems.map((system) => ({ entry: system, label: 'System', fields: systemFields })),
  ];
  const only = found.length === 1 ? found[0] : undefined;
  if (only) return inFull(only.entry, only.label, only.fields);
  const rows = found.map(({ entry, label }) => [
    entry.id,
    label,
    `${entry.vendor} ${entry.model}`.trim(),
    entry.confidence,
  ]);
  const list =
    rows.length === 0
      ? ''
      : `${table([text('Id'), text('Kind'), text('Model'), text('Confidence')], rows)}\n`;
  return `${list}${plural(parts.length, 'part')}, ${plural(systems.length, 'system')}\n`;
}

function inFull(entry: Entry, label: string, fields: Fields): string {
  const figures = Object.entries(writeFields(fields, entry.values)).flatMap(([key, value]) => {
    if (value === null || value === '') return [];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    const mark = entry.estimates.includes(key) ? '  (estimate)' : '';
    const { sources, confidence, isOwn } = figureSource(entry, key);
    const own = isOwn ? `  [${sources.join('; ')}${mark === '' ? `; ${confidence}` : ''}]` : '';
    return [[fields[key]?.label ?? key, `${shown}${mark}${own}`] as const];
  });
  return [
    `${entry.id}  ${label}: ${`${entry.vendor} ${entry.model}`.trim()}; confidence ${entry.confidence}\n`,
    figures.length === 0 ? '' : pairs(figures),
    ...entry.source.map((source) => `  source: ${source}\n`),
    entry.notes === '' ? '' : `  notes: ${entry.notes}\n`,
  ].join('');
}
