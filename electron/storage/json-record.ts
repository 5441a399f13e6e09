import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readText } from '#electron/storage/read-text.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';

const largest = 1_000_000; // bytes

/** Reads a JSON object that Boxwright itself wrote; an empty one where it is absent or damaged. */
export async function readJsonRecord(path: string): Promise<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(await readText(path, largest));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : {};
  } catch {
    return {};
  }
}

export async function writeJsonRecord(path: string, record: Record<string, unknown>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, `${JSON.stringify(record, null, 2)}\n`);
}
