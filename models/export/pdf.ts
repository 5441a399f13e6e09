import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { colours, margins, styles } from '#models/export/sheet/style.ts';
import { version } from '#models/export/version.ts';

/** The two cuts of Roboto that documents are set in, TrueType in base64; the caller knows where its program keeps them. */
export interface SheetFonts {
  readonly regular: string;
  readonly medium: string;
}

/** What stands on every page of a document. */
export interface Pages {
  readonly title: string;
  readonly subject: string;
  /** Above every page but the first, left and right. */
  readonly header: readonly [string, string];
  /** Below every page, beside the page's number. */
  readonly footer: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly isWide?: boolean;
}

/** A4, vector graphics, embedded fonts; the same bytes for the same document and date. In Node and in the browser. */
export async function pdfOf(pages: Pages, content: Content[], fonts: SheetFonts): Promise<Uint8Array> {
  // A megabyte of layout engine: loaded when a document is asked for, not with the workbench.
  const { default: pdfmake } = await import('pdfmake/build/pdfmake.min.js');
  pdfmake.addVirtualFileSystem({
    'Roboto-Regular.ttf': fonts.regular,
    'Roboto-Medium.ttf': fonts.medium,
  });
  // The document is complete in itself: nothing is fetched on behalf of a project's text.
  pdfmake.setUrlAccessPolicy(() => false);
  const buffer = await pdfmake.createPdf(definitionOf(pages, content)).getBuffer();
  return new Uint8Array(buffer);
}

/** Made anew on each call: pdfmake writes into what it is given. */
function definitionOf(
  { title, subject, header, footer, date, isWide = false }: Pages,
  content: Content[],
): TDocumentDefinitions {
  const day = Date.parse(`${date}T00:00:00Z`);
  return {
    pageSize: 'A4',
    ...(isWide ? { pageOrientation: 'landscape' } : {}),
    language: 'en',
    displayTitle: true,
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    info: {
      title,
      subject,
      creator: `Boxwright ${version}`,
      producer: `Boxwright ${version}`,
      creationDate: new Date(Number.isFinite(day) ? day : 0),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, color: colours.ink, lineHeight: 1.12 },
    styles,
    header: (page) => (page === 1 ? { text: '' } : running(...header, 28)),
    footer: (page, count) => running(footer, `Page ${page} of ${count}`, 18),
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
