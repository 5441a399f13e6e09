import type { Content } from 'pdfmake/interfaces';
import { deltaText, textOf } from '#models/compare/comparison-text.ts';
import { changeLines } from '#models/compare/part-changes-text.ts';
import type { ComparisonRow } from '#models/compare/comparison-row.ts';
import {
  colours,
  paragraph,
  printable,
  section,
  table,
  type SheetCell,
  type SheetRow,
} from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';

/** The designs side by side: rows that differ, the best value marked, and what was changed. */
export function comparisonPage({ comparison }: SpecSheetInput): Content[] {
  if (!comparison || comparison.labels.length < 2) return [];
  const rows = comparison.groups.flatMap(({ name, rows }): SheetRow[] => {
    const differing = rows.filter((row) => row.differs);
    return differing.length === 0 ? [] : [{ group: name }, ...differing.map(cellsOf)];
  });
  const [first, ...others] = comparison.labels;
  const changes = others.flatMap((label, index): Content[] => {
    const found = comparison.changes[index + 1];
    const lines = found ? changeLines(found) : [];
    return [
      { text: printable(`${label} against ${first ?? ''}`), bold: true, margin: [0, 8, 0, 3] },
      lines.length > 0
        ? { ul: lines.map(printable), fontSize: 8.5 }
        : paragraph('The same parts at the same places.'),
    ];
  });
  const width = Math.min(110, 330 / comparison.labels.length);
  return [
    section('Appendix C: Comparison', { pageBreak: 'before' }),
    ...(rows.length > 0
      ? [
          table(
            [
              { header: 'Figure', width: '*' },
              ...comparison.labels.map((header) => ({ header, width, right: true })),
            ],
            rows,
            { fontSize: 8 },
          ),
          paragraph(
            'Only figures that differ. In brackets: against the first design. "best": the better of the designs.',
          ),
        ]
      : [paragraph('No figure differs.')]),
    ...changes,
  ];
}

function cellsOf(row: ComparisonRow): SheetCell[] {
  const cells = row.values.map((value, index): SheetCell => {
    const delta = row.deltas[index] ?? null;
    const behind = index === 0 || delta === null || delta === 0 ? '' : ` (${deltaText(row, delta)})`;
    const text = `${textOf(row, value)}${behind}`;
    return row.winner === index ? { text: `${text} best`, bold: true, color: colours.good } : text;
  });
  return [row.label, ...cells];
}
