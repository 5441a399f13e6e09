import { resolve } from 'node:path';

/** The files of Boxwright among a command line's arguments, absolute. Options and anything else are left alone. */
export function designFiles(args: readonly string[], folder: string): string[] {
  return args
    .filter((text) => !text.startsWith('-') && /\.boxwright(-[a-z]+)?(\.json)?$/i.test(text))
    .map((text) => resolve(folder, text));
}
