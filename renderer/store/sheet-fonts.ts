import mediumFont from 'pdfmake/build/fonts/Roboto/Roboto-Medium.ttf?url';
import regularFont from 'pdfmake/build/fonts/Roboto/Roboto-Regular.ttf?url';
import type { SheetFonts } from '#models/export/pdf.ts';
import { bundledFile } from '#renderer/host/bundled-file.ts';

/** The fonts of printed documents, which lie beside the page. */
export async function sheetFonts(): Promise<SheetFonts> {
  const [regular, medium] = await Promise.all([bundledFile(regularFont), bundledFile(mediumFont)]);
  return { regular, medium };
}

/** YYYY-MM-DD */
export const today = (): string => new Date().toISOString().slice(0, 10);
