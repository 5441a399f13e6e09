import type { Comparison } from '#models/compare/compare.ts';
import type { ComparisonRow } from '#models/compare/comparison-row.ts';
import { deltaText, textOf } from '#models/compare/comparison-text.ts';
import { changeLines } from '#models/compare/part-changes-text.ts';

export { deltaText, textOf } from '#models/compare/comparison-text.ts';

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
    const listed = changes ? changeLines(changes).map((line) => `- ${escape(line)}`) : [];
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

const tableRow = (cells: readonly string[], escaped = false): string =>
  `| ${cells.map((text, index) => (escaped && index > 0 ? text : escape(text))).join(' | ')} |`;

/** What GitHub would read as markup in a table cell or a line. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_|<>[\]]/g, (sign) => `\\${sign}`).replaceAll(/\s*\n\s*/g, ' ');
}
