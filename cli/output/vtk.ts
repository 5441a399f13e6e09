import type { Options } from '#cli/command.ts';
import type { Terminal } from '#cli/terminal.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import { vtrOf } from '#solver/field-view/vtr.ts';

export const vtkOption = {
  type: 'string',
  value: 'FILE',
  help: 'of a field: temperature, velocity and pressure in every cell, .vtr (VTK, ParaView)',
} as const;

/** Writes the file of `--vtk`, where it was asked for and there is a field; what has not converged is said so in it. */
export async function writeVtk(
  options: Options,
  terminal: Terminal,
  field: {
    readonly title: string;
    readonly status: FieldSolution['status'];
    readonly picture: FieldPicture | null;
  },
): Promise<void> {
  const file = options.text('vtk');
  if (file === undefined || !field.picture) return;
  const isAnswer = field.status === 'converged';
  await writeWhole(file, vtrOf(field.picture, isAnswer ? field.title : `${field.title} (not converged)`));
  terminal.err(
    isAnswer ? `${file} was written\n` : `${file} was written; it has not converged and is no answer\n`,
  );
}
