import type { Comparison, ComparisonRow } from '#models/compare/compare.ts';
import type { ChangedPart, PartChanges } from '#models/compare/part-changes.ts';
import { joinReferences } from '#models/export/references.ts';
import { formatNumber, formatQuantity } from '#models/units/units.ts';

/**
 * The comparison as GitHub-flavoured Markdown: a table a group, the best value bold, the difference to the first
 * design behind each value, then what changed among the parts. `differencesOnly` leaves equal rows out.
 */
export function comparisonMarkdown(
  comparison: Comparison,
  options: { readonly differencesOnly?: boolean } = {},
): string {
  const lines: string[] = [`# ${comparison.labels.map(escape).join(' – ')}`, ''];
  for (const { name, rows } of comparison.groups) {
    const kept = options.differencesOnly ? rows.filter((row) => row.differs) : rows;
    if (kept.length === 0) continue;
    lines.push(`## ${name}`, '', tableRow(['Figure', ...comparison.labels]));
    lines.push(`| :-- |${comparison.labels.map(() => ' --: |').join('')}`);
    for (const row of kept) {
      lines.push(tableRow([row.label, ...row.values.map((_value, index) => cell(row, index))], true));
    }
    lines.push('');
  }
  const [first, ...others] = comparison.labels;
  for (const [index, label] of others.entries()) {
    const changes = comparison.changes[index + 1];
    const listed = changes ? changeLines(changes) : [];
    lines.push(`## ${escape(label)} against ${escape(first ?? '')}`, '');
    lines.push(...(listed.length > 0 ? listed : ['The same parts at the same places.']), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function cell(row: ComparisonRow, index: number): string {
  const value = row.values[index] ?? null;
  const text = escape(textOf(row, value));
  const marked = row.winner === index ? `**${text}**` : text;
  const delta = row.deltas[index] ?? null;
  return index === 0 || delta === null || !row.differs || delta === 0
    ? marked
    : `${marked} (${escape(deltaText(row, delta))})`;
}

/** A value of a row for people: "45.2 °C", "3", "–" where unknown. */
export function textOf(row: ComparisonRow, value: number | string | null): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (row.quantity === null) return Number.isInteger(value) ? String(value) : formatNumber(value);
  return formatQuantity(value, row.quantity, row.unit ?? undefined);
}

/** A difference for people, always signed: "+2.1 K", "−1 200 USD". */
export function deltaText(row: ComparisonRow, delta: number): string {
  const sign = delta > 0 ? '+' : '';
  if (row.quantity === null) return `${sign}${formatNumber(delta, 6)}`.replace(/\.0+$/, '');
  if (row.quantity === 'temperature') return `${sign}${formatQuantity(delta, 'temperature-difference', 'K')}`;
  return `${sign}${formatQuantity(delta, row.quantity, row.unit ?? undefined)}`;
}

function changeLines(changes: PartChanges): string[] {
  const lines: string[] = [];
  for (const [verb, parts] of [
    ['Added', changes.added],
    ['Removed', changes.removed],
  ] as const) {
    for (const [model, group] of groupBy(parts, (part) => part.model)) {
      lines.push(`- ${verb}: ${refs(group)} (${escape(model)})`);
    }
  }
  for (const [, group] of groupBy(changes.replaced, (part) => `${part.from}\n${part.model}`)) {
    const [one] = group;
    if (one) lines.push(`- Replaced: ${refs(group)}, ${escape(one.from)} by ${escape(one.model)}`);
  }
  for (const [figures, group] of groupBy(changes.changed, (part) => part.figures.join(', '))) {
    lines.push(`- Changed: ${refs(group)} (${escape(figures)})`);
  }
  for (const [distance, group] of groupBy(changes.moved, (part) =>
    formatQuantity(part.distance, 'length', 'mm'),
  )) {
    lines.push(`- Moved by ${distance}: ${refs(group)}`);
  }
  return lines;
}

const refs = (parts: readonly ChangedPart[]): string =>
  escape(joinReferences(parts.map((part) => part.name)));

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const tableRow = (cells: readonly string[], escaped = false): string =>
  `| ${cells.map((text, index) => (escaped && index > 0 ? text : escape(text))).join(' | ')} |`;

/** What GitHub would read as markup in a table cell or a line. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_|<>[\]]/g, (sign) => `\\${sign}`).replaceAll(/\s*\n\s*/g, ' ');
}
