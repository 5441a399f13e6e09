import { bomOf } from '#models/export/bom.ts';
import { headerOf } from '#models/project/query.ts';
import type { WorkbenchActions } from '#renderer/store/contract.ts';
import { reservationsOf } from '#renderer/store/field-layers.ts';
import { scenePicture } from '#renderer/store/scene-picture.ts';
import { sheetFonts, today } from '#renderer/store/sheet-fonts.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';
import { suggestedName } from '#renderer/store/open-save.ts';

/** Files for others. Each waits for the answer to the design on screen: no export shows stale numbers. */
export function exportActions(
  services: Services,
): Pick<
  WorkbenchActions,
  'exportBom' | 'exportSpecSheet' | 'exportCase' | 'exportView' | 'exportField' | 'exportSite'
> {
  const { host, solver, loop, set, get } = services;

  const nameOf = (what: string, ending: string) => {
    const base = suggestedName(get().project).replace(/\.boxwright\.json$/, '');
    const revision = headerOf(get().project).revision.replaceAll(/[^A-Za-z0-9.]+/g, '');
    return `${base}${revision === '' ? '' : `-${revision}`}-${what}.${ending}`;
  };

  async function give(name: string, bytes: Uint8Array, type: string): Promise<void> {
    if (await host.exportFile(name, bytes, type)) {
      set({ notice: { severity: 'info', title: `${name} was exported`, lines: [] } });
    }
  }

  return {
    async exportBom(format) {
      await orNotify(services, 'The bill of materials could not be exported', async () => {
        await loop.settled();
        const rows = bomOf(get().design, get().result);
        if (format === 'csv') {
          const { bomCsv } = await import('#models/export/bom-csv.ts');
          await give(nameOf('bom', 'csv'), new TextEncoder().encode(bomCsv(rows)), 'text/csv');
          return;
        }
        const { bomXlsx } = await import('#models/export/bom-xlsx.ts');
        const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
        await give(nameOf('bom', 'xlsx'), await bomXlsx(rows), type);
      });
    },
    async exportSpecSheet() {
      await orNotify(services, 'The spec sheet could not be exported', async () => {
        await loop.settled();
        const { design, result, violations } = get();
        if (!result) throw new Error('there is no solved result yet; see the checks for what is missing');
        const picture = await scenePicture('document');
        const { specSheetPdf } = await import('#models/export/spec-sheet.ts');
        const fonts = await sheetFonts();
        const date = today();
        const caseHash = await solver.caseHash(design);
        const isSure = result.fidelity === 'network' && result.status === 'converged';
        const bands = isSure ? { bands: await solver.bands(design) } : {};
        const sheet = { design, result, caseHash, ...bands, violations, date, ...(picture && { picture }) };
        const bytes = await specSheetPdf(sheet, fonts);
        await give(nameOf('spec', 'pdf'), bytes, 'application/pdf');
      });
    },
    async exportCase() {
      await orNotify(services, 'The case could not be exported', async () => {
        const text = `${JSON.stringify(await solver.buildCase(get().design), null, 2)}\n`;
        await give(nameOf('case', 'json'), new TextEncoder().encode(text), 'application/json');
      });
    },
    async exportView() {
      await orNotify(services, 'The view could not be exported', async () => {
        const picture = await scenePicture('view');
        if (!picture) throw new Error('there is no 3-D view on screen; it needs WebGL 2');
        await give(nameOf('view', 'png'), picture, 'image/png');
      });
    },
    async exportSite(format) {
      await orNotify(services, 'The years at the places could not be exported', async () => {
        const { answer } = get().site;
        if (!answer) throw new Error('there is no answer yet; run it first');
        const { siteCsv, siteDocument } = await import('#models/export/site.ts');
        const { design, answers } = answer;
        const text =
          format === 'csv' ? siteCsv(answers) : `${JSON.stringify(siteDocument(design, answers), null, 2)}\n`;
        const type = format === 'csv' ? 'text/csv' : 'application/json';
        await give(nameOf('site', format), new TextEncoder().encode(text), type);
      });
    },
    async exportField() {
      await orNotify(services, 'The field could not be exported', async () => {
        const { picture, pictured } = get().field;
        if (!picture) throw new Error('there is no field yet; solve one first');
        const { vtrOf } = await import('#solver/field-view/vtr.ts');
        const title = [pictured?.project, pictured?.configuration.name, ...reservationsOf(get().field)]
          .filter((one) => one)
          .join(', ');
        await give(nameOf('field', 'vtr'), vtrOf(picture, title), 'application/octet-stream');
      });
    },
  };
}
