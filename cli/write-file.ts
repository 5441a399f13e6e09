import { badInput } from '#cli/bad-input.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';

/** Writes a file that was named on the command line, whole or not at all. */
export async function writeFile(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeWhole(path, data);
  } catch (error) {
    throw badInput(path, error instanceof Error ? error.message : String(error), 'choose another place');
  }
}
