import type { Content } from 'pdfmake/interfaces';
import { pdfOf, type SheetFonts } from '#models/export/pdf.ts';
import { colours, indent, paragraph, printable, sectionTable } from '#models/export/sheet/style.ts';
import { version } from '#models/export/version.ts';
import type { Report, ReportBlock, TableBlock } from '#models/results/report.ts';

/** What is printed. */
export interface PrintedReport {
  readonly name: string;
  readonly notes: string;
  readonly report: Report;
  /** YYYY-MM-DD */
  readonly date: string;
}

/** Tables of more columns want a page on its side. */
const uprightColumns = 8;

/** What an answer says as a document for people. */
export function reportPdf(
  { name, notes, report, date }: PrintedReport,
  fonts: SheetFonts,
): Promise<Uint8Array> {
  const title = printable(name || 'Unnamed document');
  const columns = report.blocks.map((block) => (block.type === 'table' ? block.columns.length : 2));
  const pages = {
    title,
    subject: printable(report.headline),
    header: [title, ''],
    footer: `${date} · Boxwright ${version}`,
    date,
    isWide: Math.max(0, ...columns) > uprightColumns,
  } as const;
  const content: Content[] = [
    { text: title, style: 'title' },
    { text: printable(report.headline), style: 'subtitle', margin: [0, 2, 0, 6] },
    ...(notes === '' ? [] : [paragraph(notes)]),
    ...report.blocks.flatMap(blockContent),
  ];
  return pdfOf(pages, content, fonts);
}

function blockContent(block: ReportBlock): Content[] {
  const space: Content = { text: '', margin: [0, 4, 0, 0] };
  switch (block.type) {
    case 'figures': {
      const columns = [
        { header: '', width: 220 },
        { header: '', width: '*' },
      ] as const;
      const rows = block.rows.map(([label, value]) => [indented(label), value]);
      return [space, ...sectionTable(block.title, columns, rows)];
    }
    case 'table':
      return [space, ...tableContent(block)];
    default: {
      const isWarning = block.tone === 'warning';
      return [
        space,
        ...block.lines.map((line): Content =>
          isWarning
            ? { text: printable(line), color: colours.warning, bold: true, margin: [0, 2, 0, 0] }
            : paragraph(line),
        ),
      ];
    }
  }
}

/** As wide as what stands in it; a column of text behind the first takes what is left. */
function tableContent({ columns, rows }: TableBlock): Content[] {
  const stretched = columns.findLastIndex(({ align }) => align === 'left');
  return sectionTable(
    null,
    columns.map(({ title, align }, index) => ({
      header: title,
      width: index > 0 && index === stretched ? '*' : 'auto',
      right: align === 'right',
    })),
    rows.map((row) => row.map((cell, index) => (index === 0 ? indented(cell) : cell))),
    { fontSize: columns.length > uprightColumns ? 7 : 8 },
  );
}

const indented = (label: string): string => (label.startsWith('  ') ? `${indent}${label.trim()}` : label);
