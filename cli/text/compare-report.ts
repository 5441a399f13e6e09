import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Comparison } from '#models/compare/compare.ts';
import { deltaText, textOf } from '#models/compare/comparison-markdown.ts';

/** One table a group; the best value of a row carries a star, the difference to the first stands behind. */
export function compareReport(comparison: Comparison, all: boolean): string {
  const sections = comparison.groups.flatMap(({ name, rows }) => {
    const shown = all ? rows : rows.filter((row) => row.differs);
    if (shown.length === 0) return [];
    const columns = [text(name), ...comparison.labels.map(number)];
    const lines = shown.map((row) => [
      row.label,
      ...row.values.map((value, index) => {
        const delta = row.deltas[index] ?? null;
        const difference = index > 0 && delta !== null && delta !== 0 ? ` (${deltaText(row, delta)})` : '';
        return `${row.winner === index ? '* ' : ''}${textOf(row, value)}${difference}`;
      }),
    ]);
    return [table(columns, lines)];
  });
  if (sections.length === 0) return 'The designs do not differ.\n';
  return `${sections.join('\n')}\n* best of the row; in brackets the difference to the first\n`;
}
