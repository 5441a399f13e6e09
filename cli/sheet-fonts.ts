import type { SheetFonts } from '#models/export/pdf.ts';

/** The spec sheet's typeface, out of the program's own text, so that it needs no file beside it. */
export async function sheetFonts(): Promise<SheetFonts> {
  const [regular, medium] = await Promise.all([
    import('pdfmake/build/fonts/Roboto/Roboto-Regular.ttf?inline'),
    import('pdfmake/build/fonts/Roboto/Roboto-Medium.ttf?inline'),
  ]);
  return { regular: base64Of(regular.default), medium: base64Of(medium.default) };
}

/** What stands behind the comma of a data URL. */
function base64Of(url: string): string {
  return url.slice(url.indexOf(',') + 1);
}
