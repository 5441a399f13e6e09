/*
 * OpenFOAM's text files: dictionaries, and the head that every file begins with.
 */

/** A value of a dictionary: a word or number as it stands, a list in brackets, or a dictionary within. */
export type Entry = string | number | readonly Entry[] | Dictionary;
export interface Dictionary {
  readonly [key: string]: Entry;
}

/** A file of a case. Large ones come in pieces, so that no text is longer than the engine allows. */
export interface FoamFile {
  /** From the folder of the case on. */
  readonly path: string;
  readonly pieces: () => Iterable<string>;
}

/** The head of a file. @param kind OpenFOAM's class of what the file holds */
export function headOf(kind: string, path: string): string {
  const at = path.lastIndexOf('/');
  const place = path.slice(0, at);
  return `FoamFile\n{\n    version     2.0;\n    format      ascii;\n    class       ${kind};\n    location    "${place}";\n    object      ${path.slice(at + 1)};\n}\n\n`;
}

export function dictionaryFile(path: string, body: Dictionary, kind = 'dictionary'): FoamFile {
  return { path, pieces: () => [headOf(kind, path), dictionaryText(body)] };
}

/** The entries of a dictionary, one a line. */
export function dictionaryText(body: Dictionary, indent = ''): string {
  return Object.entries(body)
    .map(([key, value]) => entryText(key, value, indent))
    .join('');
}

function entryText(key: string, value: Entry, indent: string): string {
  const word = /^[\w.]+$/.test(key) ? key : `"${key}"`;
  if (isDictionary(value))
    return `${indent}${word}\n${indent}{\n${dictionaryText(value, `${indent}    `)}${indent}}\n`;
  return `${indent}${word.padEnd(15)} ${valueText(value)};\n`;
}

/** A value as it stands behind its name. */
export function valueText(value: Entry): string {
  if (isDictionary(value)) return `{ ${dictionaryText(value).replaceAll('\n', ' ')}}`;
  return typeof value === 'object' ? `(${value.map(valueText).join(' ')})` : String(value);
}

function isDictionary(value: Entry): value is Dictionary {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A name as OpenFOAM takes it: letters, digits, underscores. */
export function wordOf(name: string): string {
  const word = name.replaceAll(/\W+/g, '_');
  return /^\d/.test(word) ? `_${word}` : word;
}
