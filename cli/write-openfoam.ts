import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BadInput, badInput } from '#cli/bad-input.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { FoamFile } from '#solver/field-openfoam/dictionary.ts';
import { openFoamCase } from '#solver/field-openfoam/export.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** What may be run has the mode of a program. */
const program = 0o755;
const usual = 0o644;

/**
 * Writes a field case as a case of OpenFOAM into a folder that is new or empty, and says how to run it.
 * @param path of the field case, for the messages
 * @returns the exit code
 */
export function writeOpenFoam(input: FieldCase, path: string, folder: string, terminal: Terminal): number {
  const { case: made, problems } = openFoamCase(input);
  if (!made) throw new BadInput(path, problems);
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0)
      throw badInput(`--openfoam ${folder}`, 'the folder holds something', 'name a new or empty folder');
    writeFoamFiles(made.files, folder);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw badInput(`--openfoam ${folder}`, reason, 'name a folder that can be written');
  }
  terminal.out(
    `${made.files.length} files for ${made.application} in ${folder}; ${join(folder, 'Allrun')} runs them.\n`,
  );
  if (made.leftOut.length > 0) terminal.out(`Not watched there: ${made.leftOut.join(', ')}.\n`);
  return 0;
}

/** Writes the files of a case below a folder, in pieces: the faces of four million cells are more than one text may hold. */
export function writeFoamFiles(files: readonly FoamFile[], folder: string): void {
  for (const { path, pieces } of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    const open = openSync(full, 'w', path === 'Allrun' ? program : usual);
    try {
      for (const piece of pieces()) writeSync(open, piece);
    } finally {
      closeSync(open);
    }
  }
}
