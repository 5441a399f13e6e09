import type { Content } from 'pdfmake/interfaces';
import { kinds } from '#models/components/kinds.ts';
import { bomOf, bomTotals } from '#models/export/bom.ts';
import { fixed } from '#models/export/sheet/numbers.ts';
import { paragraph, partName, section, table, type SheetRow } from '#models/export/sheet/style.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';

/** The BOM and where its figures are from. */
export function bill({ design, result }: SpecSheetInput): Content[] {
  const rows = bomOf(design, result);
  const totals = bomTotals(rows);
  const body: SheetRow[] = [];
  let kind = '';
  for (const row of rows) {
    if (row.kind !== kind) body.push({ group: kinds[row.kind].plural });
    kind = row.kind;
    body.push([
      row.references,
      String(row.quantity),
      row.missing ? `${row.model} (in no library)` : partName(row),
      fixed(row.powerTotal, 0),
      fixed(row.massTotal, 2),
      fixed(row.priceEach, 0),
      fixed(row.priceTotal, 0),
    ]);
  }
  const unknown = [
    ...(totals.withoutMass > 0 ? [`mass of ${totals.withoutMass}`] : []),
    ...(totals.withoutPrice > 0 ? [`price of ${totals.withoutPrice}`] : []),
  ];
  const sources = new Map(rows.map((row) => [row.part, [partName(row), row.confidence, row.source]]));
  return [
    section('Appendix A: Bill of materials', { pageBreak: 'before' }),
    table(
      [
        { header: 'References', width: 118 },
        { header: 'Qty', width: 24, right: true },
        { header: 'Part', width: '*' },
        { header: 'Power [W]', width: 42, right: true },
        { header: 'Mass [kg]', width: 42, right: true },
        { header: 'Each [USD]', width: 46, right: true },
        { header: 'Total [USD]', width: 48, right: true },
      ],
      [
        ...body,
        [
          'Total',
          String(totals.quantity),
          '',
          '',
          fixed(totals.power, 0),
          fixed(totals.mass, 2),
          '',
          fixed(totals.price, 0),
        ],
      ],
      { fontSize: 7.5, lastIsTotal: true },
    ),
    paragraph(
      `Power as solved; of a supply, its loss. Prices are estimates unless the part says otherwise.${unknown.length > 0 ? ` Unknown and not in the totals: ${unknown.join(', ')} pieces.` : ''}`,
    ),
    section('Appendix B: Sources'),
    table(
      [
        { header: 'Part', width: 150 },
        { header: 'Confidence', width: 48 },
        { header: 'Source', width: '*' },
      ],
      [...sources.values()],
      { fontSize: 7 },
    ),
  ];
}
