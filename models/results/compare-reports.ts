import type { Report } from '#models/results/report.ts';

/** A figure of reports side by side. */
export interface ComparedFigure {
  /** Of the block, and in it: "Worst of each case", "electronics, highest, hot". */
  readonly block: string;
  readonly label: string;
  /** Of each report; null where it has none such. */
  readonly values: readonly (string | null)[];
  readonly isSame: boolean;
}

/** Every figure of some reports, found by block, row and column; in the order of the last report. */
export function compareReports(reports: readonly Report[]): readonly ComparedFigure[] {
  const all = reports.map(figuresOf);
  const keys = new Set(all.toReversed().flatMap((one) => [...one.keys()]));
  return [...keys].map((key) => {
    const [block = '', label = ''] = key.split('\u0000');
    const values = all.map((one) => one.get(key) ?? null);
    return { block, label, values, isSame: values.every((value) => value === values[0]) };
  });
}

function figuresOf({ blocks }: Report): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  // Rows alike in one block are told apart by how often they came.
  const take = (block: string, label: string, value: string): void => {
    let key = `${block}\u0000${label}`;
    for (let nth = 2; found.has(key); nth++) key = `${block}\u0000${label} (${nth})`;
    found.set(key, value);
  };
  for (const block of blocks) {
    if (block.type === 'figures') {
      let above = '';
      for (const [label, value] of block.rows) {
        const isBelow = label.startsWith('  ');
        if (!isBelow) above = label;
        take(block.title ?? '', isBelow ? `${above}, ${label.trim()}` : label, value);
      }
    } else if (block.type === 'table') {
      const [head, ...columns] = block.columns;
      for (const [label = '', ...cells] of block.rows)
        for (const [index, cell] of cells.entries())
          take(head.title, `${label.trim()}, ${columns[index].title}`, cell);
    }
  }
  return found;
}
