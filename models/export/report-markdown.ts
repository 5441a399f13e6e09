import {
  type Column,
  type DrawnBlock,
  isWritten,
  type Report,
  type ReportBlock,
} from '#models/results/report.ts';

/** A report as Markdown. @param name of the document; ends with a newline */
export function reportMarkdown(name: string, { headline, blocks }: Report): string {
  return [`# ${plain(name)}\n`, `${plain(headline)}\n`, ...blocks.filter(isWritten).map(blockText)].join(
    '\n',
  );
}

function blockText(block: Exclude<ReportBlock, DrawnBlock>): string {
  switch (block.type) {
    case 'figures':
      return tableText(
        [
          { title: block.title ?? 'Figure', align: 'left' },
          { title: 'Value', align: 'left' },
        ],
        block.rows,
      );
    case 'table':
      return tableText(block.columns, block.rows);
    default: {
      const title = block.title ?? (block.tone === 'warning' ? 'Warnings' : 'Notes');
      return `**${plain(title)}**\n\n${block.lines.map((line) => `- ${plain(line)}\n`).join('')}`;
    }
  }
}

function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => plain(cell.trim())).join(' | ')} |\n`;
  const rule = columns.map(({ align }) => (align === 'right' ? '---:' : '---'));
  return [line(columns.map(({ title }) => title)), line(rule), ...rows.map(line)].join('');
}

/** What would be marks of Markdown stands for itself. */
const plain = (text: string): string =>
  text.replaceAll(/[\\|*_`<[\]]/g, String.raw`\$&`).replaceAll('\n', ' ');
