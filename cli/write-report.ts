import { extname } from 'node:path';
import { badInput } from '#cli/bad-input.ts';
import type { Options } from '#cli/command.ts';
import { readDate } from '#cli/read-date.ts';
import { sheetFonts } from '#cli/sheet-fonts.ts';
import { writeFile } from '#cli/write-file.ts';
import { reportMarkdown } from '#models/export/report-markdown.ts';
import { reportPdf } from '#models/export/report-pdf.ts';
import type { Report } from '#models/results/report.ts';

interface Told {
  readonly name: string;
  readonly notes: string;
}

/** What `--report` asks for, looked at before anything is solved: what writes it, or null where it is not asked for. */
export function reportWriter(options: Options): ((told: Told, report: Report) => Promise<void>) | null {
  const file = options.text('report');
  if (file === undefined) return null;
  const date = readDate(options);
  switch (extname(file).toLowerCase()) {
    case '.pdf':
      return async ({ name, notes }, report) =>
        writeFile(file, await reportPdf({ name, notes, report, date }, await sheetFonts()));
    case '.md':
      return ({ name }, report) => writeFile(file, reportMarkdown(name, report));
    default:
      throw badInput(`--report ${file}`, 'the ending says no known format', 'end the name with .pdf or .md');
  }
}
