import type { Content } from 'pdfmake/interfaces';
import { kinds } from '#models/components/kinds.ts';
import { fixed, unknown } from '#models/export/sheet/numbers.ts';
import {
  colours,
  paragraph,
  partName,
  sectionTable,
  table,
  type SheetRow,
} from '#models/export/sheet/style.ts';
import { compareReferences } from '#models/export/references.ts';
import { outerStages, stageNames } from '#models/results/chain-text.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import type { DesignItem } from '#models/project/design.ts';

export function power({ design, result }: SpecSheetInput): Content[] {
  const kindOf = new Map(design.items.map((item) => [item.id, item.kind]));
  const rows: string[][] = [];
  let sum = 0;
  for (const { kind, plural } of Object.values(kinds)) {
    if (kind === 'psu') continue;
    const parts = result.parts.filter((part) => kindOf.get(part.id) === kind && part.power > 0);
    if (parts.length === 0) continue;
    const total = parts.reduce((all, part) => all + part.power, 0);
    sum += total;
    rows.push([plural, String(parts.length), fixed(total, 1), share(total, result.powerAc)]);
  }
  // What the parts draw and the supplies deliver may differ: parts may be fed from outside.
  const outside = sum - result.powerDc;
  if (result.supplies.length > 0) {
    const count = String(result.supplies.length);
    rows.push([
      'Losses of the supplies',
      count,
      fixed(result.supplyLoss, 1),
      share(result.supplyLoss, result.powerAc),
    ]);
    if (outside > 0.5)
      rows.push(['Not fed from inside', '', fixed(-outside, 1), share(-outside, result.powerAc)]);
  }
  rows.push(['From the feed (AC)', '', fixed(result.powerAc, 1), share(result.powerAc, result.powerAc)]);
  const content: Content[] = [
    ...sectionTable(
      'Power',
      [
        { header: 'Consumer', width: '*' },
        { header: 'Pieces', width: 60, right: true },
        { header: 'Power [W]', width: 80, right: true },
        { header: 'Of the feed [%]', width: 80, right: true },
      ],
      rows,
      { lastIsTotal: true },
    ),
  ];
  const outer = outerStages(result.chain);
  if (outer.length > 0)
    content.push(
      { text: '', margin: [0, 6, 0, 0] },
      table(
        [
          { header: 'Outside the box', width: '*' },
          { header: 'Output [W]', width: 80, right: true },
          { header: 'Input [W]', width: 80, right: true },
          { header: 'Loss [W]', width: 80, right: true },
          { header: 'Efficiency [%]', width: 80, right: true },
        ],
        outer.map(({ kind, output, input, loss, efficiency }) => [
          stageNames[kind],
          fixed(output, 1),
          fixed(input, 1),
          fixed(loss, 1),
          fixed(100 * efficiency, 1),
        ]),
      ),
    );
  if (result.supplies.length > 0)
    content.push({ text: '', margin: [0, 6, 0, 0] }, supplies({ design, result }));
  else content.push(paragraph('The design has no power supply; the losses of conversion are not counted.'));
  return content;
}

const share = (part: number, whole: number): string => (whole > 0 ? fixed((100 * part) / whole, 1) : unknown);

function supplies({ design, result }: Pick<SpecSheetInput, 'design' | 'result'>): Content {
  const rows = byPart(design.items, result.supplies).flatMap(([name, group]): SheetRow[] => [
    { group: name },
    ...group.map(({ item, row }) => {
      const rated = item.part.values['ratedOutput'];
      return [
        item.name,
        fixed(row.output, 0),
        typeof rated === 'number' ? fixed(rated, 0) : unknown,
        row.load > 1
          ? { text: `${fixed(100 * row.load, 1)} OVER`, bold: true, color: colours.error }
          : fixed(100 * row.load, 1),
        fixed(100 * row.efficiency, 1),
        fixed(row.loss, 0),
        fixed(row.current, 2),
      ];
    }),
  ]);
  return table(
    [
      { header: 'Supply', width: '*' },
      { header: 'Output [W]', width: 60, right: true },
      { header: 'Rated [W]', width: 60, right: true },
      { header: 'Load [%]', width: 60, right: true },
      { header: 'Efficiency [%]', width: 64, right: true },
      { header: 'Loss [W]', width: 56, right: true },
      { header: 'Current [A]', width: 56, right: true },
    ],
    rows,
  );
}

/** Rows of results under the name of their part, in the order of the first of each; names in the order of people. */
export function byPart<R extends { readonly id: string }>(
  items: readonly DesignItem[],
  rows: readonly R[],
): (readonly [string, readonly { readonly item: DesignItem; readonly row: R }[]])[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const groups = new Map<string, { item: DesignItem; row: R }[]>();
  for (const row of rows) {
    const item = byId.get(row.id);
    if (!item) continue;
    const group = groups.get(item.part.id);
    if (group) group.push({ item, row });
    else groups.set(item.part.id, [{ item, row }]);
  }
  return [...groups.values()].map((group) => [
    partName(group[0]?.item.part ?? { vendor: '', model: '' }),
    group.sort((a, b) => compareReferences(a.item.name, b.item.name)),
  ]);
}
