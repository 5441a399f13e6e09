import { pdfOf, type SheetFonts } from '#models/export/pdf.ts';
import { bill } from '#models/export/sheet/bill.ts';
import { certainty } from '#models/export/sheet/certainty.ts';
import { checks } from '#models/export/sheet/checks.ts';
import { comparisonPage } from '#models/export/sheet/comparison.ts';
import { coolant } from '#models/export/sheet/coolant.ts';
import { fans } from '#models/export/sheet/fans.ts';
import { front } from '#models/export/sheet/front.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { power } from '#models/export/sheet/power.ts';
import { conditionsTable, requirements } from '#models/export/sheet/requirements.ts';
import { printable } from '#models/export/sheet/style.ts';
import { thermal } from '#models/export/sheet/thermal.ts';
import { validity } from '#models/export/sheet/validity.ts';
import { version } from '#models/export/version.ts';

/** The design as a document for people. */
export function specSheetPdf(input: SpecSheetInput, fonts: SheetFonts): Promise<Uint8Array> {
  const { design, caseHash, date } = input;
  const name = printable(design.project || 'Unnamed design');
  const configuration = printable(design.configuration.name);
  const pages = {
    title: `${name}, specification sheet`,
    subject: printable(`${design.configuration.name}, revision ${design.revision}`),
    header: [`${name} · Revision ${design.revision || '–'}`, configuration],
    footer: `${date} · Boxwright ${version} · case ${caseHash.slice(0, 12)}`,
    date,
  } as const;
  const content = [
    ...front(input),
    ...requirements(input),
    ...conditionsTable(input),
    ...power(input),
    ...thermal(input),
    ...certainty(input),
    ...coolant(input),
    ...fans(input),
    ...checks(input),
    ...validity(input),
    ...bill(input),
    ...comparisonPage(input),
  ];
  return pdfOf(pages, content, fonts);
}
