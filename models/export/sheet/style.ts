import type { Content, ContentText, CustomTableLayout, StyleDictionary, TableCell } from 'pdfmake/interfaces';

/*
 * How the spec sheet looks: one typeface, one accent, hairlines instead of boxes. Sizes in points.
 */

export const colours = {
  ink: '#1b1f24',
  muted: '#5b6570',
  accent: '#1f5f8b',
  line: '#c9d0d8',
  hairline: '#e3e7ec',
  fill: '#f3f5f8',
  error: '#a8201a',
  warning: '#8a5a00',
  good: '#1a6b35',
} as const;

export const margins = { side: 42, top: 56, bottom: 52 } as const;
/** A4, 595 × 842 points. */
export const textWidth = 595.28 - 2 * margins.side;

export const styles: StyleDictionary = {
  title: { fontSize: 22, bold: true, color: colours.ink },
  subtitle: { fontSize: 11, color: colours.muted },
  section: { fontSize: 13, bold: true, color: colours.accent, margin: [0, 16, 0, 6] },
  label: { fontSize: 7.5, color: colours.muted },
  figure: { fontSize: 14, bold: true },
  head: { fontSize: 7.5, bold: true, color: colours.muted },
  small: { fontSize: 7.5, color: colours.muted },
  note: { fontSize: 8, color: colours.muted, margin: [0, 4, 0, 0] },
};

/** Half the space between columns. */
const gutter = 5;

/** Rules above and below the header and at the end, hairlines between rows. */
const ruled: CustomTableLayout = {
  hLineWidth: (index, node) => (index <= 1 || index === node.table.body.length ? 0.8 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (index, node) =>
    index <= 1 || index === node.table.body.length ? colours.line : colours.hairline,
  paddingLeft: (index) => (index === 0 ? 0 : gutter),
  paddingRight: (index, node) => (index === (node.table.widths?.length ?? 0) - 1 ? 0 : gutter),
  paddingTop: () => 2.5,
  paddingBottom: () => 2.5,
};

export const boxed: CustomTableLayout = {
  hLineWidth: () => 0.8,
  vLineWidth: () => 0.8,
  hLineColor: () => colours.line,
  vLineColor: () => colours.line,
  paddingLeft: () => 8,
  paddingRight: () => 8,
  paddingTop: () => 5,
  paddingBottom: () => 5,
};

export interface SheetColumn {
  readonly header: string;
  readonly width: number | '*' | 'auto';
  /** Numbers stand right, under their unit. */
  readonly right?: boolean;
}

export type SheetCell = string | { readonly text: string; readonly bold?: boolean; readonly color?: string };

/** A row of cells, or the name of the rows that follow, over the whole width. */
export type SheetRow = readonly SheetCell[] | { readonly group: string };

/** A table with a header that repeats on every page; rows are not torn apart, nor a group's name from its first row. */
export function table(
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  options: { readonly fontSize?: number; readonly lastIsTotal?: boolean } = {},
): Content {
  const body: TableCell[][] = [
    columns.map((column) => ({
      text: printable(column.header),
      style: 'head',
      alignment: column.right ? 'right' : 'left',
    })),
  ];
  let group: string | null = null;
  for (const [index, row] of rows.entries()) {
    if ('group' in row) {
      group = row.group;
      continue;
    }
    const total = options.lastIsTotal === true && index === rows.length - 1;
    const cells = columns.map((column, at) => cellOf(column, row[at] ?? '', total));
    body.push(
      group === null ? cells : cells.map((cell, at) => underName(cell, at === 0 ? (group ?? '') : '')),
    );
    group = null;
  }
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: widthsOf(columns),
      body,
    },
    layout: ruled,
    fontSize: options.fontSize ?? 8.5,
  };
}

/** A group's name runs over the whole row, so the first column must not stretch to hold it. */
function widthsOf(columns: readonly SheetColumn[]): SheetColumn['width'][] {
  const widths = columns.map((column) => column.width);
  const [first, ...others] = widths;
  const known = others.filter((width) => typeof width === 'number');
  if (first !== '*' || known.length < others.length) return widths;
  const taken = known.reduce((sum, width) => sum + width, 0) + 2 * gutter * others.length;
  return [textWidth - taken, ...others];
}

function underName(cell: ContentText, name: string): TableCell {
  return {
    stack: [
      { text: name === '' ? '\u00A0' : printable(name), bold: true, noWrap: true, margin: [0, 5, 0, 3] },
      cell,
    ],
  };
}

/** What a cell begins with that belongs to the one above. */
export const indent = '\u00A0\u00A0\u00A0';

function cellOf(column: SheetColumn, cell: SheetCell, total: boolean): ContentText {
  const { text, bold, color } =
    typeof cell === 'string' ? { text: cell, bold: false, color: undefined } : cell;
  return {
    text: printable(text),
    alignment: column.right ? 'right' : 'left',
    ...(bold || total ? { bold: true } : {}),
    ...(text.startsWith(indent) ? { preserveLeadingSpaces: true } : {}),
    ...(color === undefined ? {} : { color }),
  };
}

/** A table of so few rows moves to the next page whole rather than leave a row or two behind. */
const shortTable = 14;

/** A heading with its table; without a title, the table alone. */
export function sectionTable(
  title: string | null,
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
  options: Parameters<typeof table>[2] = {},
): Content[] {
  const parts = [...(title === null ? [] : [section(title)]), table(columns, rows, options)];
  return rows.length <= shortTable ? [{ stack: parts, unbreakable: true }] : parts;
}

/** Vendor and model as they are read; "generic" is no vendor. */
export function partName(part: { readonly vendor: string; readonly model: string }): string {
  return part.vendor === '' || part.vendor === 'generic' ? part.model : `${part.vendor} ${part.model}`;
}

/** A section heading that does not stay alone at the foot of a page. */
export function section(title: string, options: { readonly pageBreak?: 'before' } = {}): Content {
  return { text: title, style: 'section', headlineLevel: 1, tocItem: false, ...options };
}

export function paragraph(text: string): Content {
  return { text: printable(text), style: 'note' };
}

/** Text in signs that the typeface has. Roboto lacks arrows and shapes, which would print as empty boxes. */
export function printable(text: string): string {
  return text
    .replaceAll(/(\d) %/g, '$1\u00A0%')
    .replaceAll(/[→⇒➔]/g, '->')
    .replaceAll(/[←⇐]/g, '<-')
    .replaceAll(/[▲△]/g, '+')
    .replaceAll(/[▼▽]/g, '−')
    .replaceAll(/[✓✔]/g, 'yes')
    .replaceAll(/[✗✘]/g, 'no')
    .replaceAll(/\p{Cc}/gu, ' ');
}
