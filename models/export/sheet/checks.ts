import type { Content } from 'pdfmake/interfaces';
import { colours, paragraph, section, table, type SheetCell } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { rules } from '#models/rules/rules.ts';
import type { Severity } from '#models/rules/rule.ts';

const marks: Readonly<Record<Severity, SheetCell>> = {
  error: { text: 'ERROR', bold: true, color: colours.error },
  warning: { text: 'WARNING', bold: true, color: colours.warning },
  note: { text: 'note', color: colours.muted },
};

export function checks({ violations }: SpecSheetInput): Content[] {
  const count = (severity: Severity) =>
    violations.filter((violation) => violation.severity === severity).length;
  const plural = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const summary = `${rules.length} design rules were checked: ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('note'), 'note')}.`;
  if (violations.length === 0) return [section('Checks'), paragraph(summary)];
  return [
    section('Checks'),
    table(
      [
        { header: 'Severity', width: 46 },
        { header: 'Check', width: 104 },
        { header: 'Finding', width: '*' },
        { header: 'Reason', width: 160 },
      ],
      violations.map((violation) => [
        marks[violation.severity],
        violation.title,
        violation.message,
        { text: violation.why, color: colours.muted },
      ]),
      { fontSize: 7.5 },
    ),
    paragraph(summary),
  ];
}
