import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { bill } from '#models/export/sheet/bill.ts';
import { certainty } from '#models/export/sheet/certainty.ts';
import { checks } from '#models/export/sheet/checks.ts';
import { coolant } from '#models/export/sheet/coolant.ts';
import { fans } from '#models/export/sheet/fans.ts';
import { front } from '#models/export/sheet/front.ts';
import { power } from '#models/export/sheet/power.ts';
import { comparisonPage } from '#models/export/sheet/comparison.ts';
import { conditionsTable, requirements } from '#models/export/sheet/requirements.ts';
import { colours, margins, printable, styles } from '#models/export/sheet/style.ts';
import { thermal } from '#models/export/sheet/thermal.ts';
import type { SpecSheetInput } from '#models/export/sheet/input.ts';
import { validity } from '#models/export/sheet/validity.ts';
import { version } from '#models/export/version.ts';

/** The two cuts of Roboto that the sheet is set in, TrueType in base64; the caller knows where its program keeps them. */
export interface SheetFonts {
  readonly regular: string;
  readonly medium: string;
}

/** The design as a document for people: A4, vector graphics, embedded fonts. In Node and in the browser. */
export async function specSheetPdf(input: SpecSheetInput, fonts: SheetFonts): Promise<Uint8Array> {
  // A megabyte of layout engine: loaded when a sheet is asked for, not with the workbench.
  const { default: pdfmake } = await import('pdfmake/build/pdfmake.min.js');
  pdfmake.addVirtualFileSystem({
    'Roboto-Regular.ttf': fonts.regular,
    'Roboto-Medium.ttf': fonts.medium,
  });
  // The document is complete in itself: nothing is fetched on behalf of a project's text.
  pdfmake.setUrlAccessPolicy(() => false);
  const buffer = await pdfmake.createPdf(specSheet(input)).getBuffer();
  return new Uint8Array(buffer);
}

/** The document's definition. Made anew on each call: pdfmake writes into what it is given. */
function specSheet(input: SpecSheetInput): TDocumentDefinitions {
  const { design, caseHash, date } = input;
  const name = printable(design.project || 'Unnamed design');
  const content: Content[] = [
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
  const day = Date.parse(`${date}T00:00:00Z`);
  return {
    pageSize: 'A4',
    language: 'en',
    displayTitle: true,
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    info: {
      title: `${name}, specification sheet`,
      subject: printable(`${design.configuration.name}, revision ${design.revision}`),
      creator: `Boxwright ${version}`,
      producer: `Boxwright ${version}`,
      creationDate: new Date(Number.isFinite(day) ? day : 0),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: colours.ink, lineHeight: 1.12 },
    styles,
    header: (page) =>
      page === 1
        ? { text: '' }
        : running(`${name} · Revision ${design.revision || '–'}`, printable(design.configuration.name), 28),
    footer: (page, pages) =>
      running(
        `${date} · Boxwright ${version} · case ${caseHash.slice(0, 12)}`,
        `Page ${page} of ${pages}`,
        18,
      ),
    // A heading goes with what follows it.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
    content,
  };
}

function running(left: string, right: string, top: number): Content {
  return {
    margin: [margins.side, top, margins.side, 0],
    fontSize: 7.5,
    color: colours.muted,
    columns: [
      { text: left, width: '*' },
      { text: right, width: 'auto', alignment: 'right' },
    ],
  };
}
