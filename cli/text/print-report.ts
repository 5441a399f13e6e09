import { pairs, table } from '#cli/text/table.ts';
import { type DrawnBlock, isWritten, type Report, type ReportBlock } from '#models/results/report.ts';

/** A report as lines, its blocks with an empty line between them. @param name of the document */
export function printReport(name: string, { headline, blocks }: Report): string {
  return [`${name}\n${headline}\n`, ...blocks.filter(isWritten).map(printBlock)].join('\n');
}

function printBlock(block: Exclude<ReportBlock, DrawnBlock>): string {
  switch (block.type) {
    case 'figures':
      return titled(block.title, pairs(block.rows));
    case 'table':
      return table(block.columns, block.rows);
    default: {
      const mark = block.tone === 'warning' ? 'WARNING  ' : '  ';
      return titled(block.title, block.lines.map((line) => `${mark}${line}\n`).join(''));
    }
  }
}

const titled = (title: string | null, body: string): string => (title === null ? body : `${title}\n${body}`);
