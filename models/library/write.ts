import type { Part } from '#models/components/part.ts';
import type { System } from '#models/components/system.ts';
import { printJson } from '#models/file/print-json.ts';
import { partFormat, partVersion, writePart, writeSystem } from '#models/library/read.ts';

/** The text of a library file, which `readPartFile` reads; a list that is empty is left out. */
export function writePartFile(parts: readonly Part[], systems: readonly System[]): string {
  const document = {
    format: partFormat,
    version: partVersion,
    ...(parts.length > 0 ? { parts: parts.map(writePart) } : {}),
    ...(systems.length > 0 ? { systems: systems.map(writeSystem) } : {}),
  };
  return `${printJson(document)}\n`;
}
