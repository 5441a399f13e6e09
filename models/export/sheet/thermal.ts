import type { Content } from 'pdfmake/interfaces';
import { byCode, joinReferences } from '#models/export/references.ts';
import { celsius, fixed, unknown } from '#models/export/sheet/numbers.ts';
import { byPart } from '#models/export/sheet/power.ts';
import {
  colours,
  paragraph,
  sectionTable,
  type SheetCell,
  type SheetRow,
} from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import type { PartResult } from '#models/results/design-result.ts';

/** From this many pieces of one part on, the table shows the hottest for all; fans have a table of their own. */
const manyPieces = 12;
/** A margin below this is called thin, K: as the rule `thin-margin`. */
const thin = 5;

/** Temperature of every part against its limit, by part; the one that is nearest to its limit first. */
export function thermal({ design, result }: SpecSheetInput): Content[] {
  const groups = byPart(
    design.items,
    result.parts.filter((part) => part.temperature !== null),
  ).map(([name, group]) => ({ name, group, margin: Math.min(...group.map(({ row }) => marginOf(row))) }));
  if (groups.length === 0) return [];
  groups.sort((a, b) => a.margin - b.margin || byCode(a.name, b.name));
  const rows = groups.flatMap(({ name, group, margin }): SheetRow[] => {
    const worst = group.find(({ row }) => marginOf(row) === margin);
    const listed = group.length < (worst?.item.kind === 'fan' ? 2 : manyPieces);
    if (listed || !worst) {
      return [{ group: name }, ...group.map(({ item, row }) => rowOf(item.name, row))];
    }
    const names = joinReferences(group.map(({ item }) => item.name));
    return [{ group: name }, rowOf(`${names}, hottest ${worst.item.name}`, worst.row)];
  });
  return [
    ...sectionTable(
      'Temperatures',
      [
        { header: 'Part', width: '*' },
        { header: 'Heat [W]', width: 48, right: true },
        { header: 'Air [°C]', width: 44, right: true },
        { header: 'Temperature [°C]', width: 70, right: true },
        { header: 'Of', width: 44 },
        { header: 'Limit [°C]', width: 48, right: true },
        { header: 'Margin [K]', width: 50, right: true },
        { header: 'Verdict', width: 44 },
      ],
      rows,
    ),
    paragraph(
      `Parts with the smallest margin first. Of ${manyPieces} and more pieces of one part, and of fans, the one nearest to its limit is shown for all. ` +
        'Heat is that of one piece; air is that around it. A dash: no limit is known.',
    ),
  ];
}

const marginOf = (part: PartResult): number => part.margin ?? Number.POSITIVE_INFINITY;

function rowOf(name: string, part: PartResult): SheetCell[] {
  const margin = part.margin;
  return [
    name,
    fixed(part.heat, 1),
    fixed(celsius(part.airTemperature), 1),
    fixed(celsius(part.temperature), 1),
    part.temperatureOf ?? '',
    fixed(celsius(part.limit), 1),
    margin !== null && margin < 0
      ? { text: fixed(margin, 1), bold: true, color: colours.error }
      : fixed(margin, 1),
    verdictOf(margin),
  ];
}

function verdictOf(margin: number | null): SheetCell {
  if (margin === null) return unknown;
  if (margin < 0) return { text: 'OVER', bold: true, color: colours.error };
  return margin < thin
    ? { text: 'thin', bold: true, color: colours.warning }
    : { text: 'held', color: colours.good };
}
