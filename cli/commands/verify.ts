import type { Command } from '#cli/command.ts';
import { printDocument } from '#cli/output/documents.ts';
import { json } from '#cli/shared-options.ts';
import { exit } from '#cli/terminal.ts';
import { verifyReport } from '#cli/text/verify-report.ts';
import { fieldCases, verify as verifySolver } from '#solver/verification/verify.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'the solver against published answers',
  usage: '',
  least: 0,
  most: 0,
  notes: ['Ends with 1 when a row is outside its tolerance.'],
  options: {
    field: {
      type: 'boolean',
      help: 'all cases of the field solver, on the grids of the collection; minutes instead of seconds',
    },
    json,
  },
  async run(_positionals, options, terminal) {
    const rows = await verifySolver(options.has('field') ? fieldCases : undefined);
    const passed = rows.filter((row) => row.ok).length;
    const failed = rows.length - passed;
    terminal.out(
      options.has('json')
        ? printDocument('verify', {
            format: 'boxwright-verify',
            version: 1,
            passed,
            failed,
            rows: rows.map((row) => ({ ...row, value: known(row.value), deviation: known(row.deviation) })),
          })
        : verifyReport(rows),
    );
    return failed === 0 ? exit.done : exit.violated;
  },
};

/** JSON has no NaN: what is not known is null. */
function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
