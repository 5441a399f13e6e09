import type { Content } from 'pdfmake/interfaces';
import { pdfOf, type SheetFonts } from '#models/export/pdf.ts';
import { colours, indent, paragraph, printable, section, sectionTable } from '#models/export/sheet/style.ts';
import { version } from '#models/export/version.ts';
import { axisText, plotCurves } from '#models/results/plot-curves.ts';
import type { CurvesBlock, Report, ReportBlock, TableBlock } from '#models/results/report.ts';

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
        { header: 'Figure', width: 220 },
        { header: 'Value', width: '*' },
      ] as const;
      const rows = block.rows.map(([label, value]) => [indented(label), value]);
      return [space, ...sectionTable(block.title, columns, rows)];
    }
    case 'table':
      return [space, ...tableContent(block)];
    case 'curves':
      return [space, { stack: [section(block.title), { svg: curvesSvg(block) }], unbreakable: true }];
    case 'plan':
      return [];
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

const picture = { width: 511, height: 190 };
const plotted = { left: 46, right: picture.width - 6, top: 20, bottom: picture.height - 30 };
/** Okabe & Ito (2008), Color Universal Design: told apart by those who see colours otherwise, too. */
const strokes = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];

/** Courses as an SVG, their names above. */
function curvesSvg(block: CurvesBlock): string {
  const { left, right, top, bottom } = plotted;
  const { x, y, paths, limits } = plotCurves(block, plotted);
  const word = (text: string, place: string): string =>
    `<text font-size="7.5" fill="${colours.muted}" ${place}>${escaped(printable(text))}</text>`;
  const level = (at: number, colour: string): string =>
    `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="${colour}" stroke-width="0.6"/>`;
  return [
    `<svg width="${picture.width}" height="${picture.height}">`,
    ...y.map(
      ({ at, text }) =>
        level(at, colours.hairline) + word(text, `x="${left - 4}" y="${at + 2.5}" text-anchor="end"`),
    ),
    ...x.map(({ at, text }) => word(text, `x="${at}" y="${bottom + 10}" text-anchor="middle"`)),
    word(axisText(block.y), `x="${left}" y="${top - 12}"`),
    word(axisText(block.x), `x="${right}" y="${bottom + 22}" text-anchor="end"`),
    ...limits.map((at) => level(at, colours.error)),
    ...paths.flatMap(({ name, path }, index) => [
      `<path d="${path}" fill="none" stroke="${strokes[index % strokes.length]}" stroke-width="1.2"/>`,
      `<text font-size="7.5" fill="${strokes[index % strokes.length]}" x="${left + 120 + index * 90}" y="${top - 12}">${escaped(printable(name))}</text>`,
    ]),
    '</svg>',
  ].join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

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
