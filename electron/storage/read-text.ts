import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';

/**
 * The text of a file that a person chose. Throws an Error whose message names the file and the remedy: for
 * what is no regular file (a pipe would never end), for more than `limit` bytes, and for what is no UTF-8.
 */
export async function readText(path: string, limit: number): Promise<string> {
  const name = basename(path);
  const refuse = (error: unknown): never => {
    throw new Error(`"${name}" cannot be opened: ${reasonOf(error)}`, { cause: error });
  };
  const found = await stat(path).catch(refuse);
  if (!found.isFile()) throw new Error(`"${name}" is no file; choose a file.`);
  if (found.size > limit) {
    throw new Error(
      `"${name}" has ${found.size} bytes; at most ${limit} are read. Split it or choose another.`,
    );
  }
  const bytes = await readFile(path).catch(refuse);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`"${name}" is no UTF-8 text; choose a design, part or weather file.`, { cause: error });
  }
}

/** Why the system refused, in words. `missing` is what ENOENT means here: the file, or the folder for it. */
export function reasonOf(error: unknown, missing = 'it is not there; check its name and folder.'): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOENT':
      return missing;
    case 'EACCES':
    case 'EPERM':
      return 'you may not access it; change its permissions or choose another place.';
    case 'EROFS':
      return 'the disk is read-only; choose another place.';
    case 'ENOSPC':
      return 'the disk is full; make room or choose another place.';
    case 'EISDIR':
      return 'it is a folder; choose a file.';
    case 'ENOTDIR':
      return 'its folder is no folder; choose another place.';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
